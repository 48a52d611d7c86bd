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
    // Amounts have so many decimals at most; a difference of fractions is not exact.
    const by = Number((now - then).toFixed(6));
    return by > 0 ? `+${by}` : String(by);
  }
}

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
