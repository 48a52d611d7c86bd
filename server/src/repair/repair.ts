import type { CellPath, Relation } from '../form/model.js';
import { type Equation, equationsOf, isBroken, sumOfRow } from '../read/balance.js';
import type { Cell, Report } from '../read/report.js';

/** A number that alone explains every broken relation it takes part in. */
export interface Suspect {
  readonly cell: Cell;
  /** What it should be. */
  readonly to: number;
  /** The broken relations that hold again then. */
  readonly relations: readonly Relation[];
}

export interface Change {
  readonly cell: CellPath;
  /** null for a blank. */
  readonly from: number | null;
  readonly to: number;
}

/** All changes that make a report's numbers agree. */
export interface Proposal {
  readonly changes: readonly Change[];
  /** Cells that were located by their relations, not by recomputing a total. */
  readonly suspects: readonly Suspect[];
  /** Every broken relation is explained by a suspect of its own. */
  readonly confident: boolean;
}

/**
 * Numbers that are wrong alone: all relations of the cell are broken, by the same amount, and no other cell explains
 * any of them. In table 三 every cell lies in a set of relations of its own, so a single wrong number is always found.
 */
export function suspectsOf(report: Report, equations: readonly Equation[] = equationsOf(report)): Suspect[] {
  if (!equations.some(isBroken)) return [];
  const byCell = new Map<CellPath, { equation: Equation; sign: number }[]>();
  for (const equation of equations) {
    for (const path of equation.relation.left) note(byCell, path, equation, 1);
    for (const path of equation.relation.right) note(byCell, path, equation, -1);
  }
  const candidates: Suspect[] = [];
  for (const [path, uses] of byCell) {
    const suspect = suspectAt(report.cells.get(path), uses);
    if (suspect) candidates.push(suspect);
  }
  const claims = new Map<Relation, number>();
  for (const { relations } of candidates)
    for (const relation of relations) claims.set(relation, (claims.get(relation) ?? 0) + 1);
  return candidates.filter(({ relations }) => relations.every((relation) => claims.get(relation) === 1));
}

function note(
  byCell: Map<CellPath, { equation: Equation; sign: number }[]>,
  path: CellPath,
  equation: Equation,
  sign: number,
): void {
  const uses = byCell.get(path);
  if (uses) uses.push({ equation, sign });
  else byCell.set(path, [{ equation, sign }]);
}

/** One relation for several cells tells nothing: a suspect needs two that agree. */
const FEWEST_RELATIONS = 2;

function suspectAt(cell: Cell | undefined, uses: readonly { equation: Equation; sign: number }[]): Suspect | null {
  if (!cell || uses.length < FEWEST_RELATIONS) return null;
  let excess: number | undefined;
  for (const { equation, sign } of uses) {
    const own = (equation.left - equation.right) * sign;
    if (own === 0 || (excess !== undefined && own !== excess)) return null;
    excess = own;
  }
  const to = (cell.value ?? 0) - (excess ?? 0);
  return to < 0 ? null : { cell, to, relations: uses.map(({ equation }) => equation.relation) };
}

/**
 * What to change so that every relation holds: located numbers first, then totals recomputed where nothing tells
 * which number is wrong, and zeros for blanks. null where nothing is broken or blank.
 */
export function propose(report: Report): Proposal | null {
  const equations = equationsOf(report);
  const suspects = suspectsOf(report, equations);
  const changes = new Map<CellPath, Change>();
  for (const { cell, to } of suspects) changes.set(cell.path, { cell: cell.path, from: cell.value, to });
  const explained = new Set(suspects.flatMap(({ relations }) => relations));
  const open = equations.filter((equation) => isBroken(equation) && !explained.has(equation.relation));
  for (const { relation } of open) recompute(report, relation, changes);
  fillBlanks(report, changes);
  if (changes.size === 0) return null;
  return { changes: [...changes.values()], suspects, confident: open.length === 0 };
}

/** The total becomes the sum, with the changes made so far. */
function recompute(report: Report, relation: Relation, changes: Map<CellPath, Change>): void {
  const value = (path: CellPath): number => changes.get(path)?.to ?? report.cells.get(path)?.value ?? 0;
  const [total, ...others] = relation.right;
  const cell = total === undefined ? undefined : report.cells.get(total);
  if (!cell) return;
  const sum = (paths: readonly CellPath[]): number => paths.reduce((all, path) => all + value(path), 0);
  const to = sum(relation.left) - sum(others);
  if (to >= 0 && to !== value(cell.path)) changes.set(cell.path, { cell: cell.path, from: cell.value, to });
}

/** Blanks among numbers: the sum of the row for a total, else 0. A column blank throughout is left out. */
function fillBlanks(report: Report, changes: Map<CellPath, Change>): void {
  for (const read of report.tables) {
    const { cells } = read;
    if (cells.every((cell) => cell.value !== null)) continue;
    const columns = new Set(cells.filter((cell) => cell.kind !== 'blank').map((cell) => cell.column));
    for (const row of read.rows) {
      for (const cell of row.cells) {
        if (cell.value !== null || cell.kind === 'unreadable' || changes.has(cell.path) || !columns.has(cell.column))
          continue;
        const to = cell.column.total ? (sumOfRow(cell, row.cells) ?? 0) : 0;
        changes.set(cell.path, { cell: cell.path, from: null, to });
      }
    }
  }
}
