import { yearEdits } from '../layout/edits.js';
import { isGovernment } from '../read/organ.js';
import { datingOf } from '../read/prose/dating.js';
import { certainly, finding, possibly } from './finding.js';
import type { Rule } from './rule.js';

/**
 * The report is signed in another year than the one after its own, or after the day by which it had to be published:
 * 31 January for departments, 31 March for governments (Regulation, Article 49).
 */
export const signDate: Rule = {
  id: 'sign-date',
  severity: 'information',
  title: { zh: '落款日期不合规定', en: 'A date of signature that cannot be, or is late' },
  *check({ report, say }) {
    if (!report.form) return;
    const { year, isSure, signature } = datingOf(report);
    const { date } = signature;
    if (year === null || !date) return;
    const next = year + 1;
    const name = report.organ ?? signature.organ?.name;
    const isDepartment = name ? !isGovernment(name) : false;
    const isLate = date.month > (isDepartment ? 1 : 3);
    if (date.year !== next) {
      const message = say(
        `落款日期在 ${date.year} 年；${year} 年度的报告应在 ${next} 年编制、公布`,
        `Signed in ${date.year}; a report for ${year} is made and published in ${next}`,
      );
      const fix = isSure && !isLate && date.year === year ? certainly : possibly;
      const fixes = [
        fix(say(`改为 ${next}`, `Change to ${next}`), ...yearEdits(report.tree.plain, date.yearSpan, next)),
      ];
      yield finding(signDate, date.span, message, { fixes });
    } else if (isLate) {
      const message = isDepartment
        ? say(
            `落款日期晚于 ${next} 年 1 月 31 日：部门的年度报告应在这一天之前公布（《条例》第四十九条）`,
            `Signed after 31 January ${next}, by which a department has to publish its report (Regulation, Article 49)`,
          )
        : say(
            `落款日期晚于 ${next} 年 3 月 31 日：政府的年度报告应在这一天之前公布（《条例》第四十九条）`,
            `Signed after 31 March ${next}, by which a government has to publish its report (Regulation, Article 49)`,
          );
      yield finding(signDate, date.span, message);
    }
  },
};
