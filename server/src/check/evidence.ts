import type { CellPath } from '../form/model.js';
import { type Statement, statementsOf } from '../read/prose/statements.js';
import type { Report } from '../read/report.js';
import type { Summary } from '../read/summary.js';
import type { Evidence } from '../repair/evidence.js';

/** What other places say of the numbers in the tables: the text, and what last year's report carried over. */
export function evidenceOf(report: Report, earlier: Summary | null): Evidence[] {
  return [...statementsOf(report).flatMap(stated), ...(earlier ? carriedOver(earlier) : [])];
}

/** A number in the text that is about this report as a whole; that sums are broken is no reason to doubt it here. */
function stated({ claim, doubt, readings, value }: Statement): Evidence[] {
  const isAbout = claim === 'count' && (doubt === null || doubt === 'sums' || doubt === 'cells');
  if (!isAbout || readings.some(({ terms }) => terms.some(({ sign }) => sign < 0))) return [];
  return [{ readings: readings.map(({ terms }) => terms.map(({ path }) => path)), value }];
}

const carriedOver = ({ cells }: Summary): Evidence[] =>
  [...cells].flatMap(([path, { value, sound }]) => {
    const [, row, column] = path.split('/') as [string, string, string];
    const carriedIn: CellPath = `requests/carriedIn/${column}`;
    return row === 'carriedOut' && sound ? { readings: [[carriedIn]], value, independent: true } : [];
  });
