import type { CellPath } from '../form/model.js';

/**
 * Something known from outside the table about numbers in it: what the text says of them, what last year's report
 * carried over. It enters the search for wrong numbers here and nowhere else.
 */
export interface Evidence {
  /** Ways to read it: each a set of cells whose sum it states. It is met where one of them fits. */
  readonly readings: readonly (readonly CellPath[])[];
  readonly value: number;
  /** Nobody copied it from this report's table. */
  readonly independent?: true;
}

/** That a number stated elsewhere agrees with a correction by chance: once in thirty times. */
const CONFIRMED = 3.4;
/** Numbers in the text are copied from the table, mistakes and all: that they agree with what is printed proves little. */
const COPIED = 0.7;

/**
 * How much less likely numbers are for what is known: more than nothing where they contradict what agrees with the
 * printed ones, less where they agree with what the printed ones contradict. Each reading counts once, however often it
 * is stated.
 */
export function contradiction(
  evidence: readonly Evidence[],
  dueAt: (path: CellPath) => number | undefined,
  printedAt: (path: CellPath) => number | undefined,
): number {
  const prices = new Map<string, number>();
  for (const known of evidence) {
    const [due, printed] = [isMet(known, dueAt), isMet(known, printedAt)];
    if (due === null || printed === null || due === printed) continue;
    prices.set(known.readings.join('|'), due ? -CONFIRMED : known.independent ? CONFIRMED : COPIED);
  }
  return [...prices.values()].reduce((sum, price) => sum + price, 0);
}

/** Whether a reading fits these numbers; null where not all of them are known. */
function isMet({ readings, value }: Evidence, numberAt: (path: CellPath) => number | undefined): boolean | null {
  const sums = readings.map((cells) => cells.reduce((sum, path) => sum + (numberAt(path) ?? Number.NaN), 0));
  return sums.length === 0 || sums.some(Number.isNaN) ? null : sums.includes(value);
}
