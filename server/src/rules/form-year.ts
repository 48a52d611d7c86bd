import { formForYear } from '../form/forms.js';
import { datingOf } from '../read/prose/dating.js';
import { finding } from './finding.js';
import type { Rule } from './rule.js';

/** The report uses another form than the one of its year. */
export const formYear: Rule = {
  id: 'form-year',
  severity: 'error',
  title: { zh: '格式与年份不符', en: 'The form is not the one of this year' },
  *check({ report, say }) {
    const { form, year, yearSpan } = report;
    if (!form || year === null || !yearSpan) return;
    // A slip in the sentence that an untitled report's year is taken from is that sentence's.
    if (!report.title && datingOf(report).year !== year) return;
    const wanted = formForYear(year);
    if (wanted === form.id) return;
    if (!wanted) {
      const message = say(
        `${year} 年还没有这种格式（${form.notice}），年份可能有误`,
        `There was no such form in ${year} (${form.notice}); the year may be wrong`,
      );
      yield finding(formYear, yearSpan, message);
      return;
    }
    yield finding(
      formYear,
      yearSpan,
      say(
        `${year} 年度报告应使用 ${wanted} 年格式，正文用的是 ${form.id} 年格式（${form.notice}）`,
        `A report for ${year} takes the form of ${wanted}; this one uses the form of ${form.id} (${form.notice})`,
      ),
    );
  },
};
