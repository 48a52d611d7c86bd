import type { CellPath, Relation } from '../form/model.js';
import type { Cell, Report, TableRead } from './report.js';

/** A relation with its numbers put in. */
export interface Equation {
  readonly relation: Relation;
  /** Sums of both sides; a blank counts as nothing. */
  readonly left: number;
  readonly right: number;
}

const known = new WeakMap<Report, readonly Equation[]>();

/**
 * Relations that can be computed: all cells are there and hold numbers or nothing. Where the totals of a table are
 * left blank throughout, no equation asks for them.
 */
export function equationsOf(report: Report): readonly Equation[] {
  let equations = known.get(report);
  if (!equations) {
    const blank = new Set(report.tables.flatMap((table) => blankTotals(table).map((cell) => cell.path)));
    equations = report.relations.flatMap((relation) => equationOf(report, relation, blank) ?? []);
    known.set(report, equations);
  }
  return equations;
}

function equationOf(report: Report, relation: Relation, blank: ReadonlySet<CellPath>): Equation | null {
  const left = sum(report, relation.left, blank);
  const right = left === null ? null : sum(report, relation.right, blank);
  return left === null || right === null ? null : { relation, left, right };
}

/** null where a cell cannot be counted with. */
function sum(report: Report, paths: readonly CellPath[], blank: ReadonlySet<CellPath>): number | null {
  let total = 0;
  for (const path of paths) {
    const cell = report.cells.get(path);
    if (!cell || isNoCount(cell) || (blank.size > 0 && blank.has(path))) return null;
    total += cell.value ?? 0;
  }
  return total;
}

/** Whether every relation that these values take part in would hold with them in their cells. */
export function holdsWith(report: Report, values: ReadonlyMap<CellPath, number>): boolean {
  const numberAt = (path: CellPath): number => values.get(path) ?? report.cells.get(path)?.value ?? 0;
  const total = (paths: readonly CellPath[]): number => paths.reduce((all, path) => all + numberAt(path), 0);
  return report.relations.every(({ left, right }) => {
    const touched = left.some((path) => values.has(path)) || right.some((path) => values.has(path));
    return !touched || total(left) === total(right);
  });
}

export const isBroken = (equation: Equation): boolean => equation.left !== equation.right;

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
  const blank = read.cells.filter((cell) => cell.column.total && cell.kind === 'blank');
  if (blank.length < 2) return [];
  const totals = read.cells.filter((cell) => cell.column.total);
  const others = read.cells.some((cell) => !cell.column.total && cell.kind !== 'blank');
  return others && blank.length * 2 >= totals.length ? blank : [];
}
