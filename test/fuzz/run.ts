// Tries texts for as long as somebody likes, and shows what does not hold of which:
//   npm run fuzz -- --minutes 60 --workers 2 [--seed 1]
// What breaks is made short and written to .fuzz/failures.jsonl; recipes of texts that did something new are written to
// .fuzz/corpus.jsonl, the ones to keep (test/fuzz/corpus.jsonl) are chosen from them by --keep.
import { fork } from 'node:child_process';
import { appendFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { corpus, corpusFile } from './corpus.js';
import { type Failure, Fuzzer } from './fuzzer.js';
import type { assertHolds } from './holds.js';
import { instrumented } from './instrument.js';
import { type Recipe, textOf } from './recipe.js';
import { shrunk } from './shrink.js';

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '1' },
    workers: { type: 'string', default: '1' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    worker: { type: 'boolean', default: false },
    keep: { type: 'boolean', default: false },
  },
});

const scratch = fileURLToPath(new URL('../../.fuzz/', import.meta.url));
const found = `${scratch}corpus.jsonl`;
const failures = `${scratch}failures.jsonl`;
const until = Date.now() + Number(values.minutes) * 60_000;

/** What a worker tells: how far it is, and recipes that the others may go on from. */
interface Told {
  readonly tried: number;
  readonly failed: number;
  readonly branches: number;
  readonly kept: readonly Recipe[];
}

const target = () => instrumented<{ readonly assertHolds: typeof assertHolds }>('./holds.ts');

/** One process that tries texts until time is up, and takes over what others found. */
async function work(seed: number): Promise<void> {
  const fuzzer = new Fuzzer(await target(), seed, true);
  const known = new Set<string>();
  let failed = 0;
  const handle = (failure: Failure | null): void => {
    if (!failure) return;
    failed++;
    const what = kindOf(failure.error);
    if (known.has(what)) return;
    known.add(what);
    report(failure, fuzzer);
  };
  for (const recipe of corpus()) handle(fuzzer.run(recipe));
  process.on('message', (recipes: readonly Recipe[]) => {
    for (const recipe of recipes) handle(fuzzer.run(recipe));
  });
  let told = fuzzer.kept.length;
  let next = Date.now();
  while (Date.now() < until) {
    handle(fuzzer.next());
    if (Date.now() < next) continue;
    next = Date.now() + 10_000;
    const kept = fuzzer.kept.slice(told);
    process.send?.({ tried: fuzzer.tried, failed, branches: fuzzer.branches, kept } satisfies Told);
    // Lets what others found come in.
    await new Promise((resolve) => setImmediate(resolve));
    told = fuzzer.kept.length;
  }
  process.send?.({ tried: fuzzer.tried, failed, branches: fuzzer.branches, kept: [] } satisfies Told);
  process.disconnect?.();
}

/** The same however the text that showed it was made. */
const kindOf = ({ message }: Error): string =>
  (message.split('\n')[0] ?? '').replace(/[“"].*[”"]|\d+/g, '').slice(0, 60);

function report({ recipe, text, dice, error }: Failure, fuzzer: Fuzzer): void {
  const what = kindOf(error);
  // What takes long to fail takes hours to make short.
  let left = / took |timed out/.test(error.message) ? 0 : 1500;
  const short = shrunk(text, (shorter) => {
    if (left-- <= 0) return false;
    const other = fuzzer.fails(shorter, dice);
    return other !== null && kindOf(other) === what;
  });
  console.log(`\n${error.stack?.split('\n').slice(0, 12).join('\n')}\n${JSON.stringify(short)}`);
  appendFileSync(failures, `${JSON.stringify({ what: error.message, dice, text: short, recipe })}\n`);
}

/** The recipes that together take every branch: the corpus to be kept, short ones first. */
async function keep(): Promise<void> {
  const recipes = [
    ...corpus(),
    ...readFileSync(found, 'utf8')
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line)),
  ];
  const fuzzer = new Fuzzer(await target(), 1);
  const byLength = recipes.sort((a, b) => textOf(a).length - textOf(b).length);
  const kept: Recipe[] = [];
  for (const recipe of byLength) {
    const before = fuzzer.branches;
    fuzzer.run(recipe);
    if (fuzzer.branches > before) kept.push(recipe);
  }
  writeFileSync(corpusFile, kept.map((recipe) => `${JSON.stringify(recipe)}\n`).join(''));
  console.log(`${kept.length} of ${recipes.length} recipes take all ${fuzzer.branches} branches`);
}

function lead(): void {
  mkdirSync(scratch, { recursive: true });
  const sums = new Map<number, Told>();
  const seed = Number(values.seed);
  console.log(`seed ${seed}, ${values.workers} workers, ${values.minutes} minutes`);
  const workers = Array.from({ length: Number(values.workers) }, (_, at) => {
    const args = ['--worker', '--seed', String(seed + at), '--minutes', String(values.minutes)];
    return fork(fileURLToPath(import.meta.url), args, { execArgv: ['--import', 'tsx'] });
  });
  for (const [at, worker] of workers.entries()) {
    worker.on('message', (told: Told) => {
      sums.set(at, told);
      if (told.kept.length > 0) {
        appendFileSync(found, told.kept.map((recipe) => `${JSON.stringify(recipe)}\n`).join(''));
        for (const other of workers) if (other !== worker && other.connected) other.send(told.kept);
      }
    });
    worker.on('exit', (code) => {
      if (code !== 0) process.exitCode = 1;
    });
  }
  const tell = setInterval(() => console.log(sumOf(sums)), 60_000);
  Promise.all(workers.map((worker) => new Promise((resolve) => worker.on('exit', resolve)))).then(() => {
    clearInterval(tell);
    console.log(sumOf(sums));
    if ([...sums.values()].some(({ failed }) => failed > 0)) process.exitCode = 1;
  });
}

function sumOf(sums: ReadonlyMap<number, Told>): string {
  const all = [...sums.values()];
  const tried = all.reduce((sum, told) => sum + told.tried, 0);
  const failed = all.reduce((sum, told) => sum + told.failed, 0);
  return `${tried} texts, ${Math.max(0, ...all.map(({ branches }) => branches))} branches, ${failed} failed`;
}

if (values.keep) await keep();
else if (values.worker) await work(Number(values.seed));
else lead();
