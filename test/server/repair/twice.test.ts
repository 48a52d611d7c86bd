import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Recipe, textOf } from '../../fuzz/recipe.js';
import { findingsOf } from '../samples.js';

/** A text in which a row's total has followed a wrong number and is wrong by itself, too. */
const recipe: Recipe = {
  from: 'pingtan_2022.chrome.txt',
  changes: [
    ['cut', 1111, 5],
    ['number', 315, '569'],
    ['cut', 514, 1],
    ['number', 62, '1.5'],
    ['move', 605, 0, 1723],
    ['number', 357, '1'],
    ['number', 60, '1298'],
    ['put', 602, 'ዋ┺'],
    ['move', 1108, 7, 2759],
    ['number', 47, '294'],
    ['double', 1567, 3, 38],
    ['put', 2654, '申请人情况'],
    ['double', 2529, 796, 1],
    ['put', 4486, '251'],
    ['move', 2683, 6, 1715],
  ],
};

test('a number that two mistakes changed is put right once', () => {
  const fixes = findingsOf(textOf(recipe)).flatMap((finding) => finding.fixes);
  assert.ok(fixes.some(({ edits }) => edits.length > 2));
  for (const { title, edits } of fixes) {
    const spans = edits.map(({ span }) => span).sort((a, b) => a.start - b.start);
    for (const [at, span] of spans.slice(1).entries()) assert.ok((spans[at]?.end ?? 0) <= span.start, title);
  }
});
