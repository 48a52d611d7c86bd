import { readFileSync } from 'node:fs';

const seed = readFileSync(new URL('../../seeds/003_449f627bed4e8a54.txt', import.meta.url), 'utf8');

/**
 * A real report whose rows of table 三 are repeated, each time with other numbers, until it has about so many KB (1,000
 * bytes of UTF-8).
 * @param year reports of different years share their words and differ in all their numbers
 */
export function reportOf(kilobytes: number, year = 1): string {
  const lines = times(seed, year).split('\n');
  const first = lines.findIndex((line) => line.startsWith('一、本年新收'));
  const end = lines.findIndex((line) => line.startsWith('四、结转下年度')) + 1;
  const rows = lines.slice(first, end);

  const repeated: string[] = [];
  let missing = kilobytes * 1000 - Buffer.byteLength(seed);
  for (let at = 0; missing > 0; at++) {
    const row = (rows[at % rows.length] as string).replace(/\t\d+(?=\t|$)/g, (number) => number + (at % 1000));
    repeated.push(row);
    missing -= Buffer.byteLength(row) + 1;
  }
  return [...lines.slice(0, end), ...repeated, ...lines.slice(end)].join('\n');
}

/** Every count in tables and prose so many times as large: all sums hold as before. */
const times = (report: string, factor: number): string =>
  report.replace(/(?<![\d.])\d{1,3}(?![\d.%年月日])/g, (count) => String(Number(count) * factor));

/** The same report with its first section repeated instead, a clause a line, no two of which are the same. */
export function proseOf(kilobytes: number): string {
  const [front = '', rest = ''] = seed.split(/(?=^二、主动公开)/m);
  const clauses = front.slice(front.indexOf('（一）')).split(/(?<=[，。])/);
  const repeated: string[] = [];
  let missing = kilobytes * 1000 - Buffer.byteLength(seed);
  for (let at = 0; missing > 0; at++) {
    const clause = `${(clauses[at % clauses.length] as string).trim().replace(/.$/, '')}等${at}项，`;
    repeated.push(clause);
    missing -= Buffer.byteLength(clause) + 1;
  }
  return `${front}${repeated.join('\n')}\n${rest}`;
}

/** The same content as JSON: an array of rows, each an array of the strings in its cells. */
export function jsonOf(text: string): string {
  const rows = text.split('\n').map((line) => line.split('\t'));
  return JSON.stringify(rows, null, 2);
}

/** The same content as Markdown: section titles as headings, tables with pipes. */
export const markdownOf = (text: string): string =>
  text.replace(/^(?=[一二三四五六]、.*$)(?!.*\t)/gm, '# ').replace(/(?:^.*\t.*\n)+/gm, (table) => {
    const [head = '', ...rows] = table.trimEnd().split('\n');
    const columns = head.split('\t');
    return [columns, columns.map(() => '---'), ...rows.map((row) => row.split('\t'))]
      .map((cells) => `| ${cells.join(' | ')} |\n`)
      .join('');
  });
