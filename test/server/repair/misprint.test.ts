import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type Misprint, misprint, type Place } from '../../../server/src/repair/misprint.js';

const leaf: Place = { isTotal: false, parts: [] };
const total = (...parts: number[]): Place => ({ isTotal: true, parts });

describe('how a number came to be printed instead of another', () => {
  const known: [printed: number, due: number, place: Place, kind: Misprint][] = [
    [43, 34, leaf, 'transposed'],
    [5324, 5234, leaf, 'transposed'],
    [534, 234, leaf, 'digit'],
    [24, 234, leaf, 'dropped'],
    [3, 23, leaf, 'dropped'],
    [2334, 234, leaf, 'doubled'],
    [2344, 234, leaf, 'doubled'],
    [2374, 234, leaf, 'added'],
    [2340, 234, leaf, 'timesTen'],
    // A digit dropped from the end is what a number ten times too large, turned round, would be: 23 for 230.
    [23, 230, leaf, 'dropped'],
    // Two digits at once, not beside each other: neither exchanged nor one changed.
    [432, 234, leaf, 'other'],
    [999, 12, leaf, 'other'],
    // One up, or one down across a ten, is a slip of counting, not of a key.
    [300, 299, leaf, 'near'],
    [0, 93, total(89, 3, 1), 'notFilled'],
    [90, 93, total(89, 3, 1), 'near'],
    [30, 110, total(80, 30), 'leftOut'],
    [190, 110, total(80, 30), 'leftOut'],
    // What leaves a part out is only a total.
    [30, 110, leaf, 'other'],
  ];
  for (const [printed, due, place, kind] of known) {
    test(`${printed} for ${due}${place.isTotal ? ' as a total' : ''}: ${kind}`, () => {
      assert.equal(misprint(printed, due, place).kind, kind);
    });
  }
});

describe('what it costs', () => {
  const price = (printed: number, due: number, place = leaf): number => misprint(printed, due, place).price;

  test('is more than nothing and finite, whatever the numbers', () => {
    const numbers = [0, 1, 2, 9, 10, 11, 99, 100, 101, 4096, 99_999, Number.MAX_SAFE_INTEGER];
    for (const due of numbers)
      for (const printed of numbers) {
        if (printed === due) continue;
        for (const place of [leaf, total(1, 9, 90)]) {
          const found = price(printed, due, place);
          assert.ok(found > 0 && Number.isFinite(found), `${printed} for ${due}: ${found}`);
        }
      }
  });

  test('a slip of the keys is likelier than any other number', () => {
    for (const slip of [43, 340, 344, 3]) assert.ok(price(slip, 34) < price(87, 34), String(slip));
  });

  test('the farther off, the less likely', () => {
    assert.ok(price(5_000, 34) < price(50_000, 34));
    assert.ok(price(35, 34, total(30, 4)) < price(41, 34, total(30, 4)));
  });

  test('where nothing is due there is rarely anything to mistype', () => {
    assert.ok(price(7, 0) > price(7, 1));
  });

  test('a sum worked out by hand is off by a little more often than a number that was copied', () => {
    assert.ok(price(35, 34, total(30, 4)) < price(35, 34));
  });
});
