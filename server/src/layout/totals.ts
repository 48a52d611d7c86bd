import type { CellPath, Relation } from '../form/model.js';
import type { Edit } from '../parse/tree.js';
import { countable, isNothing } from '../read/balance.js';
import type { Cell, Report } from '../read/report.js';
import { hasPlace, numberEdit } from './edits.js';

/**
 * Edits that make totals the sums of their parts: 总计 of every row, （七）总计 of every column, first those that others
 * are made of. 四、结转下年度继续办理 is a count of its own, which no sum tells.
 *
 * A total that cannot be known stays as it is. Its parts must be there and be numbers. A blank is not a zero: it counts
 * as 0 only where a relation holds without its blanks and all of these stand on one side, so that nothing is left for
 * them. A total some of whose parts are unknown is unknown itself to the totals above it, and where a row and a column
 * tell different sums of （七）总计, neither is written.
 * @param changed only totals that depend on this cell, which stays as it is itself
 */
export function totalEdits(report: Report, changed?: CellPath): Edit[] {
  // Of two versions in one text nobody knows which numbers count.
  if (report.conflicts.length > 0) return [];
  const sums = countable(report).filter(isSum);
  const wanted = changed === undefined ? new Set(sums.map(totalOf)) : dependentOn(changed, sums);
  const zeros = knownZeros(report);
  const known = new Map<CellPath, number | null>();

  const partsOf = (path: CellPath): (number | null)[][] =>
    sums.filter((sum) => totalOf(sum) === path).map(({ left }) => left.map(numberAt));
  const numberAt = (path: CellPath): number | null => {
    const found = known.get(path);
    if (found !== undefined) return found;
    const isOpen = path !== changed && partsOf(path).some(isPartlyKnown);
    const value = sumAt(path) ?? (isOpen ? null : printedAt(path));
    known.set(path, value);
    return value;
  };
  const printedAt = (path: CellPath): number | null => cellAt(report, path).value ?? (zeros.has(path) ? 0 : null);
  const sumAt = (path: CellPath): number | null => {
    if (!wanted.has(path) || !hasPlace(report, cellAt(report, path))) return null;
    const [value, ...others] = new Set(partsOf(path).flatMap((parts) => added(parts) ?? []));
    return value !== undefined && others.length === 0 && Number.isSafeInteger(value) ? value : null;
  };

  return [...wanted].flatMap((path) => {
    const cell = cellAt(report, path);
    const value = sumAt(path);
    return value === null || value === cell.value ? [] : numberEdit(cell, value);
  });
}

/** Its right side is a total. The other relation, 第一项加第二项之和等于第三项加第四项之和, tells no number. */
const isSum = ({ rule }: Relation): boolean => rule !== 'requests-balance';

const totalOf = ({ right }: Relation): CellPath => right[0] as CellPath;

/** Cells of relations are there. */
const cellAt = ({ cells }: Report, path: CellPath): Cell => cells.get(path) as Cell;

const added = (parts: readonly (number | null)[]): number | null =>
  parts.reduce((sum, part) => (sum === null || part === null ? null : sum + part), 0);

/** Neither a sum nor left out altogether, as the parts are where a report has totals alone. */
const isPartlyKnown = (parts: readonly (number | null)[]): boolean =>
  parts.some((part) => part === null) && parts.some((part) => part !== null);

/** The totals that a cell is a part of, and those that these are parts of. */
function dependentOn(changed: CellPath, sums: readonly Relation[]): Set<CellPath> {
  const found = new Set<CellPath>();
  const follow = (part: CellPath): void => {
    for (const sum of sums)
      if (sum.left.includes(part) && !found.has(totalOf(sum))) {
        found.add(totalOf(sum));
        follow(totalOf(sum));
      }
  };
  follow(changed);
  return found;
}

/** Blanks, and marks for nothing, for which a relation as it is printed leaves nothing. */
function knownZeros(report: Report): Set<CellPath> {
  const zeros = new Set<CellPath>();
  const isBlank = (path: CellPath): boolean => isNothing(cellAt(report, path));
  const printed = (paths: readonly CellPath[]): number =>
    paths.reduce((sum, path) => sum + (cellAt(report, path).value ?? 0), 0);
  for (const { left, right } of countable(report)) {
    const isOneSided = left.some(isBlank) !== right.some(isBlank);
    if (isOneSided && printed(left) === printed(right))
      for (const path of [...left, ...right]) if (isBlank(path)) zeros.add(path);
  }
  return zeros;
}
