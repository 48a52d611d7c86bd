import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { sample } from '../../../docs/rules-source/sample.js';
import { feeStatement } from '../../../server/src/rules/fee-statement.js';
import { edited, findingsOf, readText } from '../samples.js';
import { foundBy, sentencesOf } from './sentences.js';

const STATED = '2023年没有收取信息处理费。';
const TITLE = '六、其他需要报告的事项';
const sentences = sentencesOf('fee-statement.txt');

test('fee-statement.txt has sentences enough', () => assert.ok(sentences.length >= 40, `${sentences.length}`));

for (const { section, marked, text, found } of sentences) {
  test(`${section}: ${marked}`, () => {
    if (section === 'elsewhere') {
      const elsewhere = sample()
        .replace(STATED, '无')
        .replace('2023年，本机关', () => `${text}\n\n2023年，本机关`);
      assert.deepEqual(foundBy(feeStatement, elsewhere), []);
    } else {
      const report = sample().replace(STATED, () => text);
      assert.deepEqual(foundBy(feeStatement, report), section === 'silent' ? [TITLE] : found);
    }
  });
}

describe('what is not enough, and what is somebody else’s', () => {
  test('a rule on the fee that section 一 names says nothing of this year', () => {
    const named = sample()
      .replace(STATED, '无')
      .replace(
        '2023年，本机关',
        '学习《关于做好政府信息公开信息处理费收入收缴管理有关事项的通知》（闽财非税函〔2021〕1号）。\n\n2023年，本机关',
      );
    assert.deepEqual(foundBy(feeStatement, named), ['无']);
  });

  test('the labels of table 三 speak of fees too', () => {
    const [before, six] = sample().split(TITLE) as [string, string];
    const [head, rest] = before.split('二、主动公开') as [string, string];
    const moved = `${head}${TITLE}\n\n无\n\n二、主动公开${rest}`;
    assert.ok(six.includes('信息处理费'));
    assert.deepEqual(foundBy(feeStatement, moved), ['无']);
  });

  test('an empty section 六 is section-empty, a missing one section-missing', () => {
    for (const [text, rule] of [
      [sample().replace(STATED, ''), 'section-empty'],
      [sample().replace(new RegExp(`${TITLE}[^]*`), ''), 'section-missing'],
    ]) {
      assert.deepEqual(
        findingsOf(text as string).map((finding) => finding.rule),
        [rule],
      );
    }
  });
});

test('the sentence that can be written in is found again', () => {
  for (const text of ['无', '办理人大代表建议5件。', '第一段。\n\n第二段。']) {
    for (const eol of ['\n', '\r\n']) {
      const report = sample().replace(STATED, text).replaceAll('\n', eol);
      const finding = findingsOf(report).find(({ rule }) => rule === 'fee-statement') ?? assert.fail(text);
      assert.equal(finding.fixes[0]?.preferred, false);
      const fixed = edited(report, finding.fixes[0]?.edits ?? []);
      assert.deepEqual(findingsOf(fixed), []);
      assert.ok(fixed.includes('2023年度未收取信息处理费。'));
      assert.equal(fixed.replaceAll(eol, '').includes('\n'), false);
      assert.equal(readText(fixed).sections.length, 6);
    }
  }
});
