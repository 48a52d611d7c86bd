import { isBlank } from '../parse/characters.js';
import type { Line, Span, Tree } from '../parse/tree.js';
import { SMALL, smallOf, YEAR, yearOf } from './dates.js';

/** A date by which a report is signed. */
export interface SignedDate {
  readonly year: number;
  readonly month: number;
  /** null where the month is all that is printed. */
  readonly day: number | null;
  readonly span: Span;
  readonly yearSpan: Span;
}

/** Who signed a report (落款), and when. */
export interface Signature {
  readonly organ: { readonly name: string; readonly span: Span } | null;
  readonly date: SignedDate | null;
}

const DATE = `(${YEAR})(?:年(${SMALL})月(?:(${SMALL})日)?|[-./．](\\d{1,2})[-./．](\\d{1,2}))`;
const DATE_LINE = new RegExp(`^[（(]?(?:日期[:：])?${DATE}[)）]?$`);
const STAMP = '(?:[（(](?:盖章|公章|印章|章)[)）])?';
const NAME =
  '[\\u4e00-\\u9fff（）()]{2,40}?(?:政府|办公[室厅]|委员会|管委会|[委局厅办处院署站所队社会旗省市县区州镇乡]|中心|街道|公司|学校|大学)';
const ORGAN_LINE = new RegExp(`^(${NAME})${STAMP}$`);
const BOTH_LINE = new RegExp(`^(${NAME})${STAMP}${DATE}$`);
/** What an organ is called that signs without a date; other words may end like a name by chance. */
const SURELY_ORGAN = /(?:政府|办公[室厅]|委员会|管委会|[委局厅处院]|中心)$/;

const PAGE_NUMBER = /^[-—–－]*第?[\d０-９]{1,4}页?[-—–－]*$/;
const LONGEST = 80;
/** What web pages and documents put below a signature is shorter than this. */
const MOST_LINES = 12;

/** The signature at the end of the lines `from` … `to`, below the last sentence. */
export function signatureIn(tree: Tree, from: number, to: number): Signature {
  let organ: Signature['organ'] = null;
  let date: SignedDate | null = null;
  let seen = 0;
  let dated = 0;
  for (let at = to - 1; at >= from && seen < MOST_LINES; at--) {
    const line = tree.lines[at];
    if (!line || line.start === line.end || line.kind === 'blank') continue;
    const { words, offsets } = solid(tree.plain, line);
    if (words === '' || PAGE_NUMBER.test(words)) continue;
    if (/[。；，]/.test(words) || words.length > LONGEST) break;
    seen++;
    const both = BOTH_LINE.exec(words);
    const alone = both ? null : DATE_LINE.exec(words);
    if (!date && (both ?? alone)) {
      const match = (both ?? alone) as RegExpExecArray;
      date = dateOf(both ? match.slice(2) : match.slice(1), words, offsets);
      dated = seen;
    }
    const name = (both ?? ORGAN_LINE.exec(words))?.[1];
    if (!name || organ || !(date ? seen - dated <= 1 : seen === 1 && SURELY_ORGAN.test(name))) continue;
    organ = { name, span: spanOf(offsets, 0, name.length) };
  }
  return { organ, date };
}

/** A date that stands alone below the title, as some reports are dated. */
export function dateBelowTitle(tree: Tree, from: number, to: number): SignedDate | null {
  for (let at = from; at < Math.min(to, from + MOST_LINES); at++) {
    const line = tree.lines[at];
    if (!line || line.kind === 'blank' || line.end - line.start > LONGEST) continue;
    const { words, offsets } = solid(tree.plain, line);
    const match = DATE_LINE.exec(words);
    if (match && words.includes('年')) return dateOf(match.slice(1), words, offsets);
  }
  return null;
}

function dateOf(
  [year, month, day, otherMonth, otherDay]: readonly (string | undefined)[],
  words: string,
  offsets: readonly number[],
): SignedDate {
  const printed = year as string;
  const start = words.indexOf(printed);
  const last = otherDay ?? (day ? `${day}日` : '月');
  const days = day ?? otherDay;
  return {
    year: yearOf(printed),
    month: smallOf(month ?? otherMonth ?? ''),
    day: days ? smallOf(days) : null,
    span: spanOf(offsets, start, words.lastIndexOf(last) + last.length),
    yearSpan: spanOf(offsets, start, start + printed.length),
  };
}

const spanOf = (offsets: readonly number[], start: number, end: number): Span => ({
  start: offsets[start] as number,
  end: (offsets[end - 1] as number) + 1,
});

/** The words of a line without blanks and marks of Markdown, with the offset of each character. */
function solid(text: string, line: Line): { words: string; offsets: number[] } {
  let words = '';
  const offsets: number[] = [];
  const end = Math.min(line.end, line.start + LONGEST * 3);
  for (let offset = line.start; offset < end; offset++) {
    const char = text[offset] as string;
    if (isBlank(char.charCodeAt(0)) || '#*|>'.includes(char)) continue;
    words += char;
    offsets.push(offset);
  }
  return { words, offsets };
}
