import { isBlank } from '../parse/characters.js';
import { lineAt } from '../parse/position.js';
import type { Line, Span, Tree } from '../parse/tree.js';
import { normalise } from './normalise.js';
import { isDigits, type PrintedNumber, readNumber } from './number.js';
import type { TornLabel } from './tornLabels.js';

/** A piece of a label: text between blanks. */
export interface Word extends Span {
  readonly line: number;
  /** Typography taken away; see `normalise`. */
  readonly norm: string;
}

/** The place of one number: printed, a mark for none, or empty. */
export interface Slot extends PrintedNumber {
  readonly span: Span;
}

/** Numbers that follow each other with no words between. */
export interface Run {
  readonly slots: Slot[];
  readonly line: number;
  /** Stands in one line: a row of the table. Otherwise one number a line. */
  readonly inLine: boolean;
  /** How many words come before it. */
  readonly words: number;
  /** Sizes of its groups between empty lines; one number a line only. */
  readonly groups: number[];
}

export interface Tokens {
  readonly words: readonly Word[];
  readonly runs: readonly Run[];
}

const ZERO = 0x30;
/** Numbers of more digits may be beyond 2^53. */
const MOST_PLAIN_DIGITS = 15;
/** Longer cells are prose: no label is that long. */
const LONGEST_LABEL = 80;

/** A number or mark as it is printed, without the blanks, line breaks and markup that cut it. */
export function printed({ text, plain }: Tree, { kind, span: { start, end } }: Slot): string {
  return kind === 'number' ? withoutBlanks(plain.slice(start, end)) : text.slice(start, end);
}

const withoutBlanks = (words: string): string => (/\s/.test(words) ? words.replace(/\s+/g, '') : words);

/** Markup of some letters of a word, unlike that of paragraphs and line breaks. */
const INLINE = /<\/?(?:b|em|font|i|span|strong|u)(?:\s[^<>]*)?>/gi;

/**
 * Words and runs of numbers of the lines from `from` up to `to`, in reading order; of lines that a torn label stands on
 * first other words, then the label, then the numbers.
 */
export function tokenise(
  tree: Tree,
  from: number,
  to: number,
  torn: ReadonlyMap<number, TornLabel> = new Map(),
): Tokens {
  const reader = new TokenReader(tree, from, to);
  for (let at = from; at < to; at++) {
    const label = torn.get(at);
    if (label) {
      reader.readAround(label);
      at = label.last;
    } else reader.read(tree.lines[at] as Line);
  }
  return reader.done();
}

class TokenReader {
  private readonly words: Word[] = [];
  private readonly runs: Run[] = [];
  /** The run that goes on from line to line, one number each. */
  private open: Run | null = null;
  private afterBlank = false;
  private previous: Line | null = null;
  private readonly packed: boolean;

  constructor(
    private readonly tree: Tree,
    from: number,
    to: number,
  ) {
    this.packed = isPacked(tree, from, to);
  }

  read(line: Line): void {
    switch (line.kind) {
      case 'rule':
        return;
      case 'blank':
        this.afterBlank = true;
        return;
      case 'row':
        this.open = null;
        this.readRow(line);
        break;
      default:
        this.readCell(line);
    }
    this.afterBlank = false;
    this.previous = line;
  }

  /** The lines of a row whose label is torn. Lines in which its cells are empty hold no numbers of their own. */
  readAround({ first, last, pieces }: TornLabel): void {
    this.open = null;
    const places: { readonly line: Line; readonly slots: Slot[] }[] = [];
    for (let at = first; at <= last; at++) {
      const line = this.tree.lines[at] as Line;
      const slots = this.readWords(line, pieces);
      if (slots.length > 0) places.push({ line, slots });
    }
    for (const { start, end } of pieces) this.addWords({ start, end }, lineAt(this.tree, start));
    const printed = places.filter(({ slots }) => slots.some(({ kind }) => kind !== 'blank'));
    for (const { line, slots } of printed.length > 0 ? printed : places.slice(0, 1)) this.addRun(line, slots);
    this.afterBlank = false;
    this.previous = this.tree.lines[last] as Line;
  }

  done(): Tokens {
    return { words: this.words, runs: this.runs.filter((run) => run.slots.length > 0) };
  }

  /** Several cells in a line: its numbers are a run of their own. */
  private readRow(line: Line): void {
    let slots: Slot[] = [];
    let worded = false;
    for (const cell of line.cells) {
      const slot = this.slotAt(cell);
      if (slot) {
        slots.push(slot);
        continue;
      }
      const { words, behind } = this.divide(cell);
      if (words) {
        // Empty places before the first words are merged cells, not numbers.
        if (slots.length > 0 && (worded || slots.some(({ kind }) => kind !== 'blank'))) this.addRun(line, slots);
        this.addWords(words, line.number);
        worded = true;
        slots = behind;
      } else slots.push(...behind);
    }
    if (slots.length > 0) this.addRun(line, slots);
  }

  /** The words of a line, without these pieces of a label; gives its numbers back. */
  private readWords(line: Line, pieces: readonly Span[]): Slot[] {
    const slots: Slot[] = [];
    for (const cell of line.cells) {
      const slot = this.slotAt(cell);
      if (slot && isBefore(line, cell, pieces)) {
        // Merged cells, or the 无 of a heading that is torn: no numbers of this row.
        if (slot.kind !== 'blank') this.addWords(cell, line.number);
        continue;
      }
      if (slot) {
        slots.push(slot);
        continue;
      }
      const { words, behind } = this.divide(cell);
      if (words) {
        const own = pieces.find(({ start, end }) => words.start <= start && end <= words.end);
        this.addWords({ start: words.start, end: own?.start ?? words.end }, line.number);
        if (own) this.addWords({ start: own.end, end: words.end }, line.number);
      }
      slots.push(...behind);
    }
    return slots;
  }

  /** One cell in a line: a label, a number, an empty cell, or a label with its numbers behind it. */
  private readCell(line: Line): void {
    const cell = line.cells[0];
    if (!cell) return;
    const slot = this.slotAt(cell);
    if (slot) {
      this.readNumber(line, slot);
      return;
    }
    this.open = null;
    const { words, behind } = this.divide(cell);
    if (words) this.addWords(words, line.number);
    if (behind.length > 0) this.addRun(line, behind);
  }

  private readNumber(line: Line, slot: Slot): void {
    if (this.continuesNumber(line, slot)) return;
    // The row that begins here leads with a merged cell; it is not the end of the row before.
    if (slot.kind === 'blank' && this.packed && this.afterBlank) this.open = null;
    if (!this.open) {
      this.open = { slots: [], line: line.number, inLine: false, words: this.words.length, groups: [] };
      this.runs.push(this.open);
    }
    const { slots, groups } = this.open;
    slots.push(slot);
    if (this.afterBlank || groups.length === 0) groups.push(1);
    else groups.push((groups.pop() as number) + 1);
  }

  private addRun(line: Line, slots: Slot[]): void {
    this.runs.push({ slots, line: line.number, inLine: true, words: this.words.length, groups: [] });
  }

  /** A number that a line break cuts in two: `394` and, below it without the leading tab, `32`. */
  private continuesNumber(line: Line, slot: Slot): boolean {
    const before = this.open?.slots.at(-1);
    if (!before || line.kind !== 'text' || this.afterBlank) return false;
    if (this.previous?.kind !== 'cell' || this.previous.number !== line.number - 1) return false;
    const digits = this.textOf(before.span) + this.textOf(slot.span);
    if (!isDigits(digits)) return false;
    const joined = readNumber(digits) as PrintedNumber;
    const { start } = before.kind === 'blank' ? slot.span : before.span;
    this.open?.slots.splice(-1, 1, { ...joined, span: { start, end: slot.span.end } });
    return true;
  }

  private textOf(span: Span): string {
    return this.tree.plain.slice(span.start, span.end);
  }

  /** The cell as one number, a mark for none, or empty; null where it holds words. */
  private slotAt(cell: Span): Slot | null {
    if (cell.start === cell.end) return { kind: 'blank', value: null, span: cell };
    const text = this.tree.plain;
    let value = 0;
    let at = cell.start;
    for (; at < cell.end && at - cell.start < MOST_PLAIN_DIGITS; at++) {
      const digit = text.charCodeAt(at) - ZERO;
      if (digit < 0 || digit > 9) break;
      value = value * 10 + digit;
    }
    if (at === cell.end) return { kind: 'number', value, span: cell };
    const number = readNumber(this.textOf(cell)) ?? this.withoutTags(cell);
    return number && { ...number, span: cell };
  }

  /** `<span>33.</span><span>85</span>`: a number that markup cuts in two, as word processors leave it. */
  private withoutTags(cell: Span): PrintedNumber | null {
    const own = this.tree.text.slice(cell.start, cell.end);
    const joined = own.includes('<') ? own.replace(INLINE, '') : own;
    if (joined === own || joined !== withoutBlanks(this.textOf(cell))) return null;
    const number = readNumber(joined);
    return number?.kind === 'number' ? number : null;
  }

  /** The words of a cell, and the numbers that stand behind them, apart by single blanks. */
  private divide(cell: Span): { readonly words: Span | null; readonly behind: Slot[] } {
    const text = this.tree.plain;
    const behind: Slot[] = [];
    let end = cell.end;
    while (end > cell.start) {
      let start = end;
      while (start > cell.start && !isBlank(text.charCodeAt(start - 1))) start--;
      const slot = this.slotAt({ start, end });
      if (!slot) break;
      behind.push(slot);
      end = start;
      while (end > cell.start && isBlank(text.charCodeAt(end - 1))) end--;
    }
    return { words: end > cell.start ? { start: cell.start, end } : null, behind: behind.reverse() };
  }

  private addWords(span: Span, line: number): void {
    if (span.end - span.start > LONGEST_LABEL) return;
    const text = this.tree.plain;
    let start = span.start;
    for (let at = span.start; at <= span.end; at++) {
      if (at < span.end && !isBlank(text.charCodeAt(at))) continue;
      if (at > start) this.words.push({ start, end: at, line, norm: normalise(text.slice(start, at)) });
      start = at + 1;
    }
  }
}

/** A piece of a label stands behind this cell. */
const isBefore = (line: Line, cell: Span, pieces: readonly Span[]): boolean =>
  pieces.some(({ start, end }) => cell.end <= start && end <= line.end);

/** One cell a line, the cells of a row without empty lines between: an empty line ends a row. */
function isPacked(tree: Tree, from: number, to: number): boolean {
  let packed = 0;
  let spaced = 0;
  for (let at = from + 1; at < to; at++) {
    if (tree.lines[at]?.kind !== 'cell') continue;
    if (tree.lines[at - 1]?.kind === 'cell') packed++;
    else if (tree.lines[at - 1]?.kind === 'blank') spaced++;
  }
  return packed > spaced;
}
