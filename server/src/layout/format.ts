import type { CellPath } from '../form/model.js';
import { isInHtml } from '../parse/htmlTables.js';
import { parse } from '../parse/parse.js';
import type { Edit, Line, Span, Tree } from '../parse/tree.js';
import { isNothing, relationsOf } from '../read/balance.js';
import { read } from '../read/read.js';
import type { Cell, Label, Report, TableRead } from '../read/report.js';
import { applied } from './edits.js';
import { linesOf, printedTable } from './printed.js';
import { render, type TableLayout } from './render.js';

export interface FormatOptions {
  readonly layout: TableLayout;
  /** Half-width digits without separators: `１,234` becomes 1234. Notes and units stay. */
  readonly plainNumbers: boolean;
  /** A blank, a dash or 无 becomes 0, except where a sum belongs there that is not 0. */
  readonly blankAsZero: boolean;
}

/**
 * Edits that lay the tables of a report out in one canonical way. Prose stays as it is, labels are those that are
 * printed, and no value changes: a table is left alone where a word or number of it has no place in the form, and
 * where the new text would be read in any other way than the old one.
 * @param within only tables that this span touches
 */
export function formatEdits(report: Report, options: FormatOptions, within?: Span): Edit[] {
  if (report.conflicts.length > 0) return [];
  const isWanted = ({ span }: TableRead): boolean => !within || (span.start <= within.end && within.start <= span.end);
  const plans = report.tables.filter(isWanted).flatMap((table) => planFor(report, table, options) ?? []);
  if (plans.length === 0) return [];
  if (isSafe(report, plans, options)) return plans.flatMap(({ edits }) => edits);
  // One of them is read differently: each by itself, then, on top of those that are not.
  const kept: Plan[] = [];
  for (const plan of plans) if (isSafe(report, [...kept, plan], options)) kept.push(plan);
  return kept.flatMap(({ edits }) => edits);
}

/**
 * The edit that lays out one line alone, where that line is a row of a table: what can be done while somebody types.
 * @param line number of the line, from 0
 */
export function formatLine(report: Report, options: FormatOptions, line: number): Edit | null {
  const { tree } = report;
  const place = tree.lines[line];
  const table = report.tables.find(({ span }) => place && span.start <= place.end && place.start <= span.end);
  if (!place || !table || options.layout === 'cells' || place.kind !== 'row') return null;
  const lines = linesOf(tree, table);
  if (!lines.some((other) => other !== place && isLaidOut(tree, other, options.layout))) return null;
  const here = table.cells.filter(({ span }) => place.start <= span.start && span.end <= place.end);
  const texts = textsOf(report, here, options);
  const printed = printedTable(tree, table, (cell) => texts.get(cell.path) ?? cell.text);
  if (!printed || printed.joined) return null;
  const on = printed.form.filter(({ span }) => span.start <= place.end && place.start <= span.end);
  const [own] = on;
  if (!own || on.length > 1 || own.span.start < place.start || own.span.end > place.end) return null;
  const rendered = render(printed.form, options.layout).filter(({ of }) => of === own);
  const newText = rendered[0]?.text ?? '';
  if (rendered.length !== 1 || newText === tree.text.slice(place.start, place.end)) return null;
  const edit = { span: { start: place.start, end: place.end }, newText };
  return readsAlike(report, read(parse(applied(tree.text, [edit]))), texts) ? edit : null;
}

/** A row in that layout: where no other is, a single one would not fit into its table. */
const isLaidOut = ({ text }: Tree, { start, end }: Line, layout: TableLayout): boolean =>
  layout === 'tabs' ? text.slice(start, end).includes('\t') : /^\s*\|/.test(text.slice(start, end));

/** What is to be printed for each number that is not to stay as it is. */
export type Texts = ReadonlyMap<CellPath, string>;

function textsOf(report: Report, cells: readonly Cell[], { plainNumbers, blankAsZero }: FormatOptions): Texts {
  const texts = new Map<CellPath, string>();
  if (!plainNumbers && !blankAsZero) return texts;
  for (const cell of cells) {
    if (plainNumbers && cell.kind === 'decorated') texts.set(cell.path, plainNumber(cell.text));
    if (blankAsZero && isNothing(cell) && mayBeZero(report, cell)) texts.set(cell.path, '0');
  }
  return texts;
}

const plainNumber = (text: string): string =>
  text
    .replace(/[０-９．－＋]/g, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0))
    .replace(/(?<=\d)[,，](?=\d{3})/g, '');

/** No sum that stands in this cell is another number. */
function mayBeZero(report: Report, { path }: Cell): boolean {
  const sums = [...relationsOf(report, [path])].filter(({ right }) => right.length === 1 && right[0] === path);
  return sums.every(({ left }) => left.every((part) => !report.cells.get(part)?.value));
}

/** How one table is to be changed. */
interface Plan {
  readonly table: TableRead;
  readonly texts: Texts;
  /** The lines that change. */
  readonly edits: readonly Edit[];
}

/** null where nothing is to be changed, or nothing can be. */
function planFor(report: Report, table: TableRead, options: FormatOptions): Plan | null {
  const texts = textsOf(report, table.cells, options);
  const edits = layOut(report, table, options.layout, texts);
  return edits && edits.length > 0 ? { table, texts, edits } : null;
}

/**
 * What changes of a table where it is laid out anew; null where a word or number of it has no place in the form.
 * What comes out is to be read again before anybody relies on it.
 */
export function layOut(report: Report, table: TableRead, layout: TableLayout, texts: Texts): readonly Edit[] | null {
  const { tree } = report;
  if (isInHtml(tree, table.span)) return null;
  const printed = printedTable(tree, table, (cell) => texts.get(cell.path) ?? cell.text);
  if (!printed || isShared(report, table, printed.lines)) return null;
  const { lines } = printed;
  const old = lines.map(({ start, end }) => tree.text.slice(start, end));
  const wanted = render(printed.form, layout).map(({ text }) => text);
  if (old.length === wanted.length) {
    return lines.flatMap(({ start, end }, at) => {
      const newText = wanted[at] as string;
      return newText === old[at] ? [] : [{ span: { start, end }, newText }];
    });
  }
  const [front, back] = sameEnds(old, wanted);
  const changed = lines.slice(front, lines.length - back);
  const span = { start: changed[0]?.start ?? 0, end: changed.at(-1)?.end ?? 0 };
  const newline = lineBreak(tree.text, lines[0]?.end ?? 0);
  const newText = wanted.slice(front, wanted.length - back).join(newline);
  return [{ span, newText }];
}

/** Whether a title or another table stands between the lines of a table. */
function isShared({ tree, tables, sections }: Report, own: TableRead, lines: readonly Line[]): boolean {
  const span = { start: lines[0]?.start ?? 0, end: lines.at(-1)?.end ?? 0 };
  const meets = (other: Span): boolean => other.start <= span.end && span.start <= other.end;
  return (
    sections.some(({ line }) => meets(line)) ||
    tables.some((other) => other !== own && linesOf(tree, other).some(meets))
  );
}

/** How many lines are the same at both ends of two lists of different lengths; one line more of each is left over. */
function sameEnds(old: readonly string[], wanted: readonly string[]): [front: number, back: number] {
  const most = Math.min(old.length, wanted.length) - 1;
  let front = 0;
  while (front < most && wanted[front] === old[front]) front++;
  let back = 0;
  while (back < most - front && wanted.at(-1 - back) === old.at(-1 - back)) back++;
  return [front, back];
}

/** The line break behind a line, or any other of the text. */
const lineBreak = (text: string, end: number): string =>
  (/^(?:\r\n|[\r\n])/.exec(text.slice(end, end + 2)) ?? /\r\n|[\r\n]/.exec(text))?.[0] ?? '\n';

/** Whether the edited text says what the old one said, and would be laid out as it is. */
function isSafe(report: Report, plans: readonly Plan[], options: FormatOptions): boolean {
  const edits = plans.flatMap((plan) => plan.edits);
  const after = read(parse(applied(report.tree.text, edits)), false);
  const texts = new Map(plans.flatMap((plan) => [...plan.texts]));
  if (!readsAlike(report, after, texts)) return false;
  return plans.every(({ table }) => {
    const own = after.tables[report.tables.indexOf(table)];
    return own !== undefined && planFor(after, own, options) === null;
  });
}

/** Whether a report is read like another one, but for numbers that have another form (`texts`). */
function readsAlike(before: Report, after: Report, texts: Texts): boolean {
  if (before.form !== after.form || before.organ !== after.organ || before.year !== after.year) return false;
  if (before.cells.size !== after.cells.size || before.tables.length !== after.tables.length) return false;
  for (const [path, { text, value, kind }] of before.cells) {
    const cell = after.cells.get(path);
    const wanted = texts.get(path);
    if (!cell || cell.text !== (wanted ?? text) || cell.value !== (wanted === '0' ? 0 : value)) return false;
    if (wanted === undefined && cell.kind !== kind) return false;
  }
  return summary(before) === summary(after);
}

/** What rules look at besides the numbers. */
const summary = ({ sections, tables, relations, second }: Report): string =>
  JSON.stringify([
    sections.map(({ section, title, numeral }) => [section.key, title.altered, numeral?.text]),
    tables.map(({ table, rows, columns, headings, repeated, missingRows, missingColumns }) => [
      table.key,
      rows.map(({ row, label, short }) => [row.key, altered(label), short?.length]),
      columns.map(({ column, label }) => [column.key, altered(label)]),
      headings.filter((heading) => heading.altered).map(({ official }) => official),
      repeated.length,
      missingRows.map(({ key }) => key),
      missingColumns.map(({ column, row }) => [column?.key, row?.key]),
    ]),
    relations.length,
    second !== null,
  ]);

const altered = (label: Label | null): boolean => label?.altered ?? false;
