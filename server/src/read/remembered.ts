import type { Table } from '../form/model.js';
import type { Span, Tree } from '../parse/tree.js';
import { type Pattern, patternOf } from './pattern.js';
import type { Cell, Heading, Label, RowRead, TableRead } from './report.js';

/** Reads a table from the lines `from` to `to`. */
export type Read = (tree: Tree, from: number, to: number, table: Table) => TableRead | null;

interface Remembered {
  readonly start: number;
  readonly read: TableRead | null;
}

/** A table in which other numbers would be read alike. */
interface Model {
  readonly read: TableRead;
  readonly pattern: Pattern;
  /** Which number of the pattern a cell is; none where it is empty, or its number is among the words. */
  readonly numbers: ReadonlyMap<Cell, number>;
}

/** Tables of the documents somebody works on; an edit leaves all but one of them as they were. */
const MOST_TABLES = 48;
/** By what is printed, and by the words alone; what was read first goes first. */
const remembered = new Map<Table, Map<string, Remembered>>();
const models = new Map<Table, Map<string, Model>>();

/** Reads a table once for the same lines, wherever they stand: between two versions of a document most only move. */
export function readOnce(read: Read, tree: Tree, from: number, to: number, table: Table): TableRead | null {
  const { start, end } = spanOf(tree, from, to);
  const key = `${kindsOf(tree, from, to)} ${pagesIn(tree, { start, end })} ${tree.plain.slice(start, end)}`;
  const known = of(remembered, table);
  const before = known.get(key);
  if (before) return before.read && moved(before.read, start - before.start);
  const fresh = readAlike(read, tree, from, to, table);
  keep(known, key, { start, read: fresh });
  return fresh;
}

/**
 * Reads a table as one with the same words was read, whichever numbers are in it, where that cannot make a difference:
 * while somebody types only numbers change, and tables of many reports come from the same template. Gives what `read`
 * would.
 */
export function readAlike(read: Read, tree: Tree, from: number, to: number, table: Table): TableRead | null {
  const { start, end } = spanOf(tree, from, to);
  // Other numbers may be none of pages.
  const pattern = pagesIn(tree, { start, end }).length > 0 ? null : patternOf(tree.plain, start, end);
  if (!pattern) return read(tree, from, to, table);
  const known = of(models, table);
  const key = `${kindsOf(tree, from, to)} ${pattern.words}`;
  const model = known.get(key);
  if (model) return filled(model, tree.plain, pattern);
  const fresh = read(tree, from, to, table);
  const numbers = fresh && plainNumbers(fresh, pattern);
  if (numbers) keep(known, key, { read: fresh, pattern, numbers });
  return fresh;
}

function spanOf({ lines }: Tree, from: number, to: number): Span {
  const start = lines[from]?.start ?? 0;
  return { start, end: lines[to - 1]?.end ?? start };
}

/** Inside a fence the same text is no table. */
const kindsOf = ({ lines }: Tree, from: number, to: number): string => `${lines[from]?.kind} ${lines[to - 1]?.kind}`;

/** Which of its lines hold the number of a page, as that depends on the pages before: offsets into the table. */
const pagesIn = ({ pages }: Tree, { start, end }: Span): number[] =>
  [...pages].filter((line) => start <= line && line < end).map((line) => line - start);

/** The number of each cell that has a plain one, where none of them decided anything; else null. */
function plainNumbers({ isByWords, cells, rows }: TableRead, pattern: Pattern): Map<Cell, number> | null {
  // A number printed once for several columns is one because they are alike.
  if (!isByWords || rows.some(isPartly)) return null;
  const found = new Map<Cell, number>();
  for (const cell of cells) {
    const { start, end } = cell.span;
    const index = pattern.before(end);
    const number = pattern.numbers[index];
    if (number?.start === start && number.end === end) found.set(cell, index);
    // Without one it is as its words are.
    else if (index !== pattern.before(start)) return null;
  }
  return found;
}

/** A row with other cells than its columns'. One without any has none whatever the numbers of others are. */
const isPartly = ({ cells, part }: RowRead): boolean => cells.length > 0 && cells.length !== part.columns.length;

/** The same table with other numbers. */
function filled({ read, pattern, numbers }: Model, plain: string, now: Pattern): TableRead {
  const place = (offset: number): number => {
    const index = pattern.before(offset);
    const was = index < 0 ? pattern.start : (pattern.numbers[index] as Span).end;
    const is = index < 0 ? now.start : (now.numbers[index] as Span).end;
    return offset - was + is;
  };
  const span = ({ start, end }: Span): Span => ({ start: place(start), end: place(end) });
  const cell = (own: Cell): Cell => {
    const number = now.numbers[numbers.get(own) ?? Number.NaN];
    if (!number) return { ...own, span: span(own.span) };
    const { start, end, value } = number;
    return { ...own, span: { start, end }, text: plain.slice(start, end), value };
  };
  return laid(read, span, cell);
}

/** The same table farther down, or up. */
function moved(read: TableRead, by: number): TableRead {
  if (by === 0) return read;
  const span = ({ start, end }: Span): Span => ({ start: start + by, end: end + by });
  return laid(read, span, (cell) => ({ ...cell, span: span(cell.span) }));
}

function laid(read: TableRead, span: (own: Span) => Span, cell: (own: Cell) => Cell): TableRead {
  const label = <T extends Label | Heading>(own: T): T => ({ ...own, span: span(own.span) });
  const cells = new Map<Cell, Cell>(read.cells.map((own) => [own, cell(own)]));
  const row = (own: RowRead): RowRead => ({
    ...own,
    label: own.label && label(own.label),
    cells: own.cells.map((cell) => cells.get(cell) as Cell),
    span: span(own.span),
    short: own.short?.map(span) ?? null,
  });
  return {
    ...read,
    span: span(read.span),
    rows: read.rows.map(row),
    cells: [...cells.values()],
    columns: read.columns.map((column) => ({ ...column, label: column.label && label(column.label) })),
    headings: read.headings.map(label),
    repeated: read.repeated.map(label),
    head: span(read.head),
  };
}

function of<Value>(tables: Map<Table, Map<string, Value>>, table: Table): Map<string, Value> {
  const known = tables.get(table) ?? new Map<string, Value>();
  tables.set(table, known);
  return known;
}

function keep<Value>(known: Map<string, Value>, key: string, value: Value): void {
  const [oldest] = known.size < MOST_TABLES ? [] : known.keys();
  if (oldest !== undefined) known.delete(oldest);
  known.set(key, value);
}
