import assert from 'node:assert/strict';
import { decode } from '../../../server/src/encoding.js';
import { importReport } from '../../../server/src/import/import.js';
import type { ImportResult } from '../../../server/src/protocol.js';
import type { Report } from '../../../server/src/read/report.js';
import { readText, type Sample, samples } from '../samples.js';
import { numbersIn } from './model.js';

/** One rendition of each real report. */
export const reports: readonly Sample[] = samples.filter(
  ({ name }, at) => samples.findIndex((other) => other.name.split('.')[0] === name.split('.')[0]) === at,
);

/** What becomes of a file. */
export const resultOf = (bytes: Uint8Array, name = '年报'): Promise<ImportResult> =>
  importReport(name, bytes, { language: 'zh', layout: 'tabs', decode });

/** The text of a file that can be imported. */
export async function textOf(bytes: Uint8Array): Promise<string> {
  const result = await resultOf(bytes);
  assert.ok('text' in result, 'problem' in result ? result.problem : '');
  return result.text;
}

/** Why a file cannot be imported. */
export async function problemOf(bytes: Uint8Array, name?: string): Promise<string> {
  const result = await resultOf(bytes, name);
  assert.ok('problem' in result, 'text' in result ? result.text : '');
  return result.problem;
}

/** The report in a file. */
export async function reportIn(bytes: Uint8Array): Promise<Report> {
  const result = await resultOf(bytes);
  assert.ok('text' in result && result.isReport, 'problem' in result ? result.problem : result.text);
  return readText(result.text);
}

/** Asserts that a file has exactly the numbers of a report, each in its cell, and no label that is not the form's. */
export async function hasNumbersOf(sample: Sample, bytes: Uint8Array, numbers = numbersIn(sample)): Promise<void> {
  const report = await reportIn(bytes);
  const paths = Object.keys(sample.truth.cells);
  assert.deepEqual(
    paths.map((path) => [path, report.cells.get(path)?.text]),
    paths.map((path) => [path, numbers(path)]),
  );
  assert.equal(report.cells.size, paths.length);
  for (const { rows, columns, headings } of report.tables) {
    const altered = [...rows, ...columns].filter(({ label }) => label === null || label.altered);
    assert.deepEqual([...altered, ...headings.filter((heading) => heading.altered)], []);
  }
}
