import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sample } from '../../../docs/rules-source/sample.js';
import { period } from '../../../server/src/rules/period.js';
import { foundBy, sentencesOf } from './sentences.js';

const STATED = '本报告所列数据的统计期限自2023年1月1日起至2023年12月31日止。';
const TITLE = '示例县人民政府办公室2023年政府信息公开工作年度报告';
const sentences = sentencesOf('period.txt');

test('period.txt has sentences enough', () => {
  assert.ok(sentences.length >= 70, `${sentences.length}`);
});

for (const { section, marked, text, found } of sentences) {
  test(`${section}: ${marked}`, () => {
    const report = sample().replace(STATED, () => text);
    assert.deepEqual(foundBy(period, report), section === 'missing' ? [TITLE] : found);
  });
}
