import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { completes } from '../../../server/src/read/runs.js';
import type { Slot } from '../../../server/src/read/tokens.js';

const slots = (numbers: string): Slot[] =>
  numbers.split(' ').map((number) => {
    const span = { start: 0, end: number.length };
    return number === '_' ? { span, kind: 'blank', value: null } : { span, kind: 'number', value: Number(number) };
  });

/** Pieces, the numbers of a row beside them, and whether with the pieces put there the last is the sum of the others. */
const cases: readonly [pieces: string, numbers: string, before: boolean, behind: boolean][] = [
  // 42 40 53 | 38 9 are 4238 409 53 …: no sum either way.
  ['38 9', '42 40 53 135', false, false],
  // 123 + 45 = 168.
  ['3 8', '12 45 16', false, true],
  ['1 1', '23 45 68', true, false],
  // Every number in pieces, and only the last.
  ['1 2 3', '1 1 2', true, true],
  ['1 2 3', '0 0 0', true, true],
  ['1', '5 6 1', true, true],
  ['1', '5 6 11', false, false],
  ['1', '5 6 0', false, false],
  // A number in front stays as it is where the piece belongs to one behind.
  ['5 5', '10 1 2', false, true],
  ['5', '10 1 16', false, false],
  // More pieces than numbers.
  ['1 2 3 4', '1 1 2', false, false],
  // Blanks are no pieces.
  ['_ 3 _ 8', '12 45 16', false, true],
  ['_ _', '12 45 57', false, false],
  ['_', '12 45 57', false, false],
];

describe('pieces of numbers beside a row', () => {
  for (const [pieces, numbers, before, behind] of cases)
    test(`${pieces} beside ${numbers}`, () => {
      const all = numbers.trim().split(' ');
      assert.equal(completes(slots(pieces), all, 'before'), before, 'before');
      assert.equal(completes(slots(pieces), all, 'behind'), behind, 'behind');
    });
});
