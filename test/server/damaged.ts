// Promise 3 over as many damaged reports as somebody likes: npm run damaged -- 10000 [seed]
// Half of them have numbers, labels and numerals put wrong, half are cut and pasted at random. Stops at the first of
// which it does not hold, made short, and shows how to get there again.
import { assertChangedFixed, assertDamagedFixed } from './worse.js';

const [reports = '10000', seed = '20211001'] = process.argv.slice(2);
const numRuns = Math.ceil(Number(reports) / 2);
for (const [name, hold] of Object.entries({ damaged: assertDamagedFixed, 'cut and pasted': assertChangedFixed })) {
  const begun = process.cpuUsage();
  hold({ seed: Number(seed), numRuns });
  const { user } = process.cpuUsage(begun);
  console.log(`${numRuns} reports ${name}: all fixed as promised, ${(user / 1000 / numRuns).toFixed(1)} ms each`);
}
