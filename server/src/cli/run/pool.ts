import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { Unusable } from '../errors.js';
import type { Order } from './order.js';
import { answerTo, type Question, type Work, workOf } from './work.js';

/** What works on files: this thread, or several others. */
export interface Pool extends Work {
  /** How many pieces of work it can take at a time. */
  readonly size: number;
  end(): Promise<void>;
}

/** A thread takes so long to start, and to become fast, that it pays for more files only. */
export const FEW = 100;
/** Each takes some 70 MB. */
const MOST = 8;
/**
 * In MB: what lives only as long as a report is checked, and the rest. With more a thread is hardly faster, only larger,
 * as memory is tidied up the later the more there is.
 */
const LIMITS = { maxYoungGenerationSizeMb: 24, maxOldGenerationSizeMb: 64 };

/** How many threads are to work: as many as there are processors, unless somebody says. */
export const jobsOf = (jobs: number | undefined): number => jobs ?? Math.min(availableParallelism(), MOST);

/** Threads for many files, this one for a few. */
export async function poolFor(order: Order, files: number, jobs: number | undefined): Promise<Pool> {
  if (files >= FEW && jobsOf(jobs) > 1) return poolOf(order, jobsOf(jobs));
  return { ...(await workOf(order)), size: 1, end: async () => {} };
}

/** What a thread answers; see `worker.ts`. */
export type Reply = { readonly id: number } & ({ readonly result: unknown } | { readonly error: string });

function poolOf(order: Order, size: number): Pool {
  let work: Promise<Work> | undefined;
  const here = (): Promise<Work> => (work ??= workOf(order));
  const threads = Array.from({ length: size }, () => new Thread(order, here));
  let last = 0;
  /** Asks the one with the least to do. */
  function ask(method: keyof Work, given: Question['given']): Promise<unknown> {
    const [thread] = threads.toSorted((a, b) => a.load - b.load) as [Thread, ...Thread[]];
    return thread.ask({ id: ++last, method, given });
  }
  return {
    size,
    names: (sources) => ask('names', sources) as ReturnType<Work['names']>,
    sole: (sources) => ask('sole', sources) as ReturnType<Work['sole']>,
    answers: (items) => ask('answers', items) as ReturnType<Work['answers']>,
    async end() {
      await Promise.all(threads.map((thread) => thread.end()));
    },
  };
}

interface Waiting {
  readonly question: Question;
  resolve(result: unknown): void;
  reject(error: Error): void;
}

/** A worker thread. What is too large for its memory is done in this one, which has more. */
class Thread {
  readonly #waiting = new Map<number, Waiting>();
  #worker: Worker;

  constructor(
    private readonly order: Order,
    private readonly here: () => Promise<Work>,
  ) {
    this.#worker = this.#start();
  }

  get load(): number {
    return this.#waiting.size;
  }

  ask(question: Question): Promise<unknown> {
    return new Promise((resolve, reject) => {
      this.#waiting.set(question.id, { question, resolve, reject });
      this.#worker.postMessage(question);
    });
  }

  async end(): Promise<void> {
    await this.#worker.terminate();
  }

  #start(): Worker {
    const worker = new Worker(new URL(import.meta.url), { workerData: this.order, resourceLimits: LIMITS });
    worker.on('message', (reply: Reply) => {
      const { resolve, reject } = this.#waiting.get(reply.id) ?? {};
      this.#waiting.delete(reply.id);
      if ('error' in reply) reject?.(new Unusable(reply.error));
      else resolve?.(reply.result);
    });
    worker.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'ERR_WORKER_OUT_OF_MEMORY') return this.#fail(error);
      worker.removeAllListeners('exit');
      this.#worker = this.#start();
      for (const lost of this.#takeWaiting()) void this.#answerHere(lost);
    });
    worker.on('exit', () => this.#fail(new Unusable('工作线程意外结束 / a worker thread has ended')));
    return worker;
  }

  async #answerHere({ question, resolve, reject }: Waiting): Promise<void> {
    try {
      resolve(await answerTo(await this.here(), question));
    } catch (error) {
      reject(error as Error);
    }
  }

  #fail(error: Error): void {
    for (const { reject } of this.#takeWaiting()) reject(error);
  }

  #takeWaiting(): Waiting[] {
    const waiting = [...this.#waiting.values()];
    this.#waiting.clear();
    return waiting;
  }
}
