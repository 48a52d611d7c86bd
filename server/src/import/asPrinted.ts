import { isOn, type Numbered, type Numbering } from './numbering.js';
import { type Attributes, escaped, readXml, type XmlReader } from './xml.js';

/**
 * The main part of a Word document as it is printed, with what mammoth does not know: numbers of lists written out,
 * hidden text and rows left out, text of fields kept, and a cell for the columns that a row leaves out in front.
 */
export function asPrinted(xml: string, numbering: Numbering): string {
  const writer = new Writer(numbering);
  readXml(xml, writer);
  return writer.written.join('');
}

/** Only there to hold other elements, which mammoth would not see. */
const UNWRAPPED: ReadonlySet<string> = new Set(['w:fldSimple', 'w:dir', 'w:bdo']);
/** May be hidden as a whole; that is told inside them. */
const HIDEABLE: ReadonlySet<string> = new Set(['w:r', 'w:tr']);
/** A newer way to write what stands in `mc:Fallback` again, which is the one that mammoth reads. */
const ALTERNATIVE = 'mc:Choice';

class Writer implements XmlReader {
  readonly written: string[] = [];
  readonly #numbering: Numbering;
  /** The elements around, from the outside. */
  readonly #path: string[] = [];
  readonly #paragraphs: { -readonly [K in keyof Numbered]: Numbered[K] }[] = [];
  readonly #hideable: { readonly start: number; hidden: boolean }[] = [];
  #columnsBefore = 0;
  /** Of alternatives. */
  #depth = 0;

  constructor(numbering: Numbering) {
    this.#numbering = numbering;
  }

  open(name: string, attributes: Attributes): void {
    this.#note(name, attributes);
    this.#path.push(name);
    if (name === 'w:p') this.#paragraphs.push({});
    if (name === ALTERNATIVE) this.#depth++;
    if (HIDEABLE.has(name)) this.#hideable.push({ start: this.written.length, hidden: false });
    if (this.#depth > 0 || UNWRAPPED.has(name)) return;
    this.written.push('<', name);
    for (const [key, value] of Object.entries(attributes())) {
      const quote = value.includes('"') ? "'" : '"';
      this.written.push(' ', key, '=', quote, value, quote);
    }
    this.written.push('>');
  }

  text(text: string): void {
    if (this.#depth === 0) this.written.push(text);
  }

  close(name: string): void {
    this.#path.pop();
    if (this.#depth === 0 && !UNWRAPPED.has(name)) this.written.push('</', name, '>');
    if (name === ALTERNATIVE) this.#depth--;
    else if (name === 'w:p') this.#paragraphs.pop();
    else if (this.#depth > 0) return;
    else if (name === 'w:pPr' && this.#isIn('w:p')) this.#number();
    else if (name === 'w:trPr') this.#fillUp();
    if (!HIDEABLE.has(name)) return;
    const ended = this.#hideable.pop();
    if (ended?.hidden) this.written.length = ended.start;
  }

  /** What an element says of those around it. */
  #note(name: string, attributes: Attributes): void {
    const value = (): string => attributes()['w:val'] ?? '';
    const paragraph = this.#paragraphs.at(-1);
    const hideable = this.#hideable.at(-1);
    if (name === 'w:pStyle' && paragraph && this.#isIn('w:p', 'w:pPr')) paragraph.style = value();
    else if (name === 'w:numId' && paragraph && this.#isIn('w:p', 'w:pPr', 'w:numPr')) paragraph.list = value();
    else if (name === 'w:ilvl' && paragraph && this.#isIn('w:p', 'w:pPr', 'w:numPr')) {
      paragraph.level = Number(value()) || 0;
    } else if (name === 'w:vanish' && hideable && this.#isIn('w:r', 'w:rPr')) hideable.hidden ||= isOn(attributes);
    else if (name === 'w:hidden' && hideable && this.#isIn('w:tr', 'w:trPr')) hideable.hidden ||= isOn(attributes);
    else if (name === 'w:gridBefore' && this.#isIn('w:tr', 'w:trPr')) this.#columnsBefore = Number(value()) || 0;
  }

  #number(): void {
    const number = this.#numbering.next(this.#paragraphs.at(-1) ?? {});
    if (number !== '') this.written.push('<w:r><w:t xml:space="preserve">', escaped(number), '</w:t></w:r>');
  }

  #fillUp(): void {
    if (this.#columnsBefore > 0) {
      this.written.push(`<w:tc><w:tcPr><w:gridSpan w:val="${this.#columnsBefore}"/></w:tcPr><w:p></w:p></w:tc>`);
    }
    this.#columnsBefore = 0;
  }

  /** Whether these are the innermost elements around, from the outside. */
  #isIn(...names: string[]): boolean {
    return names.every((name, at) => this.#path[this.#path.length - names.length + at] === name);
  }
}
