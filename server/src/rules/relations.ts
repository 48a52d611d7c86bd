import type { Relation } from '../form/model.js';
import { type Equation, equationsOf, isBroken } from '../read/balance.js';
import type { Cell } from '../read/report.js';
import { finding } from './finding.js';
import { restore } from './restore.js';
import type { Finding, Rule, RuleContext } from './rule.js';
import { cellName, equationText, relatedCells } from './words.js';

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
    related: relatedCells(cells.slice(1), total, say),
    fixes: restore(context, equation),
  });
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
