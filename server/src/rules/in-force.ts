import { isCount } from '../read/summary.js';
import { nameOf, relatedCell } from './across.js';
import { finding, pathsOf } from './finding.js';
import type { Rule } from './rule.js';
import { cellName } from './words.js';

/**
 * Rules and documents in force are last year's, with those issued and without those repealed this year. There are good
 * reasons why they may not be, so this only asks. The form of 2019 counts what is disclosed, which is something else.
 */
export const inForce: Rule = {
  id: 'in-force',
  severity: 'information',
  title: {
    zh: '现行有效件数与上年报告推算的不符',
    en: "Documents in force do not follow from last year's report",
  },
  *check({ report, earlier, say }) {
    if (earlier?.form !== '2021' || report.form?.id !== '2021') return;
    for (const row of ['rules', 'normativeDocuments']) {
      const cells = ['inForce', 'issued', 'repealed'].flatMap(
        (column) => report.cells.get(`disclosure/${row}/${column}`) ?? [],
      );
      const counted = cells.filter(isCount);
      const [now, issued, repealed] = counted;
      const before = earlier.cells.get(`disclosure/${row}/inForce`);
      if (!now || !issued || !repealed || !before) continue;
      const expected = before.value + issued.value - repealed.value;
      if (now.value === expected) continue;
      const sum = `${before.value}+${issued.value}−${repealed.value} = ${expected}`;
      const name = nameOf(earlier, say);
      const onlyNew = now.value === issued.value && repealed.value === 0;
      const reasons = onlyNew
        ? say(
            '它等于本年制发件数，可能只填了本年的文件',
            "it equals this year's issued: perhaps only this year's documents were entered",
          )
        : say(
            '有效期届满或清理失效、修订的计数方法、机构调整移交、更正上年数据等都可能造成差异，请核对',
            'documents that lapsed, how amended ones are counted, transfers, or a correction of last year’s number may explain it; please compare',
          );
      const message = say(
        `${cellName(now, say)}为 ${now.text}，按 ${name}推算为 ${sum}；${reasons}`,
        `${cellName(now, say)} is ${now.text}; from ${name} it would be ${sum}; ${reasons}`,
      );
      yield finding(inForce, now.span, message, {
        cells: pathsOf(counted),
        related: [
          relatedCell(
            earlier,
            before,
            say(`${name}，现行有效件数：${before.value}`, `${name}, in force: ${before.value}`),
          ),
        ],
      });
    }
  },
};
