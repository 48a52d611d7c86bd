import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { isDigits, readNumber } from '../../../server/src/read/number.js';

/** What a cell prints, and the kind and number it is read as; null where it is no number at all. */
const printed: Record<string, readonly (readonly [text: string, kind: string, value: number | null] | string)[]> = {
  'digits alone': [
    ['0', 'number', 0],
    ['19', 'number', 19],
    ['-8', 'number', -8],
    ['+8', 'number', 8],
    ['997.25', 'number', 997.25],
    ['9007199254740991', 'number', 9007199254740991],
  ],
  'numbers in other digits, or with more around them': [
    ['１２', 'decorated', 12],
    ['－８', 'decorated', -8],
    ['−8', 'decorated', -8],
    ['＋８', 'decorated', 8],
    ['９９７．２５', 'decorated', 997.25],
    ['1,234', 'decorated', 1234],
    ['1，234，567.5', 'decorated', 1234567.5],
    ['22（其中修订16件）', 'decorated', 22],
    ['22件(其中修订16件)', 'decorated', 22],
    ['22（其中修订16件）件', 'decorated', 22],
    ['5 件', 'decorated', 5],
    ['25.1万元', 'decorated', 25.1],
    ['3亿元', 'decorated', 3],
    ...'元件条條个個项項份次宗起人部%'.split('').map((unit) => [`7${unit}`, 'decorated', 7] as const),
  ],
  'marks for none': [
    ...'-—–－―─/／\\＼*＊_无無'.split('').map((mark) => [mark, 'none', null] as const),
    ['——', 'none', null],
    ['N/A', 'none', null],
  ],
  blank: [['', 'blank', null]],
  'too large to be counted with': [
    ['9007199254740992', 'unreadable', null],
    ['-9007199254740992件', 'unreadable', null],
  ],
  'no numbers': [
    '1.属于国家秘密',
    '1．属于国家秘密',
    '1、属于国家秘密',
    '1.',
    '12 13',
    '12\u00a013',
    '12\u3000-13',
    '12,34',
    '12,3456',
    '1.2.3',
    '--8',
    '12台',
    '12（其中',
    '无此项',
    '-无-8',
    '总计',
    '信息内容',
    'N/A件',
    '8'.repeat(41),
  ],
};

for (const [what, cells] of Object.entries(printed)) {
  describe(what, () => {
    for (const cell of cells) {
      const [text, kind, value] = typeof cell === 'string' ? [cell, null, null] : cell;
      test(JSON.stringify(text), () => assert.deepEqual(readNumber(text), kind === null ? null : { kind, value }));
    }
  });
}

test('zero has no sign', () => assert.ok(Object.is(readNumber('-0')?.value, 0)));

test('only digits can be cut by a line break', () => {
  for (const text of ['0', '007', '123']) assert.ok(isDigits(text), text);
  for (const text of ['', '1.5', '-1', '１２', '1件', '1 2']) assert.ok(!isDigits(text), text);
});
