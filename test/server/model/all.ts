// Ten thousand sequences of operations with a server in this process, and three hundred with servers as they are
// shipped: `npm run test:model`. Other numbers, and another seed: `npm run test:model -- 2000 50 7`.
import fc from 'fast-check';
import { load } from './memory.js';
import { sequences } from './sequences.js';
import { inMemory, overStdio } from './wire.js';

const [inProcess = 10_000, shipped = 300, seed = 20_211_001] = process.argv.slice(2).map(Number);
/** Servers that work at a time; most of the time they wait. */
const TOGETHER = 4;

async function run(what: string, join: Parameters<typeof sequences>[0], numRuns: number, seed: number): Promise<void> {
  if (numRuns === 0) return;
  const begun = performance.now();
  await fc.assert(sequences(join), { numRuns, seed, includeErrorInReport: true });
  const seconds = (performance.now() - begun) / 1000;
  console.log(`${numRuns} sequences ${what}, seed ${seed}: as the model says, in ${seconds.toFixed(0)} s`);
}

await load();
// The library says there what it could not understand.
console.error = () => {};
try {
  await run('in memory', inMemory, inProcess, seed);
  const each = Math.ceil(shipped / TOGETHER);
  await Promise.all(Array.from({ length: TOGETHER }, (_, at) => run('over stdio', overStdio, each, seed + at)));
} catch (error) {
  console.log(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
