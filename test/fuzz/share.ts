// Tries so many texts, the corpus among them, and says how many branches they took; ends with 1 where one fails:
//   node --import tsx test/fuzz/share.ts SEED TEXTS
import { corpus } from './corpus.js';
import { type Failure, Fuzzer } from './fuzzer.js';
import type { assertHolds } from './holds.js';
import { instrumented } from './instrument.js';

/** What is told of texts that all held. */
export interface Share {
  readonly tried: number;
  /** Branches that were taken, and all there are. */
  readonly branches: number;
  readonly all: number;
}

const [seed, texts] = process.argv.slice(2).map(Number) as [number, number];
const target = await instrumented<{ readonly assertHolds: typeof assertHolds }>('./holds.ts');
const fuzzer = new Fuzzer(target, seed);
for (const recipe of corpus()) endWith(fuzzer.run(recipe));
while (fuzzer.tried < texts) endWith(fuzzer.next());
const share: Share = { tried: fuzzer.tried, branches: fuzzer.branches, all: target.hits.length };
console.log(JSON.stringify(share));

function endWith(failure: Failure | null): void {
  if (!failure) return;
  const { recipe, dice, text, error } = failure;
  console.error(
    `${error.stack}\nseed ${seed}, dice ${dice}, recipe ${JSON.stringify(recipe)}\n${JSON.stringify(text)}`,
  );
  process.exit(1);
}
