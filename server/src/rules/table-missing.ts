import type { TableKey } from '../form/model.js';
import { emptyTable } from '../layout/table.js';
import { finding, inserting } from './finding.js';
import type { Rule } from './rule.js';
import { tableName } from './words.js';

/** A section that should hold a table has none. */
export const tableMissing: Rule = {
  id: 'table-missing',
  severity: 'error',
  title: { zh: '缺少表格', en: 'A table is missing' },
  *check({ report, say }) {
    for (const table of report.form?.tables ?? []) {
      const section = report.sections.find((read) => read.section.key === (table.key satisfies TableKey));
      if (!section || report.tables.some((read) => read.table.key === table.key)) continue;
      const title = `${section.section.numeral}、${section.section.title}`;
      const message = say(`“${title}”下没有${table.name}`, `No ${tableName(table, say)} below “${title}”`);
      const line = report.tree.lines.find(({ start, end }) => start <= section.line.end && section.line.end <= end);
      const at = line?.end ?? section.line.end;
      const newline = report.tree.text.includes('\r\n') ? '\r\n' : '\n';
      const edit = {
        span: { start: at, end: at },
        newText: newline + emptyTable(table, newline).slice(0, -newline.length),
      };
      yield finding(tableMissing, section.line, message, {
        fixes: [inserting(say(`插入空白的${table.name}`, `Insert an empty ${tableName(table, say)}`), edit)],
      });
    }
  },
};
