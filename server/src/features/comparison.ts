import { compared } from '../layout/compared.js';
import type { ComparedReport, ComparisonParams, ComparisonResult } from '../protocol.js';
import type { Report } from '../read/report.js';
import type { Summary } from '../read/summary.js';
import { fileOf } from '../rules/across.js';
import type { Say } from '../rules/rule.js';
import { soleOf } from '../workspace/index.js';

/** Where the reports to be compared are found. */
export interface Shelf {
  /** The whole of a report; null where there is none. */
  readonly whole: (uri: string) => Promise<Report | null>;
  /** The reports of an organ for a year that a report may be compared with. */
  readonly of: (organ: string, year: number) => Promise<readonly Summary[]>;
}

/** Two reports, the one for the earlier year first: a report, and last year's of the same organ or another one. */
export async function comparisonOf(
  { uri, other }: ComparisonParams,
  shelf: Shelf,
  say: Say,
): Promise<ComparisonResult> {
  const unreadable = (of: string): ComparisonResult => ({
    reason: say(`${fileOf(of)}不是可以比较的年度报告。`, `${fileOf(of)} is no report that can be compared.`),
  });
  const own = await shelf.whole(uri);
  if (!own) return unreadable(uri);
  const before = other ?? (await lastYear(own, shelf, say));
  if (typeof before !== 'string') return before;
  const second = await shelf.whole(before);
  if (!second) return unreadable(before);
  const [earlier, later] = [
    { uri: before, report: second },
    { uri, report: own },
  ].sort((a, b) => (a.report.year ?? 0) - (b.report.year ?? 0)) as [Whole, Whole];
  const texts = compared(earlier.report, later.report);
  return { earlier: side(earlier, texts.earlier), later: side(later, texts.later) };
}

/** Where last year's report is, or why that is not known. */
async function lastYear({ organ, year }: Report, { of }: Shelf, say: Say): Promise<string | { reason: string }> {
  if (organ === null || year === null)
    return {
      reason: say('这份报告没有写明机关或年度。', 'This report does not tell whose it is, or of which year.'),
    };
  const found = await of(organ, year - 1);
  const sole = soleOf(found);
  if (sole) return sole.uri;
  const reason =
    found.length === 0
      ? say(`没有找到${organ} ${year - 1} 年的报告。`, `No report of ${organ} for ${year - 1} is known here.`)
      : say(
          `${organ}有几份 ${year - 1} 年的报告，数据不同。`,
          `There are reports of ${organ} for ${year - 1} with different numbers.`,
        );
  return { reason };
}

interface Whole {
  readonly uri: string;
  readonly report: Report;
}

const side = ({ uri, report: { organ, year } }: Whole, text: string): ComparedReport => ({ uri, organ, year, text });
