import { yearEdits } from '../layout/edits.js';
import { period as statedPeriod } from '../layout/sentences.js';
import type { Edit, Span } from '../parse/tree.js';
import { smallLike } from '../read/dates.js';
import { type Dating, datingOf, type PeriodRead } from '../read/prose/dating.js';
import { type Passage, spanIn } from '../read/prose/passages.js';
import type { DatePart, PeriodEnd } from '../read/prose/period.js';
import { certainly, finding, possibly } from './finding.js';
import type { Finding, Rule, RuleContext } from './rule.js';

/**
 * The statistical period is not told, or is not the report's year from 1 January to 31 December (Regulation, Article
 * 49: the report is for the year before).
 */
export const period: Rule = {
  id: 'period',
  severity: 'warning',
  title: { zh: '统计期限缺失或有误', en: 'The statistical period is missing or wrong' },
  *check(context) {
    const { report } = context;
    if (!report.form) return;
    const dating = datingOf(report);
    const { periods, year } = dating;
    if (periods.length === 0 && !dating.hasRelativePeriod) yield* missing(context, year);
    if (year === null) return;
    for (const stated of periods) {
      // Two dates of a whole year are the period above the first section; further down they may be those of a comparison.
      const isOwn = stated.named || stated.passage.span.start < (report.sections[0]?.line.start ?? 0);
      if (isOwn) yield* wrong(context, stated, dating, year);
    }
  },
};

function* missing({ report, say }: RuleContext, year: number | null): Iterable<Finding> {
  const { tree, title, sections } = report;
  const first = sections[0];
  if (!first) return;
  const sentence = statedPeriod(String(year)).join('');
  const at = tree.plain.lastIndexOf('\n', first.line.start - 1) + 1;
  const indent = /^[\s\u3000]*/.exec(tree.plain.slice(at, first.line.start))?.[0] ?? '';
  const eol = tree.text.includes('\r\n') ? '\r\n' : '\n';
  const edit = { span: { start: at, end: at }, newText: `${indent}${sentence}${eol}${eol}` };
  yield finding(
    period,
    title ?? first.line,
    say('未说明统计期限（1月1日至12月31日）', 'The statistical period (1 January to 31 December) is not told anywhere'),
    { fixes: year === null ? [] : [possibly(say('加上统计期限', 'Add the statistical period'), edit)] },
  );
}

/** What is wrong with one end of a period, and the words that would be right. */
interface Slip {
  readonly span: Span;
  readonly edits: readonly Edit[];
  /** Another year, or a day that does not exist; else a day that may have been meant. */
  readonly isCertain: boolean;
}

function* wrong({ report, say }: RuleContext, stated: PeriodRead, { isSure }: Dating, year: number): Iterable<Finding> {
  const { passage, first, last } = stated;
  const { plain } = report.tree;
  const slips = [
    first && slipIn(plain, passage, first, year, 1, 1),
    slipIn(plain, passage, last, year, 12, 31, !first),
  ].filter((slip) => slip !== null);
  const [from, to] = [slips[0], slips.at(-1)];
  if (!from || !to) return;
  const right = say(`${year}年1月1日至12月31日`, `1 January to 31 December ${year}`);
  const printed = passage.text.slice(stated.start, stated.end);
  const fix = isSure && slips.every(({ isCertain }) => isCertain) ? certainly : possibly;
  yield finding(
    period,
    { start: from.span.start, end: to.span.end },
    say(
      `统计期限写的是“${printed}”，应为 ${right}`,
      `The statistical period should be ${right}; it is given as “${printed}”`,
    ),
    { fixes: [fix(say(`改为 ${right}`, `Change to ${right}`), ...slips.flatMap(({ edits }) => edits))] },
  );
}

/** @param isAlone a single date: it may be the day on which the numbers were taken, so only last year's is wrong */
function slipIn(
  plain: string,
  passage: Passage,
  end: PeriodEnd,
  year: number,
  month: number,
  day: number,
  isAlone = false,
): Slip | null {
  const edits: Edit[] = [];
  const spanOf = ({ start, end: stop }: DatePart | PeriodEnd) => spanIn(passage, start, stop);
  if (end.year && (isAlone ? end.year.value === year - 1 : end.year.value !== year)) {
    edits.push(...yearEdits(plain, spanOf(end.year), year));
  }
  const put = (part: DatePart | null, value: number): void => {
    if (!part || part.value === value || isAlone) return;
    edits.push({ span: spanOf(part), newText: smallLike(passage.text.slice(part.start, part.end), value) });
  };
  const ofYear = edits.length;
  put(end.month, month);
  put(end.day, day);
  if (edits.length === 0) return null;
  const isMeant = edits.length > ofYear && exists(end.month?.value ?? month, end.day?.value ?? day);
  return { span: spanOf(end), edits, isCertain: !isMeant };
}

const LONG_MONTHS = [1, 3, 5, 7, 8, 10, 12];

const exists = (month: number, day: number): boolean =>
  month >= 1 && month <= 12 && day >= 1 && day <= (month === 2 ? 29 : LONG_MONTHS.includes(month) ? 31 : 30);
