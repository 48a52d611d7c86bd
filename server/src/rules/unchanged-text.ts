import { proseOf } from '../read/summary.js';
import { nameOf } from './across.js';
import { finding } from './finding.js';
import type { Rule } from './rule.js';

/** The share of a section, in characters, from which it counts as copied. */
const COPIED = 0.8;
/** Shorter sections say the same each year because there is nothing else to say. */
const SHORTEST = 100;

/** A section of prose is last year's, word for word but for the year. */
export const unchangedText: Rule = {
  id: 'unchanged-text',
  severity: 'information',
  title: { zh: '文字与上年报告相同', en: "The text is last year's" },
  *check({ report, earlier, say }) {
    if (!earlier) return;
    for (const { section, line, sentences } of proseOf(report)) {
      const before = earlier.sections.get(section.key);
      if (!before) continue;
      const known = new Set(before.sentences);
      let all = 0;
      let same = 0;
      for (const { hash, length } of sentences) {
        all += length;
        if (known.has(hash)) same += length;
      }
      if (all < SHORTEST || same < all * COPIED) continue;
      const name = nameOf(earlier, say);
      const title = `${section.numeral}、${section.title}`;
      const share = Math.floor((same / all) * 100);
      const message = say(
        `“${title}”的文字有 ${share}% 与 ${name}逐字相同（年份除外）`,
        `${share} % of the text of “${title}” is word for word that of ${name}, but for the year`,
      );
      yield finding(unchangedText, line, message, {
        related: [
          {
            place: { uri: earlier.uri, range: before.range },
            message: say(`${name}的同一部分`, `The same section of ${name}`),
          },
        ],
      });
    }
  },
};
