import { Script } from 'node:vm';
import { bred, fresh } from './breed.js';
import type { assertHolds } from './holds.js';
import type { Instrumented } from './instrument.js';
import { Random } from './random.js';
import { type Recipe, textOf } from './recipe.js';

/** Something that does not hold of a text. */
export interface Failure {
  readonly recipe: Recipe;
  readonly text: string;
  readonly dice: number;
  readonly error: Error;
}

type Target = Instrumented<{ readonly assertHolds: typeof assertHolds }>;

/** Longer than that, in milliseconds by the clock, and a text is said to be never done with. */
const NEVER = 300_000;

/**
 * Tries texts, and keeps the recipes of those that take a branch, or take it as often, as none before: others are made
 * from them. The same seed and corpus try the same texts.
 */
export class Fuzzer {
  tried = 0;
  readonly kept: Recipe[] = [];
  readonly #target: Target;
  readonly #random: Random;
  /** For each branch, one bit for about how often it was taken by one text. */
  readonly #seen: Uint32Array;
  /** Stops what would run for ever. */
  readonly #guarded: Script;

  /** @param thorough tries on every text more of what is costly */
  constructor(
    target: Target,
    seed: number,
    readonly thorough = false,
  ) {
    this.#target = target;
    this.#random = new Random(seed);
    this.#seen = new Uint32Array(target.hits.length);
    this.#guarded = new Script('run__()');
  }

  /** Branches that any text has taken. */
  get branches(): number {
    return this.#seen.reduce((sum, bits) => sum + (bits === 0 ? 0 : 1), 0);
  }

  /** A text made anew or from those that were kept. */
  next(): Failure | null {
    const isFresh = this.kept.length === 0 || this.#random.once(4);
    return this.run(isFresh ? fresh(this.#random) : bred(this.#parents(), this.#random));
  }

  /** Half of the time out of those that were found last: what is new has been tried least. */
  #parents(): readonly Recipe[] {
    return this.#random.once(2) ? this.kept : this.kept.slice(-Math.ceil(this.kept.length / 8));
  }

  run(recipe: Recipe): Failure | null {
    const text = textOf(recipe);
    const dice = this.#random.below(2 ** 31);
    this.tried++;
    this.#target.hits.fill(0);
    const error = this.fails(text, dice);
    if (this.#isNew()) this.kept.push(recipe);
    return error && { recipe, text, dice, error };
  }

  /** What does not hold of a text. */
  fails(text: string, dice: number): Error | null {
    const scope = globalThis as { run__?: () => void };
    scope.run__ = () => this.#target.exports.assertHolds(text, dice, this.thorough);
    try {
      this.#guarded.runInThisContext({ timeout: NEVER });
      return null;
    } catch (error) {
      return error instanceof Error ? error : new Error(String(error));
    } finally {
      delete scope.run__;
    }
  }

  /** Whether the last text did something that none did before; remembers it. */
  #isNew(): boolean {
    const { hits } = this.#target;
    let isNew = false;
    for (let at = 0; at < hits.length; at++) {
      const count = hits[at] as number;
      if (count === 0) continue;
      // 1, 2, 3, 4–7, 8–15, … : how often, not exactly, or every longer text would be new.
      const bit = 1 << (count < 4 ? count : 34 - Math.clz32(count));
      if (((this.#seen[at] as number) & bit) !== 0) continue;
      this.#seen[at] = (this.#seen[at] as number) | bit;
      isNew = true;
    }
    return isNew;
  }
}
