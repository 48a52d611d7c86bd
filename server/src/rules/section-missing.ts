import { sections } from '../form/tables.js';
import type { Span } from '../parse/tree.js';
import type { Report } from '../read/report.js';
import { finding, possibly } from './finding.js';
import type { Rule } from './rule.js';

/** One of the six parts has no title in the report. */
export const sectionMissing: Rule = {
  id: 'section-missing',
  severity: 'error',
  title: { zh: '缺少部分', en: 'A section is missing' },
  *check({ report, say }) {
    if (!report.form) return;
    for (const [index, section] of sections.entries()) {
      if (report.sections.some((read) => read.section.key === section.key)) continue;
      const title = `${section.numeral}、${section.title}`;
      const at = placeFor(report, index);
      const newline = report.tree.text.includes('\r\n') ? '\r\n' : '\n';
      const lead = at > 0 && !/[\r\n]/.test(report.tree.text[at - 1] as string) ? newline : '';
      const edit = { span: { start: at, end: at }, newText: `${lead}${title}${newline}` };
      const message = say(`缺少「${title}」部分的标题`, `The title “${title}” is missing`);
      yield finding(sectionMissing, before(report, index), message, {
        fixes: [possibly(say(`补上标题「${title}」`, `Insert the title “${title}”`), edit)],
      });
    }
  },
};

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
