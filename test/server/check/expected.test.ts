import assert from 'node:assert/strict';
import { test } from 'node:test';
import { check } from '../../../server/src/check.js';
import { briefly, findingsOf, readText, samples, seed } from '../samples.js';

const rowsWithSixNumbers = [65, 66, 67, 68, 69, 70, 71, 72, 73, 74, 75, 76, 77, 78, 79, 81];

const shanghaiProse = (line: number): string[] =>
  ['prose-number 258', 'share 33.9', 'prose-number 265', 'prose-number 均获维持'].map((found) => `${line} ${found}`);

/** Everything that is to be found in the real reports: `line rule words`. What is not here is no mistake. */
const expected: Record<string, readonly string[]> = {
  '000_59d91e6a9fd921ee.txt': [],
  // Nothing tells the statistical period.
  '001_c00c0f458b041d9c.txt': ['3 period 宝丰县人民政府办公室 2023 年政府信息公开工作 年度报告'],
  '002_692986c6205ac44c.txt': [
    '65 section-title 收到和处理政府信息公开申请',
    '282 cell-blank ',
    '352 section-number 政府信息公开行政复议、行政诉讼情况',
    '420 section-number 存在的主要问题及改进情况',
    '429 section-number 其他需要报告的事项',
  ],
  '003_449f627bed4e8a54.txt': [
    '46 column-label 本年度制发件数',
    '62 column-label (本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项)',
    '68 row-label (二) 部分公开(区分处理的, 只记这一情形, 不计其他情形)',
    '73 row-label 5. 属于三类内部事物信息',
    '78 row-label 2. 没有现成信息需要另外制作',
    '89 row-label 四、结转下年度继续处理',
  ],
  '004_32486a727a531b6f.txt': [
    // Two parts of 5425 together; one request where the table has three.
    '15 share 5431',
    '19 prose-number 1',
    '36 column-label 本年度止件数',
    '55 column-label 社会团体',
    ...rowsWithSixNumbers.map((line) => `${line} row-cells 0 0 0 0 0 0`),
    // The title has 交城县.
    '106 fee-statement 无',
    '108 organ 交城县人民政府办公室',
  ],
  'pingtan_2021.txt': [],
  'pingtan_2021.chrome.txt': [],
  'pingtan_2022.txt': ['58 section-title 政府信息公开行政法复议、行政诉讼情况'],
  'pingtan_2022.chrome.txt': ['521 section-title 政府信息公开行政法复议、行政诉讼情况'],
  // （六） printed as one row, and two totals of 0 below sums of 11 and 5.
  'hongze_2023.layout.txt': [
    '108 row-label 2.其他法律行政止公开',
    '130 row-missing （六）其他处理',
    '149 cases-total 0',
    '149 cases-total 0',
  ],
  'hongze_2023.pdftotext.txt': [
    '260 row-label 2.其他法律行政止公开',
    '390 row-missing （六）其他处理',
    '428 cases-total 0',
    '450 cases-total 0',
  ],
  'hongze_2023.raw.txt': [
    '96 row-label 2.其他法律行政止公开',
    '116 row-missing （六）其他处理',
    '149 cases-total 0',
    '149 cases-total 0',
  ],
  // Blanks: most of the totals, and more than half of what is left in tables 三 and 四.
  // In the text 258 for 275, 33.9 % of neither, 265 for 337, and all upheld where three cases are pending.
  'shanghai_bgt_2019.txt': [...shanghaiProse(13), '43 total-blank 总计', '45 cell-blank ', '73 cell-blank '],
  'shanghai_bgt_2019.chrome.txt': [...shanghaiProse(25), '159 total-blank 总计', '177 cell-blank ', '590 cell-blank '],
  // Prose sections of its own making, then the official ones from 一 again; the title of 五 is missing.
  'shanghai_kewei_2024.txt': [
    '18 section-number 一、主动公开政府信息情况',
    '22 row-label 规范性文件',
    '33 section-number 二、收到和处理政府信息公开申请情况',
    '62 section-missing 三、政府信息公开行政复议、行政诉讼情况',
    '62 section-number 三、政府信息公开行政复议、行政诉讼情况',
    '72 section-number 五、其他需要报告的事项',
  ],
  // The same; the 1 that the blank cell lost stands far from its row.
  'shanghai_kewei_2024.pdfmd.md': [
    '73 section-number 一、主动公开政府信息情况',
    '89 row-label 规范性文件',
    '91 section-number 二、收到和处理政府信息公开申请情况',
    '178 cell-blank ',
    '180 section-missing 三、政府信息公开行政复议、行政诉讼情况',
    '180 section-number 三、政府信息公开行政复议、行政诉讼情况',
    '205 section-number 五、其他需要报告的事项',
  ],
};

test('there are expectations for every sample', () => {
  assert.deepEqual(Object.keys(expected).toSorted(), samples.map(({ name }) => name).toSorted());
});

for (const { name, text } of samples) {
  test(`exactly the true findings in ${name}`, () => {
    assert.deepEqual(briefly(text, findingsOf(text)), expected[name]);
  });
}

test('（六） printed as one row is an information, wrong sums are errors, wording is a warning', () => {
  for (const { name, text } of samples.filter((sample) => sample.name.startsWith('hongze'))) {
    assert.deepEqual(
      findingsOf(text).map(({ severity }) => severity),
      ['warning', 'information', 'error', 'error'],
      name,
    );
  }
});

test('what a finding is about: its cells, its relations, the sum in its words', () => {
  for (const { text } of samples.filter(({ name }) => name.startsWith('hongze'))) {
    const totals = findingsOf(text).filter(({ rule }) => rule === 'cases-total');
    assert.deepEqual(
      totals.map(({ cells, relations }) => [cells[0], relations.join()]),
      [
        ['cases/reconsideration/total', 'cases-total(reconsideration)'],
        ['cases/litigation.afterReconsideration/total', 'cases-total(litigation.afterReconsideration)'],
      ],
    );
    assert.match(totals[0]?.message ?? '', /= 11，表中为 0/);
    assert.match(totals[1]?.message ?? '', /= 5，表中为 0/);
    // A total left at 0 with two parts is certain; with a single part, that one may be wrong as well.
    const [certain, doubtful] = totals;
    assert.deepEqual(
      certain?.fixes.filter(({ preferred }) => preferred).map(({ title }) => title),
      ['改为 11'],
    );
    assert.deepEqual(
      certain?.related.map(({ message }) => message),
      ['结果维持：10', '结果纠正：1'],
    );
    assert.ok(doubtful?.fixes.every(({ preferred }) => !preferred));
    assert.equal(doubtful?.related.filter(({ message }) => message.includes('应为')).length, 2);
    assert.match(doubtful?.message ?? '', /有 2 种可能的改法，无法断定（表四每个等式有五个数/);
  }
});

test('the blank totals of a column are one finding with every one of them', () => {
  for (const { name, text } of samples.filter((sample) => sample.name.startsWith('shanghai_bgt'))) {
    const [totals, requests, cases] = findingsOf(text).slice(4);
    assert.equal(totals?.cells.length, 19, name);
    assert.ok(totals?.cells.every((path) => /^requests\/.*\/total$/.test(path)));
    assert.equal(requests?.cells.length, 107, name);
    assert.equal(cases?.cells.length, 9, name);
  }
});

test('a certain repair for the blank that its sums leave at 0, none for reports without fault', () => {
  const repaired = samples.filter(({ text }) => check(readText(text)).repairs.length > 0).map(({ name }) => name);
  assert.deepEqual(repaired.map((name) => name.split('.')[0]).sort(), [
    '002_692986c6205ac44c',
    ...Array(3).fill('hongze_2023'),
    ...Array(2).fill('shanghai_bgt_2019'),
    'shanghai_kewei_2024',
  ]);
  assert.deepEqual(check(readText(seed('002').text)).repairs[0]?.changes, [
    { cell: 'requests/notProcessed.abusive/research', from: null, to: 0 },
  ]);
});

test('every text of a finding is written in both languages', () => {
  for (const { name, text } of samples) {
    const report = readText(text);
    const chinese = check(report).findings;
    const english = check(report, { language: 'en' }).findings;
    assert.equal(chinese.length, english.length);
    for (const [at, finding] of english.entries()) {
      assert.match(finding.message, /[A-Za-z]{3}/, name);
      assert.doesNotMatch(chinese[at]?.message ?? '', /[A-Za-z]{3}/, name);
      assert.deepEqual(finding.span, chinese[at]?.span);
    }
  }
});
