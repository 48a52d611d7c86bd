import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { numeralOf, proseIn } from '../../../../server/src/read/prose/line.js';

describe('the words of a line', () => {
  test('are joined, but for one blank between numbers and Latin words', () => {
    for (const [words, text] of [
      ['全 年 收 到', '全年收到'],
      ['收到 12 件', '收到12件'],
      ['12 34', '12 34'],
      ['12   34  56', '12 34 56'],
      ['www a9', 'www a9'],
      ['A Z a z 0 9', 'A Z a z 0 9'],
      ['收到\u300012\u00a0件\t。', '收到12件。'],
      ['@ 12 : 34', '@12:34'],
      ['', ''],
      ['  ', ''],
    ] as const)
      assert.equal(proseIn(words).text, text, words);
  });

  test('stand where each of their runs stood', () => {
    const words = '  全年  收到 12 34 件';
    const { runs, text } = proseIn(words);
    assert.equal(text, '全年收到12 34件');
    for (const [index, { at, offset }] of runs.entries()) {
      const end: number = runs[index + 1]?.at ?? text.length;
      assert.equal(words.slice(offset, offset + end - at), text.slice(at, end));
    }
    assert.deepEqual(runs.filter(({ at }, index) => at !== runs[index + 1]?.at).length, 5);
  });

  test('have wide punctuation between Chinese words, not in numbers, times and addresses', () => {
    for (const [words, wide] of [
      ['收到,办理;如下:(一)公开', '收到，办理；如下：（一）公开'],
      ['1,234件', '1,234件'],
      ['12:30', '12:30'],
      ['收到12,办理', '收到12，办理'],
      ['http://a', 'http://a'],
      ['收到:12', '收到：12'],
      ['(2023)', '（2023）'],
    ] as const)
      assert.equal(proseIn(words).wide, wide, words);
  });

  test('end a sentence, or do not', () => {
    for (const words of [
      '公开。',
      '公开！',
      '公开？',
      '公开!',
      '公开?',
      '公开…',
      '“公开。”',
      '（公开。）',
      '《公开！》',
      '(ok?)',
    ])
      assert.ok(proseIn(words).endsSentence, words);
    for (const words of ['公开', '公开，', '公开；', '公开。）等', '公开。12', ''])
      assert.ok(!proseIn(words).endsSentence, words);
  });

  test('are parted by commas and the like, or not', () => {
    for (const words of ['收到，办理', '收到。', '收到；办理']) assert.ok(proseIn(words).isStopped, words);
    for (const words of ['收到', '收到：办理', '收到、办理']) assert.ok(!proseIn(words).isStopped, words);
  });

  const numbered: readonly (readonly [words: string, numbered: boolean, heading: boolean, title: number])[] = [
    ['（二）规范办理', true, true, 0],
    ['(二)规范办理', true, true, 0],
    ['（12）规范办理', true, true, 0],
    ['（二）规范办理，依申请公开', true, true, 0],
    ['（二）规范办理，', true, false, 0],
    ['（二）规范办理、', true, false, 0],
    ['（二）规范办理：', true, false, 0],
    ['（二）规范办理。', true, false, 0],
    ['（二）规范办理；依申请公开', true, false, 0],
    ['（二）见《', true, false, 0],
    ['（二）见“', true, false, 0],
    ['三、主动公开工作情况', true, true, 3],
    ['十、其他', true, true, 10],
    ['一 、其他', false, false, 1],
    ['三.主动公开', true, true, 3],
    ['三．主动公开', true, true, 3],
    ['三、主动公开。', true, false, 0],
    ['三、主动公开，依申请公开', true, true, 0],
    ['三、主动公开：如下', true, true, 0],
    ['三、主动公开、依申请公开', true, true, 0],
    ['十一、主动公开', true, true, 0],
    ['三是主动公开', true, false, 0],
    ['1.主动公开', true, true, 0],
    ['12、主动公开', true, true, 0],
    ['1.5万条', false, false, 0],
    ['123.主动公开', false, false, 0],
    ['三主动公开', false, false, 0],
    ['主动公开', false, false, 0],
    [`三、${'公开'.repeat(14)}`, true, true, 3],
    [`三、${'公开'.repeat(15)}`, true, true, 0],
    [`三、${'公开'.repeat(18)}一`, true, true, 0],
    [`三、${'公开'.repeat(19)}`, true, false, 0],
  ];
  for (const [words, isNumbered, isHeading, title] of numbered)
    test(`${words}: ${isNumbered ? 'numbered' : 'not numbered'}${isHeading ? ', a heading' : ''}, title ${title}`, () => {
      const prose = proseIn(words);
      assert.deepEqual([prose.isNumbered, prose.isHeading, prose.title], [isNumbered, isHeading, title]);
      assert.equal(prose.words, words);
    });
});

test('a numeral stands for its number', () => {
  assert.deepEqual([...'一二九十'].map(numeralOf), [1, 2, 9, 10]);
  assert.equal(numeralOf('百'), 0);
});
