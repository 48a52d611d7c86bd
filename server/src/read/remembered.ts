import type { Table } from '../form/model.js';
import type { Span, Tree } from '../parse/tree.js';
import type { Cell, Heading, Label, RowRead, TableRead } from './report.js';

type Read = (tree: Tree, from: number, to: number, table: Table) => TableRead | null;

interface Remembered {
  readonly start: number;
  readonly read: TableRead | null;
}

/** Tables of the documents somebody works on; an edit leaves all but one of them as they were. */
const MOST_TABLES = 48;
/** What decides how the last line is parsed may stand right behind it: the form feed behind a page's number. */
const BEHIND = 4;

/** By what is printed; the one that was read first goes first. */
const remembered = new Map<Table, Map<string, Remembered>>();

/**
 * Reads a table once for the same lines, wherever they stand: between two versions of a document most tables only
 * move. Gives what `read` would.
 */
export function readOnce(read: Read, tree: Tree, from: number, to: number, table: Table): TableRead | null {
  const start = tree.lines[from]?.start ?? 0;
  const end = tree.lines[to - 1]?.end ?? start;
  // Inside a fence the same text is no table.
  const kinds = `${tree.lines[from]?.kind} ${tree.lines[to - 1]?.kind}`;
  const key = `${kinds} ${tree.plain.slice(start, end + BEHIND)}`;
  const known = tablesLike(table);
  const before = known.get(key);
  if (before) return before.read && moved(before.read, start - before.start);
  const fresh = read(tree, from, to, table);
  const [oldest] = known.size < MOST_TABLES ? [] : known.keys();
  if (oldest !== undefined) known.delete(oldest);
  known.set(key, { start, read: fresh });
  return fresh;
}

function tablesLike(table: Table): Map<string, Remembered> {
  const known = remembered.get(table) ?? new Map<string, Remembered>();
  remembered.set(table, known);
  return known;
}

/** The same table farther down, or up. */
function moved(read: TableRead, by: number): TableRead {
  if (by === 0) return read;
  const span = ({ start, end }: Span): Span => ({ start: start + by, end: end + by });
  const label = <T extends Label | Heading>(own: T): T => ({ ...own, span: span(own.span) });
  const cells = new Map<Cell, Cell>(read.cells.map((cell) => [cell, { ...cell, span: span(cell.span) }]));
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
