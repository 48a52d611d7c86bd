import type { Span } from '../parse/tree.js';
import type { Report, RowRead, SectionRead, TableRead } from '../read/report.js';
import type { Say } from '../rules/rule.js';
import { tableName } from '../rules/words.js';

/** A part of a report that has a name: what the outline lists, folding hides and selections grow by. */
export interface OutlinePart {
  readonly kind: 'section' | 'table' | 'group' | 'row';
  readonly name: string;
  /** What is printed in a row; empty for all others, and where the numbers cannot be told apart. */
  readonly detail: string;
  /** From its first to its last character. */
  readonly span: Span;
  /** The words it is known by, within `span`: a title, a label, the line of a table's column heads. */
  readonly head: Span;
  readonly children: readonly OutlinePart[];
}

/**
 * The sections of a report, in the order of the text, with their tables (二.–四. of the form), the groups of rows in
 * these (第二十条第（一）项, 三、本年度办理结果, （三）不予公开, 行政诉讼), and the rows. Parts side by side never cross, unless the
 * layout mixes the lines of several groups.
 */
export function outlineOf(report: Report, say: Say): OutlinePart[] {
  const tables = report.tables.map((read) => ({ read, part: tablePart(report, read, say) }));
  const within = ({ whole }: SectionRead, { start }: Span): boolean => whole.start <= start && start < whole.end;
  const sections = report.sections.map((section): OutlinePart => {
    const own = tables.filter(({ part }) => within(section, part.span));
    return sectionPart(
      report,
      section,
      own.map(({ part }) => part),
    );
  });
  const loose = tables.filter(({ part }) => !report.sections.some((section) => within(section, part.span)));
  return inOrder([...sections, ...loose.map(({ part }) => part)]);
}

function sectionPart({ tree }: Report, read: SectionRead, children: readonly OutlinePart[]): OutlinePart {
  const { section, whole, line } = read;
  const { length } = tree.plain.slice(line.end, whole.end).trimEnd();
  const span = hull([line, { start: whole.start, end: line.end + length }, ...children.map((child) => child.span)]);
  return { kind: 'section', name: `${section.numeral}、${section.title}`, detail: '', span, head: line, children };
}

function tablePart(report: Report, read: TableRead, say: Say): OutlinePart {
  const rows = rowParts(read);
  const children = grouped(report, read, rows, 0);
  const span = hull([read.span, ...children.map((child) => child.span)]);
  const captioned = read.table.parts.length > 1;
  const head = (captioned ? null : headLine(report, read.columns)) ?? read.head;
  return { kind: 'table', name: tableName(read.table, say), detail: '', span, head: inside(head, span), children };
}

/** A row, what it is filed under from the outside in, and where it stands. */
interface Filed {
  readonly read: RowRead;
  readonly groups: readonly string[];
  readonly part: OutlinePart;
}

function rowParts(table: TableRead): Filed[] {
  const { rows } = table;
  const spans = apart(
    rows.map(({ label, span, cells, short }) => {
      const numbers = span.start < span.end || !label ? span : label.span;
      return [label ? hull([label.span, span]) : span, numbers, label?.span ?? cells[0]?.span ?? short?.[0] ?? span];
    }),
  );
  return rows.map((read, at): Filed => {
    const span = spans[at] as Span;
    const head = inside(read.label?.span ?? read.span, span);
    const part: OutlinePart = { kind: 'row', name: read.row.label, detail: printedIn(read), span, head, children: [] };
    return { read, groups: groupsOf(table, read), part };
  });
}

/** The total of a row, or what it prints where the form has no total. */
function printedIn({ cells }: RowRead): string {
  const total = cells.filter(({ column }) => column.total);
  return (total.length > 0 ? total : cells).map(({ text }) => text || '—').join(' / ');
}

const ITEM = /^[一二三四五六七八九十]、/;

/** The headings that a row stands under, outermost first. */
function groupsOf({ table }: TableRead, { row, part }: RowRead): string[] {
  const groups: string[] = part.caption === undefined ? [] : [part.caption];
  // 三、本年度办理结果 holds all that is numbered （一） … （七）.
  const item = table.headings.find((heading) => ITEM.test(heading));
  if (item !== undefined && !ITEM.test(row.label)) groups.push(item);
  if (row.group !== undefined) groups.push(row.group);
  return groups;
}

/** Rows as they are filed below the headings of one level. */
function grouped(report: Report, table: TableRead, rows: readonly Filed[], level: number): OutlinePart[] {
  const parts: OutlinePart[] = [];
  for (let at = 0; at < rows.length; ) {
    const first = rows[at] as Filed;
    const name = first.groups[level];
    let end = at + 1;
    if (name === undefined) parts.push(first.part);
    else {
      while (rows[end]?.groups[level] === name) end++;
      parts.push(groupPart(report, table, name, rows.slice(at, end), level));
    }
    at = end;
  }
  return inOrder(parts);
}

function groupPart(report: Report, table: TableRead, name: string, rows: readonly Filed[], level: number): OutlinePart {
  const children = grouped(report, table, rows, level + 1);
  const heading = table.headings.find(({ official }) => official === name);
  const { part } = (rows[0] as Filed).read;
  const columns = part.caption === name ? table.columns.filter((column) => column.part === part) : [];
  const labels = columns.flatMap(({ label }) => label?.span ?? []);
  // Heads that stand above rows side by side are not theirs alone.
  const heads = table.table.across ? [] : [...labels, ...(heading ? [heading.span] : [])];
  const span = hull([...children.map((child) => child.span), ...heads]);
  const head = headLine(report, columns) ?? heading?.span ?? (children[0] as OutlinePart).head;
  return { kind: 'group', name, detail: '', span, head: inside(head, span), children };
}

/** The heads of these columns that stand together on one line, on the line that has most of them. */
function headLine({ tree }: Report, columns: TableRead['columns']): Span | null {
  let best: Span[] = [];
  let line: Span[] = [];
  const labels = columns.flatMap(({ label }) => label?.span ?? []).sort((a, b) => a.start - b.start);
  for (const [at, label] of labels.entries()) {
    const before = labels[at - 1];
    if (before && /[\n\r]/.test(tree.plain.slice(before.end, label.start))) line = [];
    line.push(label);
    if (line.length > best.length) best = line;
  }
  return best.length > 0 ? hull(best) : null;
}

/** Of each the widest of its places, given from wide to narrow, that crosses no other's. */
function apart(places: readonly (readonly Span[])[]): Span[] {
  let now = places.map(([widest]) => widest as Span);
  const levels = Math.max(0, ...places.map(({ length }) => length));
  for (let level = 1; level < levels; level++) {
    const crosses = now.map((one) =>
      now.some((other) => one !== other && one.start < other.end && other.start < one.end),
    );
    now = now.map((span, at) => (crosses[at] ? (places[at]?.[level] ?? span) : span));
  }
  return now;
}

const inside = (head: Span, span: Span): Span => (span.start <= head.start && head.end <= span.end ? head : span);

const hull = (spans: readonly Span[]): Span => ({
  start: Math.min(...spans.map(({ start }) => start)),
  end: Math.max(...spans.map(({ end }) => end)),
});

const inOrder = (parts: OutlinePart[]): OutlinePart[] => parts.sort((a, b) => a.span.start - b.span.start);
