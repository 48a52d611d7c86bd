import { isOn, type Numbered, type Numbering } from './numbering.js';
import { type Attributes, escaped, readWordXml, type XmlReader } from './xml.js';

/**
 * A part of a Word document as it is printed, in those elements alone that text and tables are made of (ECMA-376,
 * part 1, 17): numbers of lists written out, hidden and deleted text left out, a cell for the columns that a row leaves
 * open in front. What mammoth does not know would be lost with all that is in it, and be told of in time that grows
 * with the square of it.
 */
export function asPrinted(xml: string, numbering: Numbering): string {
  const writer = new Writer(numbering);
  readWordXml(xml, writer);
  return writer.written.join('');
}

/** Of the elements that are kept. */
const NAMESPACES =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:v="urn:schemas-microsoft-com:vml"';

/** Elements that are kept, with the attributes that are. */
const KEPT: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    'w:document': [],
    'w:body': [],
    'w:footnotes': [],
    'w:footnote': ['w:id', 'w:type'],
    'w:endnotes': [],
    'w:endnote': ['w:id', 'w:type'],
    'w:p': [],
    'w:pPr': [],
    'w:r': [],
    'w:rPr': [],
    'w:vertAlign': ['w:val'],
    'w:t': [],
    'w:tab': [],
    'w:br': [],
    'w:noBreakHyphen': [],
    'w:footnoteReference': ['w:id'],
    'w:endnoteReference': ['w:id'],
    'w:tbl': [],
    'w:tr': [],
    'w:tc': [],
    'w:tcPr': [],
    'w:gridSpan': ['w:val'],
    'w:vMerge': ['w:val'],
    'w:pict': [],
    'v:group': [],
    'v:rect': [],
    'v:roundrect': [],
    'v:shape': [],
    'v:textbox': [],
    'w:txbxContent': [],
  }),
);

/** Elements that are only there to hold others. All that are not named here go with what is in them. */
const UNWRAPPED: ReadonlySet<string> = new Set(
  `w:trPr w:numPr w:ins w:moveTo w:sdt w:sdtContent w:smartTag w:customXml w:hyperlink w:fldSimple w:dir w:bdo w:object w:ruby
  w:rubyBase mc:AlternateContent mc:Fallback`.split(/\s+/),
);

/** May be left out as a whole, as is told inside them. */
const HIDEABLE: ReadonlySet<string> = new Set(['w:r', 'w:tr']);

class Writer implements XmlReader {
  readonly written: string[] = [];
  readonly #numbering: Numbering;
  /** The elements around, from the outside. */
  readonly #path: string[] = [];
  readonly #paragraphs: { -readonly [K in keyof Numbered]: Numbered[K] }[] = [];
  readonly #hideable: { readonly start: number; hidden: boolean }[] = [];
  /** Notes that were referred to: each is written once. */
  readonly #notes = new Set<string>();
  #columnsBefore = 0;
  /** How many of the elements around are left out. */
  #dropped = 0;

  constructor(numbering: Numbering) {
    this.#numbering = numbering;
  }

  open(name: string, attributes: Attributes): void {
    if (this.#dropped === 0) this.#note(name, attributes);
    this.#path.push(name);
    if (this.#dropped > 0 || !this.#isPrinted(name, attributes)) {
      this.#dropped++;
      return;
    }
    if (name === 'w:p') this.#paragraphs.push({});
    if (HIDEABLE.has(name)) this.#hideable.push({ start: this.written.length, hidden: false });
    const kept = KEPT.get(name);
    if (kept) this.#start(name, attributes(), kept);
  }

  text(text: string): void {
    if (this.#dropped === 0) this.written.push(text);
  }

  close(name: string): void {
    this.#path.pop();
    if (this.#dropped > 0) {
      this.#dropped--;
      return;
    }
    if (KEPT.has(name)) this.written.push('</', name, '>');
    if (name === 'w:p') this.#paragraphs.pop();
    else if (name === 'w:pPr') this.#number();
    else if (name === 'w:trPr') this.#fillUp();
    if (!HIDEABLE.has(name)) return;
    const ended = this.#hideable.pop();
    if (ended?.hidden) this.written.length = ended.start;
  }

  #isPrinted(name: string, attributes: Attributes): boolean {
    if (name === 'w:footnoteReference' || name === 'w:endnoteReference') {
      const note = `${name} ${attributes()['w:id']}`;
      return !this.#notes.has(note) && this.#notes.add(note) !== undefined;
    }
    // Breaks of pages and columns are none of lines.
    if (name === 'w:br') return (attributes()['w:type'] ?? 'textWrapping') === 'textWrapping';
    return KEPT.has(name) || UNWRAPPED.has(name);
  }

  #start(name: string, attributes: Readonly<Record<string, string>>, kept: readonly string[]): void {
    this.written.push('<', name);
    if (this.#path.length === 1) this.written.push(' ', NAMESPACES);
    for (const [key, value] of Object.entries(attributes)) {
      if (!kept.includes(key)) continue;
      const quote = value.includes('"') ? "'" : '"';
      this.written.push(' ', key, '=', quote, value, quote);
    }
    this.written.push('>');
  }

  /** What an element says of those around it. */
  #note(name: string, attributes: Attributes): void {
    const value = (): string => attributes()['w:val'] ?? '';
    const paragraph = this.#paragraphs.at(-1);
    const hideable = this.#hideable.at(-1);
    if (paragraph && this.#isIn('w:p', 'w:pPr')) {
      if (name === 'w:pStyle') paragraph.style = value();
    } else if (paragraph && this.#isIn('w:p', 'w:pPr', 'w:numPr')) {
      if (name === 'w:numId') paragraph.list = value();
      else if (name === 'w:ilvl') paragraph.level = Number(value()) || 0;
    } else if (this.#isIn('w:p', 'w:pPr', 'w:rPr')) {
      // The paragraph goes on in the next one.
      if (name === 'w:del') this.written.push('<w:del></w:del>');
    } else if (hideable && this.#isIn('w:r', 'w:rPr')) {
      if (name === 'w:vanish') hideable.hidden ||= isOn(attributes);
    } else if (hideable && this.#isIn('w:tr', 'w:trPr')) {
      if (name === 'w:hidden') hideable.hidden ||= isOn(attributes);
      else if (name === 'w:del') hideable.hidden = true;
      else if (name === 'w:gridBefore') this.#columnsBefore = Number(value()) || 0;
    } else if (name === 'w:cr') this.written.push('<w:br></w:br>');
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
