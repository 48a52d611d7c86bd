import type { MessagePort } from 'node:worker_threads';
import { messageOf } from '../errors.js';
import type { Order } from './order.js';
import type { Question, Reply } from './pool.js';
import { type Work, workOf } from './work.js';

/** Answers what the main thread asks; see `pool.ts`. */
export function serve(port: MessagePort, order: Order): void {
  const work = workOf(order);
  // Whoever asks is told.
  work.catch(() => {});
  port.on('message', async ({ id, method, given }: Question) => {
    let reply: Reply;
    try {
      const ask = (await work)[method] as (asked: typeof given) => ReturnType<Work[keyof Work]>;
      reply = { id, result: await ask(given) };
    } catch (error) {
      reply = { id, error: messageOf(error) };
    }
    port.postMessage(reply);
  });
}
