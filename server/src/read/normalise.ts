import { isBlank } from '../parse/characters.js';

/** Traditional characters of the form's words and their simplified ones, pairwise. */
const TRADITIONAL =
  '總总體体況况開开動动處处機机關关規规範范許许廢废現现數数業业費费萬万單单為为計计項项於于與与請请類类決决學学會会團团織织組组務务構构結结轉转續续辦办給给區区說说話话複复復复議议訴诉訟讼維维糾纠審审終终經经問问題题進进報报訊讯頒颁製制發发強强罰罚額额採采購购戶户個个這这權权護护該该屬属違违無无當当讓让過过執执檔档詢询訪访舉举補补確确認认獲获繳缴納纳標标條条減减資资適适當当責责產产據据來来採采應应當当對对農农聯联達达觀观損损徵征電电內内國国穩稳沒没後后係系爲为縣县鄉乡鎮镇號号態态廣广將将還还與与員员';

/** Those of the words that prose is read by, besides. */
const IN_PROSE =
  '較较針针從从統统評评績绩選选優优獎奖榮荣預预財财級级劃划繼继編编寫写間间時时廳厅遺遗圖图約约場场簽签錄录剛刚啟启創创隨随領领導导細细節节僅仅億亿兩两幾几連连並并擬拟併并擴扩歷历實实屆届論论舊旧書书長长異异誤误';

/**
 * What becomes of each UTF-16 unit when words are compared: `TAKEN` for what is taken away, 0 for what stays, else the
 * unit it is read as. A look-up a character is all that comparing costs; made with the first report, so of the few
 * blocks alone in which something becomes of a unit.
 */

const BLOCKS = [
  [0, 0xbf],
  [0x2000, 0x2064],
  [0x3000, 0x303f],
  [0xfe30, 0xfe4f],
  [0xfeff, 0xfeff],
  [0xff00, 0xffef],
] as const;
/** No character has this number. */
const TAKEN = 0xffff;
const BECOMES = makeTable();

function makeTable(): Uint16Array {
  const table = new Uint16Array(0x10000);
  for (const [first, last] of BLOCKS)
    for (let code = first; code <= last; code++) table[code] = isTypography(code) ? TAKEN : narrow(code);
  for (let at = 0; at + 1 < TRADITIONAL.length; at += 2) {
    table[TRADITIONAL.charCodeAt(at)] = TRADITIONAL.charCodeAt(at + 1);
  }
  return table;
}

/** Blanks and punctuation of any width. */
function isTypography(code: number): boolean {
  if (code < 0x80) return !isAlphanumeric(code);
  if (code >= 0xff00 && code <= 0xffef) return !isAlphanumeric(code - 0xfee0);
  return (
    isBlank(code) ||
    code <= 0xbf ||
    (code >= 0x2010 && code <= 0x2064) ||
    (code >= 0x3000 && code <= 0x303f && code !== 0x3007) ||
    (code >= 0xfe30 && code <= 0xfe4f)
  );
}

function isAlphanumeric(code: number): boolean {
  return (code >= 0x30 && code <= 0x39) || (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a);
}

function narrow(code: number): number {
  return code >= 0xff00 && code <= 0xffef ? code - 0xfee0 : code;
}

/** What a UTF-16 unit is compared as; 0 where it is not compared at all. */
export function readAs(code: number): number {
  const becomes = BECOMES[code];
  return becomes === 0 ? code : becomes === TAKEN ? 0 : (becomes as number);
}

/**
 * Words as they are compared: typography (blanks, punctuation, width, script variants) taken away; letters, digits
 * and Chinese characters stay.
 */
export function normalise(text: string): string {
  let at = 0;
  while (at < text.length && readAs(text.charCodeAt(at)) === text.charCodeAt(at)) at++;
  if (at === text.length) return text;
  let plain = text.slice(0, at);
  for (; at < text.length; at++) {
    const code = readAs(text.charCodeAt(at));
    if (code !== 0) plain += String.fromCharCode(code);
  }
  return plain;
}

/** `1.`, `（一）`, `四、`, `(3)`, `Ⅲ.`: what numbers a label, with the blanks behind it. */
const NUMBERING =
  /^[\s\u3000\u00a0]*(?:[#*=>\s]*)(?:[（(〔[]\s*([一二三四五六七八九十\d０-９]{1,3})\s*[)）〕\]][、.．]?|第?([一二三四五六七八九十]{1,3})(?:\s*[、.．,，:：]|部分|\s(?=\S))|([\d０-９]{1,2})\s*[、.．,，)）](?!\d))[\s\u3000\u00a0]*/;

/** Where the numbering in front of a label ends, and its numeral; null where there is none. */
export function numberingOf(
  text: string,
): { readonly numeral: string; readonly start: number; readonly end: number } | null {
  const match = NUMBERING.exec(text.length > 60 ? text.slice(0, 60) : text);
  if (!match) return null;
  const numeral = match[1] ?? match[2] ?? match[3] ?? '';
  const start = match[0].search(/[^\s\u3000\u00a0#*=>]/);
  return { numeral, start, end: match[0].length };
}

/** Without numbering: what tells one label from another. */
export function bare(text: string): string {
  const numbering = numberingOf(text);
  return normalise(numbering ? text.slice(numbering.end) : text);
}

const simple = new Map<string, string>();

/** The same text, character for character, in simplified ones. */
export function simplified(text: string): string {
  if (simple.size === 0) {
    const pairs = TRADITIONAL + IN_PROSE;
    for (let at = 0; at + 1 < pairs.length; at += 2) simple.set(pairs[at] as string, pairs[at + 1] as string);
  }
  let result = '';
  for (let at = 0; at < text.length; at++) result += simple.get(text[at] as string) ?? text[at];
  return result;
}
