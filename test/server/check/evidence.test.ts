import assert from 'node:assert/strict';
import { test } from 'node:test';
import { evidenceOf } from '../../../server/src/check/evidence.js';
import { check } from '../../../server/src/check.js';
import { type Extract, extractOf } from '../../../server/src/read/summary.js';
import { edited, readText, samples } from '../samples.js';

const textOf = (name: string): string => samples.find((sample) => sample.name === name)?.text ?? assert.fail(name);
const text = textOf('pingtan_2022.txt');
const report = readText(text);
const earlier = { ...(extractOf(readText(textOf('pingtan_2021.txt'))) as Extract), uri: 'file:///2021.txt' };

/** The report with other numbers in these cells. */
const having = (numbers: Record<string, number>) =>
  readText(
    edited(
      text,
      Object.entries(numbers).map(([path, value]) => ({
        span: report.cells.get(path)?.span ?? assert.fail(path),
        newText: String(value),
      })),
    ),
  );

test('what the text says of the tables is evidence, with all its readings', () => {
  const received = evidenceOf(report, null).find(({ value }) => value === 75);
  assert.ok(received?.readings.some((cells) => cells.join() === 'requests/received/total,requests/carriedIn/total'));
  assert.ok(evidenceOf(report, null).every(({ independent }) => !independent));
});

test('what last year’s report carried over is evidence of what was carried in', () => {
  const carried = evidenceOf(report, earlier).filter(({ independent }) => independent);
  assert.equal(carried.length, 7);
  assert.deepEqual(
    carried.find(({ readings }) => readings[0]?.[0] === 'requests/carriedIn/total'),
    { readings: [['requests/carriedIn/total']], value: 1, independent: true },
  );
});

test('last year’s report tells which of two numbers is wrong', () => {
  const { value: received } = report.cells.get('requests/received/naturalPerson') ?? assert.fail();
  const { value: total } = report.cells.get('requests/received/total') ?? assert.fail();
  assert.ok(received && total);
  // One too many in a row, its total included: any row of the balance may be the one.
  const wrong = having({ 'requests/carriedIn/naturalPerson': 2, 'requests/carriedIn/total': 2 });
  const without = check(wrong, { evidence: [] }).repairs[0];
  assert.equal(without?.confident, false);
  const [best] = check(wrong, { earlier }).repairs;
  assert.deepEqual(
    best?.changes.map(({ cell, to }) => `${cell} ${to}`),
    ['requests/carriedIn/naturalPerson 1', 'requests/carriedIn/total 1'],
  );
});
