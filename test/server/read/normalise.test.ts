import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { bare, normalise, numberingOf, simplified } from '../../../server/src/read/normalise.js';

describe('words are compared', () => {
  const alike: Readonly<Record<string, readonly string[]>> = {
    科研机构: [
      '科 研 机 构',
      '科\u3000研\u00a0机\u2003构',
      '科研\n机构',
      '**科研机构**',
      '“科研机构”',
      '科研機構',
      '科研机构：',
      '科·研·机·构',
    ],
    本年收费金额单位万元: [
      '本年收费金额（单位：万元）',
      '本年收费金额(单位:万元)',
      '本年收费金额\ufe35单位万元\ufe36',
      '本年收費金額單位萬元',
    ],
    Ab19: ['Ａｂ１９', ' A-b_1.9 ', '[Ab]{19}', 'A@b`1/9:~^', '！Ａ～ｂ［１］９｀'],
    〇: ['〇', '《〇》'],
  };
  for (const [plain, printed] of Object.entries(alike))
    test(`as ${plain}, however they are printed`, () => {
      for (const words of printed) assert.equal(normalise(words), plain, words);
    });

  test('with their letters, digits and characters', () => {
    for (const words of ['azAZ09', '一鿿', '０', 'é', '𠀀', '가']) assert.notEqual(normalise(words), '', words);
    assert.equal(normalise('１０ＡＺａｚ'), '10AZaz');
  });
});

describe('what numbers a label', () => {
  const numbered: readonly [text: string, numeral: string, rest: string][] = [
    ['一、总体情况', '一', '总体情况'],
    ['六，其他', '六', '其他'],
    ['三. 收到', '三', '收到'],
    ['三．收到', '三', '收到'],
    ['四: 结转', '四', '结转'],
    ['二 主动公开', '二', '主动公开'],
    ['第三部分 收到', '三', '收到'],
    ['十二、其他', '十二', '其他'],
    ['（一）予以公开', '一', '予以公开'],
    ['( 七 ) 总计', '七', '总计'],
    ['（  六  ）、其他', '六', '其他'],
    ['〔五〕不予处理', '五', '不予处理'],
    ['[12]. 其他', '12', '其他'],
    ['1.属于国家秘密', '1', '属于国家秘密'],
    ['１．属于国家秘密', '１', '属于国家秘密'],
    ['12、其他', '12', '其他'],
    ['3 ) 其他', '3', '其他'],
    ['　　## 一、总体情况', '一', '总体情况'],
    ['**二、**主动公开', '二', '**主动公开'],
    ['> 三、收到', '三', '收到'],
  ];
  for (const [text, numeral, rest] of numbered)
    test(`${text}: ${numeral}`, () => {
      const found = numberingOf(text) ?? assert.fail('nothing');
      assert.equal(found.numeral, numeral);
      assert.equal(text.slice(found.end), rest);
      assert.match(text.slice(found.start, found.end), /^[（(〔[第]?\s*[一二三四五六七八九十\d１]/);
    });

  for (const text of [
    '总体情况',
    '一总体情况',
    '1.5',
    '2023年',
    '123、其他',
    '十二月',
    '第三方',
    '三',
    '（总计）',
    '(1234)',
    ' ',
  ])
    test(`nothing in ${text}`, () => assert.equal(numberingOf(text), null));

  test('is no part of it', () => {
    assert.equal(bare('（一） 予以公开'), '予以公开');
    assert.equal(bare('7.属于行政执法案卷'), '属于行政执法案卷');
    assert.equal(bare('总 计'), '总计');
  });
});

test('traditional characters become simplified ones, one for one, in prose as well', () => {
  assert.equal(simplified('較上年減少，總體情況'), '较上年减少，总体情况');
  assert.equal(simplified('誤，总体'), '误，总体');
  assert.equal(simplified('\ud842\udfb7'), '\ud842\udfb7');
});
