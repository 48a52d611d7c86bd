import type { Section } from '../form/model.js';
import { sections } from '../form/tables.js';
import type { Edit, Span } from '../parse/tree.js';
import type { Report } from '../read/report.js';
import { finding, inserting } from './finding.js';
import type { Finding, Rule, RuleContext } from './rule.js';

/** One of the six parts has no title in the report. */
export const sectionMissing: Rule = {
  id: 'section-missing',
  severity: 'error',
  title: { zh: '缺少一个部分', en: 'A section is missing' },
  *check(context) {
    const { report } = context;
    if (!report.form) return;
    const isThere = (section: Section): boolean => report.sections.some((read) => read.section.key === section.key);
    const last = sections.findLastIndex(isThere);
    const behind = sections.slice(last + 1);
    const single = behind.length >= FEWEST_CUT_OFF ? sections.slice(0, last) : sections;
    for (const [index, section] of single.entries()) {
      if (!isThere(section)) yield* missing(context, section, index);
    }
    if (single !== sections) yield cutOff(context, behind, last);
  },
};

/** So many sections missing at the end are a text that breaks off. */
const FEWEST_CUT_OFF = 3;

function* missing({ report, say }: RuleContext, section: Section, index: number) {
  const title = titleOf(section);
  const edit = insertion(report, placeFor(report, index), [section]);
  const message = say(`缺少“${title}”部分的标题`, `The title “${title}” is missing`);
  yield finding(sectionMissing, before(report, index), message, {
    fixes: [inserting(say(`补上标题“${title}”`, `Insert the title “${title}”`), edit)],
  });
}

function cutOff({ report, say }: RuleContext, behind: readonly Section[], last: number): Finding {
  const titles = behind.map((section) => `“${titleOf(section)}”`).join('');
  const message = say(
    `正文到此中断，其后缺少 ${behind.length} 个部分：${titles}`,
    `The text breaks off here; ${behind.length} sections are missing: ${titles}`,
  );
  const title = say(`补上 ${behind.length} 个标题`, `Insert ${behind.length} titles`);
  const edit = insertion(report, report.tree.text.length, behind);
  return finding(sectionMissing, before(report, last + 1), message, { fixes: [inserting(title, edit)] });
}

const titleOf = ({ numeral, title }: Section): string => `${numeral}、${title}`;

/** Titles on lines of their own. */
function insertion(report: Report, at: number, missing: readonly Section[]): Edit {
  const { text } = report.tree;
  const newline = text.includes('\r\n') ? '\r\n' : '\n';
  const lead = at > 0 && !/[\r\n]/.test(text[at - 1] as string) ? newline : '';
  return {
    span: { start: at, end: at },
    newText: lead + missing.map((section) => titleOf(section) + newline).join(''),
  };
}

/** The title of the nearest section before it, else the report's title, else the first line. */
function before(report: Report, index: number): Span {
  const keys = sections.slice(0, index).map((section) => section.key);
  const nearest = report.sections.filter((read) => keys.includes(read.section.key)).at(-1);
  if (nearest) return nearest.line;
  const first = report.tree.lines.find((line) => line.kind !== 'blank');
  return report.title ?? (first ? { start: first.start, end: first.end } : { start: 0, end: 0 });
}

/** Before its own table, if that is there, else before the next section's title, else at the end. */
function placeFor(report: Report, index: number): number {
  const section = sections[index];
  const table = report.tables.find((read) => read.table.key === section?.key);
  const next = report.sections.find((read) => sections.findIndex(({ key }) => key === read.section.key) > index);
  const at = table?.span.start ?? next?.line.start;
  if (at === undefined) return report.tree.text.length;
  return report.tree.lines.find((line) => line.start <= at && at <= line.end)?.start ?? at;
}
