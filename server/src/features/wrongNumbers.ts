import { countStarts } from '../read/prose/countStarts.js';
import type { Report } from '../read/report.js';
import type { Finding } from '../rules/rule.js';

/** Goes with a diagnostic (`data`), so that an editor can lead from one wrong number to the next. */
export interface DiagnosticData {
  readonly wrongNumber: true;
}

/** Whether a finding says of a number that it is wrong: one of a table, printed or left out, or a count in the text. */
export const isWrongNumber = (report: Report, { severity, span }: Finding): boolean =>
  (severity === 'error' || severity === 'warning') && countStarts(report).has(span.start);
