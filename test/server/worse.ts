import assert from 'node:assert/strict';
import fc from 'fast-check';
import { allFixed, assertFixes } from './invariants.js';
import { edited, readText, samples } from './samples.js';

/** What people and programs do to a text: cut, double, move, insert; anywhere, most often at a line or cell. */
interface Change {
  readonly kind: 'delete' | 'double' | 'insert' | 'replace';
  readonly at: number;
  readonly length: number;
  readonly text: string;
}
const scraps = [
  '0',
  '22',
  '-',
  '/',
  '\t',
  '\n',
  ' ',
  '|',
  '　',
  '总计',
  '一、',
  '（三）',
  '1.',
  '\uFEFF',
  '\uD83D\uDE00',
];
export const change: fc.Arbitrary<Change> = fc.record({
  kind: fc.constantFrom('delete', 'double', 'insert', 'replace'),
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.oneof({ weight: 4, arbitrary: fc.nat(12) }, { weight: 1, arbitrary: fc.nat(800) }),
  text: fc.oneof(fc.constantFrom(...scraps), fc.string({ unit: 'grapheme', maxLength: 5 })),
});

export function changed(text: string, changes: readonly Change[]): string {
  let result = text;
  for (const { kind, at, length, text: scrap } of changes) {
    const start = Math.floor(at * result.length);
    const end = Math.min(result.length, start + length);
    const part = result.slice(start, end);
    const instead = { delete: '', double: part + part, insert: scrap + part, replace: scrap }[kind];
    result = result.slice(0, start) + instead + result.slice(end);
  }
  return result;
}

/** By name, so that a counterexample is short. */
export const anySample = fc.constantFrom(...samples.map(({ name }) => name));
export const textOf = (name: string): string =>
  samples.find((sample) => sample.name === name)?.text ?? assert.fail(name);

/** Numbers and words in tables and titles put wrong, so that there is something to fix. */
const damages = fc.array(
  fc.oneof(
    fc.record({
      kind: fc.constant('number' as const),
      at: fc.nat(),
      to: fc.constantFrom('', '0', '7', '1234', '/', '１２', '1,234'),
    }),
    fc.record({ kind: fc.constant('label' as const), at: fc.nat(), to: fc.constantFrom('', '件', '其它') }),
    fc.record({ kind: fc.constant('numeral' as const), at: fc.nat(), to: fc.constantFrom('', '七', '一') }),
  ),
  { minLength: 1, maxLength: 5 },
);

function damaged(
  text: string,
  what: readonly { kind: 'number' | 'label' | 'numeral'; at: number; to: string }[],
): string {
  const report = readText(text);
  const cells = [...report.cells.values()].map(({ span }) => span);
  const labels = report.tables.flatMap(({ rows }) => rows.flatMap(({ label }) => (label ? [label.span] : [])));
  const numerals = report.sections.flatMap(({ numeral }) => (numeral ? [numeral.span] : []));
  const edits = new Map<number, { span: { start: number; end: number }; newText: string }>();
  for (const { kind, at, to } of what) {
    const spans = { number: cells, label: labels, numeral: numerals }[kind];
    const span = spans[at % spans.length];
    if (!span) continue;
    // A label keeps its beginning and loses or changes its last character.
    const start = kind === 'label' ? span.end - 1 : span.start;
    edits.set(start, { span: { start, end: span.end }, newText: to });
  }
  return edited(text, [...edits.values()]);
}

/** Promise 3, for one text. */
export function assertFixed(text: string): void {
  assertFixes(text);
  const fixed = allFixed(text);
  assert.equal(allFixed(fixed), fixed, 'a second run changes something');
}

/** Promise 3 for so many reports with numbers, labels and numerals put wrong. */
export const assertDamagedFixed = (runs: Runs): void =>
  fc.assert(
    fc.property(anySample, damages, (name, what) => assertFixed(damaged(textOf(name), what))),
    runs,
  );

/** The same for reports cut and pasted at random. */
export const assertChangedFixed = (runs: Runs): void =>
  fc.assert(
    fc.property(anySample, fc.array(change, { minLength: 1, maxLength: 3 }), (name, changes) =>
      assertFixed(changed(textOf(name), changes)),
    ),
    runs,
  );

type Runs = { readonly numRuns: number; readonly seed?: number };
