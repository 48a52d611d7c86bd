import { wordingEdit } from '../layout/edits.js';
import { certainly, finding } from './finding.js';
import type { Rule } from './rule.js';

/** The title of a section differs from the form's. */
export const sectionTitle: Rule = {
  id: 'section-title',
  severity: 'warning',
  title: { zh: '标题与格式不一致', en: 'A section title differs from the form' },
  *check({ report, say }) {
    for (const { title } of report.sections) {
      if (!title.altered) continue;
      const words = report.tree.text.slice(title.span.start, title.span.end);
      const message = say(
        `标题“${words}”与格式不一致，应为“${title.official}”`,
        `The title “${words}” should read “${title.official}”`,
      );
      const fix = say(`改为“${title.official}”`, `Change to “${title.official}”`);
      yield finding(sectionTitle, title.span, message, {
        fixes: [certainly(fix, wordingEdit(report.tree.text, title.span, title.official))],
      });
    }
  },
};
