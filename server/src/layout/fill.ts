import type { CellPath } from '../form/model.js';
import { isInHtml } from '../parse/htmlTables.js';
import { parse } from '../parse/parse.js';
import type { Edit, Span } from '../parse/tree.js';
import { read, readPart } from '../read/read.js';
import type { Cell, Report, TableRead } from '../read/report.js';
import { applied, hasPlace, numberEdit } from './edits.js';
import { layOut } from './format.js';
import { isOfForm, linesOf } from './printed.js';
import type { TableLayout } from './render.js';
import { styleOf } from './style.js';
import { tableLines } from './table.js';

/** A number with the text that is printed for it. */
export type Printed = Pick<Cell, 'text' | 'value'>;

/** What cells are to hold; nothing where the text is empty. */
export type Numbers = ReadonlyMap<CellPath, Printed>;

/** Numbers as they are printed. */
export const textsOf = (numbers: Numbers): Map<CellPath, string> =>
  new Map([...numbers].map(([path, { text }]) => [path, text]));

/**
 * Edits that put numbers into cells, also where these were filled or will be blank: what was copied is what is there.
 * Where a table has no places for its blank cells, or would no longer be aligned, it is laid out anew.
 */
export function fillEdits(
  report: Report,
  tables: readonly TableRead[],
  numbers: Numbers,
  layout: TableLayout,
): readonly Edit[] | null {
  const { text } = report.tree;
  const texts = textsOf(numbers);
  const changed = [...texts].filter(([path, wanted]) => wanted !== (report.cells.get(path)?.text ?? ''));
  // Pasted twice, a table has its place as well: its text would only spoil it.
  if (changed.length === 0) return [];
  const inPlace = (): Edit[] =>
    changed.flatMap(([path, newText]) => {
      const target = report.cells.get(path);
      return target ? [{ span: target.span, newText }] : [];
    });
  const layoutOf = (table: TableRead): TableLayout => {
    const { cells } = styleOf(report, table, layout);
    return cells === 'page' ? layout : cells;
  };
  const anew = (): Edit[] | null => together(tables.map((table) => layOut(report, table, layoutOf(table), texts)));
  const fromBlank = (): Edit[] | null =>
    together(tables.map((table) => blankReplaced(report, table, numbers, layoutOf(table))));
  const isAligned = tables.every(
    (table) => layoutOf(table) === 'aligned' && layOut(report, table, 'aligned', new Map())?.length === 0,
  );
  for (const way of [...(isAligned ? [anew, inPlace] : [inPlace, anew]), fromBlank]) {
    const edits = way();
    if (edits && isMeant(report, applied(text, edits), numbers)) return edits;
  }
  return null;
}

/** A table that nobody has filled in, printed anew with numbers; null where anything of it would get lost. */
function blankReplaced(report: Report, table: TableRead, numbers: Numbers, layout: TableLayout): Edit[] | null {
  const { tree, tables, sections } = report;
  const isBlank = table.cells.every(({ text }) => text === '') && table.rows.every(({ short }) => !short?.length);
  if (!isBlank || isInHtml(tree, table.span) || !isOfForm(tree, table)) return null;
  const lines = linesOf(tree, table);
  const span = { start: lines[0]?.start ?? 0, end: lines.at(-1)?.end ?? 0 };
  const others = [...tables.filter((own) => own !== table).map((own) => own.span), ...sections.map(({ line }) => line)];
  if (others.some((own) => own.start <= span.end && span.start <= own.end)) return null;
  const newText = tableLines(table.table, layout, textsOf(numbers)).join(styleOf(report, table).newline);
  return [{ span, newText }];
}

/** All of them, or none where one is missing. */
const together = (edits: readonly (readonly Edit[] | null)[]): Edit[] | null =>
  edits.every((own) => own !== null) ? edits.flat() : null;

/**
 * Whether numbers that are written into cells are read there again. Between tabs and pipes they are; where only blanks
 * tell the columns apart, one more number may make others stand elsewhere, and nothing but reading tells.
 */
export function isReadThere(report: Report, numbers: ReadonlyMap<Cell, number>): boolean {
  const { text, plain } = report.tree;
  const blank = [...numbers.keys()].filter(({ span }) => span.start === span.end);
  if (!blank.every((cell) => hasPlace(report, cell))) return false;
  if (!blank.some(({ span: { start, end } }) => plain[start - 1] === ' ' || plain[end] === ' ')) return true;
  const after = readAgain(
    report,
    applied(
      text,
      [...numbers].map(([cell, value]) => numberEdit(cell, value)),
    ),
  );
  return (
    after.cells.size === report.cells.size &&
    [...report.cells.values()].every((cell) => after.cells.get(cell.path)?.value === (numbers.get(cell) ?? cell.value))
  );
}

/** A changed text, read as the one before was. */
export function readAgain({ form }: Report, text: string): Report {
  const tree = parse(text);
  const report = read(tree, false);
  return report.form ? report : readPart(tree, form?.id);
}

/** Whether a changed report has these numbers in their cells, and all else as it was. */
export function isMeant(before: Report, text: string, numbers: Numbers): boolean {
  const after = readAgain(before, text);
  if (before.tables.length > 0 && after.form?.id !== before.form?.id) return false;
  if (after.second !== null && before.second === null) return false;
  if (before.organ !== null && after.organ !== before.organ) return false;
  if (before.year !== null && after.year !== before.year) return false;
  const isKept = before.sections.every(({ section, title }) => {
    const own = after.sections.find((other) => other.section.key === section.key);
    return own && wordsOf(after, own.title.span) === wordsOf(before, title.span);
  });
  const isAsBefore = ({ path, text: printed, value }: Cell): boolean => {
    const { text: wanted = '', value: number = null } = numbers.get(path) ?? before.cells.get(path) ?? {};
    return printed === wanted && value === number;
  };
  return (
    isKept &&
    [...before.cells.keys()].every((path) => after.cells.has(path)) &&
    [...numbers].every(([path, { text: printed }]) => printed === '' || after.cells.has(path)) &&
    [...after.cells.values()].every(isAsBefore)
  );
}

const wordsOf = ({ tree }: Report, { start, end }: Span): string => tree.text.slice(start, end);
