import type { Table } from '../form/model.js';
import { isInHtml } from '../parse/htmlTables.js';
import { parse } from '../parse/parse.js';
import type { Edit, Line, Span } from '../parse/tree.js';
import { normalise } from '../read/normalise.js';
import { readPart } from '../read/read.js';
import type { Cell, Report, RowRead, SectionRead, TableRead } from '../read/report.js';
import { placeBlock } from './block.js';
import { applied } from './edits.js';
import { fillEdits, isMeant, type Numbers, readAgain, textsOf } from './fill.js';
import { isOfForm, linesOf } from './printed.js';
import type { TableLayout } from './render.js';
import { styleOf } from './style.js';
import { tableLines } from './table.js';

/** What pasting a copied table may do. */
export interface Pasting {
  /** `fill`: its numbers go into cells that are there. `insert`: it is put where the cursor is. */
  readonly kind: 'fill' | 'insert';
  readonly tables: readonly Table[];
  readonly edits: readonly Edit[];
  /** It is sure to be wanted: the cursor is where it belongs, and the text alone would not do. */
  readonly expected: boolean;
}

/** Longer texts, in UTF-16 units, are no tables of a report. */
const LONGEST = 500_000;

/**
 * Puts copied text into a report where it is a table of the form, or a block of its numbers: each number into the cell
 * that the copied labels, or the cursor, say. null where a word or number of it would get lost, and where what comes
 * out would not be read as it is meant.
 * @param selection what is replaced, or the cursor
 * @param pasted a row a line, its cells apart by tabs; or whatever else tables are read from
 * @param layout of a table that is put into a report that has none
 * @param plain what is pasted where nobody does anything about it
 */
export function pasting(
  opened: Report,
  selection: Span,
  pasted: string,
  layout: TableLayout,
  plain = pasted,
): Pasting | null {
  if (opened.reason === 'binary' || opened.reason === 'old-form' || opened.conflicts.length > 0) return null;
  if (isInHtml(opened.tree, selection)) return null;
  if (pasted.length > LONGEST || opened.tree.text.length > LONGEST) return null;
  const report = opened.form ? opened : readPart(opened.tree);
  const copied = readPart(parse(pasted), report.form?.id);
  if (copied.tables.length === 0) return fillBlock(report, selection, pasted, layout);
  if (!isCopy(copied)) return null;
  return insertTables(report, selection, copied, layout, plain) ?? fillTables(report, selection, copied, layout);
}

/** Tables of the form, wholly read, with numbers in them. */
const isCopy = ({ tree, tables, cells, second, conflicts }: Report): boolean =>
  second === null &&
  conflicts.length === 0 &&
  !tree.lines.some(({ fenced }) => fenced) &&
  [...cells.values()].some(({ text }) => text !== '') &&
  tables.every(
    (table) =>
      table.repeated.length === 0 && table.rows.every((row) => isCopiedWhole(table, row)) && isOfForm(tree, table),
  );

/** Without its label a row of a part of a table may be any other; with nothing behind it, its numbers may stand elsewhere. */
const isCopiedWhole = ({ missingRows }: TableRead, { short, label, cells }: RowRead): boolean =>
  short === null &&
  (label ? !cells.every(({ text, span }) => text === '' && span.start <= label.span.end) : missingRows.length === 0);

/** The numbers of copied tables go into the cells of those that the report has. */
function fillTables(report: Report, selection: Span, copied: Report, layout: TableLayout): Pasting | null {
  const tables = copied.tables.flatMap(({ table: { key } }) => tableOf(report, key) ?? []);
  const hasTitles = copied.sections.every((title) => titleOf(report, title) !== undefined);
  if (tables.length < copied.tables.length || !hasTitles || hasProse(copied)) return null;
  if (!replacesOnly(report, selection, tables, copied.cells)) return null;
  const edits = fillEdits(report, tables, copied.cells, layout);
  const isHere = (table: TableRead): boolean =>
    [spanOf(report, table), titleOf(report, table)?.whole].some((span) => span && isWithin(selection, span));
  return edits && { kind: 'fill', tables: tables.map(({ table }) => table), edits, expected: tables.some(isHere) };
}

/** A block of numbers without labels goes into the cells right and down from the cursor. */
function fillBlock(report: Report, selection: Span, pasted: string, layout: TableLayout): Pasting | null {
  const placed = placeBlock(report, selection.start, pasted);
  if (!placed) return null;
  const { table, numbers } = placed;
  const labels = [...table.rows, ...table.columns].flatMap(({ label }) => label ?? []);
  if ([...labels, ...table.headings].some(({ span }) => isTouched(span, selection))) return null;
  if (!replacesOnly(report, selection, [table], numbers)) return null;
  const edits = fillEdits(report, [table], numbers, layout);
  return edits && { kind: 'fill', tables: [table.table], edits, expected: true };
}

/** Copied tables go where the cursor is if the report has none of them, with all that was copied around them. */
function insertTables(
  opened: Report,
  selection: Span,
  copied: Report,
  layout: TableLayout,
  plain: string,
): Pasting | null {
  const { text } = opened.tree;
  const before = text.slice(0, selection.start);
  const behind = text.slice(selection.end);
  const report = readAgain(opened, before + behind);
  if (copied.tables.some(({ table: { key } }) => tableOf(report, key))) return null;
  // A selection may hold the table that is replaced, but no number of another one.
  const isLost = ({ path, table: { key }, text: own }: Cell): boolean =>
    !tableOf(copied, key) && report.cells.get(path)?.text !== own;
  if ([...opened.cells.values()].some(isLost)) return null;
  const { cells, newline } = styleOf(report, undefined, layout);
  const own = cells === 'page' ? layout : cells;
  const lines = linesToInsert(report, copied, own);
  if (!lines) return null;
  const isFirst = before === '' || /[\r\n]$/.test(before.slice(-1));
  const isLast = behind === '' || /^[\r\n]/.test(behind);
  const newText = (isFirst ? '' : newline) + lines.join(newline) + (isLast ? '' : newline);
  const edits = [{ span: selection, newText }];
  if (!isMeant(report, applied(text, edits), copied.cells)) return null;
  const isWhole = copied.tables.every(
    ({ missingRows, missingColumns }) => missingRows.length + missingColumns.length === 0,
  );
  const plainDoes =
    styleOf(readPart(parse(plain)), undefined).cells === own && isMeant(report, before + plain + behind, copied.cells);
  const expected = isWhole && !hasProse(copied) && !plainDoes;
  return { kind: 'insert', tables: copied.tables.map(({ table }) => table), edits, expected };
}

/** The lines of what was copied, its tables as the form prints them; without titles that the report has. */
function linesToInsert(report: Report, copied: Report, layout: TableLayout): string[] | null {
  const { tree, sections, tables, cells } = copied;
  const printed = sections.filter((title) => titleOf(report, title));
  const lines: string[] = [];
  let from = 0;
  const addLines = (to: number): void => {
    for (const line of tree.lines.slice(from, to)) {
      if (!printed.some((title) => isTitle(copied, line, title))) lines.push(tree.text.slice(line.start, line.end));
    }
  };
  for (const table of tables) {
    const own = linesOf(tree, table);
    const first = own[0]?.number ?? 0;
    if (first < from) return null;
    addLines(first);
    lines.push(...tableLines(table.table, layout, textsOf(cells)));
    from = (own.at(-1)?.number ?? 0) + 1;
  }
  addLines(tree.lines.length);
  const isBlank = (line: string): boolean => line.trim() === '';
  return lines.slice(
    lines.findIndex((line) => !isBlank(line)),
    lines.findLastIndex((line) => !isBlank(line)) + 1,
  );
}

const tableOf = ({ tables }: Report, key: string): TableRead | undefined =>
  tables.find(({ table }) => table.key === key);

/** The section that a copied title, or a table, belongs to. */
const titleOf = ({ sections }: Report, of: SectionRead | TableRead): SectionRead | undefined =>
  sections.find(({ section: { key } }) => key === ('section' in of ? of.section : of.table).key);

/** A line with words that are neither a title nor in a table. */
function hasProse(copied: Report): boolean {
  const { tree, tables, sections } = copied;
  const own = new Set(tables.flatMap((table) => linesOf(tree, table)));
  return tree.lines.some(
    (line) =>
      line.cells.some(({ start, end }) => start < end) &&
      !own.has(line) &&
      !sections.some((title) => isTitle(copied, line, title)),
  );
}

/** Whether a line has a title, or a piece of it, in official words, and nothing else. */
const isTitle = ({ tree }: Report, { start, end }: Line, { line, title }: SectionRead): boolean =>
  !title.altered &&
  line.start <= end &&
  start <= line.end &&
  normalise(tree.plain.slice(start, line.start)) === '' &&
  normalise(tree.plain.slice(Math.max(start, line.end), end)) === '';

const spanOf = ({ tree }: Report, table: TableRead): Span => {
  const lines = linesOf(tree, table);
  return { start: lines[0]?.start ?? 0, end: lines.at(-1)?.end ?? 0 };
};

/** Whether a selection has nothing in it but cells that get another number, and what stands between them. */
const replacesOnly = (report: Report, selection: Span, tables: readonly TableRead[], numbers: Numbers): boolean =>
  selection.start === selection.end ||
  (tables.some((table) => isWithin(selection, spanOf(report, table))) &&
    [...report.cells.values()].every(({ path, span }) => numbers.has(path) || !isTouched(span, selection)));

const isWithin = (inner: Span, outer: Span): boolean => outer.start <= inner.start && inner.end <= outer.end;

/** An empty span is touched where it is inside, or at the ends, of a selection. */
const isTouched = (span: Span, by: Span): boolean =>
  span.start === span.end ? by.start < by.end && isWithin(span, by) : span.start < by.end && by.start < span.end;
