import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { corpus, crashes } from './corpus.js';
import { assertAllHolds } from './holds.js';
import type { Share } from './share.js';

/** The same texts each time, so that no run fails by chance; FUZZ_SEED=… tries others, FUZZ_TEXTS=… more or fewer. */
const seed = Number(process.env.FUZZ_SEED ?? 20_211_001);
const TEXTS = Number(process.env.FUZZ_TEXTS ?? 5_000);
/** Processes side by side; always as many, as each breeds texts of its own. */
const SHARES = 2;

describe('what once broke something', () => {
  for (const { what, text } of crashes()) test(what, () => assertAllHolds(text));
});

describe(`${TEXTS} texts, made from reports, the corpus and each other (seed ${seed})`, { concurrency: true }, () => {
  const program = fileURLToPath(new URL('share.ts', import.meta.url));
  for (let share = 0; share < SHARES; share++) {
    test(`are read, checked, corrected, laid out and answered for, share ${share + 1} of ${SHARES}`, async () => {
      const args = ['--import', 'tsx', program, `${seed + share}`, `${Math.ceil(TEXTS / SHARES)}`];
      const { stdout } = await promisify(execFile)(process.execPath, args, { maxBuffer: 1 << 26 });
      const { tried, branches, all }: Share = JSON.parse(stdout);
      assert.ok(corpus().length > 100, 'there is a corpus');
      assert.ok(tried >= TEXTS / SHARES && branches > all * 0.75, `${tried} texts, ${branches} of ${all} branches`);
    });
  }
});
