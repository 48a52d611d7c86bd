/** A number printed in prose, with what counts behind it: `１２件`, `12.5万条`, `三十五起`, `33.9%`, `2023年`. */
export interface CountRead {
  /** Digits and 万, without the unit. */
  readonly start: number;
  readonly end: number;
  readonly value: number;
  /** What its last digit stands for: 1, 0.01 for `3.25`, 1000 for `12.5万`. */
  readonly step: number;
  /** 件, 万元, %, 年; empty where none is printed. */
  readonly unit: string;
  /** Where the unit ends. */
  readonly unitEnd: number;
  /** 约, 近, 余, 以上: about so many. */
  readonly about: boolean;
}

const NUMBER =
  /[\d０-９]+(?:[,，][\d０-９]{3}(?![\d０-９]))*(?:[.．][\d０-９]+)?|(?=[零〇○一二两三四五六七八九十百千万])(?<![每第逐同任几数多统一二三四五六七八九十百千\d０-９]|上(?=[百千万]))[零〇○一二两三四五六七八九十百千万]{1,9}(?=[件宗起](?![事次套]))/g;
const SCALE = /[万亿]/y;
const UNIT =
  /[余多来]?(?:件次|人次|百分点|个百分点|万元|亿元|[元件宗起例份个笔项次条人家篇期名年月日号时分点楼层%％])/y;
const ABOUT = /[约近超逾]$|大约为?$|将近$|超过$|不少于$|至少$/;
const ABOUT_BEHIND = /^(?:及?以[上下内]|左右|上下)/;
/** What makes digits part of a name, a date or an address. */
const BEFORE = /[A-Za-z第〔\-/:.．—–～~]$/;
const BEHIND = /^[A-Za-z\-/:—–～~]/;

/** The numbers of a text, in its order; not those of dates, addresses, telephones and names of documents. */
export function countsIn(text: string): CountRead[] {
  const found: CountRead[] = [];
  for (const { index: start, 0: printed } of text.matchAll(NUMBER)) {
    const digits = withoutComma(printed, text.charAt(start + printed.length));
    const amount = amountOf(digits);
    let end = start + digits.length;
    if (
      isItem(text, start, end) ||
      BEFORE.test(text.charAt(start - 1)) ||
      BEHIND.test(text.charAt(end)) ||
      digits.length > LONGEST
    )
      continue;
    let { value, step } = amount;
    SCALE.lastIndex = end;
    if (text.charAt(end + 1) !== '元' && SCALE.test(text)) {
      const scale = text[end] === '万' ? 1e4 : 1e8;
      value = Math.round(value * scale);
      step *= scale;
      end++;
    }
    UNIT.lastIndex = end;
    const unit = UNIT.exec(text)?.[0] ?? '';
    found.push({
      start,
      end,
      value,
      step,
      unit: unit.replace(/^[余多来]/, '').replace('％', '%'),
      unitEnd: end + unit.length,
      about:
        ABOUT.test(text.slice(Math.max(0, start - 3), start)) ||
        /[余多来]/.test(text.charAt(end)) ||
        ABOUT_BEHIND.test(text.slice(end + unit.length, end + unit.length + 3)),
    });
  }
  return found;
}

const LONGEST = 20;

/** `1.`, `2、` in front of an item. */
const isItem = (text: string, start: number, end: number): boolean =>
  '.．、'.includes(text.charAt(end) || '#') && (start === 0 || '。；：;'.includes(text.charAt(start - 1)));

/** A full-width comma parts clauses, unless a unit follows what stands behind it: `2，345件`. */
function withoutComma(printed: string, behind: string): string {
  const comma = printed.indexOf('，');
  return comma < 0 || (comma <= 3 && /[件条宗起份万元]/.test(behind)) ? printed : printed.slice(0, comma);
}

const NUMERALS = '〇一二三四五六七八九';

/** The value of digits, or of Chinese numerals in either manner: 三十五, 三五. */
function amountOf(printed: string): { value: number; step: number } {
  if (/[\d０-９]/.test(printed.charAt(0))) {
    const plain = printed
      .replace(/[,，]/g, '')
      .replace(/[０-９．]/g, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0));
    const decimals = plain.split('.')[1]?.length ?? 0;
    return { value: Number(plain), step: 10 ** -decimals };
  }
  let value = 0;
  let digit = 0;
  const words = printed.replace(/[零○]/g, '〇').replace(/两/g, '二');
  if (!/[十百千万]/.test(words))
    return { value: Number([...words].map((char) => NUMERALS.indexOf(char)).join('')), step: 1 };
  for (const char of words) {
    const power = '十百千万'.indexOf(char) + 1;
    if (power === 0) digit = NUMERALS.indexOf(char);
    else if (power === 4) value = (value + digit || 1) * 1e4;
    else value += (digit || 1) * 10 ** power;
    if (power > 0) digit = 0;
  }
  return { value: value + digit, step: 1 };
}

/** Whether a number printed with this last digit can stand for an exact one: equal; rounded or cut where it has more digits. */
export function standsFor({ value, step }: { value: number; step: number }, exact: number): boolean {
  return Math.abs(value - exact) < SLACK || ((step !== 1 || !Number.isInteger(exact)) && isRounded(value, step, exact));
}

const SLACK = 1e-9;

/** Rounded or cut at this last digit. */
export function isRounded(value: number, step: number, exact: number): boolean {
  const off = (exact - value) / step;
  return off > -0.5 - SLACK * 100 && off < 1 - SLACK;
}
