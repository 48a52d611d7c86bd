import type { KnownReport } from '../protocol.js';
import type { Summary } from '../read/summary.js';

/** Reports to choose from, by organ, the latest year first. */
export const knownReports = (reports: Iterable<Summary>): KnownReport[] =>
  Array.from(reports, knownReport).sort(
    (a, b) => compare(a.organ, b.organ) || b.year - a.year || compare(a.uri, b.uri),
  );

export const knownReport = ({ uri, name, year }: Summary): KnownReport => ({ uri, organ: name, year });

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
