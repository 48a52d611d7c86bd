import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { hasRelativePeriod, type PeriodEnd, periodsIn } from '../../../../server/src/read/prose/period.js';

/** Words, and the periods in them: what is printed of both ends; `!` where it is named as the period. */
const periods = `
2023年1月1日至12月31日 | 2023.1.1–.12.31
2023年1月1日至2023年12月31日 | 2023.1.1–2023.12.31
1月1日至2023年12月31日 | .1.1–2023.12.31
2023年1月至12月 | 2023.1–.12
2023年1月1日至12月 | 2023.1.1–.12
2023年1月至12月31日 | 2023.1–.12.31
2023.1.1-2023.12.31 | 2023.1.1–2023.12.31
2023/1/1—2023/12/31 | 2023.1.1–2023.12.31
2023．1．1～2023．12．31 | 2023.1.1–2023.12.31
２０２３年１月１日至１２月３１日 | 2023.1.1–.12.31
二〇二三年一月一日至十二月三十一日 | 2023.1.1–.12.31
2023年1月1日起至同年12月31日 | 2023.1.1–.12.31
2023年1月1日开始，截止12月31日 | 2023.1.1–.12.31
2023年1月1日0时至当年12月31日 | 2023.1.1–.12.31
自2023年1月1日零时到12月31日 | 2023.1.1–.12.31

2022年1月1日至12月31日和2023年1月1日至12月31日 | 2022.1.1–.12.31; 2023.1.1–.12.31
1月1日至12月31日 |
2023年2月1日至12月31日 |
2023年1月2日至12月31日 |
2023年1月1日至12月30日 |
2023年1月1日至11月30日，12月未计 |
2023年12月31日 |
2023年度 |
与2023年1月1日至12月31日相比 |
同2023年1月1日至12月31日相比 |
较2023年1月1日至12月31日增加 |
比2023年1月1日至12月31日减少 |

统计期限为2023年3月5日至4月6日 | 2023.3.5–.4.6!
统计期限自1月1日至12月31日 | .1.1–.12.31!
统计期限为2023年度 | –2023!
统计期限为2023年 | –2023!
统计期限截至2023年12月 | –2023.12!
统计期限截至2023年12月31日 | –2023.12.31!
统计期限截至2023-12-31 | –2023!
统计期限为2022年3月5日至4月6日，统计期限为2023年3月5日至4月6日 | 2022.3.5–.4.6!; 2023.3.5–.4.6!
报告期限为2022年，数据期限为2023年 | –2022!; –2023!
统计期限即报告期限为2023年 | –2023!
2023年3月5日至4月6日为统计期限 |
统计期限。2023年3月5日至4月6日 |
统计期限；2023年度 |
统计期限见《2023年度报告》 |
统计期限依国办公开办函〔2021〕30号 |
统计期限与上级机关的要求一致，各单位均按照规定的时间和内容报送了全部数据并逐项核对无误后予以汇总，2023年度 |
`;

const NAMES = `统计期限 统计数据的期限 统计信息起止时间 统计时限 统计周期 统计时间 统计期间 统计时段 统计区间 统计范围 统计年度 统计口径
  统计截止 统计数据截至 报告期限 报告的统计时限 数据的周期 数据期间 数据时段 数据时间 数据时间范围 报告时间跨度 数据起止时间 数据起止日期`;

const told = (end: PeriodEnd | null): string =>
  end
    ? [end.year, end.month, end.day]
        .map((part) => part?.value ?? '')
        .join('.')
        .replace(/\.+$/, '')
    : '';

describe('the periods of a sentence', () => {
  for (const line of periods.split('\n').filter(Boolean)) {
    const [text = '', expected = ''] = line.split(' |').map((part) => part.trim());
    test(line, () => {
      const found = periodsIn(text).map(({ first, last, named }) => `${told(first)}–${told(last)}${named ? '!' : ''}`);
      assert.equal(found.join('; '), expected);
    });
  }

  test('are named in many ways', () => {
    for (const name of NAMES.split(/\s+/))
      assert.deepEqual(
        periodsIn(`${name}为2023年3月5日至4月6日`).map(({ named }) => named),
        [true],
        name,
      );
    for (const other of ['统计', '统计人员', '报告', '数据来源', '报告时', '期限', '时间'])
      assert.deepEqual(periodsIn(`${other}为2023年3月5日至4月6日`), [], other);
  });

  test('stand on their dates, and each part on its digits', () => {
    for (const [text, whole, parts] of [
      ['自２０２３年１月１日起至１２月３１日止。', '２０２３年１月１日起至１２月３１日', '２０２３ １ １ １２ ３１'],
      ['即2023年1月至12月，共', '2023年1月至12月', '2023 1 12'],
      ['为2023.1.1-2023.12.31。', '2023.1.1-2023.12.31', '2023 1 1 2023 12 31'],
      ['统计期限为2023年度。', '2023年', '2023'],
      ['统计期限截至2023年12月31日止。', '2023年12月31日', '2023 12 31'],
    ] as const) {
      const [period] = periodsIn(text);
      assert.ok(period, text);
      assert.equal(text.slice(period.start, period.end), whole);
      const all = [period.first, period.last].flatMap((end) => (end ? [end.year, end.month, end.day] : []));
      assert.equal(all.flatMap((part) => (part ? text.slice(part.start, part.end) : [])).join(' '), parts);
      const starts = [period.first, period.last].flatMap((end) => (end ? [end.start] : []));
      assert.equal(starts[0], period.start);
      assert.equal(period.last.end, period.end);
    }
  });
});

test('a period is told by its year in other words', () => {
  for (const words of [
    '统计期限为上一年度',
    '统计的周期是本年',
    '统计时限为当年',
    '统计时间为该年',
    '统计期间：全年',
    '统计时段从1月1日',
  ])
    assert.ok(hasRelativePeriod(words), words);
  for (const words of [
    '统计范围为本年',
    '统计期限，本年',
    '统计期限。本年',
    '上年统计',
    '统计期限为2月1日',
    '本年期限',
  ])
    assert.ok(!hasRelativePeriod(words), words);
});
