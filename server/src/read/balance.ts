import type { CellPath, Relation } from '../form/model.js';
import { perReport } from './perReport.js';
import type { Cell, Report, RowRead, TableRead } from './report.js';

/** A relation with its numbers put in. */
export interface Equation {
  readonly relation: Relation;
  /** Sums of both sides; a blank counts as nothing. */
  readonly left: number;
  readonly right: number;
}

/**
 * Relations that can be computed, with their sums. A total left blank counts as the sum of its row, so that one blank
 * does not break what it takes part in; its own row has nothing to hold.
 */
export const equationsOf = perReport((report): readonly Equation[] => {
  const totals = blankSums(report);
  const equations: Equation[] = [];
  for (const relation of countable(report)) {
    const isOwnRow = relation.rule === 'requests-row-total' || relation.rule === 'cases-total';
    if (isOwnRow && totals.has(relation.right[0] as CellPath)) continue;
    equations.push({ relation, left: sumOf(report, relation.left), right: sumOf(report, relation.right) });
  }
  return equations;
});

function sumOf(report: Report, paths: readonly CellPath[]): number {
  let sum = 0;
  for (const path of paths) sum += countedAs(report, path);
  return sum;
}

/**
 * Relations all of whose cells hold numbers that can be counted with, or nothing, and can be summed exactly: the very
 * list of the report where all can, as others keep what they work out for it.
 */
export const countable = perReport((report): readonly Relation[] => {
  if (canAllBeCounted(report) && !report.tables.some(isUnfinished)) return report.relations;
  const counts = (path: CellPath): boolean => !isNoCount(report.cells.get(path) as Cell);
  const found = report.relations.filter(
    (relation) =>
      relation.left.every(counts) &&
      relation.right.every(counts) &&
      !isTooLarge(report, relation) &&
      !isAwaited(report, relation),
  );
  return found.length === report.relations.length ? report.relations : found;
});

/** Most reports hold nothing but small numbers. */
function canAllBeCounted({ cells }: Report): boolean {
  let sum = 0;
  for (const cell of cells.values()) {
    if (isNoCount(cell)) return false;
    sum += Math.abs(cell.value ?? 0);
  }
  return sum <= Number.MAX_SAFE_INTEGER;
}

/**
 * Nothing stands in a table yet, or, as table 三 is filled in from top to bottom, in its last three rows: the last
 * outcome, （七）总计 and 四. Where only those two are blank the outcomes tell what belongs there.
 */
const isUnfinished = ({ rows, cells }: TableRead): boolean => {
  const last = rows.slice(-3);
  const areTheLast = last[1]?.row.key === 'concluded' && last[2]?.row.key === 'carriedOut';
  const awaited = areTheLast ? last.flatMap((row) => row.cells) : cells;
  return awaited.length > 0 && awaited.every(isBlank);
};

/** The rows of a table; while it is being filled in, those that hold something. */
export const begunRows = (read: TableRead): readonly RowRead[] =>
  isUnfinished(read) ? read.rows.filter(({ cells }) => !cells.every(isBlank)) : read.rows;

/** While a table is being filled in: whether a relation still waits for all numbers of a side, or of its row. */
export function isAwaited({ tables, cells }: Report, { rule, left, right }: Relation): boolean {
  const table = tables.find((read) => left[0]?.startsWith(`${read.table.key}/`));
  if (!table || !isUnfinished(table)) return false;
  const areBlank = (paths: readonly CellPath[]): boolean => paths.every((path) => isBlank(cells.get(path) as Cell));
  const isRow = rule === 'requests-row-total' || rule === 'cases-total';
  return isRow ? areBlank(left) && areBlank(right) : areBlank(left) || areBlank(right);
}

const isBlank = ({ kind }: Cell): boolean => kind === 'blank';

/** Whether the numbers of a relation together are beyond 2^53, so that their sum is not exact. */
export const isTooLarge = ({ cells }: Report, { left, right }: Relation): boolean =>
  [left, right].some(
    (paths) => paths.reduce((sum, path) => sum + Math.abs(cells.get(path)?.value ?? 0), 0) > Number.MAX_SAFE_INTEGER,
  );

/** What totals left blank should be: the sum of the other cells of their row. */
const blankSums = perReport((report): ReadonlyMap<CellPath, number> => {
  const sums = new Map<CellPath, number>();
  for (const { rows } of report.tables) {
    for (const { cells } of rows) {
      for (const cell of cells) {
        const value = cell.column.total && isNothing(cell) ? sumOfRow(cell, cells) : null;
        if (value !== null) sums.set(cell.path, value);
      }
    }
  }
  return sums;
});

/** What a cell counts for in equations: its number, a blank total the sum of its row, another blank nothing. */
export const countedAs = (report: Report, path: CellPath): number =>
  report.cells.get(path)?.value ?? blankSums(report).get(path) ?? 0;

/** Sum of the other cells of a total's row; null where one cannot be counted with. */
export function sumOfRow(total: Cell, cells: readonly Cell[]): number | null {
  const parts = cells.filter((cell) => cell !== total);
  return parts.some(isNoCount) ? null : parts.reduce((sum, cell) => sum + (cell.value ?? 0), 0);
}

/**
 * Whether the number before a blank total may be that total: it is at least the sum of those before it. Then a cell of
 * the row was lost, or the total put into the wrong place.
 */
export function looksMoved(row: readonly Cell[]): boolean {
  const parts = row.flatMap(({ column, value }) => (column.total ? [] : (value ?? 0)));
  const last = parts.at(-1) ?? 0;
  return last > 0 && parts.reduce((sum, value) => sum + value, 0) <= 2 * last;
}

/** Empty, or a mark for nothing. */
export const isNothing = (cell: Cell): boolean => cell.kind === 'blank' || cell.kind === 'none';

/** Whether every relation that these values take part in would hold with them in their cells. */
export function holdsWith(report: Report, values: ReadonlyMap<CellPath, number>): boolean {
  return brokenWith(report, relationsOf(report, values.keys()), values).length === 0;
}

const uses = new WeakMap<readonly Relation[], ReadonlyMap<CellPath, readonly Relation[]>>();

/** The relations that any of these cells takes part in. */
export function relationsOf(report: Report, paths: Iterable<CellPath>): Set<Relation> {
  let byCell = uses.get(report.relations);
  if (!byCell) {
    const built = new Map<CellPath, Relation[]>();
    for (const relation of report.relations)
      for (const path of [...relation.left, ...relation.right]) {
        const own = built.get(path);
        if (own) own.push(relation);
        else built.set(path, [relation]);
      }
    byCell = built;
    uses.set(report.relations, byCell);
  }
  const found = new Set<Relation>();
  for (const path of paths) for (const relation of byCell.get(path) ?? []) found.add(relation);
  return found;
}

/** Which of these relations would not hold with these values in their cells. */
export function brokenWith(
  report: Report,
  relations: Iterable<Relation>,
  values: ReadonlyMap<CellPath, number>,
): Relation[] {
  const totals = blankSums(report);
  const numberAt = (path: CellPath): number =>
    values.get(path) ?? report.cells.get(path)?.value ?? totals.get(path) ?? 0;
  const total = (paths: readonly CellPath[]): number => paths.reduce((all, path) => all + numberAt(path), 0);
  return [...relations].filter(({ left, right }) => total(left) !== total(right));
}

export const isBroken = (equation: Equation): boolean => equation.left !== equation.right;

/** Printed, but no number that can be counted with: unreadable, negative, or a fraction. See rule `cell-number`. */
export function isNoCount(cell: Cell): boolean {
  if (cell.kind === 'unreadable') return true;
  if (cell.value === null) return false;
  if (cell.column.number === 'change') return !Number.isInteger(cell.value);
  return cell.value < 0 || (cell.column.number !== 'amount' && !Number.isInteger(cell.value));
}

/** One total in so many left blank is a column left blank, not a slip. */
const FEWEST_BLANK = 4;

/**
 * Totals of a table that leaves many of them blank; none where only single ones are, or where their whole rows are still
 * to be filled in.
 */
export function blankTotals(read: TableRead): Cell[] {
  if (read.table.key === 'cases' || !read.cells.some(isNothing)) return [];
  const totals = begunRows(read).flatMap(({ cells }) => cells.filter(({ column }) => column.total));
  const blank = totals.filter(isNothing);
  if (blank.length < 2) return [];
  const others = read.cells.some((cell) => !cell.column.total && !isNothing(cell));
  return others && blank.length * FEWEST_BLANK >= totals.length ? blank : [];
}
