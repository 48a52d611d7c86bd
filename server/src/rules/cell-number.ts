import type { Relation } from '../form/model.js';
import { countable, isNoCount, isTooLarge } from '../read/balance.js';
import type { Cell, Report } from '../read/report.js';
import { finding } from './finding.js';
import type { Rule, RuleContext } from './rule.js';
import { cellName } from './words.js';

/** What stands in a cell cannot be counted with. */
export const cellNumber: Rule = {
  id: 'cell-number',
  severity: 'error',
  title: { zh: '不是有效的数字', en: 'Not a number that can be counted with' },
  *check({ report, say }) {
    for (const cell of report.cells.values()) {
      if (!isNoCount(cell)) continue;
      yield finding(cellNumber, cell.span, `${cellName(cell, say)}${say('：', ': ')}${reason(cell, say)}`, {
        cells: [cell.path],
      });
    }
    for (const [cell, relations] of tooLarge(report)) {
      const message = say(
        '与有关各数相加过大，无法精确求和',
        'is too large to be summed exactly with what it is added to',
      );
      yield finding(cellNumber, cell.span, `${cellName(cell, say)}${say('：', ': ')}${cell.text} ${message}`, {
        cells: [cell.path],
        relations: relations.map(({ id }) => id),
      });
    }
  },
};

/** The largest numbers of sums that are not exact, each with these relations. */
function tooLarge(report: Report): Map<Cell, Relation[]> {
  const found = new Map<Cell, Relation[]>();
  if (countable(report) === report.relations) return found;
  for (const relation of report.relations) {
    if (!isTooLarge(report, relation)) continue;
    const cells = [...relation.left, ...relation.right].map((path) => report.cells.get(path) as Cell);
    const largest = cells.reduce((one, other) => ((other.value ?? 0) > (one.value ?? 0) ? other : one));
    found.set(largest, [...(found.get(largest) ?? []), relation]);
  }
  return found;
}

function reason(cell: Cell, say: RuleContext['say']): string {
  if (cell.kind === 'unreadable') {
    return /^\D*\d[\d,.，．]{15,}/.test(cell.text)
      ? say(`“${cell.text}”过大，无法精确求和`, `“${cell.text}” is too large to be summed exactly`)
      : say(`“${cell.text}”不是数字`, `“${cell.text}” is no number`);
  }
  if ((cell.value ?? 0) < 0) return say(`${cell.text} 为负数`, `${cell.text} is negative`);
  return say(`${cell.text} 不是整数`, `${cell.text} is no whole number`);
}
