import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { beginsReport, holdsReport } from '../../../server/src/read/detect.js';
import { asPipes, briefly, emptied, findingsOf, readText, samples, seed, textOf } from '../samples.js';

const root = fileURLToPath(new URL('../../../', import.meta.url));

/** Files below a folder of this project, by the end of their names. */
const filesIn = (folder: string, ending: RegExp): string[] =>
  readdirSync(root + folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => ending.test(name))
    .map((name) => `${folder}/${name}`)
    .sort();

/** The detector says no, and so does reading: what is switched to this language must be checked, and nothing else. */
function assertNoReport(text: string, what: string): void {
  assert.equal(holdsReport(text), false, what);
  const report = readText(text);
  assert.equal(report.form, null, what);
  assert.equal(report.cells.size, 0, what);
  assert.deepEqual(
    findingsOf(text).map(({ rule }) => rule),
    ['no-report'],
    what,
  );
}

describe('is a report', () => {
  for (const { name, text } of samples) test(name, () => assert.equal(holdsReport(text), true));

  test('with its first paragraphs cut off, or its last', () => {
    for (const number of ['000', '001', '002', '003', '004']) {
      const { text } = seed(number);
      assert.equal(holdsReport(text.slice(text.indexOf('二、主动公开'))), true, number);
      assert.equal(holdsReport(text.slice(0, text.lastIndexOf('存在的主要问题'))), true, number);
    }
  });

  test('below mail headers and a greeting', () => {
    const mail = 'From: office@example.org\nSubject: 年报\n\n各位领导：\n附上年度报告，请审阅。\n\n';
    assert.equal(holdsReport(mail + seed('003').text), true);
  });

  test('that names the notice it follows', () => {
    const { text } = seed('003');
    assert.match(text, /关于印发〈中华人民共和国政府信息公开工作年度报告格式〉的通知/);
    const alone = text.replace(
      '一、总体情况',
      '关于印发年度报告格式的通知（国办公开办函〔2021〕30号）\n\n一、总体情况',
    );
    assert.equal(holdsReport(alone), true);
  });
});

describe('a blank form is a report, with one finding a table', () => {
  const tabs = [
    '001',
    '003',
    'pingtan_2021.txt',
    'pingtan_2022.txt',
    'shanghai_kewei_2024.txt',
    'shanghai_bgt_2019.txt',
  ];
  const cellsBelowEachOther = ['000', '002'];
  const sampleNamed = (start: string) => samples.find(({ name }) => name.startsWith(start)) ?? assert.fail(start);

  /** What is wrong with the words stays; of what is blank there is one finding a table. */
  function assertBlank(name: string, text: string, filled: string): void {
    assert.equal(holdsReport(text), true, name);
    // Whatever is about the words alone is found in both.
    const aboutWords = /label|section|row-missing|period|share/;
    const words = findingsOf(filled).filter(({ rule }) => aboutWords.test(rule));
    const found = findingsOf(text);
    assert.deepEqual(
      found.filter(({ rule }) => aboutWords.test(rule)).map(({ message }) => message),
      words.map(({ message }) => message),
      name,
    );
    const others = found.filter(({ rule }) => !aboutWords.test(rule));
    assert.deepEqual(
      others.map(({ rule, cells }) => `${rule} ${cells[0]?.split('/')[0]}`),
      ['cell-blank disclosure', 'cell-blank requests', 'cell-blank cases'],
      `${name}: ${briefly(text, others).join('; ')}`,
    );
    assert.equal(
      others.reduce((sum, { cells }) => sum + cells.length, 0),
      readText(filled).cells.size,
    );
  }

  for (const name of [...tabs, ...cellsBelowEachOther]) {
    test(name, () => {
      const { text } = sampleNamed(name);
      assertBlank(name, emptied(text), text);
    });
  }

  for (const name of tabs) {
    test(`${name} with pipes`, () => {
      const { text } = sampleNamed(name);
      assert.equal(holdsReport(asPipes(text)), true);
      assertBlank(name, asPipes(emptied(text)), text);
    });
  }
});

describe('is no report', () => {
  for (const file of filesIn('test/fixtures/not-reports', /\.txt$/)) {
    test(file, () => assertNoReport(textOf(file), file));
  }

  test('a notice with any blank form annexed', () => {
    const notice = textOf('test/fixtures/not-reports/notice.txt');
    for (const number of ['000', '001', '002', '003']) {
      const form = emptied(seed(number).text);
      for (const heading of ['附件：', '附件\n中华人民共和国政府信息公开工作年度报告格式', '附件：\n年度报告模板']) {
        assertNoReport(`${notice}\n\n${heading}\n\n${form}`, `${number} ${heading}`);
      }
    }
  });

  test('README, change log and documentation of this project', () => {
    const files = ['README.md', 'CHANGELOG.md', ...filesIn('docs', /\.md$/)];
    assert.ok(files.length > 25);
    for (const file of files) assertNoReport(textOf(file), file);
  });

  test('sources and data that hold every label of the form', () => {
    const files = [
      ...filesIn('server/src', /\.ts$/),
      ...filesIn('docs/rules-source', /\.ts$/),
      ...filesIn('syntaxes', /\.(?:ts|json)$/),
      ...filesIn('test/server', /\.ts$/),
      ...filesIn('test/fixtures/truth', /\.json$/),
      'package.json',
    ];
    assert.ok(files.length > 100);
    for (const file of files) assertNoReport(textOf(file), file);
  });

  test('a report kept as JSON', () => {
    const { text } = seed('003');
    const lines = text.split('\n').map((line) => line.split('\t'));
    assertNoReport(JSON.stringify(lines), 'one line');
    assertNoReport(JSON.stringify(lines, null, 2), 'indented');
    assertNoReport(JSON.stringify({ text }), 'one string');
  });

  test('nothing, blanks, and a binary file', () => {
    for (const text of ['', ' ', '\n\n\n', '\uFEFF', '\t'.repeat(1000), '　'.repeat(1000), `\0${seed('003').text}`]) {
      assertNoReport(text, JSON.stringify(text.slice(0, 20)));
    }
  });

  test('a long novel with chapters numbered like sections', () => {
    const sentence = '那年春天，县里来了一位新的县长，总体情况谁也说不清楚，只听说行政许可要改，处罚也要改。';
    const chapter = (number: number) => `${'一二三四五六七八九十'[number % 10]}、总计\n\n${sentence.repeat(40)}\n`;
    const novel = Array.from({ length: 400 }, (_, number) => chapter(number)).join('\n');
    assert.ok(novel.length > 500_000);
    assertNoReport(novel, 'novel');
  });

  test('tables without sections, and sections without tables', () => {
    const { text } = seed('003');
    const lines = text.split('\n');
    assertNoReport(lines.filter((line) => line.includes('\t')).join('\n'), 'tables');
    assertNoReport(lines.filter((line) => !line.includes('\t')).join('\n'), 'sections');
  });
});

describe('a report that somebody begins to write', () => {
  test('is known by the title on its first line', () => {
    for (const title of ['甲市乙局2024年政府信息公开工作年度报告', '\n\n  # 2024 年政府信息公开年报  \n\n一'])
      assert.equal(beginsReport(title), true, title);
  });

  test('is none whose title is not whole, stands further down, or is that of something about reports', () => {
    for (const text of [
      '',
      '甲市乙局2024年政府信息公开工作',
      '甲市乙局政府信息公开工作年度报告',
      '本局网站\n甲市乙局2024年政府信息公开工作年度报告',
      '关于编制2024年政府信息公开工作年度报告的通知',
      '2024年政府信息公开工作年度报告解读',
      '甲市乙局发布2024年政府信息公开工作年度报告。',
      `${'甲'.repeat(300)}2024年政府信息公开工作年度报告`,
    ])
      assert.equal(beginsReport(text), false, text.slice(0, 40));
  });
});
