import { type CellPath, type Column, pathOf, type Row, type Table } from '../form/model.js';
import type { Edit, Span } from '../parse/tree.js';
import type { Report, RowRead, TableRead } from '../read/report.js';
import { certainly, finding, possibly } from './finding.js';
import type { Fix, Rule, RuleContext } from './rule.js';
import { quoted, tableName } from './words.js';

/** A row that prints fewer or more numbers than there are columns: which is which cannot be told. */
export const rowCells: Rule = {
  id: 'row-cells',
  severity: 'error',
  title: { zh: '行内数字个数不符', en: 'Wrong number of cells in a row' },
  *check(context) {
    for (const read of context.report.tables) {
      if (read.table.across && read.missingColumns.length === 0) {
        const short = read.rows.find((row) => row.short && row.short.length > 0);
        if (short) yield* across(context, read, short);
        continue;
      }
      const short = read.rows.filter(
        (row) => row.short && !read.missingColumns.some((missing) => missing.part === row.part),
      );
      if (short.filter((row) => isTorn(context, row)).length > MOST_TORN) yield inTable(context, read, short.length);
      else for (const row of short) yield* inRow(context, read, row);
    }
  },
};

/** A page torn apart by a program is one trouble, not one a row. */
const MOST_TORN = 5;

/** Nothing but blanks holds the numbers of the row apart: neither tabs nor pipes say which cell is empty. */
function isTorn({ report }: RuleContext, row: RowRead): boolean {
  const { lines, plain } = report.tree;
  const line = lines.find((candidate) => candidate.start <= row.span.start && row.span.start <= candidate.end);
  return line !== undefined && !/[\t|]/.test(plain.slice(line.start, line.end));
}

function inTable({ say }: RuleContext, read: TableRead, count: number) {
  const table = tableName(read.table, say);
  const message = say(
    `${table}有 ${count} 行的数字与列对不上，转换中丢失或错位的数字无法判断属于哪一列`,
    `${table}: the numbers of ${count} rows do not match the columns; text taken from a page has lost which is which`,
  );
  return finding(rowCells, read.head, message);
}

function* inRow(context: RuleContext, read: TableRead, row: RowRead) {
  const { say } = context;
  const count = row.short?.length ?? 0;
  const width = row.part.columns.length;
  const table = tableName(read.table, say);
  const places = row.part.columns.map((column) => ({ row: row.row, column }));
  const fixes = pads(context, row, read.table, places);
  const name = quoted(row.row.group ? `${row.row.group} ${row.row.label}` : row.row.label);
  const which =
    count > width
      ? say('无法判断多出的是哪一个', 'which is too many cannot be told')
      : fixes.some(({ preferred }) => preferred)
        ? say('各数都是 0，补一个 0 即可', 'all are 0, and one more 0 will do')
        : say('无法判断缺少的是哪一列', 'which column is lost cannot be told');
  const message = say(
    `${table}${name}行有 ${count} 个数字，应有 ${width} 个，${which}`,
    `${table}, row ${name}: ${count} numbers for ${width} columns; ${which}`,
  );
  const first = row.short?.[0];
  const last = row.short?.at(-1);
  const span = first && last ? { start: first.start, end: last.end } : (row.label?.span ?? row.span);
  yield finding(rowCells, span, message, { fixes });
}

function* across(context: RuleContext, read: TableRead, row: RowRead) {
  const { say } = context;
  const count = row.short?.length ?? 0;
  const first = row.short?.[0];
  const last = row.short?.at(-1);
  if (!first || !last) return;
  const places = row.part.rows.flatMap((own) => row.part.columns.map((column) => ({ row: own, column })));
  const width = places.length;
  const table = tableName(read.table, say);
  const message = say(
    `${table}有 ${count} 个数字，应有 ${width} 个，无法判断缺少或多出的是哪一个`,
    `${table}: ${count} numbers for ${width} places; which is lost or too many cannot be told`,
  );
  yield finding(rowCells, { start: first.start, end: last.end }, message, {
    fixes: pads(context, row, read.table, places),
  });
}

interface Place {
  readonly row: Row;
  readonly column: Column;
}

/**
 * The lost number wherever one makes every total right, first where the other relations of the table hold with it;
 * anywhere where all are zero.
 */
function pads(context: RuleContext, { short, part }: RowRead, { key }: Table, places: readonly Place[]): Fix[] {
  const { report, say } = context;
  const spans = short ?? [];
  const [first, second] = spans;
  if (!first || !second || spans.length !== places.length - 1 || !part.columns.at(-1)?.total) return [];
  const { text } = report.tree;
  const values = spans.map((span) => Number(text.slice(span.start, span.end)));
  if (values.some((value) => !Number.isInteger(value) || value < 0)) return [];
  const gap = text.slice(first.end, second.start);
  const insert = (at: number, value: number): Edit => {
    const behind = spans[at];
    const end = (spans.at(-1) as Span).end;
    return behind
      ? { span: { start: behind.start, end: behind.start }, newText: `${value}${gap}` }
      : { span: { start: end, end }, newText: `${gap}${value}` };
  };
  if (values.every((value) => value === 0)) return [certainly(say('补一个 0', 'Add a 0'), insert(values.length, 0))];
  const ways = new Map<string, { readonly fits: boolean; readonly fix: Fix }>();
  for (const [at, place] of places.entries()) {
    const value = lostAt(values, at, part.columns.length);
    if (value === null) continue;
    const all = [...values.slice(0, at), value, ...values.slice(at)];
    const due = new Map(places.map(({ row, column }, index) => [pathOf(key, row, column), all[index] as number]));
    const row = place.row === places.at(-1)?.row && place.row === places[0]?.row ? '' : place.row.label;
    const name = say(
      `${row && `${quoted(row)}的`}“${place.column.label}”`,
      `${row && `${quoted(row)}, `}“${place.column.label}”`,
    );
    const fix = possibly(say(`补上${name} ${value}`, `Add ${name}: ${value}`), insert(at, value));
    if (!ways.has(all.join())) ways.set(all.join(), { fits: fits(report, due), fix });
  }
  const fitting = [...ways.values()].filter((way) => way.fits);
  const others = [...ways.values()].filter((way) => !way.fits);
  const agreeing = say('（有关合计都相符）', ' (all sums agree then)');
  const isTold = fitting.length === 1 && others.length > 0;
  return [
    ...fitting.map(({ fix }) => ({ ...fix, title: fix.title + (isTold ? agreeing : '') })),
    ...others.map(({ fix }) => fix),
  ];
}

/** Whether the relations of the form that can be computed with these numbers hold. */
function fits({ form, cells }: Report, due: ReadonlyMap<CellPath, number>): boolean {
  const numberAt = (path: CellPath): number => due.get(path) ?? cells.get(path)?.value ?? Number.NaN;
  const sum = (paths: readonly CellPath[]): number => paths.reduce((all, path) => all + numberAt(path), 0);
  return (form?.relations ?? []).every(({ left, right }) => {
    const isTouched = left.some((path) => due.has(path)) || right.some((path) => due.has(path));
    const off = isTouched ? sum(left) - sum(right) : 0;
    return Number.isNaN(off) || off === 0;
  });
}

/** The number that makes every group's last number its sum, if it is the one lost at this place. */
function lostAt(values: readonly number[], at: number, width: number): number | null {
  const all = [...values.slice(0, at), 0, ...values.slice(at)];
  let lost = 0;
  for (let start = 0; start < all.length; start += width) {
    const total = all[start + width - 1] as number;
    const off = all.slice(start, start + width - 1).reduce((sum, value) => sum + value, 0) - total;
    if (at < start || at >= start + width) {
      if (off !== 0) return null;
    } else lost = at === start + width - 1 ? off : -off;
  }
  return lost >= 0 ? lost : null;
}
