import { perReport } from '../perReport.js';
import { statementsOf } from './statements.js';

/** Where the counts of a report begin: the numbers of its tables, told apart or not, and those the text states. */
export const countStarts = perReport(
  (report): ReadonlySet<number> =>
    new Set(
      [
        ...[...report.cells.values()].map(({ span }) => span),
        ...report.tables.flatMap(({ rows }) => rows.flatMap(({ short }) => short ?? [])),
        ...statementsOf(report).flatMap(({ claim, span }) => (claim === 'count' ? [span] : [])),
      ].map(({ start }) => start),
    ),
);
