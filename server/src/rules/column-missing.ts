import { insertColumn } from '../layout/column.js';
import { finding, inserting } from './finding.js';
import type { Rule } from './rule.js';
import { quoted, tableName } from './words.js';

/** A column whose numbers are in no row, with its head or without. */
export const columnMissing: Rule = {
  id: 'column-missing',
  severity: 'error',
  title: { zh: '缺少一列', en: 'A column is missing' },
  *check({ report, say }) {
    for (const read of report.tables) {
      for (const { part, column, row } of read.missingColumns) {
        const table = tableName(read.table, say);
        const named = row ? quoted(row.label) : (part.caption ?? '');
        const where = table + (named && say('', ', ')) + named;
        const heads = read.columns.filter((head) => head.part === part && head.label);
        const message = column
          ? say(`${where}缺少“${column.label}”列`, `${where}: the column “${column.label}” is missing`)
          : say(
              `${where}各行都少一个数字，无法判断缺少的是哪一列`,
              `${where}: every row lacks a number; which column is lost cannot be told`,
            );
        const edits = column && !read.table.across ? insertColumn(report.tree, read, part, column) : null;
        const title = say(`补上“${column?.label}”列`, `Insert the column “${column?.label}”`);
        yield finding(columnMissing, heads[0]?.label?.span ?? read.head, message, {
          fixes: edits ? [inserting(title, ...edits)] : [],
        });
      }
    }
  },
};
