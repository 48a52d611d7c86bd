import type { CellPath } from '../form/model.js';

/**
 * Something known from outside the table about numbers in it: what the text says of them, what last year's report
 * carried over. It enters the search for wrong numbers here and nowhere else.
 */
export interface Evidence {
  /** Ways to read it: each a set of cells whose sum it states. It is met where one of them fits. */
  readonly readings: readonly (readonly CellPath[])[];
  readonly value: number;
}

/** A number that a second place states is wrong in both less often than once in thirty. */
const CONTRADICTED = 3.4;

/** What it costs to contradict what is known. */
export function contradiction(evidence: readonly Evidence[], dueAt: (path: CellPath) => number | undefined): number {
  let price = 0;
  for (const { readings, value } of evidence) {
    const isKnown = readings.every((cells) => cells.every((path) => dueAt(path) !== undefined));
    if (!isKnown || readings.length === 0) continue;
    const isMet = readings.some((cells) => cells.reduce((sum, path) => sum + (dueAt(path) as number), 0) === value);
    if (!isMet) price += CONTRADICTED;
  }
  return price;
}
