import assert from 'node:assert/strict';
import { check } from '../../../server/src/check.js';
import { parse } from '../../../server/src/parse/parse.js';
import { type Range, rangeOf } from '../../../server/src/parse/position.js';
import { extractOf, type Summary } from '../../../server/src/read/summary.js';
import type { Finding } from '../../../server/src/rules/rule.js';
import { readText, textOf } from '../samples.js';

/** Two reports of one organ that agree. */
export const of2021: string = textOf('test/fixtures/reports/pingtan_2021.txt');
export const of2022: string = textOf('test/fixtures/reports/pingtan_2022.txt');

/** The rules that compare two reports. */
export const acrossYears: ReadonlySet<string> = new Set(['carry-over', 'in-force', 'unchanged-text', 'jump']);

export function summaryOf(text: string, uri = 'file:///w/%E5%B9%B3%E6%BD%AD2021.txt'): Summary {
  const extract = extractOf(readText(text));
  assert.ok(extract);
  return { ...extract, uri };
}

/** What the rules that compare two reports find in one beside another. */
export const findingsBeside = (before: string, text: string, language: 'zh' | 'en' = 'zh'): readonly Finding[] =>
  check(readText(text), { language, earlier: summaryOf(before) }).findings.filter(({ rule }) => acrossYears.has(rule));

/** `severity rule words` of each of these. */
export const toldBeside = (before: string, text: string): string[] =>
  findingsBeside(before, text).map(
    ({ rule, severity, span }) => `${severity} ${rule} ${text.slice(span.start, span.end)}`,
  );

/** The words at a range of a text. */
export function wordsAt(text: string, range: Range): string {
  const { lines } = parse(text);
  const offset = ({ line, character }: Range['start']): number => (lines[line]?.start ?? 0) + character;
  const span = { start: offset(range.start), end: offset(range.end) };
  assert.deepEqual(rangeOf(parse(text), span), range);
  return text.slice(span.start, span.end);
}

/** A text with edits made by ranges, as another file's are. */
export function editedAt(text: string, edits: readonly { range: Range; newText: string }[]): string {
  const { lines } = parse(text);
  const offset = ({ line, character }: Range['start']): number => (lines[line]?.start ?? 0) + character;
  return [...edits]
    .sort((a, b) => offset(b.range.start) - offset(a.range.start))
    .reduce(
      (changed, { range, newText }) =>
        changed.slice(0, offset(range.start)) + newText + changed.slice(offset(range.end)),
      text,
    );
}
