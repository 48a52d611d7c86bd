import { rowsOf } from '../form/forms.js';
import type { Row } from '../form/model.js';
import type { Edit } from '../parse/tree.js';
import type { RowRead, TableRead } from '../read/report.js';

/**
 * A missing row with its cells left empty, in the shape of the row before it. Nothing where no such row can serve as
 * a pattern: its label must stand right before its numbers, and its numbers apart.
 */
export function insertRow(text: string, read: TableRead, row: Row): Edit | null {
  const order = rowsOf(read.table);
  const index = order.indexOf(row);
  const part = read.table.parts.find(({ rows }) => rows.includes(row));
  const pattern = read.rows.find((other) => other.part === part && order.indexOf(other.row) === index - 1);
  if (!pattern?.label || pattern.cells.length !== part?.columns.length) return null;
  const first = pattern.cells[0];
  const last = pattern.cells.at(-1);
  if (!first || !last || first.span.start <= pattern.label.span.end) return null;
  const body = bodyOf(text, pattern);
  if (body === null || !/\t|\||\n/.test(body)) return null;
  const lead = leadOf(text, pattern.label.span.start);
  if (lead === null) return null;
  const at = lineEnd(text, last.span.end);
  const behind = text.slice(last.span.end, at);
  return { span: { start: at, end: at }, newText: `${lead}${row.label}${body}${behind}` };
}

/** What stands between the label and the end of the numbers, without the numbers. */
function bodyOf(text: string, pattern: RowRead): string | null {
  let body = '';
  let from = pattern.label?.span.end ?? 0;
  for (const cell of pattern.cells) {
    if (cell.span.start < from) return null;
    body += text.slice(from, cell.span.start);
    from = cell.span.end;
  }
  return /\S/.test(body.replaceAll('|', '')) ? null : body;
}

/** The line break and the empty cells before the label; null where other words stand there. */
function leadOf(text: string, label: number): string | null {
  let start = label;
  while (start > 0 && text[start - 1] !== '\n' && text[start - 1] !== '\r') start--;
  const lead = text.slice(start, label);
  const end = text.slice(0, start).endsWith('\r\n') ? '\r\n' : (text[start - 1] ?? '\n');
  const cells = lead.replace(/[^\t|]+(?=[\t|])/g, '');
  return /^[\s|]*$/.test(cells) ? end + cells : null;
}

function lineEnd(text: string, from: number): number {
  let at = from;
  while (at < text.length && text[at] !== '\n' && text[at] !== '\r') at++;
  return at;
}
