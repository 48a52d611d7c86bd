import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import type { CellPath, Table } from '../../../server/src/form/model.js';
import { positionAt } from '../../../server/src/parse/position.js';
import type { Span } from '../../../server/src/parse/tree.js';
import { readAcrossTable } from '../../../server/src/read/acrossTable.js';
import { type Read, readAlike } from '../../../server/src/read/remembered.js';
import type { Cell, Report } from '../../../server/src/read/report.js';
import { readRowTable } from '../../../server/src/read/rowTable.js';
import { briefly, edited, findingsOf, readText, samples, seed } from '../samples.js';

/** Every place a report names, with what it is. */
function places({ tables }: Report): [string, Span | null][] {
  return tables.flatMap((read): [string, Span | null][] => [
    [`${read.table.key}`, read.span],
    ['head', read.head],
    ...read.cells.map(({ path, span }): [string, Span] => [path, span]),
    ...read.rows.map(({ row, label }): [string, Span | null] => [row.key, label?.span ?? null]),
    ...read.rows.flatMap(({ row, cells }) =>
      cells.map((cell): [string, Span] => [`${row.key} ${cell.path}`, cell.span]),
    ),
    ...read.rows.map(({ row, span }): [string, Span] => [`numbers ${row.key}`, span]),
    ...read.rows.flatMap(({ row, short }) => (short ?? []).map((span): [string, Span] => [`short ${row.key}`, span])),
    ...read.columns.map(({ column, label }): [string, Span | null] => [column.key, label?.span ?? null]),
    ...[...read.headings, ...read.repeated].map(({ official, span }): [string, Span] => [official, span]),
  ]);
}

describe('a table read before', () => {
  for (const { name, text } of samples) {
    test(`is the same farther down (${name})`, () => {
      const before = '以下是年度报告的正文。\n\n';
      const here = places(readText(text));
      const there = places(readText(before + text));
      const back = there.map(([what, span]): [string, Span | null] => [
        what,
        span && { start: span.start - before.length, end: span.end - before.length },
      ]);
      assert.deepEqual(back, here);
      assert.ok(here.length > 100);
    });
  }

  test('is read again where a number changed', () => {
    for (const { text } of samples) {
      const cell = [...readText(text).cells.values()].find(({ kind }) => kind === 'number');
      assert.ok(cell);
      const changed = `${text.slice(0, cell.span.start)}907${text.slice(cell.span.end)}`;
      assert.equal(readText(changed).cells.get(cell.path)?.value, 907);
      assert.equal(readText(text).cells.get(cell.path)?.value, cell.value);
    }
  });

  test('is no table inside a fence', () => {
    const [sample] = samples;
    assert.ok(sample);
    const { text } = sample;
    assert.ok(readText(text).tables.length > 0);
    assert.deepEqual(readText(`\`\`\`\n${text}\n\`\`\``).tables, []);
    assert.ok(briefly(text, findingsOf(text)).length === 0);
  });
});

describe('a table with the words of one read before', () => {
  /** Each table of a text and the lines below its section's title. */
  const regionsOf = (report: Report): { read: Read; table: Table; from: number; to: number }[] =>
    report.tables.flatMap(({ table }) => {
      const at = report.sections.findIndex(({ section }) => section.key === table.key);
      const [section, next] = report.sections.slice(at, at + 2);
      if (at < 0 || !section) return [];
      const from = positionAt(report.tree, section.line.end).line + 1;
      const to = next ? positionAt(report.tree, next.line.start).line : report.tree.lines.length;
      return [{ read: table.across ? readAcrossTable : readRowTable, table, from, to }];
    });

  const assertAlike = (report: Report): void => {
    for (const { read, table, from, to } of regionsOf(report))
      assert.deepEqual(readAlike(read, report.tree, from, to, table), read(report.tree, from, to, table), table.key);
  };

  /** Other numbers of any length in place of some. */
  const withNumbers = (text: string, cells: readonly Cell[], numbers: readonly number[]): string => {
    const edits = cells.flatMap(({ span, kind }, at) => {
      const number = numbers[at % numbers.length] as number;
      return kind === 'number' && number % 7 !== 0 ? [{ span, newText: `${number}` }] : [];
    });
    return edited(text, edits);
  };

  const anyNumbers = fc.array(fc.oneof(fc.nat(9), fc.nat(99), fc.nat(99_999)), { minLength: 1, maxLength: 60 });

  for (const { name, text } of samples) {
    const cells = [...readText(text).cells.values()];
    test(`is what reading it anew gives, whatever its numbers (${name})`, () => {
      fc.assert(
        fc.property(anyNumbers, (numbers) => {
          assertAlike(readText(withNumbers(text, cells, numbers)));
        }),
        { numRuns: 20 },
      );
    });
  }

  /** Nothing, a dash or two numbers in place of some. */
  const damaged = (text: string, cells: readonly Cell[], at: readonly number[]): string =>
    edited(
      text,
      at.map((index) => ({
        span: (cells[index % cells.length] as Cell).span,
        newText: ['', '—', '0 0'][index % 3] as string,
      })),
    );

  for (const { name, text } of samples) {
    const cells = [...readText(text).cells.values()];
    test(`is so where cells are empty, or hold something else (${name})`, () => {
      const places = fc.uniqueArray(fc.nat(cells.length - 1), { minLength: 1, maxLength: 5 });
      fc.assert(
        fc.property(places, anyNumbers, anyNumbers, (at, first, second) => {
          const own = damaged(text, cells, at);
          const left = [...readText(own).cells.values()];
          for (const numbers of [first, second]) {
            assertAlike(readText(withNumbers(own, left, numbers)));
          }
        }),
        { numRuns: 8 },
      );
    });
  }

  test('is not read anew', () => {
    const { text } = seed('000');
    const cells = [...readText(text).cells.values()];
    let times = 0;
    for (const numbers of [[11], [12, 345], [6, 78, 9]]) {
      const report = readText(withNumbers(text, cells, numbers));
      for (const { read, table, from, to } of regionsOf(report)) {
        const counted: Read = (...how) => {
          times++;
          return read(...how);
        };
        readAlike(counted, report.tree, from, to, table);
      }
    }
    assert.equal(times, 0);
  });

  test('is read anew where a cell is empty, or a number stands elsewhere', () => {
    const { text } = seed('000');
    const cells = [...readText(text).cells.values()];
    const empty = text.slice(0, cells[40]?.span.start) + text.slice(cells[40]?.span.end);
    assert.equal(readText(empty).cells.get(cells[40]?.path as CellPath)?.kind, 'blank');
    assert.equal(readText(text).cells.get(cells[40]?.path as CellPath)?.kind, 'number');
  });
});
