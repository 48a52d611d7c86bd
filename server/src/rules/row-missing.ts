import { rowsOf } from '../form/forms.js';
import type { Row } from '../form/model.js';
import { type Filling, insertNumbers, insertRows } from '../layout/row.js';
import type { Edit, Span } from '../parse/tree.js';
import type { TableRead } from '../read/report.js';
import { finding, possibly } from './finding.js';
import type { Fix, Rule, RuleContext } from './rule.js';
import { tableName } from './words.js';

/** A row of the form that the table does not have. */
export const rowMissing: Rule = {
  id: 'row-missing',
  severity: 'error',
  title: { zh: '缺少一行', en: 'A row is missing' },
  *check({ report, say }) {
    const { tree } = report;
    for (const read of report.tables) {
      const table = tableName(read.table, say);
      if (read.rows.length === 0) {
        const message = say(`${table}缺少数据行`, `${table}: the row of numbers is missing`);
        const insert = (filling: Filling): Edit | null =>
          read.table.across ? insertNumbers(tree, read, filling) : null;
        const fixes = fixesOf(say('补上数据行', 'Insert the row of numbers'), insert, say);
        yield finding(rowMissing, read.head, message, { fixes });
        continue;
      }
      for (const row of read.missingRows) {
        const group = read.table.across ? undefined : row.group;
        if (group && isWholeGroup(read, group)) {
          if (row !== read.missingRows.find((other) => other.group === group)) continue;
          const message = say(`${table}缺少「${group}」各行`, `${table}: all rows of “${group}” are missing`);
          const rows = rowsOf(read.table).filter((other) => other.group === group);
          const title = say(`补上「${group}」各行`, `Insert all rows of “${group}”`);
          const fixes = fixesOf(title, (filling) => insertRows(tree, read, rows, filling), say);
          yield finding(rowMissing, before(read, row), message, { fixes });
          continue;
        }
        const name = row.group && !read.table.across ? `${row.group} ${row.label}` : row.label;
        const message = say(`${table}缺少「${name}」`, `${table}: the row “${name}” is missing`);
        const insert = (filling: Filling): Edit | null =>
          read.table.across ? null : insertRows(tree, read, [row], filling);
        const fixes = fixesOf(say(`补上「${row.label}」行`, `Insert the row “${row.label}”`), insert, say);
        yield finding(rowMissing, before(read, row), message, { fixes });
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

/** With empty cells where the document can show them, and, for those who want it so, with zeros. */
function fixesOf(title: string, insert: (filling: Filling) => Edit | null, say: RuleContext['say']): Fix[] {
  const empty = insert('');
  const zeros = insert('0');
  return [
    ...(empty ? [possibly(title, empty)] : []),
    ...(zeros ? [possibly(say(`${title}，数字填 0`, `${title} with zeros`), zeros)] : []),
  ];
}

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
