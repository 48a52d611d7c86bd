// Set UPDATE_SNAPSHOTS=1 to write the snapshots anew.
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { test } from 'node:test';
import { grammar } from '../../syntaxes/grammar.js';
import { costOf } from '../server/cost.js';
import { load, tokensOf } from './tokens.js';

const loaded = await load();
const file = (name: string): URL => new URL(name, import.meta.url);
const scopesOf = (line: string): [string, string][] =>
  (tokensOf(loaded, [line])[0] ?? []).map(({ text, scopes }) => [text, scopes.join(' ')]);

test('the grammar on disk is the one made from the forms', () => {
  const disk = readFileSync(file('../../syntaxes/gongkai.tmLanguage.json'), 'utf8');
  assert.deepEqual(JSON.parse(disk), JSON.parse(JSON.stringify(grammar())), 'run `npm run generate`');
});

for (const seed of ['000_59d91e6a9fd921ee', '003_449f627bed4e8a54']) {
  test(`scopes of seed ${seed}`, () => {
    const lines = readFileSync(file(`../../seeds/${seed}.txt`), 'utf8').split(/\r?\n/);
    const actual = tokensOf(loaded, lines)
      .flatMap((tokens, at) => [
        ...(tokens.length > 0 ? [`${at + 1}`] : []),
        ...tokens.map(({ text, scopes }) => `  ${text}  ${scopes.join(' ')}`),
      ])
      .concat('')
      .join('\n');
    const snapshot = file(`${seed.slice(0, 3)}.snap`);
    if (process.env.UPDATE_SNAPSHOTS) writeFileSync(snapshot, actual);
    assert.equal(actual, readFileSync(snapshot, 'utf8'));
  });
}

test('a row of a Markdown table', () => {
  assert.deepEqual(scopesOf('| 规章 | 0 | ２ | / |'), [
    ['|', 'punctuation.separator.table'],
    ['规章', 'support.variable.row'],
    ['|', 'punctuation.separator.table'],
    ['0', 'constant.numeric.zero'],
    ['|', 'punctuation.separator.table'],
    ['２', 'constant.numeric.cell'],
    ['|', 'punctuation.separator.table'],
    ['/', 'constant.language.blank'],
    ['|', 'punctuation.separator.table'],
  ]);
  assert.deepEqual(scopesOf('|---|:---:|'), [['|---|:---:|', 'punctuation.separator.table']]);
});

test('labels in other widths, with blanks inside, with numbers behind blanks', () => {
  assert.deepEqual(scopesOf('  ( 一 )予 以公开　 3   0'), [
    ['( 一 )', 'support.variable.row punctuation.definition.numeral'],
    ['予 以公开', 'support.variable.row'],
    ['3', 'constant.numeric.cell'],
    ['0', 'constant.numeric.zero'],
  ]);
  assert.deepEqual(scopesOf('行政许可 550'), [
    ['行政许可', 'support.variable.row'],
    ['550', 'constant.numeric.cell'],
  ]);
});

test('titles with and without numerals', () => {
  assert.deepEqual(scopesOf('二、主动公开政府信息情况'), [
    ['二、', 'markup.heading.2 punctuation.definition.heading'],
    ['主动公开政府信息情况', 'markup.heading.2'],
  ]);
  assert.deepEqual(scopesOf('其他需要报告的事项'), [['其他需要报告的事项', 'markup.heading.2']]);
  assert.deepEqual(scopesOf('二、针对2022年存在的主要问题及改进情况进行整改'), [['2022年', 'constant.numeric.date']]);
});

test('prose is plain but for dates, laws, document numbers and amounts', () => {
  assert.deepEqual(scopesOf('全年 行政许可 办理较多，规章 0 与其他 3。'), []);
  assert.deepEqual(scopesOf('依据《条例》（国办公开办函〔2021〕30 号），自2023 年1月1日起收到94件，收费1.5万元。'), [
    ['《条例》', 'support.type.law'],
    ['〔2021〕30 号', 'constant.language.document'],
    ['2023 年1月1日', 'constant.numeric.date'],
    ['94', 'constant.numeric.quantity'],
    ['件', 'keyword.other.unit'],
    ['1.5', 'constant.numeric.quantity'],
    ['万元', 'keyword.other.unit'],
  ]);
});

test('amounts in prose are alike, whatever is counted', () => {
  for (const [number, unit] of ['4472条', '22个', '6 期', '157,000余人次', '20万次', '99.49%', '4亿元'].map(
    (amount) => /([\d.,]+) ?(.+)/.exec(amount)?.slice(1) as [string, string],
  ))
    assert.deepEqual(scopesOf(`共有${number}${unit}，其中`), [
      [number, 'constant.numeric.quantity'],
      [unit, 'keyword.other.unit'],
    ]);
});

test('no line takes more than linear time', () => {
  const pieces = [
    '1',
    '一',
    ' ',
    '　',
    '\t',
    '|',
    '《',
    '（',
    '-',
    '0 ',
    '1,',
    '#',
    '*',
    '年',
    '行政',
    '其他 ',
    '2023 年',
    '本 年 ',
  ];
  for (const piece of pieces) {
    for (const last of ['', 'x', '。']) {
      const time = (length: number): number => {
        const line = piece.repeat(Math.ceil(length / piece.length)) + last;
        return costOf(() => loaded.tokenizeLine(line, null));
      };
      time(1_000);
      assert.ok(time(20_000) < 500, `${JSON.stringify(piece)} repeated, then ${JSON.stringify(last)}`);
    }
  }
});
