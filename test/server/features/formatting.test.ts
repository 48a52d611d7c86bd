import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { formattingOf, formattingOnType } from '../../../server/src/features/formatting.js';
import type { FormatOptions } from '../../../server/src/layout/format.js';
import { openOf, seed } from './sample.js';

const tabs: FormatOptions = { layout: 'tabs', plainNumbers: false, blankAsZero: false };
const report = openOf(seed('001'));
const lineOf = (words: string): number => report.text.positionAt(report.text.getText().indexOf(words)).line;

test('a whole document is laid out by edits that leave its lines of prose alone', () => {
  const edits = formattingOf(report, tabs);
  const after = TextDocument.applyEdits(report.text, edits);
  assert.match(after, /^行政许可\t0$/m);
  const touched = new Set(edits.flatMap(({ range }) => [range.start.line, range.end.line]));
  assert.ok(!touched.has(lineOf('改进措施：')));
});

test('a range lays out the tables it touches, each of them whole', () => {
  const line = lineOf('行政许可');
  const range = { start: { line, character: 0 }, end: { line, character: 2 } };
  const lines = formattingOf(report, tabs, range).map((edit) => edit.range.start.line);
  assert.deepEqual(
    [Math.min(...lines), Math.max(...lines)],
    [lineOf('第二十条第（一）项'), lineOf('行政事业性收费\t')],
  );
  const title = { start: { line: 0, character: 0 }, end: { line: 1, character: 0 } };
  assert.deepEqual(formattingOf(report, tabs, title), []);
});

test('a line break lays out the row it ended, and nothing else', () => {
  const line = lineOf('行政强制');
  const typed = (at: number) => ({ position: { line: at, character: 0 }, ch: '\n' });
  const edits = formattingOnType(report, typed(line + 1), { format: tabs, recomputeTotals: false });
  assert.deepEqual(
    edits.map(({ range, newText }) => [range.start.line, newText]),
    [[line, '行政强制\t0']],
  );
  assert.deepEqual(formattingOnType(report, typed(0), { format: tabs, recomputeTotals: false }), []);
});

describe('a digit', () => {
  const row = '一、本年新收政府信息公开申请数量\t\t';
  const typed = report.text.getText().replace(`${row}7\t0\t0`, `${row}7\t5\t0`);
  const changes = (content: string, before: string, recomputeTotals = true, ch = '5'): string => {
    const open = openOf(content);
    const position = open.text.positionAt(content.indexOf(before) + before.length);
    const edits = formattingOnType(open, { position, ch }, { format: tabs, recomputeTotals });
    return TextDocument.applyEdits(open.text, edits);
  };

  test('has the totals of its number computed, where that was switched on', () => {
    const after = typed.replace(`${row}7\t5\t0\t0\t0\t0\t7`, `${row}7\t5\t0\t0\t0\t0\t12`);
    assert.notEqual(after, typed);
    assert.equal(changes(typed, `${row}7\t5`), after);
    assert.equal(changes(typed, `${row}7\t`, true, ''), after);
    assert.equal(changes(typed, `${row}7\t5`, false), typed);
  });

  test('of a total, of another row, or of no cell changes nothing', () => {
    for (const place of [`${row}7\t5\t0\t0\t0\t0\t7`, '规章\t0', '2023', '四、结转下年度继续办理\t\t4'])
      assert.equal(changes(typed, place), typed, place);
  });
});
