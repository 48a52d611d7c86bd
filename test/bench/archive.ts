import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from '../../server/src/parse/parse.js';
import { read } from '../../server/src/read/read.js';
import { seeds } from '../server/samples.js';

/** In bytes. */
const SIZE = 9_000;
const YEARS = 5;
const FIRST_YEAR = 2021;
const NAMES = '甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉';

/** How an archive is filed: a folder for each organ, or for each year. */
export type Filing = 'organs' | 'years';

/**
 * Writes so many different reports: of each organ five years in a row, made from the seeds with numbers varied, one in
 * ten with a digit mistyped.
 */
export function writeArchive(folder: string, count: number, filing: Filing): void {
  for (let at = 0; at < count; at++) {
    const organ = Math.floor(at / YEARS);
    const year = FIRST_YEAR + (at % YEARS);
    const [outer, inner] = filing === 'organs' ? [nameOf(organ), `${year}`] : [`${year}`, nameOf(organ)];
    mkdirSync(join(folder, outer), { recursive: true });
    writeFileSync(join(folder, outer, `${inner}.txt`), reportOf(organ, year));
  }
}

/** 甲子丑区: a name for each number. */
function nameOf(organ: number): string {
  const digits = [organ % 20, Math.floor(organ / 20) % 20, Math.floor(organ / 400) % 20, Math.floor(organ / 8000) % 20];
  return `${digits.map((digit) => NAMES[digit]).join('')}区`;
}

/** A report of an organ for a year, of some 9 KB. */
export function reportOf(organ: number, year: number): string {
  const { text } = seeds[organ % seeds.length] as (typeof seeds)[number];
  const at = organ * YEARS + year;
  const title = `${nameOf(organ)}人民政府${year}年政府信息公开工作年度报告`;
  const { year: own } = read(parse(text));
  const dated = varied(text, at).replace(/20[12]\d(?=\s*年)/g, (printed) =>
    String(Number(printed) - (own ?? year) + year),
  );
  return padded(`${title}\n\n${dated}`, at);
}

/** So many tables of a seed differ in all their numbers. */
const MOST_TIMES = 997;

/** All numbers of the tables times one, so that the sums hold; in one text of ten a digit more. */
function varied(text: string, at: number): string {
  const cells = [...read(parse(text)).cells.values()].filter(({ value, text: printed }) => String(value) === printed);
  const wrong = at % 10 === 0 ? cells[(at * 7) % cells.length] : undefined;
  let out = '';
  let done = 0;
  for (const cell of cells.toSorted((a, b) => a.span.start - b.span.start)) {
    const value = (cell.value ?? 0) * (1 + (at % MOST_TIMES)) + (cell === wrong ? 1 : 0);
    out += text.slice(done, cell.span.start) + value;
    done = cell.span.end;
  }
  return out + text.slice(done);
}

/** With sentences of its own repeated in its fifth section until it is long enough. */
function padded(text: string, at: number): string {
  const from = text.search(/^六?、?其他需要报告/m);
  const sentences = text
    .slice(0, 3000)
    .split('。')
    .filter((sentence) => sentence.length > 20 && !/[\d\t\n]/.test(sentence));
  const more: string[] = [];
  for (let missing = SIZE - Buffer.byteLength(text); missing > 0 && sentences.length > 0; ) {
    const sentence = `第${at + more.length}项：${sentences[more.length % sentences.length]}。`;
    more.push(sentence);
    missing -= Buffer.byteLength(sentence);
  }
  return from < 0 ? text : `${text.slice(0, from)}${more.join('')}\n${text.slice(from)}`;
}
