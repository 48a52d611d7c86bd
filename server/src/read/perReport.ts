import type { Report } from './report.js';

type Results = Map<unknown, object>;

/** A name that no copy of a report takes over: what holds for the one need not hold for the other. */
const RESULTS = Symbol('results');

/**
 * A pure function of a report that works once for the same report. What it finds is kept in the report and goes with
 * it: while somebody types, a report lives for one version of a document, and what a WeakMap holds lives longer.
 */
export function perReport<Result extends object>(work: (report: Report) => Result): (report: Report) => Result {
  return (report) => {
    const results = resultsOf(report);
    let result = results.get(work) as Result | undefined;
    if (result === undefined) {
      result = work(report);
      results.set(work, result);
    }
    return result;
  };
}

function resultsOf(report: Report & { readonly [RESULTS]?: Results }): Results {
  let results = report[RESULTS];
  if (!results) {
    results = new Map();
    Object.defineProperty(report, RESULTS, { value: results });
  }
  return results;
}
