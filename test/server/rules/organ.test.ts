import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { sample } from '../../../docs/rules-source/sample.js';
import { isGovernment } from '../../../server/src/read/organ.js';
import { organ } from '../../../server/src/rules/organ.js';
import { readText } from '../samples.js';
import { foundBy, sentencesOf } from './sentences.js';

const OWN = '示例县人民政府办公室';
const STATED = '本报告所列数据的';
const sentences = sentencesOf('organ.txt');

test('organ.txt has names enough', () => assert.ok(sentences.length >= 40, `${sentences.length}`));

for (const { section, marked, text, found } of sentences) {
  test(`${section}: ${marked}`, () => {
    const [own, words] = text.split('｜') as [string, string];
    const titled = sample().replace(OWN, own);
    const report =
      section === 'preface'
        ? titled.replace(STATED, () => `${words}${STATED}`)
        : `${titled}\n${words}\n\n2024年1月20日\n`;
    assert.deepEqual(foundBy(organ, report), found);
  });
}

describe('where a signature stands', () => {
  for (const [how, end] of [
    ['without a date', '\n\n示例县财政局\n'],
    ['on the line of its date', '\n示例县财政局 2024年1月20日\n'],
    ['below its date', '\n2024年1月20日\n示例县财政局\n'],
    ['above a page number', '\n示例县财政局\n2024年1月20日\n\n- 7 -\n'],
    ['to the right', `\n${'　'.repeat(20)}示例县财政局\n${'　'.repeat(20)}2024年1月20日`],
  ]) {
    test(`${how}`, () => assert.deepEqual(foundBy(organ, sample() + end), ['示例县财政局']));
  }

  for (const [what, end] of [
    ['a heading', '\n（一）落实代表建议办公室\n\n已完成。\n'],
    ['a footer', '\n主办：示例县财政局\n'],
    ['the end of a sentence', '\n本报告报送示例县财政局。\n'],
    ['names far from the date', '\n示例县财政局\n示例县审计局\n示例县人民政府办公室\n2024年1月20日\n'],
  ]) {
    test(`not ${what}`, () => assert.deepEqual(foundBy(organ, sample() + end), []));
  }
});

test('without an organ in the title the signature gives it', () => {
  const untitled = sample().replace(/.*年度报告\n/, '');
  const report = readText(`${untitled}\n示例县财政局\n2024年1月20日\n`);
  assert.equal(report.title, null);
  assert.equal(report.organ, '示例县财政局');
  assert.equal(report.year, 2023);
  const undated = readText(`${untitled.replace(/本报告所列.*\n/, '')}\n示例县财政局\n2024年1月20日\n`);
  assert.equal(undated.year, 2023);
  const told = readText(untitled.replace(/本报告所列.*\n/, '现公布示例县财政局2023年度政府信息公开工作年度报告。\n'));
  assert.equal(told.year, 2023);
});

test('a title that says 政府 once for twice names the whole organ', () => {
  const report = readText(sample().replace(/.*年度报告\n/, '示例县人民政府信息公开工作2023年度报告\n'));
  assert.equal(report.organ, '示例县人民政府');
});

test('governments and departments', () => {
  const governments = ['交城县', '阳泉市人民政府', '示例镇人民政府', '平潭综合实验区管委会', '示例街道办事处'];
  const departments = ['运城市人民政府办公室', '上海市科委', '示例县教育局', '县政府办', '示例市发展和改革委员会'];
  assert.deepEqual(governments.map(isGovernment), [true, true, true, true, true]);
  assert.deepEqual(departments.map(isGovernment), [false, false, false, false, false]);
});
