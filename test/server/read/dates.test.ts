import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { datesIn, smallLike, smallOf, yearLike, yearOf } from '../../../server/src/read/dates.js';

describe('dates in words', () => {
  for (const [words, ...dates] of [
    ['2023年度报告，2024年1月29日', '2023年度', '2024年1月29日'],
    ['２０２３年１２月', '２０２３年１２月'],
    ['二〇二三年一月二十九日', '二〇二三年一月二十九日'],
    ['二○二三年、二零二三年、二O二三年、2〇2三年', '二○二三年', '二零二三年', '二O二三年'],
    ['2024-01-29，2024.1.9，2024/1/29，２０２４．1．29', '2024-01-29', '2024.1.9', '2024/1/29', '２０２４．1．29'],
    ['1月1日至12月31日，十二月三十一日', '1月1日', '12月31日', '十二月三十一日'],
    ['1999年到2023', '1999年'],
    // Longer numbers hold no year, larger ones no day, and a number of things is neither.
    ['12023年，１2023年'],
    ['2024-01-291'],
    ['121月29日，二十一十一月29日'],
    ['1823年，2023件，1月，29日'],
  ] as const) {
    test(words, () =>
      assert.deepEqual(
        [...datesIn(words)].map(([date]) => date),
        dates,
      ),
    );
  }
});

test('years are numbers, whatever their digits', () => {
  for (const printed of ['2023', '２０２３', '二〇二三', '二○二三', '二零二三', '二O二三', '2〇2三'])
    assert.equal(yearOf(printed), 2023, printed);
  assert.equal(yearOf('一九九八'), 1998);
});

test('months and days are numbers, whatever their digits', () => {
  for (const [printed, value] of [
    ['7', 7],
    ['07', 7],
    ['１２', 12],
    ['七', 7],
    ['十', 10],
    ['十二', 12],
    ['二十', 20],
    ['二十九', 29],
    ['三十一', 31],
  ] as const)
    assert.equal(smallOf(printed), value, printed);
});

test('a year is written in the digits of another', () => {
  for (const [printed, like] of [
    ['2023', '2020'],
    ['２０２３', '２０２０'],
    ['二〇二三', '二〇二〇'],
    ['二○二三', '二○二○'],
    ['二零二三', '二零二零'],
    ['二O二三', '二O二O'],
    // Without a zero that shows which one is meant: the standard one.
    ['一九九八', '二〇二〇'],
  ] as const)
    assert.equal(yearLike(printed, 2020), like, printed);
});

test('a month or day is written in the digits of another, and read as it was', () => {
  for (const [value, numerals, wide] of [
    [7, '七', '７'],
    [10, '十', '１０'],
    [12, '十二', '１２'],
    [20, '二十', '２０'],
    [31, '三十一', '３１'],
  ] as const) {
    assert.equal(smallLike('一', value), numerals);
    assert.equal(smallLike('１', value), wide);
    assert.equal(smallLike('01', value), String(value));
    for (const printed of [numerals, wide, String(value)]) assert.equal(smallOf(printed), value, printed);
  }
});
