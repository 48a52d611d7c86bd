import type { CellPath, Relation } from '../form/model.js';
import { countable, equationsOf, isBroken, isNothing } from '../read/balance.js';
import type { Cell, Report } from '../read/report.js';
import { fillBlanks, guessedBlanks, type Start, withoutBlanks } from './blanks.js';
import { type Block, blocksOf } from './block.js';
import { contradiction, type Evidence } from './evidence.js';
import type { Misprint } from './misprint.js';
import { isolated, type Operation, operationsOf } from './operations.js';
import { priceOf } from './price.js';
import { Budget, type Found, search } from './search.js';
import { broken, changed, effect, type System, systemOf, unit } from './system.js';

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

/** A mistake is certain where all explanations without it are, together, less than one in so many as likely as the best. */
const CLEARLY = 12;
/** Among so many mistakes one that neither looks mistyped nor stands apart may stand for several others. */
const MANY_MISTAKES = 3;
/** More mistakes than this in one block are not told apart. */
const MOST_MISTAKES = 4;
/** Steps of the search in one block; see `Budget`. The costliest of the development cases needs a third. */
const STEPS = 40_000;

/**
 * Finds out which numbers are wrong, block by block; blocks where nothing is broken or blank are left out.
 * @param evidence what is known of the numbers from outside the tables
 */
export function diagnose(report: Report, evidence: readonly Evidence[] = []): Diagnosis[] {
  if (!equationsOf(report).some(isBroken) && ![...report.cells.values()].some(isNothing)) return [];
  return blocksOf(report, countable(report)).flatMap((block): Diagnosis[] => {
    const system = systemOf(block);
    if (block.blanks.length === 0 && broken(system).length === 0) return [];
    const budget = new Budget(STEPS);
    const known = evidence.filter(({ readings }) => readings.flat().some((path) => block.at.has(path)));
    const solutions = solutionsOf(block, system, known, budget);
    const complete = !budget.isSpent;
    return [{ relations: block.relations, solutions: judged(solutions, complete), complete }];
  });
}

/** The fewest mistakes that explain everything, in every way that so many can; none where more are needed than allowed. */
function solutionsOf(block: Block, system: System, evidence: readonly Evidence[], budget: Budget): Solution[] {
  const free = withoutBlanks(system, block.blanks);
  // Several blanks in one equation: the first may hold what is missing, or the last.
  const starts =
    free.lineOf.size < block.blanks.length ? [free, withoutBlanks(system, block.blanks.toReversed())] : [free];
  // No numbers fit the blanks: then they hold nothing, and others are wrong.
  const attempts = block.blanks.length > 0 ? [starts, [{ system, lineOf: new Map<number, number>() }]] : [starts];
  for (const attempt of attempts) {
    const found = fewest(block, attempt, evidence, budget);
    if (found.length > 0) return found;
  }
  return [];
}

function fewest(block: Block, starts: readonly Start[], evidence: readonly Evidence[], budget: Budget): Solution[] {
  // Many mistakes that stand apart are each plain to see, and more than a search could find.
  const isMuch = starts.every(({ system }) => broken(system).length > 2 * MOST_MISTAKES);
  const tasks = starts.map((start) => {
    const granted = isMuch ? isolated(start.system, block) : [];
    const system = granted.reduce(changed, start.system);
    return { start, granted, system, operations: operationsOf(block, system) };
  });
  for (let count = 0; count <= MOST_MISTAKES && !budget.isSpent; count++) {
    const solutions = new Map<string, Solution>();
    for (const { start, granted, system, operations } of tasks) {
      for (const { operations: chosen, sizes } of search(system, operations, count, budget)) {
        const found = { operations: [...granted, ...chosen], sizes: [...granted.map(() => 1), ...sizes] };
        const solution = solutionOf(block, start, found, evidence);
        const key = solution ? keyOf(solution) : '';
        if (solution && solution.price < (solutions.get(key)?.price ?? Number.POSITIVE_INFINITY))
          solutions.set(key, solution);
      }
    }
    if (solutions.size > 0)
      return [...solutions]
        .sort(([a, one], [b, other]) => one.price - other.price || (a < b ? -1 : 1))
        .map(([, solution]) => solution);
  }
  return [];
}

const keyOf = ({ mistakes }: Solution): string =>
  mistakes
    .flatMap(({ changes }) => changes.map(({ cell, to }) => `${cell}=${to}`))
    .sort()
    .join();

/** Puts numbers to what was found; null where one would be negative or no whole number. */
function solutionOf(
  block: Block,
  start: Start,
  { operations, sizes }: Found,
  evidence: readonly Evidence[],
): Solution | null {
  const due = [...block.values];
  operations.forEach(({ cells, steps }, index) => {
    cells.forEach((cell, at) => {
      due[cell] = (due[cell] as number) + (steps[at] as number) * (sizes[index] as number);
    });
  });
  const wanting = [...start.system.missing.keys()].map((line) =>
    operations.reduce(
      (sum, operation, index) => sum + (sizes[index] as number) * effect(start.system, line, operation),
      start.system.missing[line] as number,
    ),
  );
  fillBlanks(block, start, wanting, due);
  if (due.some((value) => value < 0 || !Number.isSafeInteger(value))) return null;

  const change = (cell: number): Change => {
    const { path, value } = block.cells[cell] as Cell;
    return { cell: path, from: value, to: due[cell] as number };
  };
  const numberIn = (values: readonly number[]) => (path: CellPath) => values[block.at.get(path) ?? -1];
  let price = contradiction(evidence, numberIn(due), numberIn(block.values));
  /** Cells that a mistake accounts for. What two did to one number is put right once, by the first. */
  const told = new Set<number>();
  const guessed = guessedBlanks(block, start, due);
  const plain = (): Set<number> => new Set(isolated(start.system, block).flatMap(({ cells }) => cells));
  const all = operations.map((operation): Mistake => {
    const { misprint, price: own } = priceOf(operation, block, due);
    price += own;
    const touched = [...operation.cells, ...(operation.blank === undefined ? [] : [operation.blank])];
    const cells = touched.filter((cell) => !told.has(cell));
    for (const cell of cells) told.add(cell);
    const isFar = misprint === 'other' && operations.length >= MANY_MISTAKES;
    const certain =
      (!isFar || plain().has(operation.cells[0] as number)) &&
      operation.cells.every((cell) => isKnown(block, start.system, cell, misprint));
    return { kind: operation.kind, misprint, changes: cells.map(change), certain };
  });
  const mistakes = all.filter(({ changes }) => changes.length > 0);
  for (const blank of block.blanks)
    if (!told.has(blank))
      mistakes.push({ kind: 'blank', misprint: null, changes: [change(blank)], certain: !guessed.has(blank) });
  return { mistakes, price };
}

/**
 * Whether enough is told about a number. One equation tells too little where there should be several, as rows are
 * missing or others blank, or where nothing looks mistyped.
 */
function isKnown({ cells }: Block, system: System, cell: number, misprint: Misprint | null): boolean {
  const [first, ...others] = [...system.missing.keys()].filter(
    (line) => !system.settled[line] && effect(system, line, unit(cell)) !== 0,
  );
  if (first !== undefined && others.some((line) => !isMultiple(system, first, line, cell))) return true;
  return cells[cell]?.table.key === 'cases' && misprint !== 'other';
}

/** Whether two lines that a cell takes part in say the same. */
function isMultiple({ width, coefficients }: System, one: number, other: number, cell: number): boolean {
  const at = (line: number, place: number): number => coefficients[line * width + place] as number;
  for (let place = 0; place < width; place++)
    if (at(one, place) * at(other, cell) !== at(other, place) * at(one, cell)) return false;
  return true;
}

/** Says of each mistake that may be certain whether every other likely solution has it, too. */
function judged(solutions: readonly Solution[], complete: boolean): Solution[] {
  const [best] = solutions;
  if (!best) return [];
  const isIn = ({ mistakes }: Solution, { cell, to }: Change): boolean =>
    mistakes.some(({ changes }) => changes.some((other) => other.cell === cell && other.to === to));
  const isEverywhere = (change: Change): boolean =>
    solutions.reduce(
      (odds, solution) => odds + (isIn(solution, change) ? 0 : Math.exp(best.price - solution.price)),
      0,
    ) <
    1 / CLEARLY;
  return solutions.map((solution) => ({
    ...solution,
    mistakes: solution.mistakes.map((mistake) => ({
      ...mistake,
      certain: complete && mistake.certain && mistake.changes.every(isEverywhere),
    })),
  }));
}
