import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { countsIn, isRounded, standsFor } from '../../../../server/src/read/prose/numbers.js';

/** Words, and the numbers in them: value, `±` what the last digit stands for, unit; `~` is about so many. */
const counts = `
收到12件 | 12 件
收到１２件 | 12 件
收到1,234件 | 1234 件
收到1,234,567件 | 1234567 件
收到1，234件 | 1234 件
收到2，345件 | 2345 件
收费2，345元 | 2345 元
公开12345，678条 | 12345
予以公开3，450 | 3
收到12,34件 | 12; 34 件
1,2345件 | 1; 2345 件
金额3.25万元 | 3.25±0.01 万元
金额３．２５万元 | 3.25±0.01 万元
12.5万条 | 125000±1000 条
12.5亿元 | 12.5±0.1 亿元
1.5万件 | 15000±1000 件
3万件 | 30000±10000 件
共10万 | 100000±10000
10亿 | 1000000000±100000000
10万元 | 10 万元

三十五件 | 35 件
三五件 | 35 件
十件 | 10 件
一百二十起 | 120 起
二百零五件 | 205 件
两件 | 2 件
二〇件 | 20 件
○件 | 0 件
零件 | 0 件
千件 | 1000 件
万件 | 10000 件
一万二千件 | 12000 件
十二万件 | 120000 件
一千零一起 | 1001 起
三十五宗 | 35 宗

统一件 |
每三件 |
第三件 |
同一起 |
任一件 |
数十件 |
几百件 |
上百件 |
上万件 |
以上三件 | 3 件
一起事件 |
两件事 |
三百个 |

约12件 | ~12 件
大约12件 | ~12 件
大约为12件 | ~12 件
近12件 | ~12 件
将近12件 | ~12 件
超过12件 | ~12 件
超12件 | ~12 件
逾12件 | ~12 件
不少于12件 | ~12 件
至少12件 | ~12 件
12余件 | ~12 件
12多件 | ~12 件
12来件 | ~12 件
2万多件 | ~20000±10000 件
5余万元 | ~5 万元
不超过上限，共12件 | 12 件

33.9% | 33.9±0.1 %
33.9％ | 33.9±0.1 %
2个百分点 | 2 个百分点
3百分点 | 3 百分点
2023年5月6日 | 2023 年; 5 月; 6 日
12人次3件次5篇6期7楼8层9点10分11时 | 12 人次; 3 件次; 5 篇; 6 期; 7 楼; 8 层; 9 点; 10 分; 11 时
12项13条14个15份16笔17例18次19家20名21人 | 12 项; 13 条; 14 个; 15 份; 16 笔; 17 例; 18 次; 19 家; 20 名; 21 人

第5号 |
〔2021〕30号 | 30 号
A12件 |
12A |
2021-2022 |
2021—2022 |
2021～2022 |
1/2 |
12:30 |
ab.12 |

1.公开12件 | 12 件
1、公开12件 | 12 件
情况如下：3．依法5件 | 5 件
已办结。2、公开12件；3、部分公开4件 | 12 件; 4 件
公开10件。2.3%为其他 | 10 件; 2.3±0.1 %
其中12、13件 | 12; 13 件

12345678901234567890件 | 12345678901234567000 件
123456789012345678901件 |
`;

describe('the numbers of a text', () => {
  for (const line of counts.split('\n').filter(Boolean)) {
    const [text = '', expected = ''] = line.split(' |').map((part) => part.trim());
    test(line, () => {
      const told = countsIn(text).map(
        ({ value, step, unit, about }) =>
          `${about ? '~' : ''}${value}${step === 1 ? '' : `±${+step.toPrecision(6)}`} ${unit}`,
      );
      assert.equal(told.map((one) => one.trim()).join('; '), expected);
    });
  }

  test('stand on their digits, with the unit behind', () => {
    for (const [text, digits, unit] of [
      ['收到约１２余件申请', '１２', '余件'],
      ['公开12.5万条', '12.5万', '条'],
      ['收费2，345元整', '2，345', '元'],
      ['公开12，其他', '12', ''],
      ['上升3.5个百分点', '3.5', '个百分点'],
    ] as const) {
      const [count] = countsIn(text);
      assert.ok(count);
      assert.equal(text.slice(count.start, count.end), digits);
      assert.equal(text.slice(count.end, count.unitEnd), unit);
    }
  });
});

describe('a number in the text stands for an exact one', () => {
  const cases: readonly [value: number, step: number, exact: number, stands: boolean, rounded: boolean][] = [
    [12, 1, 12, true, true],
    // Whole things are counted, not rounded.
    [12, 1, 13, false, false],
    [12, 1, 11, false, false],
    [12, 1, 12.4, true, true],
    [12, 1, 11.6, true, true],
    [12, 1, 11.5, true, true],
    [12, 1, 11.4, false, false],
    // Cut, as well as rounded.
    [12, 1, 12.9, true, true],
    [12, 1, 13.1, false, false],
    [3.2, 0.1, 3.25, true, true],
    [3.3, 0.1, 3.25, true, true],
    [3.2, 0.1, 3.2999, true, true],
    [3.2, 0.1, 3.3, false, false],
    [3.2, 0.1, 3.14, false, false],
    [15000, 1000, 14500, true, true],
    [15000, 1000, 15999, true, true],
    [15000, 1000, 14499, false, false],
    [15000, 1000, 16000, false, false],
  ];
  for (const [value, step, exact, stands, rounded] of cases)
    test(`${value}±${step} for ${exact}: ${stands}`, () => {
      assert.equal(standsFor({ value, step }, exact), stands);
      assert.equal(isRounded(value, step, exact), rounded);
    });
});
