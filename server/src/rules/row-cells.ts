import type { Edit, Span } from '../parse/tree.js';
import type { RowRead, TableRead } from '../read/report.js';
import { certainly, finding, possibly } from './finding.js';
import type { Fix, Rule, RuleContext } from './rule.js';
import { tableName } from './words.js';

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
  const name = row.row.group ? `${row.row.group} ${row.row.label}` : row.row.label;
  const which =
    count < width
      ? say('缺少的是哪一列无法判断', 'which column is lost cannot be told')
      : say('多出的是哪一个无法判断', 'which is too many cannot be told');
  const message = say(
    `${table}「${name}」行有 ${count} 个数字，应有 ${width} 个，${which}`,
    `${table}, row “${name}”: ${count} numbers for ${width} columns; ${which}`,
  );
  const first = row.short?.[0];
  const last = row.short?.at(-1);
  const span = first && last ? { start: first.start, end: last.end } : (row.label?.span ?? row.span);
  yield finding(rowCells, span, message, { fixes: pads(context, row) });
}

/** Zeros alone can be padded with a zero anywhere; else the total is kept where it is one. */
function pads({ report, say }: RuleContext, row: RowRead): Fix[] {
  const spans = row.short ?? [];
  const last = spans.at(-1);
  const before = spans.at(-2);
  const total = row.part.columns.at(-1)?.total;
  if (!last || !before || !total || row.part.columns.length - spans.length !== 1) return [];
  const { text } = report.tree;
  const values = spans.map((span) => Number(text.slice(span.start, span.end)));
  if (values.some((value) => !Number.isInteger(value) || value < 0)) return [];
  const gap = text.slice(before.end, last.start);
  const pad = (value: number) => ({ span: { start: last.end, end: last.end }, newText: `${gap}${value}` });
  if (values.every((value) => value === 0)) return [certainly(say('补一个 0', 'Add a 0'), pad(0))];
  const sum = values.reduce((all, value) => all + value, 0);
  const parts = sum - (values.at(-1) ?? 0);
  const fixes: Fix[] = [];
  if (parts === values.at(-1)) {
    const zero = { span: { start: last.start, end: last.start }, newText: `0${gap}` };
    fixes.push(possibly(say('在总计前补一个 0', 'Add a 0 before the total'), zero));
  }
  fixes.push(possibly(say(`在末尾补总计 ${sum}`, `Add the total ${sum} at the end`), pad(sum)));
  return fixes;
}

function* across(context: RuleContext, read: TableRead, row: RowRead) {
  const { say } = context;
  const count = row.short?.length ?? 0;
  const first = row.short?.[0];
  const last = row.short?.at(-1);
  if (!first || !last) return;
  const width = read.table.parts.reduce((sum, part) => sum + part.rows.length * part.columns.length, 0);
  const table = tableName(read.table, say);
  const message = say(
    `${table}有 ${count} 个数字，应有 ${width} 个，缺少或多出的是哪一个无法判断`,
    `${table}: ${count} numbers for ${width} places; which is lost or too many cannot be told`,
  );
  yield finding(rowCells, { start: first.start, end: last.end }, message, { fixes: padsAcross(context, row) });
}

/** The lost number wherever one makes every total right; anywhere where all are zero. */
function padsAcross({ report, say }: RuleContext, row: RowRead): Fix[] {
  const spans = row.short ?? [];
  const part = row.part;
  const places = part.rows.flatMap((own) => part.columns.map((column) => ({ row: own, column })));
  const [first, second] = spans;
  if (!first || !second || spans.length !== places.length - 1) return [];
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
  return places.flatMap((place, at): Fix[] => {
    const value = lostAt(values, at, part.columns.length);
    if (value === null) return [];
    const name = say(
      `「${place.row.label}」的「${place.column.label}」`,
      `“${place.row.label}”, “${place.column.label}”`,
    );
    return [possibly(say(`补上${name} ${value}`, `Add ${name}: ${value}`), insert(at, value))];
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
