import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { holdsReport } from '../../../server/src/read/detect.js';
import { edited, findingsOf, readText, seed, textOf } from '../samples.js';
import { flawless, having, only, sampleOf, told } from './found.js';

describe('the form and the year', () => {
  test('the form of 2019 in a report for 2022', () => {
    const report = sampleOf('shanghai_bgt_2019.txt');
    const wrong = having(report, ['2019年上海市', '2022年上海市']);
    assert.deepEqual(told(wrong), ['error form-year 2022', ...told(report)]);
    assert.equal(readText(wrong).form?.id, '2019');
  });

  test('the form of 2021 in a report for 2020', () => {
    assert.deepEqual(told(having(flawless, ['办公室 2023 年', '办公室 2020 年'])), ['error form-year 2020']);
  });

  test('each form in a year of its own', () => {
    const other = (text: string) => told(text).filter((line) => line.includes('form-year'));
    assert.deepEqual(other(having(flawless, ['办公室 2023 年', '办公室 2021 年'])), []);
    const report = sampleOf('shanghai_bgt_2019.txt');
    assert.deepEqual(other(having(report, ['2019年上海市', '2020年上海市'])), []);
  });
});

describe('two reports in one file', () => {
  const second = sampleOf('003');
  for (const [what, between] of [
    ['one behind the other', '\n\n'],
    ['with a page between', '\n\f\n'],
  ] as const) {
    test(`${what}: the first is read, the second told of`, () => {
      const both = flawless + between + second;
      const finding = only(both);
      assert.equal(finding.rule, 'several-reports');
      assert.equal(finding.severity, 'information');
      assert.ok(finding.span.start > flawless.length);
      assert.match(both.slice(finding.span.start, finding.span.end), /运城市人民政府办公室/);
      const report = readText(both);
      assert.equal(report.organ, '宝丰县人民政府办公室');
      assert.deepEqual(
        [...report.cells].map(([path, cell]) => [path, cell.value]),
        [...readText(flawless).cells].map(([path, cell]) => [path, cell.value]),
      );
    });
  }

  test('the same report twice', () => {
    assert.deepEqual(
      told(`${flawless}\n\n${flawless}`).map((line) => line.split(' ').slice(0, 2).join(' ')),
      ['information several-reports'],
    );
  });
});

describe('an unfinished merge', () => {
  const row = '行政规范性文件\t6\t0\t114';
  const merging = having(flawless, [row, `<<<<<<< HEAD\n${row}\n=======\n行政规范性文件\t7\t0\t114\n>>>>>>> other`]);

  test('is all that is told', () => {
    const lines = told(merging);
    assert.ok(lines.length > 0);
    for (const line of lines) assert.match(line, /^information merge-conflict (?:<{7}|={7}|>{7})/);
    assert.match(lines[0] ?? '', /<<<<<<< HEAD/);
  });

  test('a line under a heading is none', () => {
    assert.deepEqual(told(having(flawless, ['一、总体情况', '=======\n一、总体情况'])), []);
  });
});

describe('what cannot be checked is told once, kindly', () => {
  test('a report from before 2019', () => {
    const old = textOf('test/fixtures/old-2017.txt');
    assert.equal(only(old).rule, 'old-form');
    assert.equal(only(old).severity, 'information');
    assert.match(only(old).message, /2019/);
    assert.equal(holdsReport(old), false);
    assert.equal(readText(old).cells.size, 0);
  });

  test('an empty file, a binary one, another text', () => {
    for (const text of ['', '\0\u0001\u0002', '会议纪要']) assert.equal(only(text).rule, 'no-report');
    assert.match(only('').message, /空/);
    assert.match(only('PK\u0003\u0004\0\0\0').message, /不是文本/);
  });
});

test('half a report is half a report: one finding says that it breaks off, and what is missing', () => {
  const half = flawless.slice(0, flawless.indexOf('四、政府信息公开行政复议'));
  assert.deepEqual(
    told(half).map((line) => line.split(' ')[1]),
    ['section-missing'],
  );
  assert.match(findingsOf(half)[0]?.message ?? '', /中断.*3 个部分.*四、.*五、.*六、/);
});

test('a table that breaks off is one finding, and its rows can be inserted', () => {
  const { text } = seed('003');
  const cut = text.split('\n').slice(0, 80).join('\n');
  const missing = findingsOf(cut).filter(({ rule }) => rule === 'row-missing');
  assert.deepEqual(
    missing.map(({ message }) => message.replace(/从.*起/, '')),
    ['表三到此中断，缺少 9 行'],
  );
  assert.equal(missing[0]?.fixes.length, 2);
  for (const { title, edits } of missing[0]?.fixes ?? []) {
    const again = readText(edited(cut, edits));
    assert.deepEqual(again.tables[1]?.missingRows, [], title);
    assert.equal(again.tables[1]?.cells.length, 175, title);
  }
});
