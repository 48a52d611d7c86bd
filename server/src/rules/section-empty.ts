import { finding } from './finding.js';
import type { Rule } from './rule.js';

/** Nothing stands below a title. A section that should hold a table is `table-missing`. */
export const sectionEmpty: Rule = {
  id: 'section-empty',
  severity: 'warning',
  title: { zh: '标题下没有内容', en: 'A section without content' },
  *check({ report, say }) {
    const { text } = report.tree;
    for (const { section, line, whole } of report.sections) {
      if (report.form?.tables.some((table) => table.key === section.key)) continue;
      if (/[\p{L}\p{N}]/u.test(text.slice(line.end, whole.end))) continue;
      const title = `${section.numeral}、${section.title}`;
      yield finding(
        sectionEmpty,
        line,
        say(`“${title}”下没有内容；没有的写“无”`, `Nothing below “${title}”; write “无” where there is none`),
      );
    }
  },
};
