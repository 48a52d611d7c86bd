import type { CellPath, Relation } from '../form/model.js';
import { countable, equationsOf, isBroken, isNothing } from '../read/balance.js';
import type { Cell, Report } from '../read/report.js';
import { type Block, blocksOf } from './block.js';
import { contradiction, type Evidence } from './evidence.js';
import { type Misprint, misprint } from './misprint.js';
import { type Operation, operationsOf } from './operations.js';
import { Budget, type Found, search } from './search.js';
import { broken, effect, type System, settled, shortest, systemOf } from './system.js';
import { unusual } from './usual.js';

export interface Change {
  readonly cell: CellPath;
  /** null for a blank. */
  readonly from: number | null;
  readonly to: number;
}

/** One thing that somebody did wrong, and the numbers that undo it. */
export interface Mistake {
  readonly kind: Operation['kind'] | 'blank' | 'recomputed';
  /** How the first number came to be printed; null where it was not mistyped. */
  readonly misprint: Misprint | null;
  /** The number to be named first. */
  readonly changes: readonly Change[];
  /** No other explanation comes near. */
  readonly certain: boolean;
}

/** A way to make numbers agree. */
export interface Solution {
  readonly mistakes: readonly Mistake[];
  /** How unlikely it is; see `misprint.ts`. */
  readonly price: number;
}

/** What is wrong within relations that share cells. */
export interface Diagnosis {
  readonly relations: readonly Relation[];
  /** Best first. */
  readonly solutions: readonly Solution[];
  /** Whether everything likely was tried. */
  readonly complete: boolean;
}

/** How much likelier than the next the best must be to be called certain: e³, twenty times. */
const CLEARLY = 2.6;
/** More mistakes than this in one block are not told apart. */
const MOST_MISTAKES = 4;
/** Steps of the search for a whole report; see `Budget`. The costliest of the development cases needs a third. */
const STEPS = 40_000;

/**
 * Finds out which numbers are wrong, block by block; blocks where nothing is broken or blank are left out.
 * @param evidence what is known of the numbers from outside the tables
 */
export function diagnose(report: Report, evidence: readonly Evidence[] = []): Diagnosis[] {
  if (!equationsOf(report).some(isBroken) && ![...report.cells.values()].some(isNothing)) return [];
  const budget = new Budget(STEPS);
  return blocksOf(report, countable(report)).flatMap((block): Diagnosis[] => {
    const system = systemOf(block);
    if (block.blanks.length === 0 && broken(system).length === 0) return [];
    const known = evidence.filter(({ readings }) => readings.flat().some((path) => block.at.has(path)));
    const solutions = solutionsOf(report, block, system, known, budget);
    return [{ relations: block.relations, solutions: judged(report, block, solutions), complete: !budget.isSpent }];
  });
}

function solutionsOf(
  report: Report,
  block: Block,
  system: System,
  evidence: readonly Evidence[],
  budget: Budget,
): Solution[] {
  const { system: rest, lineOf } = withoutBlanks(system, block);
  const operations = operationsOf(report, block, rest);
  for (let count = 0; count <= MOST_MISTAKES && !budget.isSpent; count++) {
    const solutions = new Map<string, Solution>();
    for (const found of search(rest, operations, count, budget)) {
      const solution = solutionOf(block, rest, lineOf, found, evidence);
      if (!solution) continue;
      const key = solution.mistakes
        .flatMap(({ changes }) => changes.map(({ cell, to }) => `${cell}=${to}`))
        .sort()
        .join();
      const known = solutions.get(key);
      if (!known || solution.price < known.price) solutions.set(key, solution);
    }
    if (solutions.size > 0) return [...solutions.values()].sort((a, b) => a.price - b.price);
  }
  return [];
}

/** Makes each blank the unknown of an equation, of the shortest that has it: its row. */
function withoutBlanks(system: System, { blanks }: Block): { system: System; lineOf: Map<number, number> } {
  const lineOf = new Map<number, number>();
  let rest = system;
  for (const blank of blanks) {
    const direction = { cells: [blank], steps: [1] };
    const lines = [...rest.missing.keys()].filter((line) => !rest.settled[line] && effect(rest, line, direction) !== 0);
    const line = shortest(rest, lines);
    if (line < 0) continue;
    rest = settled(rest, line, direction);
    lineOf.set(blank, line);
  }
  return { system: rest, lineOf };
}

/** Puts numbers to what was found; null where one would be negative or no whole number. */
function solutionOf(
  block: Block,
  system: System,
  lineOf: ReadonlyMap<number, number>,
  { operations, sizes }: Found,
  evidence: readonly Evidence[],
): Solution | null {
  const due = [...block.values];
  operations.forEach(({ cells, steps }, index) => {
    cells.forEach((cell, at) => {
      due[cell] = (due[cell] as number) + (steps[at] as number) * (sizes[index] as number);
    });
  });
  for (const [blank, line] of lineOf) {
    const missing = operations.reduce(
      (sum, operation, index) => sum + (sizes[index] as number) * effect(system, line, operation),
      system.missing[line] as number,
    );
    due[blank] = 0 - missing / effect(system, line, { cells: [blank], steps: [1] });
  }
  if (due.some((value) => value < 0 || !Number.isSafeInteger(value))) return null;

  const change = (cell: number): Change => {
    const { path, value } = block.cells[cell] as Cell;
    return { cell: path, from: value, to: due[cell] as number };
  };
  let price = contradiction(evidence, (path) => due[block.at.get(path) ?? -1]);
  for (const cell of new Set(operations.flatMap(({ cells }) => cells))) {
    if (isSum(block, cell)) continue;
    const at = block.cells[cell] as Cell;
    const isUsed = block.cells.some(
      (other, index) => other.row === at.row && index !== cell && !other.column.total && block.values[index] !== 0,
    );
    price += unusual(at, due[cell] as number, isUsed) - unusual(at, block.values[cell] as number, isUsed);
  }
  const blanks = new Set(block.blanks);
  const mistakes: Mistake[] = operations.map((operation) => {
    const priced = priceOf(operation, block, due);
    price += priced.price;
    const cells = [...operation.cells, ...(operation.kind === 'shifted' ? [totalOf(block, operation)] : [])];
    for (const cell of cells) blanks.delete(cell);
    return { kind: operation.kind, misprint: priced.kind, changes: cells.map(change), certain: false };
  });
  for (const blank of blanks)
    mistakes.push({ kind: 'blank', misprint: null, changes: [change(blank)], certain: false });
  return { mistakes, price };
}

/** The empty place at the end of a shifted row. */
const totalOf = ({ cells }: Block, operation: Operation): number =>
  cells.findIndex(({ row, column }) => row === cells[operation.cells[0] as number]?.row && column.total === true);

/** A number that follows from others tells nothing by itself: totals, and what was received where the balance is known. */
const isSum = ({ relations, cells }: Block, cell: number): boolean => {
  const { path } = cells[cell] as Cell;
  return relations.some(({ rule, left, right }) => (rule === 'requests-balance' ? left : right)[0] === path);
};

function priceOf(
  { kind, cells }: Operation,
  block: Block,
  due: readonly number[],
): { kind: Misprint | null; price: number } {
  if (kind === 'shifted') return { kind: null, price: 5 };
  const [first, second] = cells.map((cell) => block.cells[cell] as Cell) as [Cell, Cell];
  if (kind === 'exchanged') return { kind: null, price: second && first.row !== second.row ? 6.6 : 5.8 };
  const cell = cells[0] as number;
  const parts = block.relations.filter(({ right }) => right[0] === first.path && right.length === 1);
  const priced = misprint(block.values[cell] as number, due[cell] as number, {
    isTotal: parts.length > 0,
    parts: parts.flatMap(({ left }) => left.map((path) => due[block.at.get(path) as number] as number)),
  });
  return kind === 'followed' ? { ...priced, price: priced.price + 2 } : priced;
}

/** Says of each mistake whether every other likely solution has it, too. */
function judged({ form }: Report, { relations }: Block, solutions: readonly Solution[]): Solution[] {
  const [best] = solutions;
  if (!best) return [];
  const near = solutions.filter(({ price }) => price < best.price + CLEARLY);
  const isIn = ({ mistakes }: Solution, { cell, to }: Change): boolean =>
    mistakes.some(({ changes }) => changes.some((other) => other.cell === cell && other.to === to));
  // Where rows are missing, the one relation that is left of several tells too little.
  const isKnown = ({ cell }: Change): boolean => {
    const left = usesOf(relations, cell);
    return left > 1 || left === usesOf(form?.relations ?? [], cell);
  };
  return solutions.map((solution) => ({
    ...solution,
    mistakes: solution.mistakes.map((mistake) => {
      const { kind, changes } = mistake;
      const isAlone = changes.every((change) => near.every((other) => isIn(other, change)));
      return { ...mistake, certain: isAlone && (kind === 'blank' || changes.every(isKnown)) };
    }),
  }));
}

const usesOf = (relations: readonly Relation[], cell: CellPath): number =>
  relations.filter(({ left, right }) => left.includes(cell) || right.includes(cell)).length;
