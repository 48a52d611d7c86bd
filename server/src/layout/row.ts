import { rowsOf } from '../form/forms.js';
import type { Part, Row } from '../form/model.js';
import { isInHtml } from '../parse/htmlTables.js';
import type { Edit, Tree } from '../parse/tree.js';
import type { Heading, RowRead, TableRead } from '../read/report.js';

/** What an inserted row holds: nothing, or 0 where the user asked for it. */
export type Filling = '' | '0';

/**
 * Missing rows that follow one another in the form, at their place and in the shape of other rows of the table.
 * null where no row can serve as a pattern, or where the shape cannot show a cell that is empty.
 */
export function insertRows(tree: Tree, read: TableRead, rows: readonly Row[], filling: Filling): Edit | null {
  if (!isOrderly(read) || isInHtml(tree, read.span)) return null;
  const at = placeOf(tree, read, rows);
  const texts = rows.map((row) => rowText(tree.text, read, row, filling));
  if (at === null || !texts.every((text) => text !== null)) return null;
  return { span: { start: at, end: at }, newText: texts.join('') };
}

/** The line of numbers below the heads of a table that prints its rows side by side. */
export function insertNumbers(tree: Tree, read: TableRead, filling: Filling): Edit | null {
  const { text, lines } = tree;
  const line = lines.find(({ start, end }) => start <= read.span.end && read.span.end <= end);
  if (!line || isInHtml(tree, read.span)) return null;
  const newline = lineBreak(text, line.end);
  const words = text.slice(line.start, line.end);
  const isParagraph = line.kind === 'text' && lines[line.number - 1]?.kind === 'blank';
  const cells = read.table.parts.flatMap(({ rows, columns }) => rows.flatMap(() => columns.map(() => filling)));
  const at = behindFrame(tree, line.end);
  const insert = (newText: string): Edit => ({ span: { start: at, end: at }, newText: newline + newText });
  if (words.trimStart().startsWith('|')) return insert(`| ${cells.join(' | ')} |`);
  if (line.kind === 'cell') return insert(cells.map((cell) => `${newline}\t${cell}`).join(''));
  if (words.includes('\t')) return insert(cells.join('\t'));
  if (filling === '') return null;
  return insert(isParagraph ? newline + cells.join(newline + newline) : cells.join(' '));
}

/** One row behind the other. Where a conversion mixed labels and numbers, a row more would mix them further. */
const isOrderly = ({ rows }: TableRead): boolean =>
  rows.every((row, index) => {
    const before = rows[index - 1];
    return row.label !== null && (!before || extent(before).end <= extent(row).start);
  });

/** Behind the nearest row before, before the nearest behind, or below the heads: where a line ends. */
function placeOf(tree: Tree, read: TableRead, rows: readonly Row[]): number | null {
  const order = rowsOf(read.table);
  const first = rows[0] as Row;
  const part = read.table.parts.find((candidate) => candidate.rows.includes(first));
  const index = order.indexOf(first);
  const siblings = read.rows.filter((other) => other.part === part);
  const before = siblings.filter(({ row }) => order.indexOf(row) < index).at(-1);
  const behind = siblings.find(({ row }) => order.indexOf(row) > index);
  const heading = isFirstOfGroup(read, first) ? headingOf(read, first) : undefined;
  const below = heading && lineEnd(tree.text, heading.span.end);
  if (below && (!behind || below < extent(behind).start)) return below;
  if (before && (!behind || isOfKind(before.row, first) || !isOfKind(behind.row, first))) {
    return lineEnd(tree.text, extent(before).end);
  }
  if (behind) return placeBefore(tree.text, read, behind);
  return part ? endOfPart(tree, read, part) : null;
}

/** The end of a part that has only heads: where the next one's caption begins, or the table ends. */
function endOfPart(tree: Tree, read: TableRead, part: Part): number | null {
  const { parts } = read.table;
  const next = parts[parts.indexOf(part) + 1];
  if (!next) return behindFrame(tree, lineEnd(tree.text, read.span.end));
  const caption = read.headings.find(({ official }) => official === next.caption);
  return caption ? tree.text.slice(0, lineStart(tree.text, caption.span.start)).trimEnd().length : null;
}

/** The end of the last line before a row that has words on it, or empty cells of another row. */
function placeBefore(text: string, read: TableRead, row: RowRead): number {
  const start = lineStart(text, extent(row).start);
  return Math.max(text.slice(0, start).trimEnd().length, lineEnd(text, endBefore(read, start - 1)));
}

/** A row with its label, in the shape of the nearest row of its kind that has a clear one. */
function rowText(text: string, read: TableRead, row: Row, filling: Filling): string | null {
  const pieces = rowPieces(text, read, row, filling);
  if (!pieces) return null;
  return pieces.lead + row.label + pieces.gaps.map((gap) => gap + filling).join('') + pieces.behind;
}

/** What stands around the label and the numbers of a row. */
export interface RowPieces {
  /** From the end of the row before to the label: line breaks, empty cells, the group's heading where it is missing. */
  readonly lead: string;
  /** In front of each number. */
  readonly gaps: readonly string[];
  /** From the last number to the end of its line. */
  readonly behind: string;
}

/**
 * The pieces of a row that is missing, as the nearest row of its kind has them; null where no row can serve as a
 * pattern, or where the shape cannot show a cell that is empty.
 */
export function rowPieces(text: string, read: TableRead, row: Row, filling: Filling): RowPieces | null {
  const part = read.table.parts.find(({ rows }) => rows.includes(row));
  const order = rowsOf(read.table);
  const cost = (other: RowRead): number =>
    (other.part === part ? 0 : 1000) +
    (level(other.row) === level(row) ? 0 : 100) +
    (isFirstOfGroup(read, other.row) === isFirstOfGroup(read, row) ? 0 : 50) +
    Math.abs(order.indexOf(other.row) - order.indexOf(row));
  const patterns = [...read.rows].sort((a, b) => cost(a) - cost(b));
  const lead = firstFound(patterns, (pattern) =>
    isFirstOfGroup(read, row) && !headingOf(read, row)
      ? leadWithHeading(text, read, pattern, row.group ?? '')
      : leadOf(text, read, pattern),
  );
  const body = firstFound(patterns, (pattern) => bodyOf(text, pattern, part?.columns.length ?? 0, filling));
  return lead === null || body === null ? null : { lead, ...body };
}

/** Line breaks and empty cells between the row before and the label; null where other words stand there. */
function leadOf(text: string, read: TableRead, { label }: RowRead): string | null {
  if (!label) return null;
  const start = lineStart(text, label.span.start);
  const cells = text.slice(start, label.span.start).replace(/(?<![^\t|])[^\t|]+(?=[\t|])/g, '');
  if (!/^[\s|]*$/.test(cells)) return null;
  const from = Math.max(text.slice(0, start).trimEnd().length, endBefore(read, start - 1));
  return text.slice(lineEnd(text, from), start).replaceAll('\f', '') + cells;
}

/** The same for the first row of a group, with the heading of another group in place of its own. */
function leadWithHeading(text: string, read: TableRead, { row, label }: RowRead, group: string): string | null {
  const heading = headingOf(read, row)?.span;
  if (!heading || !label || label.span.start < heading.end) return null;
  const start = lineStart(text, heading.start);
  const before = text.slice(start, heading.start).replace(/(?<![^\t|])[^\t|]+(?=[\t|])/g, '');
  const between = text.slice(heading.end, label.span.start);
  if (!/^[\s|]*$/.test(before) || !/^[\s|]+$/.test(between)) return null;
  const from = Math.max(text.slice(0, start).trimEnd().length, endBefore(read, start - 1));
  return text.slice(lineEnd(text, from), start).replaceAll('\f', '') + before + group + between;
}

/** What stands behind the label and between the numbers; null where labels and numbers stand mixed. */
function bodyOf(
  text: string,
  { label, cells }: RowRead,
  count: number,
  filling: Filling,
): Pick<RowPieces, 'gaps' | 'behind'> | null {
  const used = cells.slice(0, count);
  if (!label || used.length < count) return null;
  const gaps: string[] = [];
  let from = label.span.end;
  for (const { span } of used) {
    const gap = text.slice(from, span.start);
    if (span.start < from || !/^[\s|]+$/.test(gap)) return null;
    if (filling === '' && !/[\t|]/.test(gap)) return null;
    gaps.push(gap);
    from = span.end;
  }
  const behind = text
    .slice(from, lineEnd(text, from))
    .replace(/[^\s|]+/g, '')
    .replace(/(?<![^\S\t])[^\S\t]+$/, '');
  return { gaps, behind };
}

/** How deep a row stands: 一、, （一）, 1. */
const level = ({ group, label }: Row): number => (group ? 2 : label.startsWith('（') ? 1 : 0);

const isOfKind = (row: Row, other: Row): boolean => row.group === other.group && level(row) === level(other);

const isFirstOfGroup = (read: TableRead, row: Row): boolean =>
  row.group !== undefined && rowsOf(read.table).find(({ group }) => group === row.group) === row;

const headingOf = (read: TableRead, row: Row): Heading | undefined =>
  read.headings.find(({ official }) => official === row.group);

/** From the first to the last of a row's label and numbers. */
function extent({ label, cells, span }: RowRead): { start: number; end: number } {
  const spans = [span, ...(label ? [label.span] : []), ...cells.map((cell) => cell.span)];
  return { start: Math.min(...spans.map(({ start }) => start)), end: Math.max(...spans.map(({ end }) => end)) };
}

/** Where the last word or number of the table before a place ends. */
function endBefore(read: TableRead, at: number): number {
  const labels = [...read.columns, ...read.rows].map(({ label }) => label).filter((label) => label !== null);
  const ends = [...labels, ...read.headings, ...read.cells].map(({ span }) => span.end);
  return Math.max(0, ...ends.filter((end) => end <= at));
}

/** Behind the frame (`| --- |`) below a line that ends there. */
function behindFrame({ lines }: Tree, end: number): number {
  const next = lines.findIndex((line) => line.end === end) + 1;
  return lines[next]?.kind === 'rule' ? lines[next].end : end;
}

const lineStart = (text: string, from: number): number =>
  Math.max(text.lastIndexOf('\n', from - 1), text.lastIndexOf('\r', from - 1)) + 1;

function lineEnd(text: string, from: number): number {
  const breaks = /[\r\n]/g;
  breaks.lastIndex = from;
  return breaks.exec(text)?.index ?? text.length;
}

const lineBreak = (text: string, end: number): string => /^(?:\r\n|[\r\n])/.exec(text.slice(end, end + 2))?.[0] ?? '\n';

function firstFound<Item, Found>(items: readonly Item[], find: (item: Item) => Found | null): Found | null {
  for (const item of items) {
    const found = find(item);
    if (found !== null) return found;
  }
  return null;
}
