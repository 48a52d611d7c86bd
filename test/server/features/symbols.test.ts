import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import type { DocumentSymbol, Position } from 'vscode-languageserver';
import { symbolsOf } from '../../../server/src/features/symbols.js';
import { samples } from '../samples.js';
import { openOf, seed } from './sample.js';

/** `  name [detail]`, with as many blanks in front as parts around it. */
const listed = (symbols: readonly DocumentSymbol[], depth = 0): string[] =>
  symbols.flatMap(({ name, detail, children }) => [
    `${'  '.repeat(depth)}${name}${detail === undefined ? '' : ` [${detail}]`}`,
    ...listed(children ?? [], depth + 1),
  ]);

const lineOf = (text: string, { line }: Position): string => (text.split('\n')[line] as string).trim();

describe('the outline', () => {
  const lines = listed(symbolsOf(openOf(seed('001')), 'zh'));

  test('has the sections, in their order', () => {
    assert.deepEqual(
      lines.filter((line) => !line.startsWith(' ')),
      [
        '一、总体情况',
        '二、主动公开政府信息情况',
        '三、收到和处理政府信息公开申请情况',
        '四、政府信息公开行政复议、行政诉讼情况',
        '五、存在的主要问题及改进情况',
        '六、其他需要报告的事项',
      ],
    );
  });

  test('has tables, groups, and rows with what they print', () => {
    const from = lines.indexOf('二、主动公开政府信息情况');
    assert.deepEqual(lines.slice(from + 1, from + 7), [
      '  表二',
      '    第二十条第（一）项',
      '      规章 [0 / 0 / 0]',
      '      行政规范性文件 [6 / 0 / 114]',
      '    第二十条第（五）项',
      '      行政许可 [0]',
    ]);
  });

  test('files the outcomes below 三、, and gives each row its total', () => {
    for (const line of [
      '    一、本年新收政府信息公开申请数量 [7]',
      '    三、本年度办理结果',
      '      （三）不予公开',
      '        8.属于行政查询事项 [0]',
      '      （七）总计 [3]',
      '    四、结转下年度继续办理 [4]',
      '    行政复议 [0]',
      '    行政诉讼',
      '      复议后起诉 [0]',
    ])
      assert.ok(lines.includes(line), line);
  });

  test('names tables in the language of the user, and what is the form’s in its own', () => {
    const english = listed(symbolsOf(openOf(seed('001')), 'en'));
    assert.ok(english.includes('  Table 3'));
    assert.ok(english.includes('    四、结转下年度继续办理 [4]'));
  });

  test('gives no total to a row whose numbers cannot be told apart', () => {
    assert.ok(listed(symbolsOf(openOf(seed('004')), 'zh')).includes('        3.其他'));
  });

  test('selects the line of the column heads, which sticky scroll shows', () => {
    const text = seed('001');
    const heads = symbolsOf(openOf(text), 'zh')
      .flatMap(({ children }) => children ?? [])
      .map(({ name, selectionRange }) => `${name}: ${lineOf(text, selectionRange.start)}`);
    assert.deepEqual(heads, [
      '表二: 二、主动公开政府信息情况',
      '表三: 商业企业\t科研机构\t社会公益组织\t法律服务机构\t其他',
      `表四: ${'结果 维持\t结果 纠正\t其他 结果\t尚未 审结\t总计\t'.repeat(2).trim()}`,
    ]);
  });

  test('is empty where there is no report', () => {
    for (const text of ['', '\0', '一封信\n'.repeat(100)]) assert.deepEqual(symbolsOf(openOf(text), 'zh'), []);
  });

  test('shows a table whose section has no title', () => {
    const text = seed('001').replace('一、总体情况', '').replace('二、主动公开政府信息情况', '');
    assert.equal(listed(symbolsOf(openOf(text), 'zh'))[0], '表二');
  });
});

/** Editors refuse a symbol whose selection is outside it; and find the place of the cursor by ranges in ranges. */
function assertSound(text: string, name: string): void {
  const { text: document, report } = openOf(text);
  const visit = (symbols: readonly DocumentSymbol[]): void => {
    for (const { name: symbol, range, selectionRange, children = [] } of symbols) {
      const at = (position: Position): number => document.offsetAt(position);
      const where = `${name}: ${symbol}`;
      assert.ok(symbol !== '', where);
      assert.ok(at(range.start) <= at(selectionRange.start) && at(selectionRange.end) <= at(range.end), where);
      for (const child of children) {
        assert.ok(at(range.start) <= at(child.range.start) && at(child.range.end) <= at(range.end), where);
      }
      visit(children);
    }
  };
  visit(symbolsOf({ text: document, report }, 'zh'));
}

test('every part holds its words and its parts, in every layout', () => {
  for (const { name, text } of samples) assertSound(text, name);
});

test('also while somebody is typing', () => {
  const { text } = samples[1] as (typeof samples)[number];
  fc.assert(
    fc.property(fc.nat(text.length), fc.nat(200), (at, gone) =>
      assertSound(text.slice(0, at) + text.slice(at + gone), ''),
    ),
    { numRuns: 60 },
  );
});
