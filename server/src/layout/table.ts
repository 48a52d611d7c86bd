import type { Part, Table } from '../form/model.js';

/** An empty table as the form prints it: a row a line, cells apart by tabs, numbers left to fill in. */
export function emptyTable(table: Table, newline: string): string {
  const linesOf = { disclosure: disclosureLines, requests: requestsLines, cases: casesLines }[table.key];
  return linesOf(table)
    .map((cells) => cells.join('\t') + newline)
    .join('');
}

const empty = (count: number): string[] => Array<string>(count).fill('');

/** A cell that spans several columns: its words, then nothing. */
const spanning = (label: string, count: number): string[] => [label, ...empty(count - 1)];

const labelsOf = (part: Part): string[] => part.columns.map(({ label }) => label);

function disclosureLines(table: Table): string[][] {
  return table.parts.flatMap((part) => [
    [part.caption ?? ''],
    ['信息内容', ...labelsOf(part)],
    ...part.rows.map((row) => [row.label, ...empty(part.columns.length)]),
  ]);
}

/** Three lines of heads; three columns of labels: 三、本年度办理结果, （三）不予公开, 1.属于国家秘密. */
function requestsLines(table: Table): string[][] {
  const part = table.parts[0] as Part;
  const [applicants = '', organizations = '', outcomes = ''] = table.headings;
  const [person = '', ...others] = labelsOf(part);
  const total = others.pop() ?? '';
  const isOutcome = (label: string): boolean => label.startsWith('（') || /^\d/.test(label);
  const firstOutcome = part.rows.find(({ label }) => isOutcome(label));
  return [
    [table.corner ?? '', '', '', ...spanning(applicants, others.length + 1), total],
    ['', '', '', person, ...spanning(organizations, others.length), ''],
    ['', '', '', '', ...others, ''],
    ...part.rows.map((row, index) => {
      const numbers = empty(part.columns.length);
      if (!isOutcome(row.label)) return [row.label, '', '', ...numbers];
      const lead = row === firstOutcome ? outcomes : '';
      if (!row.group) return [lead, row.label, '', ...numbers];
      return [lead, row.group === part.rows[index - 1]?.group ? '' : row.group, row.label, ...numbers];
    }),
  ];
}

/** The rows side by side: 行政复议 has its heads a line above those of the two kinds of 行政诉讼. */
function casesLines(table: Table): string[][] {
  const part = table.parts[0] as Part;
  const [litigation = ''] = table.headings;
  const count = part.columns.length;
  const [reconsideration = '', ...kinds] = part.rows.map(({ label }) => label);
  return [
    [...spanning(reconsideration, count), ...spanning(litigation, kinds.length * count)],
    [...labelsOf(part), ...kinds.flatMap((kind) => spanning(kind, count))],
    [...empty(count), ...kinds.flatMap(() => labelsOf(part))],
    empty(part.rows.length * count),
  ];
}
