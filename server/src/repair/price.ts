import type { Cell } from '../read/report.js';
import type { Block } from './block.js';
import { type Misprint, misprint } from './misprint.js';
import type { Operation } from './operations.js';
import { unusual } from './usual.js';

/** A lost cell shows itself by the blank that it leaves at the end of its row. */
const SHIFTED = 5;
const EXCHANGED = { inRow: 5.8, inColumn: 6.6 };
/** People seldom take the column of totals for another. */
const WITH_TOTAL = 2;
/** That totals were computed by a program after the wrong number was typed, and others were not. */
const FOLLOWED = 2;

/**
 * How unlikely it is that an operation undoes what really happened, and how its first number came to be printed; see
 * `misprint.ts` for the unit.
 * @param due one number a cell, as they would be then
 */
export function priceOf(
  { kind, cells }: Operation,
  block: Block,
  due: readonly number[],
): { price: number; misprint: Misprint | null } {
  const unlikely = cells.reduce((sum, cell) => sum + rarity(block, cell, due[cell] as number), 0);
  if (kind === 'shifted') return { price: unlikely + SHIFTED, misprint: null };
  const [first, second] = cells.map((cell) => block.cells[cell] as Cell) as [Cell, Cell | undefined];
  if (kind === 'exchanged') {
    const isInRow = !second || first.row === second.row;
    const price = isInRow ? EXCHANGED.inRow : EXCHANGED.inColumn;
    const isTotal = isInRow && second?.column.total === true;
    return { price: unlikely + price + (isTotal ? WITH_TOTAL : 0), misprint: null };
  }
  const cell = cells[0] as number;
  const sums = block.relations.filter(({ right }) => right[0] === first.path && right.length === 1);
  const mistyped = misprint(block.values[cell] as number, due[cell] as number, {
    isTotal: sums.length > 0,
    parts: sums.flatMap(({ left }) => left.map((path) => due[block.at.get(path) as number] as number)),
  });
  const price = unlikely + mistyped.price + (kind === 'followed' ? FOLLOWED : 0);
  return { price, misprint: mistyped.kind };
}

/** How much more unusual a number would be than the one that is printed. */
function rarity(block: Block, cell: number, due: number): number {
  if (isSum(block, cell)) return 0;
  const at = block.cells[cell] as Cell;
  const isUsed = block.cells.some(
    (other, index) => other.row === at.row && index !== cell && !other.column.total && block.values[index] !== 0,
  );
  return unusual(at, due, isUsed) - unusual(at, block.values[cell] as number, isUsed);
}

/** A number that follows from others tells nothing by itself: totals, and what was received where the balance is known. */
const isSum = ({ relations, cells }: Block, cell: number): boolean => {
  const { path } = cells[cell] as Cell;
  return relations.some(({ rule, left, right }) => (rule === 'requests-balance' ? left : right)[0] === path);
};
