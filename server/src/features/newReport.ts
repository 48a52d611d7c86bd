import { handedOn, newReport } from '../layout/newReport.js';
import type { TableLayout } from '../layout/render.js';
import type { NewReportParams, NewReportResult } from '../protocol.js';
import type { Summary } from '../read/summary.js';
import { fileOf, nameOf } from '../rules/across.js';
import type { Say } from '../rules/rule.js';
import { soleOf } from '../workspace/index.js';
import { knownReport } from './knownReports.js';

/**
 * The report of an organ for a year before anybody has written it, with what last year's hands on.
 * @param before last year's reports of that organ; where they do not agree nothing is taken
 * @param same reports of that organ for the same year: people are told, as nobody would know which of them counts
 */
export function newReportOf(
  { organ, year }: NewReportParams,
  { before, same }: { readonly before: readonly Summary[]; readonly same: readonly Summary[] },
  { layout, say }: { readonly layout: TableLayout; readonly say: Say },
): NewReportResult | null {
  const name = organ.replace(/\s/g, '');
  const earlier = soleOf(before);
  const numbers = earlier ? handedOn(earlier) : new Map();
  const made = newReport({ organ: name, year, numbers }, layout);
  if (!made) return null;
  return {
    ...made,
    name: `${name.replace(NOT_IN_FILES, '')}${year}年度报告.txt`,
    earlier: earlier && knownReport(earlier),
    message:
      (earlier ? takenFrom(earlier, numbers.size, say) : notTaken(name, year - 1, before, say)) + alsoThere(same, say),
  };
}

/** Why there is none. */
export const notBegun = ({ organ, year }: Pick<NewReportParams, 'organ' | 'year'>, say: Say): string =>
  say(
    `“${organ}”${year} 年的标题不能读作年度报告的标题，或 ${year} 年没有可用的格式。`,
    `A title with “${organ}” and ${year} would not be read as a report's, or there is no form for ${year}.`,
  );

/** What Windows takes in no name of a file. */
const NOT_IN_FILES = /[\\/:*?"<>|]/g;
/** Of table 三. */
const COLUMNS = 7;
const ROW = '二、上年结转政府信息公开申请数量';

function takenFrom(earlier: Summary, count: number, say: Say): string {
  const source = nameOf(earlier, say);
  if (count === COLUMNS)
    return say(
      `“${ROW}”已按 ${source}填写，其余留待填写。`,
      `“${ROW}” was taken from ${source}; the rest is left to fill in.`,
    );
  return say(
    `“${ROW}”的 ${COLUMNS} 个数，有 ${count} 个已按 ${source}填写；其余的在该报告中空白，或勾稽关系不成立。`,
    `${count} of the ${COLUMNS} numbers of “${ROW}” were taken from ${source}; the others are blank there, or do not add up.`,
  );
}

function notTaken(organ: string, year: number, [first, second]: readonly Summary[], say: Say): string {
  if (!first || !second)
    return say(
      `没有找到${organ} ${year} 年的报告，数据都留待填写。`,
      `No report of ${organ} for ${year} is known here; all numbers are left to fill in.`,
    );
  const [one, other] = [fileOf(first.uri), fileOf(second.uri)];
  return say(
    `${organ}有几份 ${year} 年的报告，数据不同（${one}、${other}），没有从中填写。`,
    `There are reports of ${organ} for ${year} with different numbers (${one}, ${other}); nothing was taken from them.`,
  );
}

const alsoThere = ([first]: readonly Summary[], say: Say): string =>
  first ? say(`另外，已有 ${nameOf(first, say)}。`, ` There is ${nameOf(first, say)} already.`) : '';
