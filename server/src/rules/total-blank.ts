import type { CellPath } from '../form/model.js';
import { isReadThere } from '../layout/fill.js';
import { blankTotals, holdsWith, sumOfRow } from '../read/balance.js';
import type { Cell, TableRead } from '../read/report.js';
import { certainly, finding, pathsOf, possibly } from './finding.js';
import type { Fix, Rule, RuleContext } from './rule.js';
import { tableName } from './words.js';

/** A column of totals left blank is one mistake, however many rows it has. */
export const totalBlank: Rule = {
  id: 'total-blank',
  severity: 'warning',
  title: { zh: '总计列未填', en: 'Totals left blank' },
  *check(context) {
    const { report, say } = context;
    for (const read of report.tables) {
      const blank = blankTotals(read);
      if (blank.length === 0) continue;
      const head = read.columns.find((column) => column.column.total)?.label;
      const table = tableName(read.table, say);
      const message = say(
        `${table}“总计”列有 ${blank.length} 格空白，应填各列之和`,
        `${table}: ${blank.length} cells of the column “总计” are blank; each is the sum of its row`,
      );
      yield finding(totalBlank, head?.span ?? read.head, message, {
        cells: pathsOf(blank),
        related: blank.map((cell) => ({ span: cell.span, message: cell.row.label })),
        fixes: fill(context, read, blank),
      });
    }
  },
};

/** Certain where every relation of the filled totals holds then; a mistake elsewhere in the table must be mended first. */
function fill({ report, say }: RuleContext, read: TableRead, blank: readonly Cell[]): Fix[] {
  const totals = new Map<Cell, number>();
  for (const row of read.rows) {
    const total = row.cells.find((cell) => blank.includes(cell));
    if (!total) continue;
    const value = sumOfRow(total, row.cells);
    if (value === null) return [];
    totals.set(total, value);
  }
  const edits = blank.map((cell) => ({ span: cell.span, newText: String(totals.get(cell) ?? 0) }));
  const title = say(`按各列之和填写 ${edits.length} 个总计`, `Fill ${edits.length} totals`);
  const values = new Map<CellPath, number>([...totals].map(([{ path }, value]) => [path, value]));
  const isCertain = holdsWith(report, values) && isReadThere(report, totals);
  return [isCertain ? certainly(title, ...edits) : possibly(title, ...edits)];
}
