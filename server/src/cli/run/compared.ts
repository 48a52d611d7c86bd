import { uriOf } from '../uri.js';
import type { Answers, Item, Packed, Source, Work } from './work.js';
import type { Years } from './years.js';

/** Files that one thread is given at a time. */
const BATCH = 16;
/** So many where reports of one organ follow each other, so that each is read once. */
const LONGEST_BATCH = 64;
/** In bytes; beyond it a report is read again when next year's has its turn. */
const MOST_KEPT = 48 << 20;

/** A file of a run, before it is known beside which other it is checked. */
export type Asked = Pick<Item, 'source' | 'named'>;

/**
 * Lays last year's reports beside files, in their order, and divides them among threads. What a report leaves for next
 * year's is kept, packed, until the last that needs it is sent off; where the earlier report comes later in the run, or
 * is being worked on just then, it is read once more.
 */
export class Compared {
  readonly #files: readonly Asked[];
  readonly #years: Years;
  readonly #work: Work;
  readonly #kept = new Map<number, Packed>();
  #bytes = 0;
  /** The last file that was sent off. */
  #sent = -1;
  /** Which of several reports counts, by the array that `Years` has of them. */
  readonly #soles = new Map<readonly number[], Promise<Source | null>>();

  constructor(files: readonly Asked[], years: Years, work: Work) {
    this.#files = files;
    this.#years = years;
    this.#work = work;
  }

  /** Each with the numbers of its files. */
  async *batches(): AsyncIterable<Batch> {
    let first = 0;
    for (let at = 1; at <= this.#files.length; at++) {
      const length = at - first;
      if (at < this.#files.length && (length < BATCH || (length < LONGEST_BATCH && this.#follows(at, first)))) continue;
      const items: Item[] = [];
      for (let one = first; one < at; one++) items.push(await this.#item(one));
      yield { first, items };
      first = at;
    }
  }

  async answers({ first, items }: Batch): Promise<Answers> {
    const answers = await this.#work.answers(items);
    for (const [index, told] of answers.entries()) if (told?.extract) this.#keep(first + index, told.extract);
    return answers;
  }

  /** Whether a file's earlier report is among those from `first` on. */
  #follows(at: number, first: number): boolean {
    return this.#years.before(at).some((earlier) => earlier >= first && earlier < at);
  }

  async #item(at: number): Promise<Item> {
    const before = this.#years.before(at);
    const earlier = before.length > 1 ? await this.#sole(before) : this.#files[before[0] ?? -1]?.source;
    const known = before.length === 1 ? this.#kept.get(before[0] as number) : undefined;
    this.#sent = at;
    for (const one of before) this.#dropSpent(one);
    return {
      ...(this.#files[at] as Asked),
      ...(earlier && { earlier }),
      ...(known && { extract: known }),
      isEarlier: this.#years.lastAfter(at) > at,
    };
  }

  #sole(files: readonly number[]): Promise<Source | null> {
    let sole = this.#soles.get(files);
    if (!sole) {
      const sources = files.map((at) => (this.#files[at] as Asked).source);
      // Of copies the first by name counts, in whatever order they were named.
      sole = this.#work.sole(sources.sort((a, b) => (uriOf(a.path) < uriOf(b.path) ? -1 : 1)));
      this.#soles.set(files, sole);
    }
    return sole;
  }

  #keep(at: number, extract: Packed): void {
    if (this.#bytes + extract.length > MOST_KEPT || this.#years.lastAfter(at) <= this.#sent) return;
    this.#kept.set(at, extract);
    this.#bytes += extract.length;
  }

  #dropSpent(at: number): void {
    const extract = this.#kept.get(at);
    if (!extract || this.#years.lastAfter(at) > this.#sent) return;
    this.#kept.delete(at);
    this.#bytes -= extract.length;
  }
}

export interface Batch {
  readonly first: number;
  readonly items: readonly Item[];
}
