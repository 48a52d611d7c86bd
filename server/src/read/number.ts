import { isDigit } from '../parse/characters.js';
import type { Cell } from './report.js';

export interface PrintedNumber {
  readonly kind: Cell['kind'];
  readonly value: number | null;
}

const PLAIN = /^[-+]?\d+(?:\.\d+)?$/;
const NONE = /^(?:[-—–－―─/／\\＼*＊_]+|无|無|N\/A)$/;
const WITH_NOTE =
  /^([-+]?\d+(?:,\d{3})*(?:\.\d+)?)(?:万元|萬元|亿元|元|件|条|條|个|個|项|項|份|次|宗|起|人|部|%)?(?:[（(][^）)]*[）)])?(?:万元|元|件|条|个|项)?$/;

const NOTHING: PrintedNumber = { kind: 'blank', value: null };
const UNREADABLE: PrintedNumber = { kind: 'unreadable', value: null };

/**
 * The number a cell prints, never converted: `１２` is 12, `1,234` is 1234, `22（其中修订16件）` is 22, `－8` is −8.
 * null where the text is neither a number nor a mark for none.
 */
export function readNumber(text: string): PrintedNumber | null {
  if (text === '') return NOTHING;
  if (text.length > 40 || !mayBeNumber(text.charCodeAt(0)) || isNumbered(text)) return null;
  if (PLAIN.test(text)) return numberOf(text, 'number');
  if (NONE.test(text)) return { kind: 'none', value: null };
  if (/\d[\s\u00a0\u3000]+[\d-]/.test(text)) return null;
  const narrow = text
    .replace(/[０-９，．－＋−]/g, (char) => (char === '−' ? '-' : String.fromCharCode(char.charCodeAt(0) - 0xfee0)))
    .replace(/[\s\u00a0\u3000]+/g, '');
  const match = WITH_NOTE.exec(narrow);
  return match ? numberOf((match[1] as string).replaceAll(',', ''), 'decorated') : null;
}

/** A quick look at the first character, so that labels cost nothing. */
const mayBeNumber = (code: number): boolean =>
  (code >= 0x2a && code <= 0x39) ||
  (code >= 0xff0a && code <= 0xff19) ||
  (code >= 0x2010 && code <= 0x2212) ||
  code === 0x2500 ||
  code === 0x65e0 ||
  code === 0x7121 ||
  code === 0x5c ||
  code === 0xff3c ||
  code === 0x5f ||
  code === 0x4e;

/** `1.属于国家秘密`: digits that number a label. */
function isNumbered(text: string): boolean {
  let at = 0;
  while (at < text.length && isDigit(text.charCodeAt(at))) at++;
  return at > 0 && '.．、'.includes(text[at] ?? ' ') && !isDigit(text.charCodeAt(at + 1));
}

function numberOf(digits: string, kind: 'number' | 'decorated'): PrintedNumber {
  const value = Number(digits);
  return Number.isFinite(value) && Math.abs(value) <= Number.MAX_SAFE_INTEGER ? { kind, value: value + 0 } : UNREADABLE;
}

/** A number that can be cut in two by a line break: digits alone. */
export const isDigits = (text: string): boolean => /^\d+$/.test(text);
