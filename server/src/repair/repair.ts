import type { CellPath, Relation } from '../form/model.js';
import { begunRows, isNothing, sumOfRow } from '../read/balance.js';
import type { Cell, Report } from '../read/report.js';
import type { Diagnosis, Mistake, Solution } from './diagnose.js';

/** All changes that make a report's numbers agree. */
export interface Proposal extends Solution {
  /** Every mistake in it is certain. */
  readonly confident: boolean;
}

const MOST_PROPOSALS = 5;

/**
 * The best combinations of what was found in each block, and of blanks that no relation tells anything about: for the
 * whole report, best first, at most five. Empty where nothing is broken or blank.
 */
export function proposalsOf(report: Report, diagnoses: readonly Diagnosis[]): Proposal[] {
  let combined: Solution[] = [{ mistakes: [], price: 0 }];
  for (const { relations, solutions } of diagnoses) {
    const own = solutions.length > 0 ? solutions.slice(0, MOST_PROPOSALS) : [recomputed(report, relations)];
    combined = combined
      .flatMap((one) =>
        own.map(({ mistakes, price }) => ({ mistakes: [...one.mistakes, ...mistakes], price: one.price + price })),
      )
      .sort((a, b) => a.price - b.price)
      .slice(0, MOST_PROPOSALS);
  }
  const blanks = blanksOf(report);
  const certain = diagnoses.every(({ solutions }) => solutions.length > 0);
  return combined.flatMap(({ mistakes, price }) => {
    const rest = filled(report, blanks, mistakes).map((mistake) => ({ ...mistake, certain }));
    const all = [...mistakes.filter((mistake) => isWanted(mistake, blanks)), ...rest];
    return all.length > 0 ? [{ mistakes: all, price, confident: all.every(({ certain }) => certain) }] : [];
  });
}

/**
 * Cells without a number that want one: not those of a column left blank throughout, nor of a blank table, nor of rows
 * that are still to be filled in.
 */
function blanksOf({ tables }: Report): Map<CellPath, Cell> {
  const blanks = tables.flatMap((table) => {
    const { cells } = table;
    if (!cells.some(isNothing)) return [];
    const used = new Set(cells.filter(({ kind }) => kind !== 'blank').map(({ column }) => column));
    const begun = begunRows(table).flatMap((row) => row.cells);
    return begun.filter((cell) => isNothing(cell) && used.has(cell.column));
  });
  return new Map(blanks.map((cell) => [cell.path, cell]));
}

const isWanted = ({ kind, changes }: Mistake, blanks: ReadonlyMap<CellPath, Cell>): boolean =>
  changes.length > 0 && (kind !== 'blank' || changes.every(({ cell }) => blanks.has(cell)));

/** Blanks in no relation that counts: the sum of its row for a total, else 0. */
function filled({ tables }: Report, blanks: ReadonlyMap<CellPath, Cell>, mistakes: readonly Mistake[]): Mistake[] {
  const known = new Set(mistakes.flatMap(({ changes }) => changes.map(({ cell }) => cell)));
  return [...blanks.values()].flatMap((cell): Mistake[] => {
    if (known.has(cell.path)) return [];
    const row = cell.column.total && tables.flatMap(({ rows }) => rows).find(({ cells }) => cells.includes(cell));
    const to = (row && sumOfRow(cell, row.cells)) || 0;
    return [{ kind: 'blank', misprint: null, changes: [{ cell: cell.path, from: null, to }], certain: true }];
  });
}

/** Where too much is wrong to be told apart: every total becomes the sum of its parts, rows first. */
function recomputed({ cells }: Report, relations: readonly Relation[]): Solution {
  const due = new Map<CellPath, number>();
  const printed = (path: CellPath): number | null => cells.get(path)?.value ?? null;
  for (const { rule, left, right } of relations) {
    if (rule === 'requests-balance') continue;
    due.set(
      right[0] as CellPath,
      left.reduce((sum, path) => sum + (due.get(path) ?? printed(path) ?? 0), 0),
    );
  }
  const changes = [...due].flatMap(([cell, to]) => (printed(cell) === to ? [] : { cell, from: printed(cell), to }));
  return { mistakes: [{ kind: 'recomputed', misprint: null, changes, certain: false }], price: 0 };
}
