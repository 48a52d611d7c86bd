import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { whose } from '../../../server/src/read/read.js';
import { readText, samples } from '../samples.js';

describe('whose report a text is', () => {
  const agrees = (text: string, name: string): void => {
    const { form, organ, year } = readText(text);
    const told = whose(text);
    if (form === null) return;
    assert.deepEqual(told && [told.organ, told.year], organ === null || year === null ? null : [organ, year], name);
  };
  /** What a title may have above it, and what may be missing: the organ, the year, all of it. */
  const variants: Readonly<Record<string, (text: string) => string>> = {
    'as it is': (text) => text,
    'ends of lines as old ones': (text) => text.replace(/\r\n?|\n/g, '\r'),
    'without its first line': (text) => text.replace(/^.*\n/, ''),
    'without its first ten lines': (text) => text.split('\n').slice(10).join('\n'),
    'with a title above': (text) => `某某县水利局2020年政府信息公开工作年度报告\n${text}`,
    'with a title that names nobody above': (text) => `2020年政府信息公开工作年度报告\n${text}`,
    'with its organ above': (text) => `某某县水利局\n2020年政府信息公开工作年度报告\n${text}`,
    'with a title far above': (text) => `某某县水利局2020年政府信息公开工作年度报告\n${'\n'.repeat(58)}${text}`,
    'with a title behind the first section': (text) =>
      `一、总体情况\n\n今年工作如下。\n某某县水利局2020年政府信息公开工作年度报告\n${text}`,
    'behind itself': (text) => `${text}\n${text}`,
  };
  for (const [name, vary] of Object.entries(variants))
    test(`is told as it is read: ${name}`, () => {
      for (const sample of samples) agrees(vary(sample.text), sample.name);
    });

  test('is null where the text does not say', () => {
    assert.equal(whose(''), null);
    assert.equal(whose('早上好\n'), null);
  });
});
