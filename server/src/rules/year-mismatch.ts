import { formForYear } from '../form/forms.js';
import { yearEdits } from '../layout/edits.js';
import type { Span } from '../parse/tree.js';
import { type Dating, datingOf } from '../read/prose/dating.js';
import { spanIn } from '../read/prose/passages.js';
import { sentenceAround, type YearMention } from '../read/prose/years.js';
import type { Report } from '../read/report.js';
import { certainly, finding, possibly } from './finding.js';
import type { Finding, Rule, RuleContext } from './rule.js';

/**
 * A year that is not the report's: in the title, or in a sentence on what was done; or that is, where the next one is
 * meant. The period and the signature have rules of their own.
 */
export const yearMismatch: Rule = {
  id: 'year-mismatch',
  severity: 'warning',
  title: { zh: '年份不是本报告的年度', en: 'A year that is not the one of the report' },
  *check(context) {
    const { report } = context;
    if (!report.form) return;
    const dating = datingOf(report);
    const { year } = dating;
    if (year === null) return;
    yield* inTitle(context, dating, year);
    for (const [index, mention] of dating.mentions.entries()) {
      if (
        mention.year === year - 1
          ? isOfLastYear(dating, index, year)
          : mention.year === year + 1 && isOfNextYear(mention)
      ) {
        yield inProse(context, mention, dating, year);
      } else if (mention.year === year && isAhead(report, mention)) yield ahead(context, mention, year + 1);
    }
  },
};

function* inTitle({ report, say }: RuleContext, { isSure }: Dating, year: number): Iterable<Finding> {
  const { title, yearSpan, form } = report;
  // A year the form is not meant for is form-year's.
  if (!title || !yearSpan || !form || report.year === year || report.year === null) return;
  if (formForYear(report.year) !== form.id || formForYear(year) !== form.id) return;
  yield finding(
    yearMismatch,
    yearSpan,
    say(
      `标题的年度是 ${report.year}，报告其他各处是 ${year}`,
      `The title says ${report.year}; everything else in the report says ${year}`,
    ),
    { fixes: [changeTo(report.tree.plain, yearSpan, year, isSure, say)] },
  );
}

function inProse({ report, say }: RuleContext, mention: YearMention, { isSure }: Dating, year: number): Finding {
  const span = spanIn(mention.passage, mention.start, mention.end);
  const last = mention.year < year;
  return finding(
    yearMismatch,
    span,
    say(
      `此处写的是${last ? '上' : '下'}一年（${mention.year} 年），本报告的年度是 ${year} 年`,
      `This says ${mention.year}, the year ${last ? 'before' : 'after'}; the report is for ${year}`,
    ),
    { fixes: [changeTo(report.tree.plain, span, year, isSure && isCertain(mention), say)] },
  );
}

function ahead({ report, say }: RuleContext, mention: YearMention, next: number): Finding {
  const span = spanIn(mention.passage, mention.start, mention.end);
  return finding(
    yearMismatch,
    span,
    say(
      `此处说的是下一年的事，写的却是本报告的年度（${mention.year} 年）`,
      `This tells what is ahead, and says ${mention.year}, the year of the report`,
    ),
    { fixes: [changeTo(report.tree.plain, span, next, false, say)] },
  );
}

function changeTo(text: string, span: Span, year: number, isCertain: boolean, say: RuleContext['say']) {
  return (isCertain ? certainly : possibly)(say(`改为 ${year}`, `Change to ${year}`), ...yearEdits(text, span, year));
}

/** What a year's plan or budget is called: a report tells of its own year's. */
const OWN =
  /^年度?[^，。；：、公完发制共落收]{0,10}(?:(?:政务|信息)公开)?(?:重点)?(?:工作)?(?:重点)?(?:要点|计划|安排|任务|预算)/;
const OWN_REPORT = /^年度?[^，。；：]{0,24}(?:报告|年报|总结)/;
const THIS_YEAR = /今年|本年(?!度?(?:工作)?(?:年度)?报告)/;
/** 2件结转至2023年办理: last year's applications. */
const CARRIED = /[转延][至到入]?$/;
const COMPARED = /同比|相比|较|增[长加]|减少|下降|上升|提高|回落|持平/;

/** Last year's year in the place of this year's; not where the sentence, or the next, sets the two against each other. */
function isOfLastYear({ mentions }: Dating, index: number, year: number): boolean {
  const { passage, start, end, role, inPreface } = mentions[index] as YearMention;
  const { text } = passage;
  if (role === 'aside') return false;
  const behind = text.slice(end, end + 40);
  if (OWN.test(behind)) return true;
  if (role === 'attribute' && !(inPreface && OWN_REPORT.test(behind))) return false;
  const sentence = sentenceAround(text, start);
  const next = sentenceAround(text, sentence.end + 1);
  if (THIS_YEAR.test(text.slice(end, sentence.end))) return false;
  let isComparedNext = /^(?:今年|本年)/.test(text.slice(next.start, next.start + 2));
  for (const step of [-1, 1]) {
    for (let at = index + step; ; at += step) {
      const other = mentions[at];
      if (other?.passage !== passage || other.start < sentence.start || other.start > next.start) break;
      if (other.year === year && CARRIED.test(text.slice(0, other.start).slice(-4))) return false;
      if (other.year !== year || other.role !== 'statement' || OWN.test(text.slice(other.end, other.end + 40)))
        continue;
      if (other.start < sentence.end) return false;
      isComparedNext = true;
    }
  }
  return !(isComparedNext && COMPARED.test(text.slice(next.start, next.end)));
}

const AHEAD =
  /将|拟|计划|下一?步|要|继续|力争|争取|打算|安排|努力|预计|明年|来年|今后|转|延|跨|截[至止]|下一?年|改进|措施|加强|进一步|提前|谋划|重点工作|工作重点|思路|目标/;
const COUNT = /[\d０-９](?:余|多)?(?:件|条|次|篇|期|场|个|份|人次|万)/;

/** Next year's year where this year's numbers are told; not plans, and nothing with a month. */
function isOfNextYear({ passage: { text, section }, start, end, role }: YearMention): boolean {
  if (role !== 'statement' || section === 'problems' || /^年[\d０-９]/.test(text.slice(end, end + 2))) return false;
  const sentence = sentenceAround(text, start);
  const words = text.slice(sentence.start, sentence.end);
  return COUNT.test(text.slice(end, sentence.end)) && !AHEAD.test(words);
}

/** 2023年，我局将从以下方面改进; 剩余3件结转2023年办理: left from last year's report. */
const PLAN =
  /^年度?[，,]?(?:[^，。；：的]{0,12}[局县市区镇乡委办厅院会政府关位门处])?将(?:从|在|进一步|重点|继续|着力|采取|不断|深入|努力|积极|切实|持续|紧紧|严格|认真|大力|加[强大快]|完善|强化|抓好|围绕|坚持)/;
const TOLD_BEFORE = /提出|承诺|[上去前]一?年|年报|报告|计划中/;
const LEFT_OVER =
  /(?:剩余|余下|其余|尚有|仍有|另有|除)[^，。；]{0,8}件[^，。；]{0,10}(?:结?转|顺?延)(?:结|期)?[至到入]?$/;

const CARRIED_TO = /(?<!\d)(?<count>\d{1,9})件[^，。；\d]{0,12}[转延][^，。；\d]{0,4}$/;

/** This year's year where the next one's is meant, as in what was copied from last year's report. */
function isAhead(report: Report, { passage: { text, section }, start, end, year }: YearMention): boolean {
  const sentence = sentenceAround(text, start);
  const before = text.slice(sentence.start, start);
  // As many as the tables carry out, and not in, whatever else the sentence tells.
  const carried = Number(CARRIED_TO.exec(before)?.groups?.count);
  if (carried === totalOf(report, 'carriedOut') && carried !== totalOf(report, 'carriedIn')) return true;
  if (TOLD_BEFORE.test(before) || before.includes(String(year - 1))) return false;
  return (section === 'problems' && PLAN.test(text.slice(end, end + 40))) || LEFT_OVER.test(before);
}

const totalOf = ({ cells }: Report, row: string): number | null => cells.get(`requests/${row}/total`)?.value ?? null;

/** The year leads its sentence or clause, without a month: nothing else can be meant. */
function isCertain({ passage: { text }, start, end, role }: YearMention): boolean {
  if (role !== 'statement' || /^年[\d０-９一二三四五六七八九十]/.test(text.slice(end, end + 2))) return false;
  return start === 0 || /[。；：，）)]$/.test(text.slice(0, start)) || /^年度?[未没无]/.test(text.slice(end, end + 3));
}
