import { numberEdit } from '../layout/edits.js';
import { type Equation, equationsOf, isBroken } from '../read/balance.js';
import type { Cell } from '../read/report.js';
import { possibly } from './finding.js';
import type { Fix, RuleContext } from './rule.js';

/** Sums of more terms offer only those that are not zero. */
const MANY_TERMS = 7;

/**
 * Ways to make a broken equation hold by one number: the total first, then each part that would do. The title says
 * how many other relations of that number do not hold then. Nothing negative is offered.
 * @param except the cell whose correction is offered already
 */
export function restore(context: RuleContext, equation: Equation, except?: Cell): Fix[] {
  const { left, right } = equation.relation;
  const parts = [...right.slice(1), ...left].filter((path) => {
    const value = context.report.cells.get(path)?.value;
    return left.length <= MANY_TERMS || (value !== 0 && value !== null);
  });
  const fixes: Fix[] = [];
  for (const path of [...right.slice(0, 1), ...parts]) {
    const cell = context.report.cells.get(path);
    const fix = cell && cell !== except ? restoreBy(context, equation, cell) : null;
    if (fix) fixes.push(fix);
  }
  return fixes;
}

function restoreBy({ report, say }: RuleContext, equation: Equation, cell: Cell): Fix | null {
  const change = signOf(equation, cell) * (equation.right - equation.left);
  const value = (cell.value ?? 0) + change;
  if (value < 0) return null;
  const broken = equationsOf(report).filter((other) => {
    if (other === equation) return false;
    const sign = signOf(other, cell);
    return sign !== 0 && isBroken({ ...other, left: other.left + sign * change });
  }).length;
  const rest =
    broken > 0
      ? say(`（该数的其他 ${broken} 个勾稽关系将不符）`, ` (${broken} other relations of it do not hold then)`)
      : '';
  const isTotal = equation.relation.right[0] === cell.path;
  const sum = isTotal && equation.relation.rule !== 'requests-balance' ? say('按各数之和', ' to the sum') : '';
  const place = say(
    `「${cell.row.label}」行「${cell.column.label}」列`,
    `row “${cell.row.label}”, column “${cell.column.label}”`,
  );
  const title = say(`${place}${sum}改为 ${value}${rest}`, `Set ${place}${sum || ' to'} ${value}${rest}`);
  return possibly(title, numberEdit(cell, value));
}

/** 1 where the cell stands on the left of the equation, −1 on the right, 0 where it takes no part. */
function signOf({ relation }: Equation, cell: Cell): number {
  if (relation.left.includes(cell.path)) return 1;
  return relation.right.includes(cell.path) ? -1 : 0;
}
