import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { rowsOf } from '../../../server/src/form/forms.js';
import { pathOf, type Row, type Table, type TableKey } from '../../../server/src/form/model.js';
import type { Label, Report, TableRead } from '../../../server/src/read/report.js';
import type { Finding } from '../../../server/src/rules/rule.js';
import { deleteRow } from '../damage.js';
import { asPipes, edited, findingsOf, readText, samples } from '../samples.js';

const texts = [
  ...samples.map(({ name, text }) => ({ name, text })),
  ...samples
    .filter(({ name, text }) => name.endsWith('.txt') && text.includes('\t0\t'))
    .map(({ name, text }) => ({ name: `${name} as pipes`, text: asPipes(text) })),
];

/** Conversions that mix labels and numbers: no fix is better than one that mixes them further. */
const mixed = ['hongze_2023.pdftotext.txt', 'shanghai_kewei_2024.pdfmd.md'];

const errors = (text: string): string[] =>
  findingsOf(text)
    .filter(({ rule, severity }) => severity === 'error' && rule !== 'cell-blank')
    .map(({ rule, message }) => `${rule} ${message}`);

const rowMissing = (text: string): Finding[] =>
  findingsOf(text).filter(({ rule, severity }) => rule === 'row-missing' && severity === 'error');

/** Page layout prints the heading of a group halfway down its rows. */
const isPage = ({ tree }: Report): boolean => / {20}/.test(tree.text);

/** Labels of rows and their headings as they follow one another. */
function labelsOf(report: Report, key: TableKey): string[] {
  const table = report.tables.find((read) => read.table.key === key);
  const rows = table?.rows.map(({ label }) => label).filter((label) => label !== null) ?? [];
  const headings = table?.headings.filter(({ leadsRows }) => leadsRows) ?? [];
  const labels: Label[] = isPage(report) ? rows : [...rows, ...headings];
  return labels.sort((a, b) => a.span.start - b.span.start).map(({ official }) => official);
}

/** What is wrong with the damaged text after each fix of the finding, seen against the whole report. */
function complaints(whole: Report, damaged: string, finding: Finding, table: Table, rows: readonly Row[]): string[] {
  const lost = readText(damaged);
  const known = [...errors(whole.tree.text), ...errors(damaged)];
  const paths = table.parts.flatMap((part) =>
    part.rows
      .filter((row) => rows.includes(row))
      .flatMap((row) => part.columns.map((column) => pathOf(table.key, row, column))),
  );
  return finding.fixes.flatMap((fix) => {
    const filling = fix.title.endsWith('0') ? '0' : '';
    const report = readText(edited(damaged, fix.edits));
    const found = paths
      .filter((path) => report.cells.get(path)?.text !== filling)
      .map((path) => `${path}: ${report.cells.get(path)?.text}`);
    for (const [path, { text }] of lost.cells) {
      if (report.cells.get(path)?.text !== text) found.push(`${path} was ${text}`);
    }
    const labels = labelsOf(report, table.key);
    const before = labelsOf(whole, table.key).filter((label) => labels.includes(label));
    if (before.join() !== labels.filter((label) => before.includes(label)).join()) found.push(labels.join());
    // Numbers that were lost with the row are lost to the sums.
    const broken = errors(report.tree.text).filter((error) => !known.includes(error) && !/-total|-balance/.test(error));
    return [...found, ...broken].slice(0, 3).map((complaint) => `${fix.title}: ${complaint}`);
  });
}

describe('a row that was deleted', () => {
  for (const { name, text } of texts) {
    it(`is put back: ${name}`, () => {
      const whole = readText(text);
      const wrong: string[] = [];
      const withoutFix: string[] = [];
      for (const { table, rows } of whole.tables.filter((read) => !read.table.across)) {
        for (const row of rows.filter(({ cells }) => cells.length > 0)) {
          const damaged = deleteRow(whole, row);
          const [finding, ...others] = rowMissing(damaged);
          if (!finding || others.length > 0) continue;
          const read = readText(damaged).tables.find((other) => other.table.key === table.key);
          if (finding.fixes.length === 0) withoutFix.push(row.row.key);
          wrong.push(...complaints(whole, damaged, finding, read?.table ?? table, read?.missingRows ?? []));
        }
      }
      assert.deepEqual(wrong, []);
      if (!mixed.includes(name)) assert.deepEqual(withoutFix, []);
    });
  }
});

describe('rows that were deleted together', () => {
  for (const { name, text } of texts.filter((sample) => !mixed.includes(sample.name))) {
    it(`are put back one by one: ${name}`, () => {
      const whole = readText(text);
      const keys = ['refused.thirdParty', 'refused.internalAffairs', 'refused.processInformation'];
      const table = whole.tables.find((read) => read.table.key === 'requests') as TableRead;
      const first = table.rows.find(({ row }) => row.key === keys[0])?.label?.span.start ?? 0;
      const last = table.rows.find(({ row }) => row.key === keys[2])?.span.end ?? 0;
      let mended = edited(text, [{ span: { start: first, end: last }, newText: '' }]);
      for (let left = keys.length; left > 0; left--) {
        const findings = rowMissing(mended);
        assert.equal(findings.length, left);
        // The middle one first: none of its neighbours is there.
        const fix = findings[Math.floor(left / 2)]?.fixes.at(-1);
        mended = edited(mended, fix?.edits ?? []);
      }
      assert.deepEqual(labelsOf(readText(mended), 'requests'), labelsOf(whole, 'requests'));
    });
  }
});

describe('a group of rows that was deleted', () => {
  for (const { name, text } of texts) {
    for (const keepsHeading of [true, false]) {
      it(`is put back${keepsHeading ? ' below its heading' : ''}: ${name}`, () => {
        const whole = readText(text);
        const read = whole.tables.find((other) => other.table.key === 'requests') as TableRead;
        const wrong: string[] = [];
        for (const group of new Set(read.table.parts.flatMap(({ rows }) => rows.map((row) => row.group)))) {
          const rows = read.rows.filter(({ row }) => group && row.group === group);
          const heading = read.headings.find(({ official }) => official === group);
          const first = rows[0]?.label?.span.start;
          const last = rows.at(-1)?.cells.at(-1)?.span.end;
          if (!heading || first === undefined || last === undefined || heading.span.start > first) continue;
          const damaged = edited(text, [
            { span: { start: keepsHeading ? first : heading.span.start, end: last }, newText: '' },
          ]);
          const [finding, ...others] = rowMissing(damaged);
          if (!finding || others.length > 0) continue;
          if (!mixed.includes(name)) assert.ok(finding.fixes.length > 0, group);
          const missing = readText(damaged).tables.find((other) => other.table.key === 'requests')?.missingRows ?? [];
          wrong.push(...complaints(whole, damaged, finding, read.table, missing));
        }
        assert.deepEqual(wrong, []);
      });
    }
  }
});

describe('the numbers of table 四, deleted', () => {
  for (const { name, text } of texts) {
    it(`are put back: ${name}`, () => {
      const whole = readText(text);
      const { table, cells } = whole.tables.find((read) => read.table.across) as TableRead;
      const first = Math.min(...cells.map(({ span }) => span.start));
      const last = Math.max(...cells.map(({ span }) => span.end));
      const lines = whole.tree.lines.filter(({ start, end }) => end >= first && start <= last);
      const damaged = edited(text, [
        { span: { start: lines[0]?.start ?? 0, end: lines.at(-1)?.end ?? 0 }, newText: '' },
      ]);
      const [finding] = rowMissing(damaged);
      if (mixed.includes(name) && !finding) return;
      assert.ok(finding && finding.fixes.length > 0);
      assert.deepEqual(complaints(whole, damaged, finding, table, rowsOf(table)), []);
    });
  }
});
