// A part of what `npm run test:model` runs. FC_SEED=… tries other sequences.
import { mock, test } from 'node:test';
import fc from 'fast-check';
import { load } from './model/memory.js';
import { sequences } from './model/sequences.js';
import { inMemory, overStdio } from './model/wire.js';

const seed = Number(process.env.FC_SEED ?? 20_211_001);
const how = (numRuns: number) => ({ numRuns, seed, includeErrorInReport: true });

test('whatever is done to a server, what it tells is that of the texts as they are', async () => {
  await load();
  // The library says there what it could not understand.
  mock.method(console, 'error', () => {});
  await fc.assert(sequences(inMemory), how(300));
});

test('also as it is shipped', async () => {
  await fc.assert(sequences(overStdio), { ...how(10), endOnFailure: true });
});
