import { isReadThere } from '../layout/fill.js';
import { blankTotals, holdsWith, isNothing, looksMoved, sumOfRow } from '../read/balance.js';
import type { Cell, TableRead } from '../read/report.js';
import { certainly, finding, pathsOf, possibly } from './finding.js';
import type { Finding, Rule, RuleContext } from './rule.js';
import { cellName, tableName } from './words.js';

/** A blank is not a zero: the form wants a number in every cell. */
export const cellBlank: Rule = {
  id: 'cell-blank',
  severity: 'warning',
  title: { zh: '数据格空白', en: 'A cell without a number' },
  *check(context) {
    for (const read of context.report.tables) {
      if (!read.cells.some(isNothing)) continue;
      const totals = new Set(blankTotals(read));
      const blank = read.cells.filter((cell) => isNothing(cell) && !totals.has(cell));
      const all = read.cells.filter((cell) => !totals.has(cell));
      if (blank.length > 1 && blank.length * 2 >= all.length) yield mostlyBlank(context, read, blank);
      else for (const cell of blank) yield single(context, read, cell);
    }
  },
};

/** 0, or the sum of its row for a total. Certain where its relations hold with it. */
function single({ report, say }: RuleContext, read: TableRead, cell: Cell): Finding {
  const is = cell.kind === 'blank' ? say('空白', 'is blank') : say(`为“${cell.text}”`, `is “${cell.text}”`);
  const row = cell.column.total ? read.rows.find(({ cells }) => cells.includes(cell)) : undefined;
  const value = (row && sumOfRow(cell, row.cells)) ?? 0;
  const name = cellName(cell, say);
  const message =
    value === 0
      ? say(`${name}${is}，没有的填 0`, `${name} ${is}; write 0 where there is none`)
      : say(`${name}${is}，应为各列之和 ${value}`, `${name} ${is}; it is the sum of its row, ${value}`);
  const edit = { span: cell.span, newText: String(value) };
  const title = say(`填 ${value}`, `Write ${value}`);
  const isCertain =
    holdsWith(report, new Map([[cell.path, value]])) &&
    !(row && looksMoved(row.cells)) &&
    isReadThere(report, new Map([[cell, value]]));
  return finding(cellBlank, cell.span, message, {
    cells: [cell.path],
    fixes: [isCertain ? certainly(title, edit) : possibly(title, edit)],
  });
}

function mostlyBlank({ say }: RuleContext, read: TableRead, blank: readonly Cell[]): Finding {
  const table = tableName(read.table, say);
  const message = say(
    `${table}有 ${blank.length} 格没有数字，没有的填 0`,
    `${table}: ${blank.length} cells hold no number; write 0 where there is none`,
  );
  const places = new Set(blank.map((cell) => cell.span.start));
  const edits = blank.map((cell) => ({ span: cell.span, newText: '0' }));
  const title = say(`其余 ${blank.length} 格填 0`, `Write 0 into ${blank.length} cells`);
  return finding(cellBlank, blank[0]?.span ?? read.head, message, {
    cells: pathsOf(blank),
    fixes: places.size === blank.length ? [possibly(title, ...edits)] : [],
  });
}
