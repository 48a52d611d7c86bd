import { formOf, tableOf } from '../../../server/src/form/forms.js';
import { type CellPath, pathOf, type Row, type Table } from '../../../server/src/form/model.js';

/** What is printed in a cell: a number, or null for an empty one. Cells that are not named hold 0. */
export type Printed = ReadonlyMap<CellPath, number | bigint | null>;

const form = formOf('2021');
const disclosure = tableOf(form, 'disclosure');
const requests = tableOf(form, 'requests');
const cases = tableOf(form, 'cases');

/** Every cell of tables 三 and 四, in the order of the form. */
export const paths: readonly CellPath[] = [requests, cases].flatMap((table) => table.parts.flatMap(cellsOf(table)));

function cellsOf({ key }: Table): (part: Table['parts'][number]) => CellPath[] {
  return ({ rows, columns }) => rows.flatMap((row) => columns.map((column) => pathOf(key, row, column)));
}

/** What a report has to say besides its numbers. */
const SENTENCES: Partial<Record<string, string>> = {
  overview: '本报告的统计期限为2023年1月1日至2023年12月31日。',
  problems: '公开的内容还不够丰富，下一步将进一步改进。',
  other: '本年度没有收取信息处理费。',
};

/**
 * A report in the form of 2021 as it is copied from a word processor, cells apart by tabs, without fault but for the
 * numbers given: an empty cell is left empty, never left out.
 */
export function render(printed: Printed, organ = '清河县人民政府'): string {
  const numbers = (table: Table, row: Row): string[] =>
    (table.parts[0]?.columns ?? []).map((column) => {
      const value = printed.get(pathOf(table.key, row, column));
      return value === null ? '' : String(value ?? 0);
    });
  const tables: Partial<Record<string, string[][]>> = {
    disclosure: disclosureLines(),
    requests: requestsLines((row) => numbers(requests, row)),
    cases: casesLines((row) => numbers(cases, row)),
  };
  const sections = form.sections.flatMap(({ key, numeral, title }) => [
    [`${numeral}、${title}`],
    ...(tables[key] ?? [[SENTENCES[key] ?? '']]),
  ]);
  return [[`${organ}2023年政府信息公开工作年度报告`], ...sections].map((line) => `${line.join('\t')}\n`).join('');
}

const disclosureLines = (): string[][] =>
  disclosure.parts.flatMap(({ caption, columns, rows }) => [
    [caption ?? ''],
    [...disclosure.headings, ...columns.map(({ label }) => label)],
    ...rows.map(({ label }) => [label, ...columns.map(() => '0')]),
  ]);

/** Cells that span several columns are one cell, those that span several rows are empty but for the first. */
function requestsLines(numbers: (row: Row) => string[]): string[][] {
  const [columns, rows] = [requests.parts[0]?.columns ?? [], requests.parts[0]?.rows ?? []];
  const [applicants = '', bodies = '', outcomes = ''] = requests.headings;
  const [person, ...others] = columns.map(({ label }) => label);
  const total = others.pop();
  const isOutcome = ({ key }: Row): boolean => !['received', 'carriedIn', 'carriedOut'].includes(key);
  const first = rows.find(isOutcome);
  return [
    [requests.corner ?? '', applicants],
    ['', person ?? '', bodies, total ?? ''],
    ['', '', ...others],
    ...rows.map((row, at) => {
      const group = row.group === rows[at - 1]?.group ? '' : (row.group ?? '');
      const heads = isOutcome(row) ? [row === first ? outcomes : '', ...(row.group ? [group] : [])] : [];
      return [...heads, row.label, ...numbers(row)];
    }),
  ];
}

function casesLines(numbers: (row: Row) => string[]): string[][] {
  const [columns, rows] = [cases.parts[0]?.columns ?? [], cases.parts[0]?.rows ?? []];
  const labels = columns.map(({ label }) => label);
  const [reconsideration, ...litigation] = rows;
  return [
    [reconsideration?.label ?? '', ...cases.headings],
    [...labels, ...litigation.map(({ label }) => label)],
    litigation.flatMap(() => labels),
    rows.flatMap(numbers),
  ];
}
