import type { Edit } from '../parse/tree.js';
import type { SectionRead } from '../read/report.js';
import { certainly, finding } from './finding.js';
import type { Rule } from './rule.js';

const NUMERALS = ['一', '二', '三', '四', '五', '六'];

/** The numeral of a section is missing or another section's. */
export const sectionNumber: Rule = {
  id: 'section-number',
  severity: 'warning',
  title: { zh: '序号缺失或有误', en: 'The number of a section is missing or wrong' },
  *check({ report, say }) {
    for (const read of report.sections) {
      const wanted = read.section.numeral;
      if (numeralOf(read.numeral?.text) === wanted) continue;
      const title = `${wanted}、${read.section.title}`;
      const message = read.numeral
        ? say(
            `序号“${read.numeral.text}”应为“${wanted}”：${title}`,
            `The number “${read.numeral.text}” should be “${wanted}”: ${title}`,
          )
        : say(`标题前缺少序号“${wanted}、”`, `The number “${wanted}、” is missing before the title`);
      const fix = read.numeral
        ? say(`序号改为“${wanted}”`, `Change to “${wanted}”`)
        : say(`加上“${wanted}、”`, `Insert “${wanted}、”`);
      yield finding(sectionNumber, read.line, message, { fixes: [certainly(fix, edit(report.tree.text, read))] });
    }
  },
};

/** `2` and `２` are 二. */
function numeralOf(numeral: string | undefined): string | undefined {
  if (numeral === undefined) return undefined;
  const digit = Number(numeral.normalize('NFKC'));
  return Number.isInteger(digit) && digit > 0 ? (NUMERALS[digit - 1] ?? numeral) : numeral;
}

function edit(text: string, read: SectionRead): Edit {
  const wanted = read.section.numeral;
  if (!read.numeral)
    return { span: { start: read.title.span.start, end: read.title.span.start }, newText: `${wanted}、` };
  const { span } = read.numeral;
  const start = span.start + Math.max(0, text.slice(span.start, span.end).indexOf(read.numeral.text));
  return { span: { start, end: start + read.numeral.text.length }, newText: wanted };
}
