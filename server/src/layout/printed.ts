import { lineAt } from '../parse/position.js';
import type { Line, Span, Tree } from '../parse/tree.js';
import { normalise } from '../read/normalise.js';
import { readNumber } from '../read/number.js';
import type { Cell, RowRead, TableRead } from '../read/report.js';
import { FreeWords, withoutBlanks } from './freeWords.js';
import { printedLabels, puzzle } from './printedLabels.js';
import type { TableLine } from './render.js';
import { type Place, type Shape, shapeOf } from './shape.js';

/** One line of a table to be written, with the words and numbers that the document prints. */
export interface PrintedLine extends TableLine {
  /** From the first to the last character of it in the document. */
  readonly span: Span;
}

/** A table as the document prints it, line by line as the form has it. */
export interface PrintedTable {
  readonly form: readonly PrintedLine[];
  /** Its lines in the document. */
  readonly lines: readonly Line[];
  /** Labels that the page tore apart were put together again. */
  readonly joined: boolean;
}

/** Longer lines, and those with a full stop, are prose that got between the rows. */
const LONGEST_CELL = 80;

/**
 * Every word and number of a table at its place in the form; null where one has no place, as a table rewritten
 * without it would lose it. Rows the form does not have, and page numbers, follow the line they followed.
 * @param textOf what is to be printed for a number
 */
export function printedTable(tree: Tree, read: TableRead, textOf: (cell: Cell) => string): PrintedTable | null {
  const lines = linesOf(tree, read);
  if (lines.some((line) => line.fenced)) return null;
  const words = new FreeWords(tree, lines);
  const placed = formLines(tree, read, words, textOf);
  if (!placed || words.markup > 0) return null;
  const extra = words.left === 0 ? [] : isWhole(read) ? extraLines(tree, lines, words) : null;
  if (!extra) return null;
  const all = [...extra, ...pageNumbers(tree, lines)].sort((a, b) => a.span.start - b.span.start);
  return { form: merge(placed.lines, all), lines, joined: placed.joined };
}

/** Whether every word and number of a table has its place in the form. */
export function isOfForm(tree: Tree, read: TableRead): boolean {
  const words = new FreeWords(tree, linesOf(tree, read));
  return formLines(tree, read, words, ({ text }) => text) !== null && words.left === 0;
}

/** The lines a table stands in: with cells that are empty, and the rest of a Markdown frame. */
export function linesOf(tree: Tree, { span, cells }: TableRead): readonly Line[] {
  const start = cells.reduce((least, cell) => Math.min(least, cell.span.start), span.start);
  const end = cells.reduce((most, cell) => Math.max(most, cell.span.end), span.end);
  let first = tree.lines[lineAt(tree, start)] as Line;
  let last = tree.lines[lineAt(tree, end)] as Line;
  const isFrame = (line: Line | undefined): line is Line =>
    line !== undefined &&
    /^\s*[|│┃║┌├╔╠└╚]/.test(tree.text.slice(line.start, line.end)) &&
    line.cells.every((cell) => cell.start === cell.end);
  for (let next = tree.lines[first.number - 1]; isFrame(next); next = tree.lines[first.number - 1]) first = next;
  for (let next = tree.lines[last.number + 1]; isFrame(next); next = tree.lines[last.number + 1]) last = next;
  return tree.lines.slice(first.number, last.number + 1);
}

/** Every row and column that was found has its label: what is left over are words of nobody. */
const isWhole = ({ rows, columns }: TableRead): boolean => [...rows, ...columns].every(({ label }) => label !== null);

/** A label as it is printed. */
interface Piece {
  readonly text: string;
  /** null for words that the page tore apart. */
  readonly span: Span | null;
}

type Labels = ReadonlyMap<Place, Piece>;

/** The form's lines with what is printed for them; null where a label has lost its words to another. */
function formLines(
  tree: Tree,
  read: TableRead,
  words: FreeWords,
  textOf: (cell: Cell) => string,
): { readonly lines: PrintedLine[]; readonly joined: boolean } | null {
  const shape = shapeOf(read.table);
  const rows = new Map(read.rows.map((row) => [row.row, row]));
  if (read.rows.some((row) => row.short && (read.table.across || !standsTogether(tree, row)))) return null;
  const around = new Map<Span, readonly [before: string, behind: string]>();
  for (const span of [...read.cells.map((cell) => cell.span), ...read.rows.flatMap(({ short }) => short ?? [])]) {
    if (span.start === span.end) continue;
    around.set(span, words.takeAround(span));
    // Markup within a number has no place in the number that is printed.
    if (words.take(span) !== withoutBlanks(tree.plain, span)) return null;
  }
  const numberAt = (span: Span, number: string): Piece => {
    const [before = '', behind = ''] = around.get(span) ?? [];
    return { text: before + number + behind, span };
  };
  const labels = labelsOf(read, shape, words);
  if (!labels) return null;
  const piecesAt = (place: Place): readonly Piece[] => {
    const label = labels.get(place);
    if (label) return [label];
    const row = place.kind === 'number' ? rows.get(place.row) : undefined;
    if (place.kind !== 'number' || !row) return [];
    const cell = row.cells.find(({ column }) => column === place.column);
    if (cell) return [numberAt(cell.span, textOf(cell))];
    const isFirst = place.column === place.part.columns[0];
    return isFirst ? (row.short ?? []).map((span) => numberAt(span, withoutBlanks(tree.plain, span))) : [];
  };
  const joined = [...labels.values()].some(({ span }) => span === null);
  const lines = shape.lines.flatMap((line) => {
    const cells = line.map((place) => (place ? piecesAt(place) : []));
    const pieces = cells.flat();
    const hasNumbers = line.some((place) => place?.kind === 'number' && rows.has(place.row));
    if (pieces.length === 0) return [];
    const texts = line.flatMap((place, at) => {
      const own = cells[at] as readonly Piece[];
      if (own.length > 0) return own.map(({ text }) => text);
      return place?.kind === 'number' || isLost(read, place) ? [] : [''];
    });
    return [{ cells: texts, leads: shape.leads, hasNumbers, span: cover(pieces, words.span.start) }];
  });
  return { lines, joined };
}

/**
 * Numbers that fit no columns stand in cells right behind their label. Those that only blanks hold apart, or that stand
 * elsewhere, would seem to belong to the first columns, or to this row, if they were put here.
 */
function standsTogether(tree: Tree, { label, short, span }: RowRead): boolean {
  const { plain, lines } = tree;
  const line = lines[lineAt(tree, span.start)] as Line;
  let from = label?.span.end ?? plain.length;
  return (
    /[\t|]/.test(plain.slice(line.start, line.end)) &&
    (short ?? []).every(({ start, end }) => {
      const isNext = from <= start && /^[\s|]*$/.test(plain.slice(from, start));
      from = end;
      return isNext;
    })
  );
}

/** The head of a column whose numbers are gone has no cell of its own. */
const isLost = ({ missingColumns }: TableRead, place: Place | null): boolean =>
  place?.kind === 'column' &&
  missingColumns.some(
    ({ part, column, row }) => part === place.part && column === place.column && (!row || row === place.row),
  );

/**
 * The label of each place that has one. Words that are left over are labels the page tore apart where they are
 * exactly the words of labels nobody found: then these are put together again.
 */
function labelsOf(read: TableRead, shape: Shape, words: FreeWords): Labels | null {
  const printed = printedLabels(read);
  const torn = shape.lines
    .flat()
    .filter((place): place is Place => place !== null && place.kind !== 'number' && !printed.has(place));
  // Of two labels one inside the other, as where a page tears them, the inner one takes its words first.
  const found = [...printed].sort(([, a], [, b]) => a.span.end - a.span.start - (b.span.end - b.span.start));
  const labels = new Map<Place, Piece>();
  for (const [place, { span }] of found) {
    const [before, behind] = words.takeAround(span);
    const text = words.take(span);
    if (text === '') return null;
    labels.set(place, { text: before + text + behind, span });
  }
  if (words.left > 0 && words.markup === 0) {
    const joined = puzzle(words.rest(), torn);
    for (const place of joined ?? []) labels.set(place, { text: place.official, span: null });
    if (joined) words.take(words.span);
  }
  return labels;
}

/** Lines that hold nothing the form has, as rows of their own; null where one is no row, or only part of it is left. */
function extraLines(tree: Tree, lines: readonly Line[], words: FreeWords): PrintedLine[] | null {
  const extra: PrintedLine[] = [];
  let open: { cells: string[]; line: number } | null = null;
  for (const { number, start, end, cells } of lines) {
    const texts = cells.map((cell) => withoutBlanks(tree.plain, cell));
    const length = texts.join('').length;
    if (length === 0) continue;
    const free = words.countFree({ start, end });
    if (free === 0) continue;
    if (free < length || length > LONGEST_CELL || texts.some((text) => text.includes('。'))) return null;
    // Where cells stand one a line, the numbers below a label are its row.
    const [only = ''] = texts;
    if (open && texts.length === 1 && open.line === number - 1 && readNumber(only)) {
      open.cells.push(only);
      open.line = number;
      continue;
    }
    // Numbers without a label may be those of any row.
    if (readNumber(texts.find((text) => text !== '') ?? '')) return null;
    open = { cells: texts, line: number };
    extra.push({ cells: open.cells, leads: 0, hasNumbers: false, span: { start, end } });
  }
  return extra.every(({ cells }) => cells.length > 1) ? extra : null;
}

/** `- 2 -`, where a page ends within the table. */
const pageNumbers = ({ plain }: Tree, lines: readonly Line[]): PrintedLine[] =>
  lines.flatMap(({ kind, start, end }) => {
    const verbatim = plain.slice(start, end);
    if (kind !== 'rule' || normalise(verbatim) === '') return [];
    return [{ cells: [], leads: 0, hasNumbers: false, span: { start, end }, verbatim }];
  });

/** Each other line behind the one that it follows in the document. */
function merge(lines: readonly PrintedLine[], others: readonly PrintedLine[]): PrintedLine[] {
  const merged = [...lines];
  for (const other of others) {
    const before = merged.findLastIndex(({ span }) => span.start < other.span.start);
    merged.splice(before + 1, 0, other);
  }
  return merged;
}

/** From the first to the last character of some pieces. */
function cover(pieces: readonly Piece[], fallback: number): Span {
  let start = Number.POSITIVE_INFINITY;
  let end = 0;
  for (const { span } of pieces) {
    if (!span) continue;
    start = Math.min(start, span.start);
    end = Math.max(end, span.end);
  }
  return end === 0 ? { start: fallback, end: fallback } : { start, end };
}
