import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { isOtherOrgan, withoutOrgan } from '../../../../server/src/read/prose/scope.js';

const government = '示例县人民政府';
const office = '示例县人民政府办公室';
const bureau = '示例市科学技术局';

/** Words before a number, and the organs whose own number it is. */
const subjects: readonly (readonly [words: string, own: readonly (string | null)[]])[] = [
  ['全年收到', [government, office, bureau, null]],
  ['我县收到', [government, office, bureau, null]],
  ['本机关收到', [government, office, bureau, null]],
  ['我局收到', [government, office, bureau, null]],
  ['本级政府收到', [government, office, bureau, null]],
  ['县政府本级收到', []],
  // The government alone, or the organ without those below it.
  ['县政府收到', []],
  ['以县政府名义', []],
  ['县政府及县政府办公室制发', []],
  ['我县政府收到', [government, office, bureau, null]],
  ['局机关收到', []],
  // The whole county is what its government reports on, and more than any other organ does.
  ['全县收到', [government, null]],
  ['全省收到', [government, null]],
  ['全局共收到', [government, office, bureau, null]],
  ['本部门共收到', [government, office, bureau, null]],
  ['本年度各部门共收到', [government, office, bureau, null]],
  ['部门共收到', []],
  ['其他单位收到', []],
  ['县教育局受理', []],
  // Named in passing, doing nothing.
  ['在县教育局的指导下', [government, office, bureau, null]],
  ['财政局和其他', [government, office, bureau, null]],
  ['财政局和税务局', []],
  ['市卫健委主动公开', []],
  ['应急管理厅无', []],
  ['城关镇没有收到', []],
  ['东风乡被申请', []],
  ['红旗街道办收到', []],
  ['人民法院受理', []],
  ['消防大队办理', []],
  ['交警支队未收到', []],
  ['教育局5', []],
  ['乡镇（街道）收到', []],
  ['镇政府未', []],
  ['国有企业收到', []],
  // Its own name, in full and in passing.
  ['示例县人民政府办公室收到', [office]],
  ['县政府办代表县政府收到', [office]],
  ['市科学技术局收到', [bureau]],
  ['科学技术局新收', [bureau]],
  // Who is named last counts.
  ['县教育局受理3件，全县收到', [government, null]],
  ['全县收到9件，县教育局受理', []],
  ['县教育局受理3件，我县收到', [government, office, bureau, null]],
];

describe('whose number it is', () => {
  for (const [words, own] of subjects)
    test(words, () => {
      for (const organ of [government, office, bureau, null])
        assert.equal(!isOtherOrgan(organ, words, false), own.includes(organ), `${organ}`);
    });

  test('is theirs of whom the words before were, until somebody is named', () => {
    for (const words of ['', '其中收到', '在县教育局的指导下', '全年收到']) {
      assert.ok(isOtherOrgan(bureau, words, true), words);
      assert.ok(!isOtherOrgan(bureau, words, false), words);
    }
    for (const words of ['我局收到', '科学技术局收到', '本机关收到', '本市收到'])
      assert.ok(!isOtherOrgan(bureau, words, true), words);
  });
});

test('an organ’s name is taken out of words, in whole or as it is called in passing', () => {
  const cases: readonly [organ: string | null, words: string, rest: string][] = [
    [government, '由示例县人民政府收到12件', '由收到12件'],
    [government, '由示例县政府收到12件', '由收到12件'],
    [government, '县政府收到12件', '收到12件'],
    [government, '政府收到12件', '政府收到12件'],
    [office, '县政府办收到12件', '收到12件'],
    [office, '政府办收到12件', '收到12件'],
    [office, '府办收到12件', '府办收到12件'],
    [office, '办公室收到12件', '收到12件'],
    ['示例市科学技术委员会', '市科学技术委收到', '收到'],
    [bureau, '县教育局收到', '县教育局收到'],
    [null, '县政府收到', '县政府收到'],
  ];
  for (const [organ, words, rest] of cases) assert.equal(withoutOrgan(organ, words), rest, words);
});
