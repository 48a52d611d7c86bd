import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { corpus, crashes } from './corpus.js';
import { type Failure, Fuzzer } from './fuzzer.js';
import { assertAllHolds } from './holds.js';
import { type Instrumented, instrumented } from './instrument.js';

/** The same texts each time, so that no run fails by chance; FUZZ_SEED=… tries others, FUZZ_TEXTS=… more or fewer. */
const seed = Number(process.env.FUZZ_SEED ?? 20_211_001);
const TEXTS = Number(process.env.FUZZ_TEXTS ?? 5_000);

describe('what once broke something', () => {
  for (const { what, text } of crashes()) test(what, () => assertAllHolds(text));
});

describe(`${TEXTS} texts, made from reports, the corpus and each other (seed ${seed})`, () => {
  let target: Instrumented<typeof import('./holds.js')>;
  before(async () => {
    target = await instrumented('./holds.ts');
  });

  test('are read, checked, corrected, laid out and answered for', () => {
    const fuzzer = new Fuzzer(target, seed);
    const kept = corpus();
    assert.ok(kept.length > 100, 'there is a corpus');
    for (const recipe of kept) assertNone(fuzzer.run(recipe));
    while (fuzzer.tried < TEXTS) assertNone(fuzzer.next());
    assert.ok(fuzzer.branches > target.hits.length * 0.75, `${fuzzer.branches} of ${target.hits.length} branches`);
  });
});

function assertNone(failure: Failure | null): void {
  if (!failure) return;
  const { recipe, dice, text, error } = failure;
  error.message += `\nseed ${seed}, dice ${dice}, recipe ${JSON.stringify(recipe)}\n${JSON.stringify(text)}`;
  throw error;
}
