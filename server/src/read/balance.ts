import type { CellPath, Relation, TableKey } from '../form/model.js';
import type { Cell, Report, TableRead } from './report.js';

/** A relation with its numbers put in. */
export interface Equation {
  readonly relation: Relation;
  /** Sums of both sides; a blank counts as nothing. */
  readonly left: number;
  readonly right: number;
}

/**
 * Relations that can be computed: all cells are there and hold numbers or nothing. Where the totals of a table are
 * left blank throughout, no equation asks for them.
 */
export function equationsOf(report: Report): Equation[] {
  const blank = new Set(report.tables.flatMap((table) => blankTotals(table).map((cell) => cell.path)));
  const usable = (path: CellPath): boolean => {
    const cell = report.cells.get(path);
    return cell !== undefined && !blank.has(path) && !isNoCount(cell);
  };
  return report.relations
    .filter((relation) => relation.left.every(usable) && relation.right.every(usable))
    .map((relation) => ({ relation, left: sum(report, relation.left), right: sum(report, relation.right) }));
}

export const isBroken = (equation: Equation): boolean => equation.left !== equation.right;

function sum(report: Report, paths: readonly CellPath[]): number {
  let total = 0;
  for (const path of paths) total += report.cells.get(path)?.value ?? 0;
  return total;
}

/** Printed, but no number that can be counted with: unreadable, negative, or a fraction. See rule `cell-number`. */
export function isNoCount(cell: Cell): boolean {
  if (cell.kind === 'unreadable') return true;
  if (cell.value === null) return false;
  if (cell.column.number === 'change') return !Number.isInteger(cell.value);
  return cell.value < 0 || (cell.column.number !== 'amount' && !Number.isInteger(cell.value));
}

/** Totals of a table that leaves most of them blank; none where only single ones are. */
export function blankTotals(read: TableRead): Cell[] {
  if (read.table.key === 'cases') return [];
  const totals = cellsOf(read).filter((cell) => cell.column.total);
  const blank = totals.filter((cell) => cell.kind === 'blank');
  const others = cellsOf(read).some((cell) => !cell.column.total && cell.kind !== 'blank');
  return others && blank.length > 1 && blank.length * 2 >= totals.length ? blank : [];
}

export const cellsOf = (read: TableRead): Cell[] => read.rows.flatMap((row) => [...row.cells]);

/** The table as read, where the document has it. */
export const tableRead = (report: Report, key: TableKey): TableRead | undefined =>
  report.tables.find((read) => read.table.key === key);
