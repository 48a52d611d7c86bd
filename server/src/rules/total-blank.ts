import type { Edit } from '../parse/tree.js';
import { blankTotals } from '../read/balance.js';
import type { Cell, TableRead } from '../read/report.js';
import { certainly, finding, pathsOf } from './finding.js';
import type { Rule, RuleContext } from './rule.js';
import { tableName } from './words.js';

/** A column of totals left blank is one mistake, however many rows it has. */
export const totalBlank: Rule = {
  id: 'total-blank',
  severity: 'warning',
  title: { zh: '总计列未填', en: 'Totals left blank' },
  *check({ report, say }) {
    for (const read of report.tables) {
      const blank = blankTotals(read);
      if (blank.length === 0) continue;
      const head = read.columns.find((column) => column.column.total)?.label;
      const table = tableName(read.table, say);
      const message = say(
        `${table}「总计」列有 ${blank.length} 格空白，应填各列之和`,
        `${table}: ${blank.length} cells of the column “总计” are blank; each is the sum of its row`,
      );
      yield finding(totalBlank, head?.span ?? read.head, message, {
        cells: pathsOf(blank),
        related: blank.map((cell) => ({ span: cell.span, message: cell.row.label })),
        fixes: fill(read, blank, say),
      });
    }
  },
};

function fill(read: TableRead, blank: readonly Cell[], say: RuleContext['say']) {
  const edits: Edit[] = [];
  for (const row of read.rows) {
    const total = row.cells.find((cell) => blank.includes(cell));
    if (!total) continue;
    const parts = row.cells.filter((cell) => cell !== total);
    if (parts.some((cell) => cell.kind === 'unreadable')) return [];
    edits.push({ span: total.span, newText: String(parts.reduce((sum, cell) => sum + (cell.value ?? 0), 0)) });
  }
  return [certainly(say(`按各列之和填写 ${edits.length} 个总计`, `Fill ${edits.length} totals`), ...edits)];
}
