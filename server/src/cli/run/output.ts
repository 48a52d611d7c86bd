import type { Severity } from '../../rules/rule.js';
import { fails } from '../checked.js';
import { complain } from '../errors.js';
import type { Sum } from '../formats/format.js';
import { FOUND, OK, UNUSABLE } from '../status.js';
import type { Order } from './order.js';
import type { Progress } from './progress.js';
import { taskOf } from './task.js';
import type { Answers } from './work.js';

/** Writes answers, as fast as whoever reads them takes them, and keeps the sum. */
export class Output {
  readonly #order: Order;
  readonly #format;
  readonly #progress: Progress;
  readonly #findings: Record<Severity, number> = { error: 0, warning: 0, information: 0, hint: 0 };
  readonly #failed: { readonly path: string; readonly error: string }[] = [];
  #files = 0;
  /** Something stands between head and tail. */
  #isBegun = false;
  #isEnded = false;

  constructor(order: Order, progress: Progress) {
    this.#order = order;
    this.#format = taskOf(order).format;
    this.#progress = progress;
  }

  get hasBegun(): boolean {
    return this.#isBegun;
  }

  async take(answers: Answers): Promise<void> {
    if (this.#isEnded) return;
    const outs: string[] = [];
    const errors: string[] = [];
    for (const told of answers) {
      if (!told) continue;
      this.#files++;
      for (const [severity, count] of Object.entries(told.findings)) this.#findings[severity as Severity] += count;
      if (told.error !== undefined) {
        this.#failed.push({ path: told.path, error: told.error });
        errors.push(`${told.path}: ${told.error}`);
      }
      if (told.out === '') continue;
      outs.push(this.#isBegun ? (this.#format.between ?? '') : (this.#format.head ?? ''), told.out);
      this.#isBegun = true;
    }
    if (outs.length > 0) await this.#write(outs.join(''));
    for (const error of errors) complain(error);
  }

  /**
   * Writes what stands behind all answers; nothing is taken any more.
   * @param status of a run that has not come to its end
   * @returns the exit status
   */
  async end(status = this.#status()): Promise<number> {
    this.#isEnded = true;
    const sum: Sum = { files: this.#files, findings: this.#findings, failed: this.#failed, status };
    await this.#write((this.#isBegun ? '' : (this.#format.head ?? '')) + (this.#format.tail?.(sum) ?? ''));
    return status;
  }

  #status(): number {
    if (this.#failed.length > 0) return UNUSABLE;
    if (this.#order.task !== 'check') return OK;
    const { failOn } = this.#order;
    const severities = Object.keys(this.#findings) as Severity[];
    return severities.some((severity) => this.#findings[severity] > 0 && fails(severity, failOn)) ? FOUND : OK;
  }

  #write(words: string): Promise<void> {
    this.#progress.clear();
    return new Promise((resolve) => process.stdout.write(words, () => resolve()));
  }
}
