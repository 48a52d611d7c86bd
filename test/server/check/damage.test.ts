import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { check } from '../../../server/src/check.js';
import type { Cell, Report } from '../../../server/src/read/report.js';
import type { Finding } from '../../../server/src/rules/rule.js';
import { deleteColumn, deleteRow, deleteSection, deleteTable } from '../damage.js';
import { edited, findingsOf, readText, samples, seed } from '../samples.js';

/** What people type instead of a number: miscounted, a digit too many, digits turned round, nothing counted. */
function mistyped(value: number): number[] {
  const turned = Number([...String(value)].reverse().join(''));
  const wrong = [value + 1, value + 9, value + 1000, value * 10, turned, value - 1, 0];
  return [...new Set(wrong)].filter((other) => other !== value && other >= 0);
}

const preferred = (finding: Finding | undefined) => finding?.fixes.filter((fix) => fix.preferred) ?? [];

describe('one wrong number in seed 003', () => {
  const { text } = seed('003');
  const report = readText(text);
  const before = check(report).findings.length;
  const cells = [...report.cells.values()].filter(({ table }) => table.key !== 'disclosure');

  /** The finding of a text in which this cell holds another number; there must be just one more than before. */
  function found(cell: Cell, value: number): { damaged: string; finding: Finding } {
    const damaged = edited(text, [{ span: cell.span, newText: String(value) }]);
    const findings = findingsOf(damaged);
    const related = findings.filter(({ relations }) => relations.length > 0);
    const what = `${cell.path} ${cell.text} → ${value}`;
    assert.equal(related.length, 1, what);
    assert.equal(findings.length, before + 1, what);
    return { damaged, finding: related[0] as Finding };
  }

  test('there are 190 of them', () => assert.equal(cells.length, 190));

  test('in table 三 is found on the number itself, and its preferred fix restores the text', () => {
    for (const cell of cells.filter(({ table }) => table.key === 'requests')) {
      for (const value of mistyped(cell.value ?? 0)) {
        const { damaged, finding } = found(cell, value);
        assert.equal(finding.span.start, cell.span.start, cell.path);
        assert.equal(finding.cells[0], cell.path);
        assert.equal(damaged.slice(finding.span.start, finding.span.end), String(value));
        const [fix, ...others] = preferred(finding);
        assert.equal(others.length, 0);
        assert.equal(finding.fixes[0], fix);
        assert.equal(fix && edited(damaged, fix.edits), text, cell.path);
      }
    }
  });

  test('in table 三 takes the name of the first relation it breaks, and names them all', () => {
    const relationsOf = (path: string): string[] =>
      report.relations.filter(({ left, right }) => [...left, ...right].includes(path)).map(({ id }) => id);
    for (const cell of cells.filter(({ table }) => table.key === 'requests')) {
      const { finding } = found(cell, (cell.value ?? 0) + 1);
      const broken = relationsOf(cell.path);
      assert.ok(broken.length >= 2);
      assert.deepEqual(finding.relations, broken);
      assert.equal(finding.rule, broken[0]?.split('(')[0]);
      assert.equal(finding.severity, 'error');
      assert.match(finding.message, new RegExp(`应为 ${cell.value}`));
    }
  });

  test('in table 四 is found on a number of its group, with all of that group', () => {
    for (const cell of cells.filter(({ table }) => table.key === 'cases')) {
      for (const value of mistyped(cell.value ?? 0)) {
        const { damaged, finding } = found(cell, value);
        const group = finding.cells.map((path) => path.split('/')[1]);
        assert.deepEqual(new Set(group), new Set([cell.row.key]));
        assert.ok(finding.cells.includes(cell.path));
        assert.equal(finding.rule, 'cases-total');
        // One equation for five numbers: only what looks mistyped is certain, and then it is right.
        for (const { edits } of preferred(finding)) assert.equal(edited(damaged, edits), text, `${cell.path} ${value}`);
      }
    }
  });

  test('in table 四 what restores the text is offered, and the sum for the total', () => {
    for (const cell of cells.filter(({ table }) => table.key === 'cases')) {
      for (const value of mistyped(cell.value ?? 0)) {
        const { damaged, finding } = found(cell, value);
        const offered = finding.fixes.map(({ edits }) => edited(damaged, edits));
        assert.ok(offered.includes(text), `${cell.path} ${value}: no fix writes ${cell.text}`);
        const group = [...readText(damaged).cells.values()].filter(({ row }) => row === cell.row);
        const total = group.find(({ column }) => column.total) as Cell;
        const sum = group.reduce((all, { column, value: part }) => all + (column.total ? 0 : (part ?? 0)), 0);
        const recomputed = edited(damaged, [{ span: total.span, newText: String(sum) }]);
        assert.ok(offered.includes(recomputed), `${cell.path} ${value}: no fix writes the sum`);
      }
    }
  });

  test('two wrong numbers in rows and columns of their own are two findings', () => {
    const one = report.cells.get('requests/granted/business') as Cell;
    const other = report.cells.get('requests/other.other/naturalPerson') as Cell;
    const damaged = edited(text, [
      { span: one.span, newText: '3' },
      { span: other.span, newText: '31' },
    ]);
    const related = findingsOf(damaged).filter(({ relations }) => relations.length > 0);
    assert.deepEqual(
      related.map(({ cells: [first], fixes: [fix] }) => [first, fix?.edits[0]?.newText]),
      [
        [one.path, '0'],
        [other.path, '37'],
      ],
    );
  });
});

const count = (text: string, words: string): number => text.split(words).length;

/** Exactly one new finding, of this rule; what was wrong elsewhere is still told. */
function assertOne(report: Report, damaged: string, rule: string, what: string): void {
  const { text } = report.tree;
  assert.notEqual(damaged, text, what);
  const lost = [...check(report).findings];
  const gained: Finding[] = [];
  for (const finding of findingsOf(damaged)) {
    const known = lost.findIndex((other) => other.rule === finding.rule && other.message === finding.message);
    if (known >= 0) lost.splice(known, 1);
    else gained.push(finding);
  }
  const messages = gained.map(({ message }) => message).join('\n');
  assert.deepEqual(
    gained.map((finding) => finding.rule),
    [rule],
    `${what}:\n${messages}`,
  );
  for (const { message, span } of lost) {
    const words = text.slice(span.start, span.end);
    assert.ok(count(damaged, words) < count(text, words), `${what}: no longer told: ${message}`);
  }
}

const damageable = [
  '000_59d91e6a9fd921ee.txt',
  '001_c00c0f458b041d9c.txt',
  '002_692986c6205ac44c.txt',
  '003_449f627bed4e8a54.txt',
  'pingtan_2021.txt',
  'pingtan_2021.chrome.txt',
  'pingtan_2022.txt',
  'pingtan_2022.chrome.txt',
  'shanghai_kewei_2024.txt',
];

for (const { name, text } of samples.filter((sample) => damageable.includes(sample.name))) {
  describe(`${name} without`, () => {
    const report = readText(text);

    test('one of its sections', () => {
      for (const section of report.sections) {
        assertOne(report, deleteSection(report, section), 'section-missing', section.section.title);
      }
    });

    test('the title of one of its sections', () => {
      for (const { section, line } of report.sections) {
        assertOne(report, edited(text, [{ span: line, newText: '' }]), 'section-missing', section.title);
      }
    });

    test('one of its tables', () => {
      for (const { table } of report.tables) {
        const section = report.sections.find((read) => read.section.key === table.key);
        if (section) assertOne(report, deleteTable(report, section), 'table-missing', table.name);
      }
    });

    test('one row of a table', () => {
      for (const { table, rows } of report.tables.filter((read) => !read.table.across)) {
        for (const row of rows)
          assertOne(report, deleteRow(report, row), 'row-missing', `${table.name} ${row.row.key}`);
      }
    });

    test('the row of numbers of table 四', () => {
      const cells = [...report.cells.values()].filter(({ table }) => table.across);
      const lines = report.tree.lines.filter(({ start, end }) =>
        cells.some(({ span }) => start <= span.start && span.end <= end),
      );
      const edits = lines.map(({ start, number }) => ({
        span: { start, end: report.tree.lines[number + 1]?.start ?? text.length },
        newText: '',
      }));
      assertOne(report, edited(text, edits), 'row-missing', '表四');
    });

    test('one column of a table, head and numbers', () => {
      for (const { table, columns } of report.tables) {
        for (const head of columns) {
          const what = [table.name, head.row?.key ?? head.part.caption, head.column.key].join(' ');
          assertOne(report, deleteColumn(report, [head]), 'column-missing', what);
        }
      }
    });
  });
}
