import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import type { Operation } from '../../../server/src/repair/operations.js';
import { Budget, search } from '../../../server/src/repair/search.js';
import type { System } from '../../../server/src/repair/system.js';

/** The same cases each time, so that no run fails by chance; FC_SEED=… tries others. */
fc.configureGlobal({ seed: Number(process.env.FC_SEED ?? 20_211_001) });

/** A table of so many rows and columns, the last ones being totals, with a line of the system for each. */
function systemOf(rows: readonly (readonly number[])[]): System {
  const height = rows.length;
  const columns = rows[0]?.length ?? 0;
  const width = height * columns;
  const coefficients = new Int16Array((height + columns) * width);
  const missing = new Float64Array(height + columns);
  rows.forEach((row, y) => {
    row.forEach((value, x) => {
      const inRow = x === columns - 1 ? -1 : 1;
      const inColumn = y === height - 1 ? -1 : 1;
      coefficients[y * width + y * columns + x] = inRow;
      coefficients[(height + x) * width + y * columns + x] = inColumn;
      missing[y] = (missing[y] ?? 0) + inRow * value;
      missing[height + x] = (missing[height + x] ?? 0) + inColumn * value;
    });
  });
  return { width, coefficients, missing, settled: new Uint8Array(height + columns) };
}

const misprints = (count: number): Operation[] =>
  Array.from({ length: count }, (_, cell) => ({ kind: 'misprint', cells: [cell], steps: [1], isKnown: false }));

/** `cell+size`, sorted: what a search found, to be compared. */
const told = (found: ReturnType<typeof search>): string[] =>
  found
    .map(({ operations, sizes }) =>
      operations
        .map(({ cells }, at) => `${cells.join('&')}${(sizes[at] ?? 0) < 0 ? '' : '+'}${sizes[at]}`)
        .sort()
        .join(' '),
    )
    .sort();

const plenty = (): Budget => new Budget(10_000_000);

const sound = [
  [3, 4, 7],
  [5, 6, 11],
  [8, 10, 18],
];

describe('the search for operations that make all equations hold', () => {
  test('finds nothing to do where they hold', () => {
    assert.deepEqual(told(search(systemOf(sound), misprints(9), 0, plenty())), ['']);
    assert.deepEqual(search(systemOf(sound), misprints(9), 1, plenty()), []);
  });

  test('one wrong number is in equations of its own, and nothing else explains it', () => {
    for (let cell = 0; cell < 9; cell++) {
      const rows = sound.map((row, y) => row.map((value, x) => (y * 3 + x === cell ? value + 5 : value)));
      assert.deepEqual(told(search(systemOf(rows), misprints(9), 1, plenty())), [`${cell}-5`]);
    }
  });

  test('an operation of known size is taken whole or not at all', () => {
    const exchanged: Operation = { kind: 'exchanged', cells: [0, 1], steps: [1, -1], isKnown: true };
    const rows = [[2, 5, 7], ...sound.slice(1)];
    assert.deepEqual(told(search(systemOf(rows), [exchanged], 1, plenty())), ['0&1+1']);
    const farther = [[1, 6, 7], ...sound.slice(1)];
    assert.deepEqual(search(systemOf(farther), [exchanged], 1, plenty()), []);
  });

  test('ends where the budget does, and says so', () => {
    const rows = [[90, 50, 7], [1, 60, 12], sound[2] as number[]];
    const budget = new Budget(1);
    search(systemOf(rows), misprints(9), 3, budget);
    assert.ok(budget.isSpent);
  });

  test('finds every set of misprints that brute force finds, and each once', () => {
    const damage = fc.tuple(fc.nat(8), fc.integer({ min: -3, max: 3 }));
    fc.assert(
      fc.property(fc.array(damage, { maxLength: 3 }), (changes) => {
        const rows = sound.map((row) => [...row]);
        for (const [cell, by] of changes) add(rows, cell, by);
        for (const count of [1, 2]) {
          // What fewer could do, more do with a change of 0 besides; nobody asks for more before fewer.
          const sets = search(systemOf(rows), misprints(9), count, plenty());
          const found = told(sets.filter(({ sizes }) => !sizes.includes(0)));
          assert.deepEqual(found, bruteForce(rows, count));
          assert.equal(new Set(found).size, found.length);
        }
      }),
      { numRuns: 60 },
    );
  });
});

function add(rows: number[][], cell: number, by: number): void {
  const row = rows[Math.floor(cell / 3)] as number[];
  row[cell % 3] = (row[cell % 3] as number) + by;
}

/** All sets of so many changed numbers (by 12 at most, none by 0) after which every row and column adds up. */
function bruteForce(rows: readonly (readonly number[])[], count: number): string[] {
  const { width, coefficients, missing } = systemOf(rows);
  const by = [...Array(25).keys()].map((size) => size - 12).filter((size) => size !== 0);
  const found: string[] = [];
  const visit = (from: number, left: Float64Array, chosen: string[]): void => {
    if (chosen.length === count) {
      if (left.every((value) => value === 0)) found.push(chosen.toSorted().join(' '));
      return;
    }
    for (let cell = from; cell < width; cell++)
      for (const size of by)
        visit(
          cell + 1,
          left.map((value, line) => value + (coefficients[line * width + cell] ?? 0) * size),
          [...chosen, `${cell}${size < 0 ? '' : '+'}${size}`],
        );
  };
  visit(0, missing, []);
  return found.sort();
}
