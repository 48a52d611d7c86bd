import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { missingEdits } from '../../../server/src/check/missing.js';
import type { Report } from '../../../server/src/read/report.js';
import { rules } from '../../../server/src/rules/index.js';
import { deleteColumn, deleteRow, deleteSection, deleteTable } from '../damage.js';
import { flawless, having } from '../rules/found.js';
import { asPipes, edited, findingsOf, readText, samples } from '../samples.js';

/** The text with all that is missing put in. */
const whole = (text: string, own = rules): string => edited(text, missingEdits(readText(text), own));

/** Findings of missing parts that somebody could put in. */
const insertable = (text: string): string[] =>
  findingsOf(text)
    .filter(({ fixes }) => fixes.some(({ inserts }) => inserts))
    .map(({ message }) => message);

const tableOf = (report: Report, key: string) =>
  report.tables.find(({ table }) => table.key === key) ?? assert.fail(`no table ${key}`);
const sectionOf = (report: Report, key: string) =>
  report.sections.find(({ section }) => section.key === key) ?? assert.fail(`no section ${key}`);

/** Ways in which a report loses parts. */
function* damaged(report: Report): Generator<[string, string]> {
  const { text } = report.tree;
  for (const section of report.sections) {
    yield [`without the section ${section.section.key}`, deleteSection(report, section)];
    yield [`with nothing below ${section.section.key}`, deleteTable(report, section)];
  }
  for (const key of ['requests', 'cases']) {
    const table = report.tables.find((read) => read.table.key === key);
    for (const { column } of table?.columns ?? [])
      yield [
        `without the column ${key} ${column.key}`,
        deleteColumn(report, table?.columns.filter((other) => other.column === column) ?? []),
      ];
  }
  const rows = report.tables.find(({ table }) => table.key === 'requests')?.rows ?? [];
  for (const [first, count] of [
    [0, 2],
    [3, 5],
    [13, 8],
  ] as const) {
    let left = text;
    for (const { row } of rows.slice(first, first + count)) {
      const now = readText(left);
      const read = tableOf(now, 'requests').rows.find((other) => other.row.key === row.key);
      if (read) left = deleteRow(now, read);
    }
    yield [`without ${count} rows from the row ${first} on`, left];
  }
  for (let part = 3; part < 10; part++)
    yield [`broken off after ${part} tenths`, text.slice(0, (text.length * part) / 10)];
}

describe('one command puts in all that is missing', () => {
  for (const { name, text } of [...samples, { name: 'pipes', text: asPipes(flawless) }])
    test(`blank, and changes no number: ${name}`, () => {
      for (const [what, left] of damaged(readText(text))) {
        const before = readText(left);
        const edits = missingEdits(before, rules);
        assert.ok(
          edits.every(({ span }) => span.start === span.end),
          what,
        );
        const after = readText(edited(left, edits));
        assert.deepEqual(insertable(after.tree.text), [], what);
        for (const [path, cell] of after.cells)
          assert.equal(cell.text, before.cells.get(path)?.text ?? '', `${what}: ${path}`);
        for (const path of before.cells.keys()) assert.ok(after.cells.has(path), `${what}: ${path}`);
      }
    });

  test('a section, and the table that belongs into it', () => {
    const report = readText(flawless);
    const text = deleteSection(report, sectionOf(report, 'requests'));
    const mended = readText(whole(text));
    assert.equal(sectionOf(mended, 'requests').title.official, '收到和处理政府信息公开申请情况');
    const { cells, missingRows } = tableOf(mended, 'requests');
    assert.deepEqual(missingRows, []);
    assert.ok(cells.length > 150 && cells.every(({ kind }) => kind === 'blank'));
    assert.equal(missingEdits(report, rules).length, 0);
    assert.equal(missingEdits(readText(text), rules).length, 1);
  });

  test('rows that follow one another, in their order', () => {
    const rows = /^.*(?:2\.重复申请|3\.要求提供公开出版物|4\.无正当理由).*\n/gm;
    const mended = whole(flawless.replace(rows, ''));
    assert.deepEqual(mended.match(rows), [
      '\t\t2.重复申请\t\t\t\t\t\t\t\n',
      '\t\t3.要求提供公开出版物\t\t\t\t\t\t\t\n',
      '\t\t4.无正当理由大量反复申请\t\t\t\t\t\t\t\n',
    ]);
    assert.equal(mended.replace(rows, ''), flawless.replace(rows, ''));
  });

  test('nothing where nothing is missing, or the text is no report', () => {
    assert.deepEqual(missingEdits(readText(flawless), rules), []);
    assert.deepEqual(missingEdits(readText('今天天气好。'), rules), []);
  });

  test('not what a rule that is turned off would tell', () => {
    const text = having(flawless.replace(/^.*2\.重复申请.*\n/m, ''), ['五、存在的主要问题及改进情况\n', '']);
    const without = rules.filter(({ id }) => id !== 'row-missing');
    assert.match(whole(text), /2\.重复申请/);
    assert.doesNotMatch(whole(text, without), /2\.重复申请/);
    assert.match(whole(text, without), /五、存在的主要问题及改进情况/);
  });

  test('not what would not be found where it is put', () => {
    const lying = { ...rules[0], id: 'row-missing', severity: 'error' as const, title: { zh: '', en: '' } };
    const check = () => {
      const fix = {
        title: '',
        preferred: false,
        inserts: true as const,
        edits: [{ span: { start: 0, end: 0 }, newText: 'x' }],
      };
      return [{ ...(findingsOf('')[0] ?? assert.fail()), rule: 'row-missing', message: 'always', fixes: [fix] }];
    };
    assert.deepEqual(missingEdits(readText(flawless), [{ ...lying, check }]), []);
  });
});
