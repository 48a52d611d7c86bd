import type { Column, Part } from '../form/model.js';
import { isInHtml } from '../parse/htmlTables.js';
import type { Edit, Span, Tree } from '../parse/tree.js';
import type { ColumnRead, TableRead } from '../read/report.js';

/**
 * A lost column of a table that prints a row a line: its head and an empty cell in each row, behind those of the
 * column before it. null where the table has another shape.
 */
export function insertColumn(tree: Tree, read: TableRead, part: Part, column: Column): readonly Edit[] | null {
  if (isInHtml(tree, read.span)) return null;
  const index = part.columns.indexOf(column);
  const before = part.columns[index - 1];
  const heads = read.columns.filter((head) => head.part === part);
  const head = heads.find((other) => other.column === before) ?? heads.find((other) => other.column !== column);
  if (!head?.label) return null;
  const edits: (Edit | null)[] = [cellBeside(tree, head.label.span, column.label, head, before)];
  for (const row of read.rows.filter((other) => other.part === part)) {
    const beside = row.cells.find((cell) => cell.column === head.column);
    if (!beside) return null;
    edits.push(cellBeside(tree, beside.span, '', head, before));
  }
  return edits.every((edit) => edit !== null) ? edits : null;
}

/** Behind the column before it, or in front of the one behind it where it is the first. */
function cellBeside(tree: Tree, span: Span, text: string, head: ColumnRead, before: Column | undefined): Edit | null {
  const separator = separatorAt(tree, span);
  if (separator === null) return null;
  const behind = head.column === before;
  const at = behind ? span.end : span.start;
  return { span: { start: at, end: at }, newText: behind ? separator + text : text + separator };
}

function separatorAt({ text, lines }: Tree, span: Span): string | null {
  const line = lines.find((candidate) => candidate.start <= span.start && span.end <= candidate.end);
  if (line?.kind !== 'row') return null;
  const words = text.slice(line.start, line.end);
  if (words.includes('\t')) return '\t';
  return words.trimStart().startsWith('|') ? ' | ' : null;
}
