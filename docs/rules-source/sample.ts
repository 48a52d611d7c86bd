import { formOf, rowsOf } from '../../server/src/form/forms.js';
import {
  type CellPath,
  type Column,
  pathOf,
  type Row,
  type SectionKey,
  type Table,
} from '../../server/src/form/model.js';

/** The numbers of the sample that are not 0. */
const values: Readonly<Record<CellPath, number>> = {
  'disclosure/normativeDocuments/issued': 2,
  'disclosure/normativeDocuments/repealed': 1,
  'disclosure/normativeDocuments/inForce': 12,
  'disclosure/licenses/decisions': 35,
  'disclosure/fees/amount': 1.2,
  'requests/received/naturalPerson': 19,
  'requests/received/business': 3,
  'requests/received/total': 22,
  'requests/carriedIn/naturalPerson': 2,
  'requests/carriedIn/total': 2,
  'requests/granted/naturalPerson': 10,
  'requests/granted/business': 1,
  'requests/granted/total': 11,
  'requests/partlyGranted/naturalPerson': 2,
  'requests/partlyGranted/total': 2,
  'requests/unavailable.notHeld/naturalPerson': 6,
  'requests/unavailable.notHeld/business': 1,
  'requests/unavailable.notHeld/total': 7,
  'requests/concluded/naturalPerson': 18,
  'requests/concluded/business': 2,
  'requests/concluded/total': 20,
  'requests/carriedOut/naturalPerson': 3,
  'requests/carriedOut/business': 1,
  'requests/carriedOut/total': 4,
  'cases/reconsideration/upheld': 1,
  'cases/reconsideration/total': 1,
};

const text: Partial<Record<SectionKey, string>> = {
  overview: '2023年，本机关认真执行《中华人民共和国政府信息公开条例》，全年主动公开政府信息320条。',
  problems: '主要问题是政策解读形式单一。改进情况：增加图文解读，开展业务培训。',
  other: '2023年没有收取信息处理费。',
};

const line = (...cells: (string | number)[]): string => `| ${cells.join(' | ')} |`;
const rule = (columns: number): string => line(...Array(columns).fill('---'));

const form = formOf('2021');

/** A small report without a mistake, in Markdown, that the examples on the rule pages spoil. */
export function sample(): string {
  const sections = form.sections.map(({ key, numeral, title }) => {
    const table = form.tables.find((candidate) => candidate.key === key);
    return `${numeral}、${title}\n\n${table ? printed(table) : text[key]}\n`;
  });
  const title = '示例县人民政府办公室2023年政府信息公开工作年度报告\n';
  const preface = '本报告所列数据的统计期限自2023年1月1日起至2023年12月31日止。\n';
  return [title, preface, ...sections].join('\n');
}

const printed = (table: Table): string => (table.across ? sideBySide(table) : oneBelowAnother(table)).join('\n');

function oneBelowAnother(table: Table): string[] {
  return table.parts.flatMap((part, index) => {
    const heads = line(table.corner ?? '信息内容', ...part.columns.map(({ label }) => label));
    let group: string | undefined;
    const rows = part.rows.flatMap((row) => {
      const heading = row.group && row.group !== group ? [line(row.group)] : [];
      group = row.group;
      return [...heading, line(row.label, ...numbers(table, row, part.columns))];
    });
    const ruled = index === 0 ? [rule(part.columns.length + 1)] : [];
    return [...(part.caption ? [line(part.caption)] : []), heads, ...ruled, ...rows];
  });
}

function sideBySide(table: Table): string[] {
  const rows = rowsOf(table);
  const columns = table.parts.flatMap((part) => part.columns);
  const spanning = (labels: (string | undefined)[]): string =>
    line(
      ...labels.flatMap((label, i) => [
        label && label !== labels[i - 1] ? label : '',
        ...columns.slice(1).map(() => ''),
      ]),
    );
  return [
    spanning(rows.map(({ label, group }) => group ?? label)),
    rule(rows.length * columns.length),
    spanning(rows.map(({ label, group }) => group && label)),
    line(...rows.flatMap(() => columns.map(({ label }) => label))),
    line(...rows.flatMap((row) => numbers(table, row, columns))),
  ];
}

const numbers = (table: Table, row: Row, columns: readonly Column[]): number[] =>
  columns.map((column) => values[pathOf(table.key, row, column)] ?? 0);
