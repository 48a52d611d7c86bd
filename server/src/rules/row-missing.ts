import { rowsOf } from '../form/forms.js';
import type { Row } from '../form/model.js';
import { insertRow } from '../layout/row.js';
import type { Span } from '../parse/tree.js';
import type { TableRead } from '../read/report.js';
import { finding, possibly } from './finding.js';
import type { Rule } from './rule.js';
import { tableName } from './words.js';

/** A row of the form that the table does not have. */
export const rowMissing: Rule = {
  id: 'row-missing',
  severity: 'error',
  title: { zh: '缺少一行', en: 'A row is missing' },
  *check({ report, say }) {
    for (const read of report.tables) {
      const table = tableName(read.table, say);
      if (read.rows.length === 0) {
        yield finding(rowMissing, read.head, say(`${table}缺少数据行`, `${table}: the row of numbers is missing`));
        continue;
      }
      for (const row of read.missingRows) {
        const group = read.table.across ? undefined : row.group;
        if (group && isWholeGroup(read, group)) {
          if (row !== read.missingRows.find((other) => other.group === group)) continue;
          const message = say(`${table}缺少「${group}」各行`, `${table}: all rows of “${group}” are missing`);
          yield finding(rowMissing, before(read, row), message);
          continue;
        }
        const name = row.group && !read.table.across ? `${row.group} ${row.label}` : row.label;
        const message = say(`${table}缺少「${name}」`, `${table}: the row “${name}” is missing`);
        const edit = read.table.across ? null : insertRow(report.tree.text, read, row);
        const title = say(`补上「${row.label}」行`, `Insert the row “${row.label}”`);
        yield finding(rowMissing, before(read, row), message, { fixes: edit ? [possibly(title, edit)] : [] });
      }
      const merged = report.form?.id === '2021' ? read.rows.find((row) => row.row.key === 'other') : undefined;
      if (merged) {
        const message = say(
          `${table}「（六）其他处理」印为一行，2021 年格式分为三行`,
          `${table}: “（六）其他处理” is printed as one row; the form of 2021 has three`,
        );
        yield { ...finding(rowMissing, merged.label?.span ?? merged.span, message), severity: 'information' };
      }
    }
  },
};

/** Every row below this heading is gone: one thing is missing, not several. */
const isWholeGroup = (read: TableRead, group: string): boolean =>
  rowsOf(read.table).every((row) => row.group !== group || read.missingRows.includes(row));

/** The label of the nearest row before the missing one, or the table's head. */
function before(read: TableRead, missing: Row): Span {
  const order = rowsOf(read.table);
  const at = order.indexOf(missing);
  const found = read.rows.filter((row) => order.indexOf(row.row) < at && row.label).at(-1);
  return found?.label?.span ?? read.head;
}
