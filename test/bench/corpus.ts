import { readFileSync } from 'node:fs';

const seed = readFileSync(new URL('../../seeds/003_449f627bed4e8a54.txt', import.meta.url), 'utf8');

/** A real report whose rows of table 三 are repeated until it has about so many KB (1,000 bytes of UTF-8). */
export function reportOf(kilobytes: number): string {
  const lines = seed.split('\n');
  const first = lines.findIndex((line) => line.startsWith('一、本年新收'));
  const end = lines.findIndex((line) => line.startsWith('四、结转下年度')) + 1;
  const rows = lines.slice(first, end);

  const repeated: string[] = [];
  let missing = kilobytes * 1000 - Buffer.byteLength(seed);
  for (let at = 0; missing > 0; at = (at + 1) % rows.length) {
    const row = rows[at] as string;
    repeated.push(row);
    missing -= Buffer.byteLength(row) + 1;
  }
  return [...lines.slice(0, end), ...repeated, ...lines.slice(end)].join('\n');
}

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
