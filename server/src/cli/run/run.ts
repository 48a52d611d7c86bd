import { createReadStream } from 'node:fs';
import { dirname } from 'node:path';
import { configsOf } from '../config.js';
import { complain, messageOf, Unusable } from '../errors.js';
import { explained } from '../fileErrors.js';
import { expand, readText } from '../files.js';
import { languageFor } from '../options.js';
import { INTERRUPTED, UNUSABLE } from '../status.js';
import { type Asked, Compared } from './compared.js';
import { inOrder } from './inOrder.js';
import { type Line, linesOf } from './lines.js';
import type { Order } from './order.js';
import { Output } from './output.js';
import { FEW, jobsOf, type Pool, poolFor } from './pool.js';
import { Progress } from './progress.js';
import { type Answers, type Name, workOf } from './work.js';
import { Years } from './years.js';

export interface RunOptions {
  /** How many threads are to work; see `poolFor`. */
  readonly jobs?: number | undefined;
  /** What standard input is called. */
  readonly stdinFilename?: string | undefined;
  /** The files hold reports as lines of NDJSON. */
  readonly isNdjson?: boolean | undefined;
}

/**
 * Does what is ordered with every file, and writes what comes of it in the order of the files, each as soon as it is
 * known. Ctrl+C ends it between two answers.
 * @returns the exit status
 */
export async function run(patterns: readonly string[], order: Order, options: RunOptions): Promise<number> {
  const progress = new Progress(process.stderr.isTTY ? process.stderr : null);
  const output = new Output(order, progress);
  const running: Running = { order, options, progress, output, pool: null };
  let stop: () => void = () => {};
  const interrupt = new Promise<'interrupted'>((resolve) => {
    stop = () => resolve('interrupted');
  });
  // Once: who is in more of a hurry ends the program at once.
  process.once('SIGINT', stop);
  try {
    const done = options.isNdjson ? runLines(patterns, running) : runFiles(patterns, running);
    if ((await Promise.race([done, interrupt])) !== 'interrupted') return await output.end();
    await output.end(INTERRUPTED);
    process.stdin.destroy();
    complain('已中断 / interrupted');
    return INTERRUPTED;
  } catch (error) {
    // What was begun is given an end, so that programs can read what there is.
    if (output.hasBegun) await output.end(UNUSABLE);
    throw error;
  } finally {
    progress.clear();
    process.off('SIGINT', stop);
    await running.pool?.end();
  }
}

interface Running {
  readonly order: Order;
  readonly options: RunOptions;
  readonly progress: Progress;
  readonly output: Output;
  pool: Pool | null;
}

/** Pieces of work that are begun before what comes of the first is written, for each thread. */
const AHEAD = 3;

async function runFiles(patterns: readonly string[], running: Running): Promise<void> {
  const { order, options, progress, output } = running;
  const files: Asked[] = [];
  for (const { path, named } of await expand(patterns)) {
    const source =
      path === '-' ? { path: options.stdinFilename ?? path, text: await readText(path, order.encoding) } : { path };
    files.push({ source, named });
  }
  await lookForMistakes(files, order);
  const pool = await poolFor(order, files.length, options.jobs);
  running.pool = pool;
  const names = order.task === 'check' && files.length > 1 ? await namesOf(files, pool, progress) : [];
  const compared = new Compared(files, new Years(names), pool);
  let done = 0;
  for await (const answers of inOrder(compared.batches(), (batch) => compared.answers(batch), AHEAD * pool.size)) {
    await output.take(answers);
    done += answers.length;
    progress.tell('已检查 / checked', done, files.length);
  }
}

/** A configuration with mistakes ends a run before anything is answered. */
async function lookForMistakes(files: readonly Asked[], order: Order): Promise<void> {
  const configFor = await configsOf(order.config, languageFor(order.lang));
  const folders = new Map(files.map(({ source: { path } }) => [dirname(path), path]));
  for (const path of folders.values()) await configFor(path);
}

const NAMES_AT_A_TIME = 64;

/** Whose reports the files are: to compare them, that must be known of all before the first is checked. */
async function namesOf(files: readonly Asked[], pool: Pool, progress: Progress): Promise<Name[]> {
  function* parts() {
    for (let at = 0; at < files.length; at += NAMES_AT_A_TIME)
      yield files.slice(at, at + NAMES_AT_A_TIME).map(({ source }) => source);
  }
  const names: Name[] = [];
  for await (const some of inOrder(parts(), (sources) => pool.names(sources), AHEAD * pool.size)) {
    names.push(...some);
    progress.tell('已辨认 / identified', names.length, files.length);
  }
  return names;
}

/**
 * Reports that come with their texts, each compared with what its line says. They may come without end, and one by one:
 * the first are answered in this thread, as nobody knows whether many follow.
 */
async function runLines(patterns: readonly string[], running: Running): Promise<void> {
  const { order, options, progress, output } = running;
  const here = await workOf(order);
  let begun = 0;
  const answer = async (lines: readonly Line[]): Promise<Answers> => {
    begun += lines.length;
    if (begun >= FEW) running.pool ??= await poolFor(order, begun, options.jobs);
    return (running.pool ?? here).answers(lines);
  };
  let done = 0;
  for await (const answers of inOrder(linesIn(patterns), answer, AHEAD * jobsOf(options.jobs))) {
    await output.take(answers);
    done += answers.length;
    progress.tell('已检查 / checked', done, null);
  }
}

const LINES_AT_A_TIME = 16;

async function* linesIn(patterns: readonly string[]): AsyncIterable<readonly Line[]> {
  for (const { path } of await expand(patterns)) {
    const stream = path === '-' ? process.stdin : createReadStream(path);
    try {
      for await (const lines of linesOf(stream, path))
        for (let at = 0; at < lines.length; at += LINES_AT_A_TIME) yield lines.slice(at, at + LINES_AT_A_TIME);
    } catch (error) {
      throw new Unusable(`${path}: ${messageOf(explained(error))}`);
    }
  }
}
