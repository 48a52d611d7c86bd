import type { Span } from '../../server/src/parse/tree.js';
import type { ColumnRead, Report, RowRead, SectionRead } from '../../server/src/read/report.js';
import { edited } from './samples.js';

/** Ways in which reports lose parts, done to a text as a person with an editor would. */

const without = (report: Report, spans: readonly Span[]): string =>
  edited(
    report.tree.text,
    spans.map((span) => ({ span, newText: '' })),
  );

const lineOf = (report: Report, offset: number): number =>
  report.tree.lines.findIndex((line) => line.start <= offset && offset <= line.end);

/** From the start of one line to the start of the line behind another. */
function lines(report: Report, first: number, last: number): Span {
  const all = report.tree.lines;
  return { start: all[first]?.start ?? 0, end: all[last + 1]?.start ?? report.tree.text.length };
}

export function deleteSection(report: Report, section: SectionRead): string {
  const first = lineOf(report, section.line.start);
  const last = lineOf(report, Math.max(section.whole.end - 1, section.line.start));
  return without(report, [lines(report, first, last)]);
}

export function deleteTable(report: Report, section: SectionRead): string {
  const first = lineOf(report, section.line.end) + 1;
  const last = lineOf(report, Math.max(section.whole.end - 1, section.line.start));
  return without(report, [lines(report, first, last)]);
}

/** The lines of a row; of its label and numbers where they stand one a line. */
export function deleteRow(report: Report, row: RowRead): string {
  const spans = [...(row.label ? [row.label.span] : []), ...row.cells.map((cell) => cell.span)];
  const first = Math.min(...spans.map((span) => lineOf(report, span.start)));
  const last = Math.max(...spans.map((span) => lineOf(report, span.end)));
  return without(report, [lines(report, first, last)]);
}

/** A column's head, if asked, and its number in every row, each with the blank, tab or line before it. */
export function deleteColumn(report: Report, columns: readonly ColumnRead[], withHead = true): string {
  const spans: Span[] = [];
  for (const { column, part, row, label } of columns) {
    if (withHead && label) spans.push(cellWithGap(report, label.span));
    for (const cell of report.cells.values()) {
      if (cell.column === column && part.rows.includes(cell.row) && (!row || row === cell.row)) {
        spans.push(cellWithGap(report, cell.span));
      }
    }
  }
  return without(report, spans);
}

function cellWithGap(report: Report, span: Span): Span {
  const { text } = report.tree;
  const first = lineOf(report, span.start);
  const last = lineOf(report, span.end);
  const before = text.slice(report.tree.lines[first]?.start, span.start);
  const behind = text.slice(span.end, report.tree.lines[last]?.end);
  if (before.trim() === '' && behind.trim() === '') return lines(report, first, last);
  let start = span.start;
  if (before === '' && text[span.end] === '\t') return { start, end: span.end + 1 };
  if (text[start - 1] === '\t') return { start: start - 1, end: span.end };
  while (start > 0 && text[start - 1] === ' ') start--;
  return { start, end: span.end };
}
