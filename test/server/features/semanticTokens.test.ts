import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import type { Range } from 'vscode-languageserver';
import type { OpenDocument } from '../../../server/src/documents.js';
import { legendFor, semanticTokensOf } from '../../../server/src/features/semanticTokens.js';
import { type TokenType, tokenNames, tokenTypes } from '../../../server/src/features/tokenTypes.js';
import { assertCost } from '../cost.js';
import { samples } from '../samples.js';
import { openOf, seed } from './sample.js';

interface Token {
  readonly type: TokenType;
  readonly line: number;
  readonly character: number;
  readonly words: string;
}

/** The tokens as a client decodes them. */
function decoded(document: OpenDocument, range?: Range): Token[] {
  const { data } = semanticTokensOf(document, 'zh', range);
  const tokens: Token[] = [];
  let line = 0;
  let character = 0;
  for (let at = 0; at < data.length; at += 5) {
    const [down, right, length, type] = data.slice(at, at + 4) as [number, number, number, number];
    line += down;
    character = down > 0 ? right : character + right;
    const words = document.text.getText({ start: { line, character }, end: { line, character: character + length } });
    assert.equal(words.length, length, 'a token goes beyond its line');
    tokens.push({ type: tokenNames[type] as TokenType, line, character, words });
  }
  return tokens;
}

const wordsOf = (document: OpenDocument, type: TokenType): string[] =>
  decoded(document)
    .filter((token) => token.type === type)
    .map(({ words }) => words);

describe('the tokens of a report', () => {
  const report = openOf(seed('003'));

  test('name titles, laws, dates and organs', () => {
    assert.equal(wordsOf(report, 'sectionTitle')[1], '二、主动公开政府信息情况');
    assert.deepEqual(wordsOf(report, 'law'), [
      '《中华人民共和国政府信息公开条例》',
      '国务院令 第 711 号',
      '《条例》',
      '《关于印发〈中华人民共和国政府信息公开工作年度报告格式〉的通知》',
      '国办公开办函〔2021〕30 号',
      '《网络安全法》',
    ]);
    assert.deepEqual(wordsOf(report, 'date').slice(0, 3), ['2023', '2023 年 1 月 1 日', '2023 年 12 月 31 日']);
    assert.equal(wordsOf(report, 'date').at(-1), '2024 年 1 月 29 日');
    assert.deepEqual(new Set(wordsOf(report, 'organ')), new Set(['运城市人民政府办公室']));
  });

  test('tell no law what is a newspaper or a bulletin', () => {
    const text = seed('003').replace('《网络安全法》', '《运城市人民政府公报》');
    assert.ok(!wordsOf(openOf(text), 'law').some((words) => words.includes('公报')));
  });

  test('name labels and numbers of tables', () => {
    for (const words of [
      '一、本年新收政府信息公开申请数量',
      '(三) 不予公开',
      '复议后起诉',
      '行政诉讼',
      '第二十条第（五）项',
    ])
      assert.ok(wordsOf(report, 'rowLabel').includes(words), words);
    for (const words of ['本年废止件数', '法人或其他组织', '尚未审结'])
      assert.ok(wordsOf(report, 'columnLabel').includes(words), words);
    assert.ok(wordsOf(report, 'number').includes('89'));
    assert.ok(wordsOf(report, 'total').includes('93'));
    assert.deepEqual(wordsOf(report, 'wrongNumber'), []);
    assert.deepEqual(new Set(wordsOf(report, 'zero')), new Set(['0']));
  });

  test('name the number that is wrong, or all that a certain correction changes', () => {
    const [start, end] = [seed('003').indexOf('89\t3'), seed('003').indexOf('89\t3') + 2];
    const text = `${seed('003').slice(0, start)}98${seed('003').slice(end)}`;
    assert.deepEqual(wordsOf(openOf(text), 'wrongNumber'), ['98']);
    const exchanged = seed('003').replace(/89\t3/, '3\t89');
    const wrong = wordsOf(openOf(exchanged), 'wrongNumber');
    assert.deepEqual([...wrong].sort(), ['3', '89']);
  });

  test('name a number of the text that contradicts the tables', () => {
    assert.deepEqual(wordsOf(openOf(seed('004')), 'wrongNumber'), ['1']);
  });

  test('are those of a range where only that is asked for', () => {
    const all = decoded(report);
    const range = { start: { line: 30, character: 0 }, end: { line: 40, character: 0 } };
    const some = decoded(report, range);
    assert.deepEqual(
      some,
      all.filter(({ line }) => line >= 30 && line < 40),
    );
    assert.ok(some.length > 0);
  });

  test('are none where there is no report', () => {
    for (const text of ['', '《条例》2023年', '\0']) assert.deepEqual(semanticTokensOf(openOf(text), 'zh').data, []);
  });

  test('stand in order, on one line each, beside each other, in every layout', () => {
    for (const { name, text } of samples) {
      let last: Token | undefined;
      for (const token of decoded(openOf(text))) {
        const where = `${name} ${token.line} ${token.words}`;
        assert.ok(token.words.trim() === token.words && token.words !== '', where);
        assert.ok(!/[\r\n]/.test(token.words), where);
        if (last?.line === token.line) assert.ok(last.character + last.words.length <= token.character, where);
        last = token;
      }
      assert.ok(last, name);
    }
  });

  test('are found in linear time, whatever the text', () => {
    const many = ['《', '《法', '国发', '2023年1', '〔2021', '一月'].map((words) =>
      words.repeat(100_000 / words.length),
    );
    for (const prose of many) {
      const text = seed('003').replace('《网络安全法》', prose);
      assertCost(3000, () => semanticTokensOf(openOf(text), 'zh'), prose.slice(0, 10));
    }
  });
});

describe('the legend', () => {
  test('has our own types for a client that knows them, standard ones for any other', () => {
    assert.deepEqual(legendFor(['law']).tokenTypes, [
      ...['keyword', 'property', 'type', 'number', 'comment', 'enumMember', 'regexp', 'law', 'macro', 'class'],
    ]);
    assert.deepEqual(legendFor(tokenNames).tokenTypes, tokenNames);
  });

  test('is declared to VS Code with the same standard types, and scopes that the grammar has', () => {
    const { contributes } = JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8'));
    const declared = contributes.semanticTokenTypes.map(({ id, superType }: Record<string, string>) => [id, superType]);
    // `number` is a type of the protocol already.
    const { number: _, ...own } = tokenTypes;
    assert.deepEqual(Object.fromEntries(declared), own);
    const [{ language, scopes }] = contributes.semanticTokenScopes;
    assert.equal(language, 'gongkai');
    assert.deepEqual(Object.keys(scopes), tokenNames);
    const grammar = readFileSync(new URL('../../../syntaxes/gongkai.tmLanguage.json', import.meta.url), 'utf8');
    for (const [type, [scope]] of Object.entries<string[]>(scopes))
      assert.ok(type === 'wrongNumber' || grammar.includes(String(scope)), type);
  });
});
