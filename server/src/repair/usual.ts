import type { Cell } from '../read/report.js';

/**
 * What reports usually say: 自然人 apply far more often than 科研机构, most requests are granted, not held, or ended
 * otherwise, and a row that is in use at all is in use for 自然人. Shares of the development cases' correct tables.
 */
const COLUMNS: Readonly<Record<string, number>> = {
  naturalPerson: 0.93,
  business: 0.45,
  research: 0.05,
  publicWelfare: 0.07,
  legalService: 0.12,
  otherOrganization: 0.25,
  upheld: 0.6,
  corrected: 0.45,
  other: 0.55,
  pending: 0.5,
};
const SELDOM = 0.2;
const USUAL_ROWS: ReadonlySet<string> = new Set([
  'received',
  'carriedIn',
  'granted',
  'partlyGranted',
  'unavailable.notHeld',
  'other.other',
  'other',
  'carriedOut',
]);

/**
 * How unlikely it is that this number is due in this cell, as a price; see `misprint.ts`.
 * @param isUsed whether its row holds something besides
 */
export function unusual(cell: Cell, due: number, isUsed: boolean): number {
  const { table, row, column } = cell;
  const isUsual = USUAL_ROWS.has(row.key);
  const isMany = isUsual && column.key === 'naturalPerson';
  const share = isUsed
    ? (COLUMNS[column.key] ?? SELDOM)
    : table.key === 'cases'
      ? 0.09
      : (isUsual ? 0.6 : 0.11) * (column.key === 'naturalPerson' ? 1 : 0.06);
  // Numbers thin out about as fast as they grow; where there are many, more slowly.
  const [one, thinning] = isMany ? [2.3, 0.75] : [1.2, 1.1];
  return due === 0 ? -Math.log(1 - share) : -Math.log(share) + one + thinning * Math.log(due);
}
