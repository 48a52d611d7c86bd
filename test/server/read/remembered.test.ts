import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Span } from '../../../server/src/parse/tree.js';
import type { Report } from '../../../server/src/read/report.js';
import { briefly, findingsOf, readText, samples } from '../samples.js';

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
