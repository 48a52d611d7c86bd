import { rowsOf } from '../form/forms.js';
import type { Row } from '../form/model.js';
import { type Filling, insertNumbers, insertRows } from '../layout/row.js';
import type { Edit, Span } from '../parse/tree.js';
import type { TableRead } from '../read/report.js';
import { finding, inserting, possibly } from './finding.js';
import type { Finding, Fix, Rule, RuleContext } from './rule.js';
import { quoted, tableName } from './words.js';

/** A row of the form that the table does not have. */
export const rowMissing: Rule = {
  id: 'row-missing',
  severity: 'error',
  title: { zh: '缺少一行', en: 'A row is missing' },
  *check(context) {
    const { report, say } = context;
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
      for (const lost of lostTogether(read)) yield oneFinding(context, read, lost);
      const merged = report.form?.id === '2021' ? read.rows.find((row) => row.row.key === 'other') : undefined;
      if (merged) {
        const message = say(
          `${table}“（六）其他处理”印为一行，2021 年格式分为三行`,
          `${table}: “（六）其他处理” is printed as one row; the form of 2021 has three`,
        );
        yield { ...finding(rowMissing, merged.label?.span ?? merged.span, message), severity: 'information' };
      }
    }
  },
};

/** Rows that are missing for one reason: a text that breaks off, a group that is gone, a row. */
interface Lost {
  readonly kind: 'end' | 'group' | 'row';
  readonly rows: readonly Row[];
}

/** So many rows missing at the end of a table are a text that breaks off. */
const FEWEST_CUT_OFF = 3;

function lostTogether(read: TableRead): Lost[] {
  if (read.missingRows.length === 0) return [];
  const isMissing = (row: Row): boolean => read.missingRows.includes(row);
  if (read.table.across) return read.missingRows.map((row) => ({ kind: 'row', rows: [row] }));
  const all = rowsOf(read.table);
  const end = all.slice(all.findLastIndex((row) => !isMissing(row)) + 1);
  const lost: Lost[] = [];
  for (const row of read.missingRows) {
    if (lost.some(({ rows }) => rows.includes(row))) continue;
    const group = row.group ? all.filter((other) => other.group === row.group) : [];
    if (end.length >= FEWEST_CUT_OFF && end.includes(row)) lost.push({ kind: 'end', rows: end });
    else if (group.length > 0 && group.every(isMissing)) lost.push({ kind: 'group', rows: group });
    else lost.push({ kind: 'row', rows: [row] });
  }
  return lost;
}

function oneFinding({ report, say }: RuleContext, read: TableRead, { kind, rows }: Lost): Finding {
  const [row] = rows as [Row];
  const table = tableName(read.table, say);
  const name = quoted(row.group && !read.table.across ? `${row.group} ${row.label}` : row.label);
  const count = rows.length;
  const [message, title] = {
    end: [
      say(
        `${table}到此中断，从${name}起缺少 ${count} 行`,
        `${table} breaks off here; ${count} rows are missing from ${name} on`,
      ),
      say(`补上其后 ${count} 行`, `Insert the ${count} rows that follow`),
    ],
    group: [
      say(`${table}缺少“${row.group}”各行`, `${table}: all rows of “${row.group}” are missing`),
      say(`补上“${row.group}”各行`, `Insert all rows of “${row.group}”`),
    ],
    row: [
      say(`${table}缺少${name}`, `${table}: the row ${name} is missing`),
      say(`补上${quoted(row.label)}行`, `Insert the row ${quoted(row.label)}`),
    ],
  }[kind] as [string, string];
  const insert = (filling: Filling): Edit | null =>
    read.table.across ? null : insertRows(report.tree, read, rows, filling);
  return finding(rowMissing, before(read, row), message, { fixes: fixesOf(title, insert, say) });
}

/** With empty cells where the document can show them, and, for those who want it so, with zeros. */
function fixesOf(title: string, insert: (filling: Filling) => Edit | null, say: RuleContext['say']): Fix[] {
  const empty = insert('');
  const zeros = insert('0');
  return [
    ...(empty ? [inserting(title, empty)] : []),
    ...(zeros ? [possibly(say(`${title}，数字填 0`, `${title} with zeros`), zeros)] : []),
  ];
}

/** The label of the nearest row before the missing one, or the table's head. */
function before(read: TableRead, missing: Row): Span {
  const order = rowsOf(read.table);
  const at = order.indexOf(missing);
  const found = read.rows.filter((row) => order.indexOf(row.row) < at && row.label).at(-1);
  return found?.label?.span ?? read.head;
}
