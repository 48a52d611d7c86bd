import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { sample } from '../../../docs/rules-source/sample.js';
import { placeholder } from '../../../server/src/rules/placeholder.js';
import { foundBy, testSentences, withSentence } from './sentences.js';

testSentences(placeholder, 'placeholder.txt', 80, withSentence);

describe('where it may stand', () => {
  test('in the title of the report', () => {
    assert.deepEqual(foundBy(placeholder, sample().replace('示例县人民', 'XX县人民')), ['XX']);
  });

  test('in the signature', () => {
    assert.deepEqual(foundBy(placeholder, `${sample()}\nXX县人民政府\n2024年 月 日\n`), ['XX', ' 月 日']);
  });

  test('not in a table: what stands there is a number or none', () => {
    assert.deepEqual(foundBy(placeholder, sample().replace('| 行政许可 | 35 |', '| 行政许可 | XX |')), []);
  });

  test('a blank at the end of a line is a line break', () => {
    const broken = '按照要求，做好政府信息公开 \n条例的学习宣传，不断提高认识，全年组织各类学习。';
    assert.deepEqual(
      foundBy(placeholder, withSentence({ section: 'overview', text: broken, marked: '', found: [] })),
      [],
    );
  });
});
