import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { edited, findingsOf, samples } from '../samples.js';
import { having } from './found.js';
import { acrossYears, editedAt, findingsBeside, of2021, of2022, summaryOf, toldBeside, wordsAt } from './years.js';

const out = '四、结转下年度继续办理\t';
const carriedIn = '二、上年结转政府信息公开申请数量\t';
const out2021 = `${out}1\t0\t0\t0\t0\t0\t1`;
const in2022 = `${carriedIn}1\t0\t0\t0\t0\t0\t1`;

type Changes = readonly (readonly [string, string])[];
interface Case {
  readonly name: string;
  readonly last?: Changes;
  readonly now?: Changes;
  readonly told: readonly string[];
}

const each = (cases: readonly Case[]): void => {
  for (const { name, last = [], now = [], told } of cases) {
    test(name, () => assert.deepEqual(toldBeside(having(of2021, ...last), having(of2022, ...now)), told));
  }
};

test('two reports that follow each other have nothing to tell', () => {
  assert.deepEqual(toldBeside(of2021, of2022), []);
  for (const { name, text } of samples.filter((sample) => sample.name.startsWith('pingtan_2022'))) {
    for (const before of samples.filter((sample) => sample.name.startsWith('pingtan_2021'))) {
      assert.deepEqual(toldBeside(before.text, text), [], `${before.name} ${name}`);
    }
  }
});

test('without a report of last year nothing is compared', () => {
  for (const { name, text } of samples) {
    const rules = findingsOf(text).map(({ rule }) => rule);
    assert.deepEqual(
      rules.filter((rule) => acrossYears.has(rule)),
      [],
      name,
    );
  }
});

describe('carry-over', () => {
  each([
    {
      name: 'one column and with it the total: one finding, on the column',
      now: [[in2022, `${carriedIn}2\t0\t0\t0\t0\t0\t2`]],
      told: ['warning carry-over 2'],
    },
    {
      name: 'one column, while the total is right',
      now: [[in2022, `${carriedIn}3\t0\t0\t0\t0\t0\t1`]],
      told: ['warning carry-over 3'],
    },
    {
      name: 'the total alone',
      last: [[out2021, `${out}1\t0\t0\t0\t0\t0\t7`]],
      told: ['warning carry-over 1'],
    },
    {
      name: 'last year is wrong: it stands on this year',
      last: [[out2021, `${out}5\t0\t0\t0\t0\t0\t5`]],
      told: ['warning carry-over 1'],
    },
    {
      name: 'another kind of applicant, totals alike: one finding',
      last: [[out2021, `${out}0\t1\t0\t0\t0\t0\t1`]],
      told: ['warning carry-over 1'],
    },
    {
      name: 'two columns: two findings, the total with them',
      now: [[in2022, `${carriedIn}2\t4\t0\t0\t0\t0\t6`]],
      told: ['warning carry-over 2', 'warning carry-over 4'],
    },
    {
      name: 'two columns, and a total that does not follow from them',
      now: [[in2022, `${carriedIn}2\t4\t0\t0\t0\t0\t9`]],
      told: ['warning carry-over 2', 'warning carry-over 4', 'warning carry-over 9'],
    },
    { name: 'a blank row says nothing', now: [[in2022, `${carriedIn}\t\t\t\t\t\t`]], told: [] },
    { name: 'a blank row of last year says nothing', last: [[out2021, `${out}\t\t\t\t\t\t`]], told: [] },
    { name: 'dashes say nothing', last: [[out2021, `${out}—\t—\t—\t—\t—\t—\t—`]], told: [] },
    {
      name: 'blanks beside a number: the number counts',
      last: [[out2021, `${out}4\t\t\t\t\t\t4`]],
      told: ['warning carry-over 1'],
    },
    { name: 'unreadable', now: [[in2022, `${carriedIn}一\t0\t0\t0\t0\t0\t壹`]], told: [] },
    { name: 'negative', last: [[out2021, `${out}-1\t0\t0\t0\t0\t0\t-1`]], told: [] },
    { name: 'a fraction', last: [[out2021, `${out}1.5\t0\t0\t0\t0\t0\t1.5`]], told: [] },
    { name: 'the row is missing', now: [[`${in2022}\n`, '']], told: [] },
    { name: 'the row of last year is missing', last: [[`${out2021}\n`, '']], told: [] },
    { name: 'a lost number', last: [[out2021, `${out}5\t0\t0\t0\t0\t5`]], told: [] },
    { name: 'digits of any width', now: [[in2022, `${carriedIn}１\t0\t0\t0\t0\t0\t１`]], told: [] },
    {
      name: 'a number with a note',
      now: [[in2022, `${carriedIn}2（其中1件补正）\t0\t0\t0\t0\t0\t2`]],
      told: ['warning carry-over 2（其中1件补正）'],
    },
  ]);

  test('holds from the form of 2019 to the form of 2021', () => {
    const shanghai = samples.find(({ name }) => name === 'shanghai_bgt_2019.txt')?.text ?? '';
    const last = shanghai.replaceAll('2019年', '2020年');
    const summary = summaryOf(last);
    assert.equal(summary.form, '2019');
    assert.equal(summary.year, 2020);
    assert.equal(summary.cells.get('requests/carriedOut/total')?.value, 72);
    const now = (number: number): string =>
      having(of2021, [`${carriedIn}0\t0\t0\t0\t0\t0\t0`, `${carriedIn}${number}\t0\t0\t0\t0\t0\t${number}`]);
    const told = (text: string): string[] => toldBeside(last, text).filter((line) => line.includes('carry-over'));
    assert.deepEqual(told(now(70)), ['warning carry-over 70']);
    assert.deepEqual(told(now(72)), []);
  });

  test('says what differs, in both languages, with the file and the year', () => {
    const now = having(of2022, [in2022, `${carriedIn}2\t0\t0\t0\t0\t0\t2`]);
    const [zh] = findingsBeside(of2021, now);
    const [en] = findingsBeside(of2021, now, 'en');
    assert.equal(
      zh?.message,
      '表三“二、上年结转政府信息公开申请数量”行“自然人”列为 2，2021 年报告（平潭2021.txt）的“四、结转下年度继续办理”为 1，两数应当相同；总计 2 与上年的 1 不同，差在此列',
    );
    assert.equal(
      en?.message,
      'Table 3, row “二、上年结转政府信息公开申请数量”, column “自然人” is 2, but the report for 2021 (平潭2021.txt) carried out 1; both should be the same; the totals, 2 and 1, differ because of it',
    );
    assert.deepEqual(zh?.cells, ['requests/carriedIn/naturalPerson', 'requests/carriedIn/total']);
    for (const related of zh?.related ?? []) {
      assert.ok('place' in related);
      assert.equal(related.place.uri, 'file:///w/%E5%B9%B3%E6%BD%AD2021.txt');
      assert.equal(wordsAt(of2021, related.place.range), '1');
    }
    assert.equal(zh?.related.length, 2);
  });

  const mended: readonly (readonly [string, Changes, Changes])[] = [
    ['a column and its total', [], [[in2022, `${carriedIn}2\t0\t0\t0\t0\t0\t2`]]],
    ['the total alone', [[out2021, `${out}1\t0\t0\t0\t0\t0\t7`]], []],
    ['another kind of applicant', [[out2021, `${out}0\t1\t0\t0\t0\t0\t1`]], []],
    ['two columns', [], [[in2022, `${carriedIn}2\t4\t0\t0\t0\t0\t6`]]],
  ];
  for (const [name, last, now] of mended) {
    test(`is mended in either file, and never by itself: ${name}`, () => {
      let here: string = having(of2022, ...now);
      let there: string = having(of2021, ...last);
      const before = { here, there };
      for (let count = findingsBeside(there, here).length; count > 0; count--) {
        const [first] = findingsBeside(there, here);
        const fix = first?.fixes.find(({ elsewhere }) => !elsewhere);
        assert.ok(fix && first?.fixes.every(({ preferred }) => !preferred));
        here = edited(here, fix.edits);
      }
      assert.deepEqual(toldBeside(there, here), []);
      here = before.here;
      for (let count = findingsBeside(there, here).length; count > 0; count--) {
        const fix = findingsBeside(there, here)[0]?.fixes.find(({ elsewhere }) => elsewhere);
        assert.ok(fix?.elsewhere && fix.edits.length === 0);
        there = editedAt(there, fix.elsewhere.edits);
      }
      assert.deepEqual(toldBeside(there, here), []);
      assert.notEqual(there, before.there);
    });
  }

  test('a fix says what else does not hold then', () => {
    const wrong = findingsBeside(of2021, having(of2022, [in2022, `${carriedIn}2\t0\t0\t0\t0\t0\t2`]))[0];
    // This year's own balance is broken as well, and is restored; last year's would be broken.
    assert.deepEqual(
      wrong?.fixes.map(({ title }) => title),
      [
        '按上年报告，“自然人”列改为 1、“总计”列改为 1',
        '修改 2021 年报告（平潭2021.txt）的“四、结转下年度继续办理”：“自然人”列改为 2、“总计”列改为 2（该报告的勾稽关系将不符）',
      ],
    );
    const right = findingsBeside(having(of2021, [out2021, `${out}2\t0\t0\t0\t0\t0\t2`]), of2022)[0];
    assert.deepEqual(
      right?.fixes.map(({ title }) => title),
      [
        '按上年报告，“自然人”列改为 2、“总计”列改为 2（将有 2 个勾稽关系不符）',
        '修改 2021 年报告（平潭2021.txt）的“四、结转下年度继续办理”：“自然人”列改为 1、“总计”列改为 1',
      ],
    );
  });

  test('last year is not changed where its number is more than digits', () => {
    const last = having(of2021, [out2021, `${out}2件\t0\t0\t0\t0\t0\t2件`]);
    assert.ok(findingsBeside(last, of2022)[0]?.fixes.every(({ elsewhere }) => !elsewhere));
  });
});

describe('in-force', () => {
  each([
    { name: 'last year says less', last: [['\t665', '\t600']], told: ['information in-force 698'] },
    {
      name: 'this year says less',
      now: [['\t698', '\t697']],
      told: ['information in-force 698'.replace('698', '697')],
    },
    { name: 'issued differs', now: [['\t88\t', '\t89\t']], told: ['information in-force 698'] },
    {
      name: 'both rows',
      now: [
        ['规章\t0\t0\t0', '规章\t1\t0\t0'],
        ['\t698', '\t700'],
      ],
      told: ['information in-force 0', 'information in-force 700'],
    },
    { name: 'blank this year', now: [['\t698', '\t']], told: [] },
    { name: 'blank last year', last: [['\t665', '\t']], told: [] },
    { name: 'unreadable', now: [['\t88\t', '\t八十\t']], told: [] },
    { name: 'the row is missing', last: [['行政规范性文件\t69\t3\t665\n', '']], told: [] },
  ]);

  test('writes out the sum and possible reasons', () => {
    const [found] = findingsBeside(having(of2021, ['\t665', '\t600']), of2022);
    assert.match(found?.message ?? '', /为 698，按 2021 年报告（平潭2021\.txt）推算为 600\+88−55 = 633；.*失效/);
    assert.deepEqual(found?.fixes, []);
    const [onlyNew] = findingsBeside(of2021, having(of2022, ['88\t55\t698', '88\t0\t88']));
    assert.match(onlyNew?.message ?? '', /可能只填了本年的文件/);
  });

  test('what the form of 2019 counts is something else', () => {
    const shanghai = samples.find(({ name }) => name === 'shanghai_bgt_2019.txt')?.text ?? '';
    assert.ok(!findingsBeside(shanghai, of2021).some(({ rule }) => rule === 'in-force'));
  });
});

describe('jump', () => {
  each([
    { name: 'eleven times', last: [['\t1282', '\t192']], told: ['information jump 2113'] },
    { name: 'ten times is not beyond', last: [['\t2293', '\t1069']], told: [] },
    { name: 'a tenth', now: [['\t10690', '\t229']], told: ['information jump 229'] },
    { name: 'to nothing', now: [['\t10690', '\t0']], told: [] },
    { name: 'from nothing', last: [['\t2293', '\t0']], told: [] },
    { name: 'small numbers', last: [['\t1282', '\t3']], now: [['\t2113', '\t60']], told: [] },
    {
      name: 'applications',
      now: [['71\t3\t0\t0\t0\t0\t74', '771\t3\t0\t0\t0\t0\t774']],
      told: ['information jump 774'],
    },
    { name: 'fees in 元', now: [['9116.36', '91163600']], told: ['information jump 91163600'] },
    { name: 'fees of last year in 元', last: [['24252.311082', '242523110.82']], told: ['information jump 9116.36'] },
    {
      name: 'small fees in 元',
      last: [['24252.311082', '0.8']],
      now: [['9116.36', '9100']],
      told: ['information jump 9100'],
    },
    { name: 'fees that grow', last: [['24252.311082', '800.5']], told: ['information jump 9116.36'] },
    { name: 'small fees that grow', last: [['24252.311082', '0.8']], now: [['9116.36', '9.1']], told: [] },
  ]);

  test('a fee in 元 is changed to 万元 where it stands', () => {
    const now = having(of2022, ['9116.36', '91163600']);
    const [here] = findingsBeside(of2021, now);
    assert.match(here?.message ?? '', /3759 倍；可能填成了元/);
    assert.deepEqual(
      here?.fixes.map(({ preferred }) => preferred),
      [false],
    );
    assert.equal(edited(now, here?.fixes[0]?.edits ?? []), of2022);
    const last = having(of2021, ['24252.311082', '242523110.82']);
    const [there] = findingsBeside(last, of2022);
    assert.match(there?.message ?? '', /上年可能填成了元/);
    assert.equal(editedAt(last, there?.fixes[0]?.elsewhere?.edits ?? []), of2021);
  });

  test('a fee that is not in 元 is not divided', () => {
    const [found] = findingsBeside(having(of2021, ['24252.311082', '800.5']), of2022);
    assert.deepEqual(found?.fixes, []);
    assert.match(found?.message ?? '', /是上年的 11\.4 倍；请核对/);
  });
});

describe('unchanged-text', () => {
  const sectionOf = (text: string, from: string, to: string): string =>
    text.slice(text.indexOf(`\n${from}`), text.indexOf(to));
  const problems = sectionOf(of2021, '五、存在的主要问题及改进情况', '六、其他');
  const withProblems = (words: string): string => {
    const start = of2022.indexOf('五、存在的主要问题及改进情况');
    return of2022.slice(0, start) + words.trimStart() + of2022.slice(of2022.indexOf('六、其他', start));
  };

  test('a section copied from last year, on its title', () => {
    const copied = withProblems(problems);
    assert.deepEqual(toldBeside(of2021, copied), ['information unchanged-text 五、存在的主要问题及改进情况']);
    const [found] = findingsBeside(of2021, copied);
    assert.equal(
      found?.message,
      '“五、存在的主要问题及改进情况”的文字有 100% 与 2021 年报告（平潭2021.txt）逐字相同（年份除外）',
    );
    const [related] = found?.related ?? [];
    assert.ok(related && 'place' in related);
    assert.equal(wordsAt(of2021, related.place.range).trim(), '五、存在的主要问题及改进情况');
  });

  test('with other years, other line breaks and other punctuation', () => {
    const words = `2021年我区的工作还有不足。${problems.slice(problems.indexOf('（一）'))}`;
    const last = of2021.replace(problems, `\n五、存在的主要问题及改进情况\n${words}`);
    const moved = words.replace('2021年', '2022年').replaceAll('，', ',').replace('政务公开质量', '政务\n公开质量');
    assert.deepEqual(toldBeside(last, withProblems(`五、存在的主要问题及改进情况\n${moved}`)), [
      'information unchanged-text 五、存在的主要问题及改进情况',
    ]);
  });

  test('one sentence of many rewritten: the share says so', () => {
    const [found] = findingsBeside(
      of2021,
      withProblems(problems.replace(/三是.+/, '三是加强培训，请各单位业务骨干讲授依申请公开的办理要求。\n')),
    );
    assert.match(found?.message ?? '', /有 (?:8\d|9\d)% 与/);
  });

  test('a section half of which is new is not copied', () => {
    const half = problems.replace(
      /二是.+/,
      '二是完善制度，明确各环节责任。三是加强培训，请各单位业务骨干讲授依申请公开的办理要求，并组织交流；四是按季通报各单位公开情况，督促整改，推动工作落实到位。\n',
    );
    assert.deepEqual(toldBeside(of2021, withProblems(half)), []);
  });

  test('a short section, and what is said of the fee, are the same every year', () => {
    const fee =
      '本年度依据国务院办公厅印发的《政府信息公开信息处理费管理办法》规定的按件、按量收费标准，没有产生信息公开信息处理费，各有关单位均未发出收费通知，也没有收取费用，特此说明以上处理费情况。';
    const six = (text: string): string =>
      text.replace(/(六、其他需要报告的事项)[\s\S]*$/, `$1\n${fee.repeat(2)}\n无其他事项。\n`);
    assert.deepEqual(toldBeside(six(of2021), six(of2022)), []);
  });
});
