import { noFee } from '../layout/sentences.js';
import type { Span } from '../parse/tree.js';
import { datingOf } from '../read/prose/dating.js';
import { type Passage, passagesOf } from '../read/prose/passages.js';
import { finding, possibly } from './finding.js';
import type { Rule } from './rule.js';

/**
 * Section 六 of the 2021 form does not say whether a fee for processing information (信息处理费, 国办函〔2020〕109号) was
 * taken. The form of 2019 had no such statement.
 */
export const feeStatement: Rule = {
  id: 'fee-statement',
  severity: 'warning',
  title: { zh: '第六部分未说明信息处理费', en: 'Section 六 says nothing of the information processing fee' },
  *check({ report, say }) {
    if (report.form?.id !== '2021') return;
    const section = report.sections.find((candidate) => candidate.section.key === 'other');
    if (!section) return;
    const passages = passagesOf(report);
    const own = passages.filter(({ span }) => span.start >= section.line.end);
    // What stands empty is section-empty's.
    if (own.length === 0 || own.some(({ text }) => FEE.test(text))) return;
    if (passages.some(({ text }) => TAKEN_OR_NOT.test(text))) return;
    const { year } = datingOf(report);
    const none = soleWord(own[0]);
    const sentence = noFee(year === null ? '本' : String(year)).join('');
    const at = own.findLast(({ section: key }) => key === 'other')?.span.end ?? section.line.end;
    const eol = report.tree.text.includes('\r\n') ? '\r\n' : '\n';
    const edit = none ? { span: none, newText: sentence } : { span: { start: at, end: at }, newText: eol + sentence };
    yield finding(
      feeStatement,
      none ?? section.line,
      say(
        '第六部分未说明本年度收取信息处理费的情况；未收取的也应写明',
        'Section 六 does not say whether an information processing fee (信息处理费) was taken; say so if none was',
      ),
      { fixes: [possibly(say(`写上“${sentence}”`, `Write “${sentence}”`), edit)] },
    );
  },
};

/** The fee by any name. */
const FEE = /处理费|收费|费用|收取|收缴|缴费|缴纳|检索费|复制费|工本费|免费|免收/;
/** Another section says what section 六 should. */
const TAKEN_OR_NOT =
  /(?:未|没有|无|不|共|全年)[^，。；《》]{0,12}收[^，。；《》]{0,20}(?:处理费|(?:任何|公开|申请|相关|成本)费用)|处理费[^，。；》〔]{0,12}(?:[\d０-９]|未收|没有|为零)/;

/** 无, 无。 or 没有 where nothing else is said. */
const soleWord = (passage: Passage | undefined): Span | null =>
  passage && /^(?:暂?无|没有|本年度无)[。.]?$/.test(passage.text) ? passage.span : null;
