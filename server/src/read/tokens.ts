import { isBlank } from '../parse/characters.js';
import type { Line, Span, Tree } from '../parse/tree.js';
import { normalise } from './normalise.js';
import { isDigits, type PrintedNumber, readNumber } from './number.js';

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

/** Longer cells are prose: no label is that long. */
const LONGEST_LABEL = 80;

/** Words and runs of numbers of the lines from `from` up to `to`, in reading order. */
export function tokenise(tree: Tree, from: number, to: number): Tokens {
  const reader = new TokenReader(tree, from, to);
  for (let at = from; at < to; at++) reader.read(tree.lines[at] as Line);
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

  done(): Tokens {
    return { words: this.words, runs: this.runs.filter((run) => run.slots.length > 0) };
  }

  /** Several cells in a line: its numbers are a run of their own. */
  private readRow(line: Line): void {
    let slots: Slot[] = [];
    const close = (): void => {
      if (slots.length > 0) this.runs.push(this.newRun(line.number, true, slots));
      slots = [];
    };
    let worded = false;
    for (const cell of line.cells) {
      for (const piece of this.pieces(cell)) {
        if (piece.slot) {
          slots.push(piece.slot);
          continue;
        }
        if (worded || slots.some((slot) => slot.kind !== 'blank')) close();
        slots = [];
        worded = true;
        this.addWords(piece.span, line.number);
      }
    }
    close();
  }

  /** One cell in a line: a label, a number, an empty cell, or a label with its numbers behind it. */
  private readCell(line: Line): void {
    const cell = line.cells[0];
    if (!cell) return;
    const pieces = this.pieces(cell);
    if (pieces.length > 1) {
      this.open = null;
      this.readRow(line);
      return;
    }
    const piece = pieces[0];
    if (!piece) return;
    if (!piece.slot) {
      this.open = null;
      this.addWords(piece.span, line.number);
      return;
    }
    if (this.continuesNumber(line, piece.slot)) return;
    if (piece.slot.kind === 'blank' && this.packed && this.afterBlank) {
      // The row that begins here leads with a merged cell; it is not the end of the row before.
      this.open = null;
      return;
    }
    if (!this.open) {
      this.open = this.newRun(line.number, false, []);
      this.runs.push(this.open);
    }
    this.open.slots.push(piece.slot);
    if (this.afterBlank || this.open.groups.length === 0) this.open.groups.push(1);
    else this.open.groups[this.open.groups.length - 1] = (this.open.groups.at(-1) ?? 0) + 1;
  }

  /** A number that a line break cuts in two: `394` and, below it without the leading tab, `32`. */
  private continuesNumber(line: Line, slot: Slot): boolean {
    const before = this.open?.slots.at(-1);
    if (!before || line.kind !== 'text' || this.afterBlank) return false;
    if (this.previous?.kind !== 'cell' || this.previous.number !== line.number - 1) return false;
    const digits = this.textOf(before.span) + this.textOf(slot.span);
    if (!isDigits(digits)) return false;
    const joined = readNumber(digits) as PrintedNumber;
    this.open?.slots.splice(-1, 1, { ...joined, span: { start: before.span.start, end: slot.span.end } });
    return true;
  }

  private newRun(line: number, inLine: boolean, slots: Slot[]): Run {
    return { slots, line, inLine, words: this.words.length, groups: [] };
  }

  private textOf(span: Span): string {
    return this.tree.text.slice(span.start, span.end);
  }

  /** A cell as one number, or as words with the numbers that stand behind them apart by single blanks. */
  private pieces(cell: Span): { readonly span: Span; readonly slot?: Slot }[] {
    const text = this.textOf(cell);
    const number = readNumber(text);
    if (number) return [{ span: cell, slot: { ...number, span: cell } }];
    const behind: { span: Span; slot: Slot }[] = [];
    let end = cell.end;
    while (end > cell.start) {
      let start = end;
      while (start > cell.start && !isBlank(this.tree.text.charCodeAt(start - 1))) start--;
      const span = { start, end };
      const word = readNumber(this.textOf(span));
      if (!word) break;
      behind.unshift({ span, slot: { ...word, span } });
      end = start;
      while (end > cell.start && isBlank(this.tree.text.charCodeAt(end - 1))) end--;
    }
    return end > cell.start ? [{ span: { start: cell.start, end } }, ...behind] : behind;
  }

  private addWords(span: Span, line: number): void {
    if (span.end - span.start > LONGEST_LABEL) return;
    const text = this.tree.text;
    let start = span.start;
    for (let at = span.start; at <= span.end; at++) {
      if (at < span.end && !isBlank(text.charCodeAt(at))) continue;
      if (at > start) this.words.push({ start, end: at, line, norm: normalise(text.slice(start, at)) });
      start = at + 1;
    }
  }
}

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
