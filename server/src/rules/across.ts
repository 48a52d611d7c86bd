import type { CellPath } from '../form/model.js';
import { equationsOf, isBroken } from '../read/balance.js';
import type { Report } from '../read/report.js';
import { type ExtractedCell, placeOf, type Summary } from '../read/summary.js';
import type { Fix, Related, Say } from './rule.js';

/** Another year's report, in words: 2021 年报告（报告.txt）. */
export function nameOf({ uri, year }: Summary, say: Say): string {
  const file = fileOf(uri);
  return say(`${year} 年报告（${file}）`, `the report for ${year} (${file})`);
}

/** The name of a file. */
export function fileOf(uri: string): string {
  const name = uri.slice(uri.lastIndexOf('/') + 1);
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

/** The place of another report's number, with words for it. */
export const relatedCell = ({ uri }: Summary, cell: ExtractedCell, message: string): Related => ({
  place: { uri, range: placeOf(cell) },
  message,
});

/** A correction of another report's numbers; none where one of them is more than its digits. */
export function correctElsewhere(
  { uri }: Summary,
  changes: readonly { readonly cell: ExtractedCell; readonly to: number }[],
  title: string,
): Fix[] {
  if (changes.some(({ cell, to }) => !cell.plain || to < 0)) return [];
  const edits = changes.map(({ cell, to }) => ({ range: placeOf(cell), newText: String(to) }));
  return [{ title, preferred: false, edits: [], elsewhere: { uri, edits } }];
}

/** How many relations of a report that hold now would not with these numbers in their cells. */
export function brokenBy(report: Report, values: ReadonlyMap<CellPath, number>): number {
  const change = (paths: readonly CellPath[]): number =>
    paths.reduce((sum, path) => {
      const value = values.get(path);
      return value === undefined ? sum : sum + value - (report.cells.get(path)?.value ?? 0);
    }, 0);
  return equationsOf(report).filter((equation) => {
    const { relation, left, right } = equation;
    return !isBroken(equation) && left + change(relation.left) !== right + change(relation.right);
  }).length;
}
