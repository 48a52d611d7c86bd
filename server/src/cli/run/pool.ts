import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { Unusable } from '../errors.js';
import type { Order } from './order.js';
import { type Work, workOf } from './work.js';

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
/** In MB, for what lives only as long as a report is checked; with twice as much a thread is no faster, only larger. */
const YOUNG = 24;

/** How many threads are to work: as many as there are processors, unless somebody says. */
export const jobsOf = (jobs: number | undefined): number => jobs ?? Math.min(availableParallelism(), MOST);

/** Threads for many files, this one for a few. */
export async function poolFor(order: Order, files: number, jobs: number | undefined): Promise<Pool> {
  if (files >= FEW && jobsOf(jobs) > 1) return poolOf(order, jobsOf(jobs));
  return { ...(await workOf(order)), size: 1, end: async () => {} };
}

/** What a thread is asked, by the name of the method; see `worker.ts`. */
export interface Question {
  readonly id: number;
  readonly method: keyof Work;
  readonly given: Parameters<Work[keyof Work]>[0];
}

export type Reply = { readonly id: number } & ({ readonly result: unknown } | { readonly error: string });

interface Thread {
  readonly worker: Worker;
  readonly waiting: Map<number, { resolve(result: unknown): void; reject(error: Error): void }>;
}

function poolOf(order: Order, size: number): Pool {
  const threads = Array.from({ length: size }, () => threadFor(order));
  let last = 0;
  /** Asks the one with the least to do. */
  function ask(method: keyof Work, given: Question['given']): Promise<unknown> {
    const [thread] = threads.toSorted((a, b) => a.waiting.size - b.waiting.size) as [Thread, ...Thread[]];
    const id = ++last;
    return new Promise((resolve, reject) => {
      thread.waiting.set(id, { resolve, reject });
      thread.worker.postMessage({ id, method, given } satisfies Question);
    });
  }
  return {
    size,
    names: (sources) => ask('names', sources) as ReturnType<Work['names']>,
    sole: (sources) => ask('sole', sources) as ReturnType<Work['sole']>,
    answers: (items) => ask('answers', items) as ReturnType<Work['answers']>,
    async end() {
      await Promise.all(threads.map(({ worker }) => worker.terminate()));
    },
  };
}

function threadFor(order: Order): Thread {
  const thread: Thread = {
    worker: new Worker(new URL(import.meta.url), {
      workerData: order,
      resourceLimits: { maxYoungGenerationSizeMb: YOUNG },
    }),
    waiting: new Map(),
  };
  const fail = (error: Error): void => {
    for (const { reject } of thread.waiting.values()) reject(error);
    thread.waiting.clear();
  };
  thread.worker.on('message', (reply: Reply) => {
    const { resolve, reject } = thread.waiting.get(reply.id) ?? {};
    thread.waiting.delete(reply.id);
    if ('error' in reply) reject?.(new Unusable(reply.error));
    else resolve?.(reply.result);
  });
  thread.worker.on('error', fail);
  thread.worker.on('exit', () => fail(new Unusable('工作线程意外结束 / a worker thread has ended')));
  return thread;
}
