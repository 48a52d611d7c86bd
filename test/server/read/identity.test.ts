import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { parse } from '../../../server/src/parse/parse.js';
import { identify, identifyByTitle } from '../../../server/src/read/identity.js';

/** `organ year | title`, of a text whose first section begins below it. */
function identified(text: string): string {
  const tree = parse(`${text}\n`);
  const { organ, year, yearSpan, title } = identify(tree, tree.lines.length - 1, tree.lines.length);
  const words = title ? text.slice(title.start, title.end) : '';
  if (yearSpan) assert.match(text.slice(yearSpan.start, yearSpan.end), /^(?:19|20|[二１２])/);
  return `${organ} ${year} | ${words.replaceAll('\n', '⏎')}`;
}

describe('whose report it is, and of which year', () => {
  const named: readonly [text: string, organ: string, year: number, title?: string][] = [
    ['交城县人民政府2023年政府信息公开工作年度报告', '交城县人民政府', 2023],
    ['交城县人民政府 2023 年度政府信息公开工作报告', '交城县人民政府', 2023],
    ['交城县水利局2022年信息公开工作年度报告', '交城县水利局', 2022],
    ['交城县水利局2022年政务公开工作年报', '交城县水利局', 2022],
    ['2021年交城县水利局政府信息公开年度报告', '交城县水利局', 2021],
    ['2021年度交城县水利局政府信息公开工作年度报告', '交城县水利局', 2021],
    ['交城县水利局政府信息公开工作年度报告（2021年度）', '交城县水利局', 2021],
    ['交城县水利局关于2021年政府信息公开工作年度报告', '交城县水利局', 2021],
    ['交城县人民政府信息公开工作2021年度报告', '交城县人民政府', 2021],
    ['交城县水利局二〇二一年政府信息公开工作年度报告', '交城县水利局', 2021],
    ['交城縣水利局2021年政府信息公開工作年度報告', '交城县水利局', 2021],
    ['标题：交城县水利局2021年政府信息公开工作年度报告', '交城县水利局', 2021],
    ['【公开】交城县水利局2021年政府信息公开工作年度报告', '交城县水利局', 2021],
    [
      '# 交城县水利局2021年政府信息公开工作年度报告',
      '交城县水利局',
      2021,
      '交城县水利局2021年政府信息公开工作年度报告',
    ],
    ['交城县水利局\n2021年政府信息公开工作年度报告', '交城县水利局', 2021],
    ['交城县水利局\n\n2021年政府信息公开工作\n年度报告', '交城县水利局', 2021],
    [
      '首页 > 公开\n交城县水利局2021年政府信息公开工作年度报告',
      '交城县水利局',
      2021,
      '交城县水利局2021年政府信息公开工作年度报告',
    ],
  ];
  for (const [text, organ, year, title = text] of named)
    test(text.replaceAll('\n', '⏎'), () => {
      assert.equal(identified(text), `${organ} ${year} | ${title.replaceAll('\n', '⏎')}`);
    });

  for (const [text, expected] of [
    ['由交城县人民政府办公室编制。统计期限为2022年1月1日至2022年12月31日。', '交城县人民政府办公室 2022 | '],
    ['本报告汇总交城县各部门数据，是2022年度政府信息公开工作年度报告。', '交城县 2022 | '],
    ['如有疑问，请与交城县水利局办公室联系。', '交城县水利局 null | '],
    ['《交城县2020年政府信息公开工作年度报告》的格式', 'null null | '],
    ['关于做好年度报告的通知', 'null null | '],
    ['早上好', 'null null | '],
  ] as const)
    test(`without a title: ${text}`, () => assert.equal(identified(text), expected));
});

describe('no title of a report', () => {
  for (const text of [
    '政府信息公开工作年度报告',
    '交城县2021年政府工作报告',
    '关于印发交城县水利局2021年政府信息公开工作年度报告',
    '交城县水利局2021年政府信息公开工作年度报告的通知',
    '《交城县水利局2021年政府信息公开工作年度报告》',
    '附件：交城县水利局2021年政府信息公开工作年度报告',
    '交城县水利局2021年政府信息公开工作年度报告。',
    `交城县${'水利'.repeat(30)}局2021年政府信息公开工作年度报告`,
  ])
    test(text, () => assert.equal(identifyByTitle(parse(text)), null));
});

test('a title tells by itself whose it is, and where it ends', () => {
  const text = '\n交城县水利局2021年政府信息公开工作年度报告\n\n一、总体情况';
  assert.deepEqual(identifyByTitle(parse(text)), { organ: '交城县水利局', year: 2021, end: text.indexOf('\n\n一') });
  assert.equal(identifyByTitle(parse('2021年政府信息公开工作年度报告')), null);
  assert.equal(identifyByTitle(parse(`${'\n'.repeat(60)}交城县2021年政府信息公开工作年度报告`)), null);
});
