import { type Range, rangeOf } from '../parse/position.js';
import type { Report } from '../read/report.js';

/** What `gongkai extract` says of one file; see contract. */
export interface Extracted {
  readonly form: '2021' | '2019' | null;
  readonly organ: string | null;
  readonly year: number | null;
  readonly cells: Readonly<
    Record<string, { readonly value: number | null; readonly text: string; readonly range: Range }>
  >;
}

/** Every printed number of a report by its path. */
export function extracted(report: Report): Extracted {
  const cells = [...report.cells.values()].map((cell) => {
    const range = rangeOf(report.tree, cell.span);
    return [cell.path, { value: cell.value, text: cell.text, range }] as const;
  });
  return { form: report.form?.id ?? null, organ: report.organ, year: report.year, cells: Object.fromEntries(cells) };
}
