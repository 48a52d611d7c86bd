import { type CellPath, type Column, type Form, pathOf, type Row, type Table } from '../form/model.js';
import type { Cell, Report, TableRead } from '../read/report.js';
import { displayWidth } from './render.js';

/** The tables of two reports, to be compared line by line. */
export interface Compared {
  readonly earlier: string;
  readonly later: string;
}

/**
 * The tables of two reports in one layout: a line a row, or a number in table 二, whose columns differ from form to
 * form. Numbers stand before labels: so they stand below one another in any font, and are seen where there is little
 * room. The labels are those of the later form: what means the same has the same words. The last column of the later
 * text, 增减, is by how much the number before it has grown. A blank stays blank; `?` is what could not be read.
 */
export function compared(earlier: Report, later: Report): Compared {
  const keys = ['disclosure', 'requests', 'cases'] as const;
  const form = later.form ?? earlier.form;
  const sides = [
    { report: earlier, before: null },
    { report: later, before: earlier },
  ];
  const texts = sides.map(({ report }) => [titleOf(report), '']);
  for (const key of keys) {
    const section = form?.sections.find((candidate) => candidate.key === key);
    const grids = sides.map(({ report, before }) => gridOf(report, key, form, before));
    const widths = widthsOf(grids.flat());
    for (const [at, grid] of grids.entries())
      texts[at]?.push(`${section?.numeral}、${section?.title}`, ...grid.map((line) => written(line, widths)), '');
  }
  const [before = '', after = ''] = texts.map((lines) => lines.join('\n'));
  return { earlier: before, later: after };
}

/**
 * The tables of two reports as one text: what is the same in both stands there once, what differs as `earlier>later`.
 * Where only one of the two has a line, so does one side of the sign.
 */
export function sideBySide(earlier: Report, later: Report): string {
  const form = later.form ?? earlier.form;
  const lines = [`${titleOf(earlier)} > ${titleOf(later)}`, ''];
  for (const key of ['disclosure', 'requests', 'cases'] as const) {
    const section = form?.sections.find((candidate) => candidate.key === key);
    const joined = joinedLines(gridOf(earlier, key, form, null), gridOf(later, key, form, earlier));
    const widths = widthsOf(joined);
    lines.push(`${section?.numeral}、${section?.title}`, ...joined.map((line) => written(line, widths)), '');
  }
  return lines.join('\n');
}

/** A number that stands in two reports, or in one of them. */
export interface ComparedNumber {
  readonly cell: CellPath;
  readonly row: string;
  readonly column: string;
  /** null where it is blank, no number, or not there. */
  readonly earlier: number | null;
  readonly later: number | null;
  /** By how much it has grown; null where one of the two is not known. */
  readonly change: number | null;
}

/** All numbers of two reports, in the order of the later one; then those that only the earlier one has. */
export function comparedNumbers(earlier: Report, later: Report): ComparedNumber[] {
  const cells = new Map(
    [...later.cells, ...earlier.cells].map(([path, cell]) => [path, later.cells.get(path) ?? cell]),
  );
  return Array.from(cells.values(), ({ path, row, column }) => {
    const [then = null, now = null] = [earlier.cells.get(path)?.value, later.cells.get(path)?.value];
    const change = then === null || now === null ? null : difference(now, then);
    return { cell: path, row: row.label, column: column.label, earlier: then, later: now, change };
  });
}

const titleOf = ({ organ, year }: Report): string => [organ ?? [], year === null ? [] : `${year} 年`].flat().join(' ');

/** A line of numbers and what they are, or words alone. */
type GridLine = string | { readonly cells: readonly string[]; readonly label: string };

function gridOf(report: Report, key: Table['key'], form: Form | null, before: Report | null): GridLine[] {
  const read = report.tables.find(({ table }) => table.key === key);
  if (!read) return [];
  const labels = form?.tables.find((table) => table.key === key) ?? read.table;
  const numbers = new Numbers(report.cells, before?.cells ?? null, key);
  return key === 'disclosure' ? numberLines(read, labels, numbers) : rowLines(read, numbers);
}

/** Cells of one table, and those of the year before. */
class Numbers {
  constructor(
    readonly cells: ReadonlyMap<CellPath, Cell>,
    readonly before: ReadonlyMap<CellPath, Cell> | null,
    readonly table: Table['key'],
  ) {}

  /** As a number where it is one, so that only another number is another text. */
  text(row: Row, column: Column): string {
    const cell = this.cells.get(pathOf(this.table, row, column));
    if (!cell) return '?';
    if (cell.value !== null && !column.unitInCell) return String(cell.value);
    return cell.text.replace(/[\s|]+/g, ' ').slice(0, LONGEST);
  }

  /** `+3`, `-3`; nothing where it is the same, or not known. */
  change(row: Row, column: Column): string {
    const path = pathOf(this.table, row, column);
    const now = this.cells.get(path)?.value ?? null;
    const then = this.before?.get(path)?.value ?? null;
    if (now === null || then === null || now === then || column.unitInCell) return '';
    const by = difference(now, then);
    return by > 0 ? `+${by}` : String(by);
  }
}

/** Amounts have so many decimals at most; a difference of fractions is not exact. */
const difference = (now: number, then: number): number => Number((now - then).toFixed(6));

/** Of words that are no number. */
const LONGEST = 20;
const CHANGE = '增减';

/** A number a line, below the captions. */
function numberLines({ rows, table }: TableRead, labels: Table, numbers: Numbers): GridLine[] {
  const named = new Map(
    labels.parts.flatMap((part) =>
      part.rows.flatMap((row) =>
        part.columns.map((column) => [pathOf(table.key, row, column), nameOf(row, column)] as const),
      ),
    ),
  );
  return table.parts.flatMap(({ caption, columns, rows: all }) => [
    ...(caption ? [caption] : []),
    ...all
      .filter((row) => rows.some((read) => read.row === row))
      .flatMap((row) =>
        columns.map((column) => ({
          cells: [numbers.text(row, column), numbers.change(row, column)],
          label: named.get(pathOf(table.key, row, column)) ?? nameOf(row, column),
        })),
      ),
  ]);
}

const nameOf = (row: Row, column: Column): string => `${row.label} · ${column.label}`;

/** A row a line, below the heads; groups have a line of their own. */
function rowLines({ rows, table }: TableRead, numbers: Numbers): GridLine[] {
  return table.parts.flatMap(({ columns }) => {
    const total = columns.find((column) => column.total) as Column;
    let group: string | undefined;
    const lines = rows.flatMap(({ row }): GridLine[] => {
      const heading = row.group && row.group !== group ? [row.group] : [];
      group = row.group;
      const cells = columns.map((column) => numbers.text(row, column));
      return [...heading, { cells: [...cells, numbers.change(row, total)], label: row.label }];
    });
    return [...headLines([...columns.map(({ label }) => label), CHANGE]), ...lines];
  });
}

/**
 * Each head on a line of its own, above its column: only digits and blanks stand before it, as in many fonts Chinese
 * characters are not as wide as two of these.
 */
const headLines = (labels: readonly string[]): GridLine[] =>
  labels.map((label, at) => ({ cells: Array<string>(at).fill(''), label }));

function widthsOf(lines: readonly GridLine[]): number[] {
  const widths: number[] = [];
  for (const line of lines) {
    if (typeof line === 'string') continue;
    for (const [at, cell] of line.cells.entries()) widths[at] = Math.max(widths[at] ?? NARROWEST, displayWidth(cell));
  }
  return widths;
}

const NARROWEST = 4;

function written(line: GridLine, widths: readonly number[]): string {
  if (typeof line === 'string') return line;
  const cells = line.cells.map((cell, at) => `${' '.repeat((widths[at] ?? 0) - displayWidth(cell))}${cell}|`);
  return `|${cells.join('')} ${line.label}`;
}

/** The lines of two grids in one; those of the same words are one line. */
function joinedLines(earlier: readonly GridLine[], later: readonly GridLine[]): GridLine[] {
  const joined: GridLine[] = [];
  let from = 0;
  for (const line of later) {
    const same = earlier.findIndex((other, at) => at >= from && wordsOf(other) === wordsOf(line));
    if (same < 0) {
      joined.push(joinedLine(null, line));
      continue;
    }
    joined.push(...earlier.slice(from, same).map((other) => joinedLine(other, null)));
    joined.push(joinedLine(earlier[same] as GridLine, line));
    from = same + 1;
  }
  return [...joined, ...earlier.slice(from).map((other) => joinedLine(other, null))];
}

const wordsOf = (line: GridLine): string => (typeof line === 'string' ? line : line.label);

function joinedLine(earlier: GridLine | null, later: GridLine | null): GridLine {
  const line = later ?? earlier ?? '';
  if (typeof line === 'string') return line;
  const cellsOf = (side: GridLine | null): readonly string[] => (typeof side === 'object' && side ? side.cells : []);
  const [then, now] = [cellsOf(earlier), cellsOf(later)];
  const cells = line.cells.map((_, at) => {
    const [one = '', other = ''] = [then[at], now[at]];
    // The last column says by how much the later one has grown.
    return one === other || at === line.cells.length - 1 ? other : `${one}>${other}`;
  });
  return { cells, label: line.label };
}
