import assert from 'node:assert/strict';
import { test } from 'node:test';
import { offsetIn, passagesOf, spanIn } from '../../../../server/src/read/prose/passages.js';
import { flawless, having } from '../../rules/found.js';
import { readText, samples } from '../../samples.js';

const proseOf = (text: string): string[] => passagesOf(readText(text)).map((passage) => passage.text);
const renditionsOf = (name: string): string[][] =>
  samples.filter((sample) => sample.name.startsWith(name)).map(({ text }) => proseOf(text));

test('every character stands where the passage says', () => {
  for (const { name, text } of samples) {
    const report = readText(text);
    for (const passage of passagesOf(report)) {
      for (let at = 0; at < passage.text.length; at++) {
        const char = report.tree.plain[offsetIn(passage, at)];
        // Punctuation is full-width in a passage, whatever it is in the document.
        assert.ok(char?.normalize('NFKC') === passage.text[at]?.normalize('NFKC') || passage.text[at] === ' ', name);
      }
      assert.deepEqual(spanIn(passage, 0, passage.text.length), passage.span, name);
    }
  }
});

test('the renditions of a report have the same prose, wherever lines and pages break', () => {
  for (const name of ['hongze_2023', 'pingtan_2021', 'pingtan_2022', 'shanghai_bgt_2019']) {
    const [first, ...others] = renditionsOf(name);
    for (const other of others) assert.deepEqual(other, first, name);
  }
});

test('nothing of a table, no title and no page number is prose', () => {
  for (const { name, text } of samples) {
    for (const words of proseOf(text))
      assert.doesNotMatch(words, /本年处理决定数量|属于国家秘密|^[一二三四五六]、总体情况|-\d-/, name);
  }
});

test('a passage knows its section; those of the report’s own making have none', () => {
  const passages = passagesOf(readText(samples.find(({ name }) => name === 'shanghai_kewei_2024.txt')?.text ?? ''));
  const sectionOf = (start: string) => passages.find(({ text }) => text.startsWith(start))?.section;
  assert.equal(sectionOf('上海市科委2024年深入'), 'overview');
  assert.equal(sectionOf('三、主动公开工作情况'), null);
  assert.equal(sectionOf('全年收到政府信息公开申请'), null);
  assert.equal(sectionOf('2024年，市科委未发生'), 'other');
});

test('words behind a title on its line are prose', () => {
  const text = having(flawless, ['六、其他需要报告的事项', '六、其他需要报告的事项：无其他事项。']);
  assert.ok(proseOf(text).includes('无其他事项。'));
});

test('a sentence goes on over a page, a heading does not', () => {
  const text = having(
    flawless,
    ['全县绩效考核体系。此外', '全县绩效\n\n - 3 -\n\n考核体系。此外'],
    [
      '六、其他',
      '（三）下一步\n我办将继续。\n（四）规范办理，答复质量有效提升\n全年按照规定程序办理依申请公开事项，没有发生一起超期答复。\n六、其他',
    ],
  );
  const prose = proseOf(text);
  assert.ok(prose.some((words) => words.includes('全县绩效考核体系。此外')));
  assert.ok(prose.includes('（三）下一步'));
  assert.ok(prose.includes('我办将继续。'));
  assert.ok(prose.includes('（四）规范办理，答复质量有效提升'));
});

test('a letter has no passages', () => {
  assert.deepEqual(proseOf('你好。'), []);
});
