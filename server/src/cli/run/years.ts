import { nameOf } from '../../workspace/index.js';
import type { Name } from './work.js';

/** Which of the files of a run may be last year's report of which other, and next year's. */
export class Years {
  readonly #names: readonly Name[];
  readonly #files = new Map<string, number[]>();

  /** @param names whose report each file is */
  constructor(names: readonly Name[]) {
    this.#names = names;
    for (const [at, name] of names.entries()) {
      if (!name) continue;
      const key = nameOf(name.organ, name.year);
      const files = this.#files.get(key);
      if (files) files.push(at);
      else this.#files.set(key, [at]);
    }
  }

  /** Those of the year before, in the order of the run. Always the same array, for all that have it. */
  before(at: number): readonly number[] {
    return this.#beside(at, -1);
  }

  /** The last of the run that is of the year after. */
  lastAfter(at: number): number {
    return this.#beside(at, 1).at(-1) ?? -1;
  }

  #beside(at: number, years: number): readonly number[] {
    const name = this.#names[at];
    return (name && this.#files.get(nameOf(name.organ, name.year + years))) || NONE;
  }
}

const NONE: readonly number[] = [];
