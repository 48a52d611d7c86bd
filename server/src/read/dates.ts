/** Years and dates as people print them: `2023`, `２０２３`, `二〇二三`; `1月29日`, `一月二十九日`, `2024-01-29`. */

/** A year, in the words of a regular expression. */
export const YEAR = '(?:(?:19|20|１９|２０)[\\d０-９]{2}|[二2][〇○零O0][〇○零一二三四五六七八九]{2})';
/** A month or a day. */
export const SMALL = '(?:[\\d０-９]{1,2}|[一二三四五六七八九十]{1,3})';

const DATE = new RegExp(
  `(?<![\\d０-９])${YEAR}(?:年(?:度|${SMALL}月(?:${SMALL}日)?)?|[-./．]\\d{1,2}[-./．]\\d{1,2}(?!\\d))|(?<![\\d０-９一二三四五六七八九十])${SMALL}月${SMALL}日`,
  'g',
);

/** Every year, month and day in these words. */
export const datesIn = (words: string): IterableIterator<RegExpExecArray> => words.matchAll(DATE);

const NUMERALS = '〇一二三四五六七八九';
const ZEROS = /[○零O]/g;
const WIDE = 0xfee0;

const narrow = (words: string): string =>
  words.replace(/[０-９]/g, (char) => String.fromCharCode(char.charCodeAt(0) - WIDE));

/** The year of such words. */
export function yearOf(words: string): number {
  const digits = narrow(words);
  if (/^\d+$/.test(digits)) return Number(digits);
  const numerals = digits.replace(ZEROS, '〇');
  return Number([...numerals].map((char) => (/\d/.test(char) ? char : NUMERALS.indexOf(char))).join(''));
}

/** The month or day of such words: 12, １２, 十二, 二十九. */
export function smallOf(words: string): number {
  const digits = narrow(words);
  if (/^\d+$/.test(digits)) return Number(digits);
  const [tens, ones] = digits.includes('十') ? digits.split('十') : ['', digits];
  const ten = digits.includes('十') ? NUMERALS.indexOf(tens || '一') : 0;
  return ten * 10 + (ones ? NUMERALS.indexOf(ones) : 0);
}

const wide = (digits: string): string =>
  digits.replace(/\d/g, (char) => String.fromCharCode(char.charCodeAt(0) + WIDE));

/** A year in the digits that these words are printed in. */
export function yearLike(printed: string, year: number): string {
  const digits = String(year);
  if (/[０-９]/.test(printed)) return wide(digits);
  if (/^\d+$/.test(printed)) return digits;
  const zero = /[〇○零O]/.exec(printed)?.[0] ?? '〇';
  return digits.replace(/\d/g, (char) => (char === '0' ? zero : (NUMERALS[Number(char)] as string)));
}

/** A month or day in the digits that these words are printed in. */
export function smallLike(printed: string, value: number): string {
  if (/[０-９]/.test(printed)) return wide(String(value));
  if (/\d/.test(printed)) return String(value);
  const tens = Math.floor(value / 10);
  return (tens > 1 ? NUMERALS[tens] : '') + (tens > 0 ? '十' : '') + (value % 10 > 0 ? NUMERALS[value % 10] : '');
}
