import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { CellPath } from '../../../server/src/form/model.js';
import type { Cell } from '../../../server/src/read/report.js';
import { unusual } from '../../../server/src/repair/usual.js';
import { readText, seed } from '../samples.js';

const { cells } = readText(seed('001').text);
const cell = (path: CellPath): Cell => cells.get(path) ?? assert.fail(path);

/** Cheaper is likelier. Each line: from the likeliest to the least likely. */
function assertOrder(prices: readonly (readonly [what: string, price: number])[]): void {
  for (const [at, [what, price]] of prices.entries()) {
    const [before, least] = prices[at - 1] ?? ['nothing', 0];
    assert.ok(price > least, `${what} (${price}) is less usual than ${before} (${least})`);
  }
}

describe('how usual a number is', () => {
  test('depends on who applies, where a row is in use', () => {
    const columns = ['naturalPerson', 'business', 'otherOrganization', 'legalService', 'publicWelfare', 'research'];
    for (const row of ['granted', 'refused.stateSecret'])
      assertOrder(columns.map((column) => [column, unusual(cell(`requests/${row}/${column}`), 20, true)]));
    assertOrder(columns.toReversed().map((column) => [column, unusual(cell(`requests/granted/${column}`), 0, true)]));
  });

  test('depends on the result, where a row of table 四 is in use', () => {
    const results = ['upheld', 'other', 'pending', 'corrected'];
    assertOrder(results.map((result) => [result, unusual(cell(`cases/reconsideration/${result}`), 1, true)]));
  });

  test('depends on the row, where it holds nothing else', () => {
    const of = (row: string, column = 'business') => unusual(cell(`requests/${row}/${column}`), 1, false);
    const usual = [
      'received',
      'carriedIn',
      'granted',
      'partlyGranted',
      'unavailable.notHeld',
      'other.other',
      'carriedOut',
    ];
    const seldom = [
      'refused.stateSecret',
      'unavailable.notCompiled',
      'notProcessed.petition',
      'other.supplementOverdue',
    ];
    assert.equal(new Set(usual.map((row) => of(row))).size, 1);
    assert.equal(new Set(seldom.map((row) => of(row))).size, 1);
    assertOrder([
      ['a row that is often in use', of('granted')],
      ['one that seldom is', of('refused.stateSecret')],
    ]);
    for (const row of ['granted', 'refused.stateSecret'])
      assertOrder([
        ['自然人', unusual(cell(`requests/${row}/naturalPerson`), 1, false)],
        ['商业企业', of(row)],
      ]);
    assertOrder([
      ['a case', unusual(cell('cases/reconsideration/upheld'), 1, false)],
      ['a request of an enterprise in a row seldom in use', of('refused.stateSecret')],
    ]);
  });

  test('falls as the number grows, more slowly where there are many', () => {
    const prices = (path: CellPath) => [1, 2, 10, 100, 5000].map((due) => unusual(cell(path), due, true));
    for (const path of [
      'requests/granted/naturalPerson',
      'requests/granted/business',
      'cases/reconsideration/upheld',
    ] as const)
      assertOrder(prices(path).map((price, at) => [`${path} ${at}`, price]));
    const growth = (path: CellPath) => unusual(cell(path), 1000, true) - unusual(cell(path), 1, true);
    assertOrder([
      ['自然人 of a row often in use', growth('requests/granted/naturalPerson')],
      ['自然人 of another', growth('requests/refused.stateSecret/naturalPerson')],
    ]);
    assert.ok(
      unusual(cell('requests/granted/naturalPerson'), 1, true) > 2,
      'one alone is not usual, where there are many',
    );
  });
});
