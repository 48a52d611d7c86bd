import type { Cell } from '../read/report.js';
import type { Block } from './block.js';
import { broken, type Direction, effect, type System, unit } from './system.js';

/**
 * What somebody may have done wrong in one go, as a change that undoes it. `misprint`: one number, of unknown size.
 * `followed`: a number with the totals that were computed from it. `exchanged`: two neighbours changed places, which is
 * what a number put into the neighbouring empty place does, too. `shifted`: a cell was lost and the rest of the row
 * moved up.
 */
export interface Operation extends Direction {
  readonly kind: 'misprint' | 'followed' | 'exchanged' | 'shifted';
  /** The steps are the change itself, not its proportions. */
  readonly isKnown: boolean;
  /** A blank that takes part: what is due there follows from the rest. */
  readonly blank?: number;
}

/** All operations that could explain something that is broken, the first cell being the one to be named. */
export function operationsOf(block: Block, system: System): Operation[] {
  const open = openCells(system);
  const isOpen = (cell: number): boolean => open[cell] === 1;
  const { misprints, rows } = planOf(block);
  const several = [
    ...followers(block, isOpen),
    ...rows.flatMap((row) => [...exchanges(block, row, row.slice(1), isOpen), ...shifts(block, row)]),
    ...rows.slice(1).flatMap((row, index) => exchangesOfRows(block, rows[index] as readonly number[], row, isOpen)),
  ];
  const single = block.blanks.length > 0 ? misprints.filter((_, cell) => !block.blanks.includes(cell)) : misprints;
  return [...single, ...several.filter((operation) => explains(operation, system))];
}

/**
 * Numbers that are wrong alone and plain to see: all equations of the cell, at least two, are off by the same amount,
 * and no other cell explains any of them like that.
 */
export function isolated(system: System, { values, cells }: Block): Operation[] {
  const claims = new Map<number, number>();
  const found = cells.flatMap(({ value }, cell) => {
    const lines: number[] = [];
    const sizes = new Set<number>();
    for (let line = 0; line < system.missing.length; line++) {
      const own = effect(system, line, unit(cell));
      if (system.settled[line] || own === 0) continue;
      lines.push(line);
      sizes.add(-(system.missing[line] as number) / own);
    }
    const [size] = sizes;
    const isWrong = sizes.size === 1 && size !== undefined && size !== 0 && Number.isInteger(size);
    if (value === null || lines.length < 2 || !isWrong || (values[cell] as number) + size < 0) return [];
    for (const line of lines) claims.set(line, (claims.get(line) ?? 0) + 1);
    return { cell, size, lines };
  });
  return found
    .filter(({ lines }) => lines.every((line) => claims.get(line) === 1))
    .map(({ cell, size }) => ({ kind: 'misprint', cells: [cell], steps: [size], isKnown: true }));
}

/** Cells that take part in something broken, as flags. */
function openCells(system: System): Uint8Array {
  const open = new Uint8Array(system.width);
  for (const line of broken(system))
    for (let cell = 0; cell < system.width; cell++)
      if (system.coefficients[line * system.width + cell] !== 0) open[cell] = 1;
  return open;
}

/** A change of several cells must break nothing that holds: one that needs a second mistake to hide it explains nothing. */
function explains(operation: Operation, system: System): boolean {
  let touched = 0;
  for (let line = 0; line < system.missing.length; line++) {
    if (system.settled[line] || effect(system, line, operation) === 0) continue;
    if (system.missing[line] === 0) return false;
    touched++;
  }
  return touched > 0;
}

/** What all blocks of one shape share: a misprint for every cell, and the places of the cells row by row. */
interface Plan {
  readonly misprints: readonly Operation[];
  readonly rows: readonly (readonly number[])[];
}

const plans = new WeakMap<Block['paths'], Plan>();

function planOf({ paths, cells }: Block): Plan {
  let plan = plans.get(paths);
  if (!plan) {
    const misprints = cells.map(
      (_, cell): Operation => ({ kind: 'misprint', cells: [cell], steps: [1], isKnown: false }),
    );
    plan = { misprints, rows: rowsOf(cells) };
    plans.set(paths, plan);
  }
  return plan;
}

/** Rows and columns in the order of the form. */
function rowsOf(cells: readonly Cell[]): number[][] {
  const parts = new Set(cells.flatMap(({ table }) => table.parts));
  return [...parts].flatMap(({ rows, columns }) =>
    rows.flatMap((row) => {
      const own = columns.flatMap((column) => {
        const at = cells.findIndex((cell) => cell.row === row && cell.column === column);
        return at < 0 ? [] : at;
      });
      return own.length > 0 ? [own] : [];
    }),
  );
}

/** Numbers with the totals that a spreadsheet computes from them: of the row, of the column, or of both. */
function followers({ cells, rowTotals, columnTotals }: Block, isOpen: (cell: number) => boolean): Operation[] {
  const operations: Operation[] = [];
  const offer = (...reached: number[]): void => {
    const last = reached.at(-1) as number;
    if (last < 0 || !isOpen(last) || reached.some((cell) => (cells[cell]?.value ?? null) === null)) return;
    operations.push({ kind: 'followed', cells: reached, steps: reached.map(() => 1), isKnown: false });
  };
  for (let leaf = 0; leaf < cells.length; leaf++) {
    const row = rowTotals[leaf] as number;
    const column = columnTotals[leaf] as number;
    offer(leaf, row);
    offer(leaf, column);
    offer(leaf, row, column, columnTotals[row] ?? -1);
  }
  return operations;
}

/** Numbers exchanged with their neighbours. Of a blank nothing is known: only the other one changes. */
function exchanges(
  { cells, values }: Block,
  ones: readonly number[],
  others: readonly number[],
  isOpen: (cell: number) => boolean,
): Operation[] {
  return others.flatMap((other, index): Operation[] => {
    const one = ones[index] as number;
    const by = (values[other] as number) - (values[one] as number);
    const changed = [one, other].filter((cell) => cells[cell]?.value !== null);
    if (by === 0 || !changed.every(isOpen)) return [];
    const steps = changed.map((cell) => (cell === one ? by : -by));
    const blank = [one, other].find((cell) => !changed.includes(cell));
    return [{ kind: 'exchanged', cells: changed, steps, isKnown: true, ...(blank === undefined ? {} : { blank }) }];
  });
}

function exchangesOfRows(
  block: Block,
  upper: readonly number[],
  lower: readonly number[],
  isOpen: (cell: number) => boolean,
): Operation[] {
  const columnOf = (cell: number): unknown => block.cells[cell]?.column;
  const both = upper.filter((cell) => isOpen(cell) || block.cells[cell]?.value === null);
  const pairs = both.flatMap((one) => {
    const other = lower.find((cell) => columnOf(cell) === columnOf(one));
    return other === undefined ? [] : { one, other };
  });
  return exchanges(
    block,
    pairs.map(({ one }) => one),
    pairs.map(({ other }) => other),
    isOpen,
  );
}

/** A row whose total is blank: its numbers may stand one place too far to the front, behind a lost one. */
function shifts({ cells, values }: Block, row: readonly number[]): Operation[] {
  const total = cells[row.at(-1) as number] as Cell;
  const printed = row.slice(0, -1);
  const isLost = total.value === null && total.column.total === true;
  if (!isLost || printed.length < 2 || printed.some((cell) => cells[cell]?.value === null)) return [];
  const numbers = printed.map((cell) => values[cell] as number);
  // The last number printed is the total, so that the lost one is what the others lack.
  const lost = 2 * (numbers.at(-1) as number) - numbers.reduce((sum, number) => sum + number, 0);
  if (lost < 0) return [];
  return numbers.flatMap((_, place): Operation[] => {
    const due = [...numbers.slice(0, place), lost, ...numbers.slice(place, -1)];
    const moved = printed.flatMap((cell, index) => (due[index] === numbers[index] ? [] : { cell, index }));
    if (moved.length === 0) return [];
    const steps = moved.map(({ index }) => (due[index] as number) - (numbers[index] as number));
    return [
      { kind: 'shifted', cells: moved.map(({ cell }) => cell), steps, isKnown: true, blank: row.at(-1) as number },
    ];
  });
}
