import type { MessagePort } from 'node:worker_threads';
import { messageOf } from '../errors.js';
import type { Order } from './order.js';
import type { Reply } from './pool.js';
import { answerTo, type Question, workOf } from './work.js';

/** Answers what the main thread asks; see `pool.ts`. */
export function serve(port: MessagePort, order: Order): void {
  const work = workOf(order);
  // Whoever asks is told.
  work.catch(() => {});
  port.on('message', async (question: Question) => {
    const { id } = question;
    let reply: Reply;
    try {
      reply = { id, result: await answerTo(await work, question) };
    } catch (error) {
      reply = { id, error: messageOf(error) };
    }
    port.postMessage(reply);
  });
}
