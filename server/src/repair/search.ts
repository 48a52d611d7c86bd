import type { Operation } from './operations.js';
import { broken, changed, effect, type System, settled, shortest } from './system.js';

/** Operations that together make every equation hold, each with its size: how often its steps are taken. */
export interface Found {
  readonly operations: readonly Operation[];
  readonly sizes: readonly number[];
}

/** What a search may cost, counted so that it is the same on every machine. */
export class Budget {
  #left: number;
  constructor(steps: number) {
    this.#left = steps;
  }
  /** Whether there was as much left. */
  spend(steps: number): boolean {
    this.#left -= steps;
    return this.#left >= 0;
  }
  get isSpent(): boolean {
    return this.#left < 0;
  }
}

/** To remove a chosen operation from the other equations, or to look at a solution, costs as much as trying so many. */
const CHOICE = 30;

/**
 * Every set of exactly `count` operations that makes all equations hold: picks the broken equation with the fewest
 * cells, tries each operation that touches it, and removes the chosen one from the other equations. Nothing is found
 * twice: what one branch tried, those beside it leave out.
 */
export function search(system: System, operations: readonly Operation[], count: number, budget: Budget): Found[] {
  const found: Found[] = [];
  const chosen: { operation: Operation; line: number }[] = [];
  const barred = new Set<Operation>();
  const taken = new Set<number>();
  const isFree = (operation: Operation): boolean =>
    !barred.has(operation) && (taken.size === 0 || !operation.cells.some((cell) => taken.has(cell)));

  const visit = (state: System, left: number): void => {
    const open = broken(state);
    if (left === 0 && open.length === 0 && budget.spend(CHOICE)) found.push(sized(state, chosen));
    if (left === 0 || open.length === 0) return;
    const pivot = shortest(state, open);
    const tried: Operation[] = [];
    for (const operation of operations) {
      const own = effect(state, pivot, operation);
      if (own === 0 || !isFree(operation)) continue;
      if (!budget.spend(left === 1 ? 1 : CHOICE)) break;
      if (left === 1 && !mends(state, operation, operation.isKnown ? 1 : -(state.missing[pivot] as number) / own, open))
        continue;
      chosen.push({ operation, line: pivot });
      for (const cell of operation.cells) taken.add(cell);
      visit(operation.isKnown ? changed(state, operation) : settled(state, pivot, operation), left - 1);
      for (const cell of operation.cells) taken.delete(cell);
      chosen.pop();
      barred.add(operation);
      tried.push(operation);
    }
    for (const operation of tried) barred.delete(operation);
  };
  visit(system, count);
  return found;
}

/** Whether an operation of this size leaves no equation broken. */
function mends(system: System, operation: Operation, size: number, open: readonly number[]): boolean {
  const holds = (line: number): boolean =>
    (system.missing[line] as number) + size * effect(system, line, operation) === 0;
  if (!Number.isInteger(size) || !open.every(holds)) return false;
  for (let line = 0; line < system.missing.length; line++) if (!system.settled[line] && !holds(line)) return false;
  return true;
}

function sized(system: System, chosen: readonly { operation: Operation; line: number }[]): Found {
  return {
    operations: chosen.map(({ operation }) => operation),
    sizes: chosen.map(({ operation, line }) =>
      operation.isKnown ? 1 : -(system.missing[line] as number) / effect(system, line, operation),
    ),
  };
}
