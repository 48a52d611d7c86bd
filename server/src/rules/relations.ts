import type { Relation } from '../form/model.js';
import { numberEdit } from '../layout/edits.js';
import { type Equation, equationsOf, isBroken } from '../read/balance.js';
import type { Cell } from '../read/report.js';
import { finding, possibly } from './finding.js';
import type { Finding, Fix, Rule, RuleContext } from './rule.js';
import { cellName, equationText, relatedName } from './words.js';

/** One rule for each kind of equation; a broken one stands on its total. Which number is wrong is for `repair`. */
const relationRule = (id: Relation['rule'], zh: string, en: string): Rule => {
  const rule: Rule = {
    id,
    severity: 'error',
    title: { zh, en },
    *check(context) {
      for (const equation of equationsOf(context.report)) {
        if (equation.relation.rule !== id || !isBroken(equation)) continue;
        const found = brokenRelation(rule, context, equation);
        if (found) yield found;
      }
    },
  };
  return rule;
};

function brokenRelation(rule: Rule, context: RuleContext, equation: Equation): Finding | null {
  const { report, say } = context;
  const { relation } = equation;
  const cells = [...relation.right, ...relation.left].map((path) => report.cells.get(path) as Cell);
  const total = cells[0];
  if (!total) return null;
  return finding(rule, total.span, `${cellName(total, say)}${say('：', ': ')}${equationText(report, equation, say)}`, {
    cells: cells.map((cell) => cell.path),
    relations: [relation.id],
    related: cells.slice(1).map((cell) => ({ span: cell.span, message: relatedName(cell, total, say) })),
    fixes: restoring(context, equation, cells),
  });
}

/** The sum in the total; in table 四, where one equation covers five numbers, also each other number that would do. */
function restoring({ say }: RuleContext, { relation, left, right }: Equation, cells: readonly Cell[]): Fix[] {
  const fixes: Fix[] = [];
  for (const cell of relation.rule === 'cases-total' ? cells : cells.slice(0, 1)) {
    const isRight = relation.right.includes(cell.path);
    const value = (cell.value ?? 0) + (isRight ? left - right : right - left);
    if (value < 0) continue;
    const title = isRight
      ? say(`「${cell.column.label}」按各数之和改为 ${value}`, `Set “${cell.column.label}” to the sum ${value}`)
      : say(`「${cell.column.label}」改为 ${value}`, `Set “${cell.column.label}” to ${value}`);
    fixes.push(possibly(title, numberEdit(cell, value)));
  }
  return fixes;
}

export const rowTotal = relationRule(
  'requests-row-total',
  '表三：某行总计不等于各列之和',
  'Table 3: a row does not add up to its total',
);
export const outcomeTotal = relationRule(
  'requests-outcome-total',
  '表三：（七）总计不等于各项办理结果之和',
  'Table 3: the outcomes do not add up to their total',
);
export const balance = relationRule(
  'requests-balance',
  '表三：第一项加第二项不等于第三项加第四项',
  'Table 3: received plus carried in is not concluded plus carried out',
);
export const casesTotal = relationRule(
  'cases-total',
  '表四：总计不等于各项结果之和',
  'Table 4: the results do not add up to their total',
);
