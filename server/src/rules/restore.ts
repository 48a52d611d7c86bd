import { numberEdit } from '../layout/edits.js';
import { brokenWith, type Equation, relationsOf } from '../read/balance.js';
import type { Cell } from '../read/report.js';
import { possibly } from './finding.js';
import type { Fix, RuleContext } from './rule.js';
import { quoted } from './words.js';

/** A number to be put in place of another. */
export interface Correction {
  readonly cell: Cell;
  readonly to: number;
}

/** Sums of more terms offer only those that are not zero. */
const MANY_TERMS = 7;

/**
 * Ways to make a broken equation hold by one number: the total first, then each part that would do. Nothing negative
 * is offered.
 */
export function restore(context: RuleContext, equation: Equation): Fix[] {
  const { left, right } = equation.relation;
  const parts = [...right.slice(1), ...left].filter((path) => {
    const value = context.report.cells.get(path)?.value;
    return left.length <= MANY_TERMS || (value !== 0 && value !== null);
  });
  return [...right.slice(0, 1), ...parts].flatMap((path) => {
    const cell = context.report.cells.get(path) as Cell;
    const to = (cell.value ?? 0) + signOf(equation, cell) * (equation.right - equation.left);
    const isSum = path === right[0] && equation.relation.rule !== 'requests-balance';
    return to < 0 ? [] : correction(context, [{ cell, to }], isSum ? context.say('按各数之和', ' to the sum') : '');
  });
}

/** Puts numbers into cells. The title says how many relations of these cells do not hold then. */
export function correction(context: RuleContext, corrections: readonly Correction[], how = ''): Fix {
  const { say } = context;
  const places = corrections.map(({ cell, to }) => {
    const place = say(
      `${quoted(cell.row.label)}行“${cell.column.label}”列`,
      `row ${quoted(cell.row.label)}, column “${cell.column.label}”`,
    );
    return say(`${place}${how}改为 ${to}`, `${place}${how || ' to'} ${to}`);
  });
  const title = say(places.join('，'), `Set ${places.join(', ')}`) + consequence(context, corrections);
  return possibly(title, ...corrections.map(({ cell, to }) => numberEdit(cell, to)));
}

function consequence({ report, say }: RuleContext, corrections: readonly Correction[]): string {
  const values = new Map(corrections.map(({ cell, to }) => [cell.path, to]));
  const broken = brokenWith(report, relationsOf(report, values.keys()), values).length;
  if (broken === 0) return '';
  return corrections.length === 1
    ? say(
        `（该数的其他 ${broken} 个勾稽关系将不符）`,
        ` (${broken} other relation${broken > 1 ? 's' : ''} of it would then fail)`,
      )
    : say(`（仍有 ${broken} 个勾稽关系不符）`, ` (${broken} relation${broken > 1 ? 's' : ''} would still fail)`);
}

/** 1 where the cell stands on the left of the equation, −1 on the right. */
const signOf = ({ relation }: Equation, cell: Cell): number => (relation.left.includes(cell.path) ? 1 : -1);
