import assert from 'node:assert/strict';
import { test } from 'node:test';
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
  const edits = formattingOnType(report, { line: line + 1, character: 0 }, tabs);
  assert.deepEqual(
    edits.map(({ range, newText }) => [range.start.line, newText]),
    [[line, '行政强制\t0']],
  );
  assert.deepEqual(formattingOnType(report, { line: 0, character: 0 }, tabs), []);
});
