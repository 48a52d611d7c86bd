import { formOf, tableOf } from '../../../server/src/form/forms.js';
import { type CellPath, type Form, pathOf, type Row, type Table } from '../../../server/src/form/model.js';
import { parse } from '../../../server/src/parse/parse.js';
import { read } from '../../../server/src/read/read.js';
import type { Sample } from '../samples.js';

/** A cell of a table: its words, and how many columns and rows it takes. */
export interface Cell {
  readonly text: string;
  readonly columns?: number;
  readonly rows?: number;
}

/** What a document is made of: paragraphs and tables. */
export type Block = string | readonly (readonly Cell[])[];

/** The number in a cell, as it is printed; empty where it is blank. */
export type Numbers = (path: CellPath) => string;

const label = (text: string, columns = 1, rows = 1): Cell => ({ text, columns, rows });

/** The tables of a form as word processors have them, with merged cells. */
export function tablesOf(form: Form, numbers: Numbers): Record<'disclosure' | 'requests' | 'cases', Cell[][]> {
  const numbersOf = (table: Table, row: Row): Cell[] => {
    const part = table.parts.find(({ rows }) => rows.includes(row));
    return (part?.columns ?? []).map((column) => ({ text: numbers(pathOf(table.key, row, column)) }));
  };
  const [disclosure, requests, cases] = (['disclosure', 'requests', 'cases'] as const).map((key) => tableOf(form, key));
  if (!disclosure || !requests || !cases) throw new Error('no tables');
  return {
    disclosure: disclosureTable(disclosure, numbersOf),
    requests: requestsTable(requests, numbersOf),
    cases: casesTable(cases, numbersOf),
  };
}

type NumbersOf = (table: Table, row: Row) => Cell[];

function disclosureTable(table: Table, numbersOf: NumbersOf): Cell[][] {
  const width = 4;
  return table.parts.flatMap(({ caption = '', columns, rows }) => {
    /** The last cell reaches to the right border. */
    const filled = (cells: Cell[]): Cell[] =>
      cells.map((cell, at) => (at === cells.length - 1 ? { ...cell, columns: width - at } : cell));
    return [
      [label(caption, width)],
      filled([label('信息内容'), ...columns.map((column) => label(column.label))]),
      ...rows.map((row) => filled([label(row.label), ...numbersOf(table, row)])),
    ];
  });
}

function requestsTable(table: Table, numbersOf: NumbersOf): Cell[][] {
  const { columns = [], rows = [] } = table.parts[0] ?? {};
  const heads = columns.map((column) => column.label);
  const outcomes = rows.filter((row) => /^[（\d]/.test(row.label));
  const lines = rows.map((row) => {
    const numbers = numbersOf(table, row);
    if (!outcomes.includes(row)) return [label(row.label, 3), ...numbers];
    const lead = row === outcomes[0] ? [label('三、本年度办理结果', 1, outcomes.length)] : [];
    if (!row.group) return [...lead, label(row.label, 2), ...numbers];
    const members = rows.filter(({ group }) => group === row.group);
    const group = row === members[0] ? [label(row.group, 1, members.length)] : [];
    return [...lead, ...group, label(row.label), ...numbers];
  });
  return [
    [label(table.corner ?? '', 3, 3), label('申请人情况', 7)],
    [label(heads[0] ?? '', 1, 2), label('法人或其他组织', 5), label(heads[6] ?? '', 1, 2)],
    heads.slice(1, 6).map((head) => label(head)),
    ...lines,
  ];
}

function casesTable(table: Table, numbersOf: NumbersOf): Cell[][] {
  const { columns = [], rows = [] } = table.parts[0] ?? {};
  const heads = columns.map((column) => column.label);
  const [first, ...others] = rows.map((row) => row.label);
  return [
    [label(first ?? '', 5), label('行政诉讼', 10)],
    [...heads.map((head) => label(head, 1, 2)), ...others.map((other) => label(other, 5))],
    others.flatMap(() => heads.map((head) => label(head))),
    rows.flatMap((row) => numbersOf(table, row)),
  ];
}

/** The true numbers of a real report, blank where it prints none. */
export const numbersIn =
  ({ truth }: Sample): Numbers =>
  (path) =>
    truth.cells[path] === null || truth.cells[path] === undefined ? '' : String(truth.cells[path]);

/** A real report as a document: its own prose, the tables of its form with its true numbers. */
export function documentOf(sample: Sample, numbers = numbersIn(sample)): Block[] {
  const { tree, sections, tables } = read(parse(sample.text));
  const isMerged = 'requests/other/total' in sample.truth.cells;
  const form = formOf(sample.truth.form as '2021' | '2019', isMerged ? 'merged' : 'split');
  const made = tablesOf(form, numbers);
  const isProse = (line: { start: number; end: number }): boolean =>
    !tables.some(({ span }) => line.start < span.end && span.start < line.end) &&
    !sections.some((section) => line.start <= section.line.start && section.line.start <= line.end);
  const prose = (from: number, to: number): string[] =>
    tree.lines
      .filter((line) => line.start >= from && line.end <= to && isProse(line))
      .map((line) => tree.text.slice(line.start, line.end).trim())
      .filter((text) => text !== '' && !/[\t|]|^[\d.]+$| {3}/.test(text));
  const [first] = sections;
  return [
    ...prose(0, first?.line.start ?? 0),
    ...form.sections.flatMap(({ key, numeral, title }): Block[] => {
      const own = sections.find(({ section }) => section.key === key);
      const table = key === 'disclosure' || key === 'requests' || key === 'cases' ? [made[key]] : [];
      return [`${numeral}、${title}`, ...table, ...(own ? prose(own.line.end, own.whole.end) : [])];
    }),
  ];
}

/** A report's text as a document, with other numbers in some cells. */
export function documentFrom(text: string, others: Readonly<Record<string, string>> = {}): Block[] {
  const { form, cells } = read(parse(text));
  const truth = {
    form: form?.id ?? '',
    cells: Object.fromEntries([...cells].map(([path, { value }]) => [path, value])),
  };
  return documentOf({ name: '', text, truth }, (path) => others[path] ?? cells.get(path)?.text ?? '');
}
