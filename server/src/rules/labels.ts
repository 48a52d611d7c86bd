import { wordingEdit } from '../layout/edits.js';
import type { Label, TableRead } from '../read/report.js';
import { certainly, finding } from './finding.js';
import type { Finding, Rule, RuleContext } from './rule.js';
import { quoted, tableName } from './words.js';

/** A label of a row, or of a group of rows, differs from the form's; or a row stands twice. */
export const rowLabel: Rule = {
  id: 'row-label',
  severity: 'warning',
  title: { zh: '行名与格式不一致', en: 'A row label differs from the form' },
  *check(context) {
    const { say } = context;
    for (const read of context.report.tables) {
      const labels = [...read.rows.map(({ label }) => label), ...read.headings.filter(({ leadsRows }) => leadsRows)];
      for (const label of labels) if (label?.altered) yield altered(rowLabel, context, read, label);
      for (const label of read.repeated) {
        const table = tableName(read.table, say);
        const row = quoted(label.official);
        const message = say(
          `${table}${row}行重复，只读第一次出现的`,
          `${table}: the row ${row} stands twice; only the first is read`,
        );
        yield finding(rowLabel, label.span, message);
      }
    }
  },
};

/** A column head, a caption or the note in the table's corner differs from the form's. */
export const columnLabel: Rule = {
  id: 'column-label',
  severity: 'warning',
  title: { zh: '列名或表头与格式不一致', en: 'A column head differs from the form' },
  *check(context) {
    for (const read of context.report.tables) {
      const heads = [...read.headings.filter(({ leadsRows }) => !leadsRows), ...read.columns.map(({ label }) => label)];
      for (const label of heads) if (label?.altered) yield altered(columnLabel, context, read, label);
    }
  },
};

function altered(rule: Rule, { report, say }: RuleContext, read: TableRead, label: Label): Finding {
  const words = report.tree.text.slice(label.span.start, label.span.end).replace(/\s+/g, ' ');
  const table = tableName(read.table, say);
  const message = say(
    `${table}“${words}”与格式不一致，应为“${label.official}”`,
    `${table}: “${words}” should read “${label.official}”`,
  );
  const title = say(`改为“${label.official}”`, `Change to “${label.official}”`);
  return finding(rule, label.span, message, {
    fixes: [certainly(title, wordingEdit(report.tree.plain, label.span, label.official))],
  });
}
