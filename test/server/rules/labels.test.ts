import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { holdsReport } from '../../../server/src/read/detect.js';
import { readText } from '../samples.js';
import { corrected, flawless, having, only, sampleOf, told } from './found.js';

const values = (text: string) => new Map([...readText(text).cells].map(([path, { value }]) => [path, value]));

describe('a label in other words', () => {
  const wordings: [from: string, to: string, finding: string][] = [
    ['商业企业', '商务企业', 'column-label 商务企业'],
    ['本年废止件数', '本年废止数', 'column-label 本年废止数'],
    ['法人或其他组织', '法人和其他组织', 'column-label 法人和其他组织'],
    ['本年收费金额（单位：万元）', '本年收费金额（单位：元）', 'column-label 本年收费金额（单位：元）'],
    ['第二项之和，等于', '第二项的和，等于', 'column-label'],
    ['1.属于国家秘密', '1.属于国家机密', 'row-label 1.属于国家机密'],
    ['(七) 总计', '(七) 合计', 'row-label (七) 合计'],
    ['行政事业性收费', '行政事业收费', 'row-label 行政事业收费'],
    ['3.要求提供公开出版物', '3.要求提供出版物', 'row-label 3.要求提供出版物'],
    [
      '二、上年结转政府信息公开申请数量',
      '二、上年度结转政府信息公开申请数量',
      'row-label 二、上年度结转政府信息公开申请数量',
    ],
    ['(五) 不予处理', '(五) 不予办理', 'row-label (五) 不予办理'],
    ['未经复议直接起诉', '未经复议直接诉讼', '-label 未经复议直接诉讼'],
  ];
  for (const [from, to, finding] of wordings) {
    test(`${from} → ${to}`, () => {
      const wrong = having(flawless, [from, to]);
      const lines = told(wrong);
      assert.equal(lines.length, 1, lines.join('\n'));
      assert.ok(lines[0]?.startsWith('warning ') && lines[0].includes(finding), lines[0]);
      assert.equal(corrected(wrong), flawless);
      assert.deepEqual(values(wrong), values(flawless));
    });
  }
});

/** Every printed label of four characters or more, with the place of its middle character. */
function labelsOf(text: string): { table: string; words: string; middle: number }[] {
  const found = new Map<number, { table: string; words: string; middle: number }>();
  for (const { table, rows, columns, headings } of readText(text).tables) {
    for (const label of [...rows, ...columns].flatMap((part) => part.label ?? []).concat(headings)) {
      const words = text.slice(label.span.start, label.span.end);
      const characters = [...words.matchAll(/\p{Script=Han}/gu)].map(({ index }) => index);
      const middle = label.span.start + (characters[characters.length >> 1] ?? 0);
      if (!label.altered && characters.length >= 4) found.set(label.span.start, { table: table.name, words, middle });
    }
  }
  return [...found.values()];
}

describe('one character of a label', () => {
  const mistakes: Record<string, (text: string, at: number) => string> = {
    added: (text, at) => `${text.slice(0, at)}度${text.slice(at)}`,
    lost: (text, at) => text.slice(0, at) + text.slice(at + 1),
    changed: (text, at) => `${text.slice(0, at)}某${text.slice(at + 1)}`,
  };
  for (const [what, mistake] of Object.entries(mistakes)) {
    for (const name of ['000', '001', 'pingtan_2021.txt', 'pingtan_2021.chrome.txt', 'shanghai_bgt_2019.txt']) {
      test(`${what} is one warning on that label, and all numbers are still read (${name})`, () => {
        const text = sampleOf(name);
        const before = told(text);
        const [numbers, labels] = [values(text), labelsOf(text)];
        assert.ok(labels.length > 60);
        const unnoticed = labels.filter(({ middle }) => {
          const wrong = mistake(text, middle);
          const rest = [...before];
          const more = told(wrong).filter((line) => {
            const known = rest.indexOf(line);
            if (known >= 0) rest.splice(known, 1);
            return known < 0;
          });
          assert.deepEqual(values(wrong), numbers);
          return more.length !== 1 || rest.length > 0 || !/^warning (?:row|column)-label /.test(more[0] ?? '');
        });
        assert.deepEqual(
          unnoticed.map(({ table, words }) => `${table} ${words}`),
          [],
        );
      });
    }
  }

  test('does not split （六）其他处理 where it is one row', () => {
    const text = sampleOf('hongze_2023.raw');
    const wrong = having(text, ['（六）其他处理', '（六）其它处理']);
    assert.deepEqual(values(wrong), values(text));
    assert.deepEqual(
      told(wrong)
        .filter((line) => line.includes('row-missing'))
        .map((line) => line.split(' ')[0]),
      ['information'],
    );
  });
});

describe('a head in words that are no label at all', () => {
  for (const [from, to] of [
    ['商业企业', '商业公司'],
    ['科研机构', '其它单位甲'],
    ['总计\t未经', '合计\t未经'],
  ] as const) {
    test(`${from} → ${to}`, () => {
      const wrong = having(flawless, [from, to]);
      assert.deepEqual(told(wrong), [`warning column-label ${to.split('\t')[0]}`]);
      assert.deepEqual(values(wrong), values(flawless));
    });
  }
});

describe('typography alone is no mistake', () => {
  const typographies: [from: string, to: string][] = [
    ['(一) 予以公开', '（一）予以公开'],
    ['(一) 予以公开', '( 一 )予以公开'],
    ['1.属于国家秘密', '1、属于国家秘密'],
    ['1.属于国家秘密', '１．属于国家秘密'],
    ['1.属于国家秘密', '1. 属于 国家 秘密'],
    ['3.危及“三安全一稳定”', '3.危及"三安全一稳定"'],
    ['3.危及“三安全一稳定”', '3.危及“三安全一稳定”'],
    ['自然人\t', '自 然 人\t'],
    ['自然人\t', '自\u3000然\u00a0人\t'],
    ['本年收费金额（单位：万元）', '本年收费金额(单位:万元)'],
    ['第二十条第（一）项', '第二十条第(一)项'],
    ['商业企业', '**商业企业**'],
  ];
  for (const [from, to] of typographies) {
    test(`${from.trim()} → ${to.trim()}`, () => {
      const other = having(flawless, [from, to]);
      assert.deepEqual(told(other), []);
      assert.deepEqual(values(other), values(flawless));
    });
  }
});

describe('a row that stands twice', () => {
  const row = '\t\t2.重复申请\t0\t0\t0\t0\t0\t0\t0';

  test('is read once and told of once, on its second label', () => {
    const twice = having(flawless, [row, `${row}\n\t\t2.重复申请\t5\t0\t0\t0\t0\t0\t5`]);
    const finding = only(twice);
    assert.equal(finding.rule, 'row-label');
    assert.equal(finding.span.start, twice.lastIndexOf('2.重复申请'));
    assert.deepEqual(values(twice), values(flawless));
  });

  test('in table 二', () => {
    const twice = having(flawless, ['规章\t0\t0\t0', '规章\t0\t0\t0\n规章\t1\t1\t1']);
    assert.equal(only(twice).rule, 'row-label');
    assert.deepEqual(values(twice), values(flawless));
  });

  test('is no row that carries the same words in another group', () => {
    // 其他 and 总计 stand in several places of the form.
    assert.deepEqual(told(flawless), []);
  });
});

test('unofficial rows of subtotals have no path and enter no sum', () => {
  const more = having(flawless, [
    '\t(四) 无法提供\t1.本机关',
    '\t小计\t\t0\t0\t0\t0\t0\t0\t0\n\t(四) 无法提供\t1.本机关',
  ]);
  assert.deepEqual(values(more), values(flawless));
});

/** The characters of the form as they are written in Taiwan and Hong Kong. */
const traditional =
  '于於后後总總体體况況开開动動处處机機关關规規废廢现現数數业業费費万萬单單为為计計项項与與请請类類决決会會团團织織组組务務构構结結转轉续續办辦给給区區复復议議诉訴讼訟维維纠糾审審经經问問题題进進报報发發强強罚罰额額护護权權属屬无無当當执執询詢访訪举舉补補确確认認获獲缴繳纳納条條国國内內稳穩没沒户戶东東' +
  '过過应應对對违違时時门門种種书書统統这這样樣';
const inTraditional = (text: string): string => {
  const pairs = new Map(
    Array.from({ length: traditional.length / 2 }, (_, at) => [traditional[2 * at], traditional[2 * at + 1]]),
  );
  return [...text].map((char) => pairs.get(char) ?? char).join('');
};

describe('in traditional characters', () => {
  for (const name of ['000', '001', 'pingtan_2021.txt', 'shanghai_bgt_2019.txt']) {
    test(`${name} reads the same`, () => {
      const text = sampleOf(name);
      const other = inTraditional(text);
      assert.match(other, /總體情況/);
      assert.equal(holdsReport(other), true);
      assert.deepEqual(values(other), values(text));
      const rules = (lines: string[]) => lines.map((line) => line.split(' ')[1]);
      assert.deepEqual(rules(told(other)), rules(told(text)), told(other).join('\n'));
    });
  }

  test('製發 and 複議, as they are written too', () => {
    const other = inTraditional(flawless).replaceAll('制發', '製發').replaceAll('復議', '複議');
    assert.match(other, /本年製發件數/);
    assert.deepEqual(told(other), []);
  });
});
