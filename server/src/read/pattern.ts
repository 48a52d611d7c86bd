import type { Span } from '../parse/tree.js';

/** The words of a table and, apart from them, its plain numbers: those alone between tabs and line ends. */
export class Pattern {
  constructor(
    readonly start: number,
    /** What is printed, with one and the same mark for every number. */
    readonly words: string,
    readonly numbers: readonly (Span & { readonly value: number })[],
  ) {}

  /** Index of the last number that ends at or before an offset, −1 where none does. */
  before(offset: number): number {
    let low = -1;
    let high = this.numbers.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.numbers[middle] as Span).end <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}

const TAB = 0x09;
const LF = 0x0a;
const CR = 0x0d;
const ZERO = 0x30;
/** As `tokens.ts` has it: more may be beyond 2^53. */
const MOST_DIGITS = 15;
/** Stands for every number; alone between tabs it would be one itself. */
const MARK = '0';
/** Tables are shorter. */
const LONGEST = 20_000;

/** null for what is no table. */
export function patternOf(plain: string, start: number, end: number): Pattern | null {
  if (end - start > LONGEST) return null;
  const numbers: (Span & { value: number })[] = [];
  let words = '';
  let copied = start;
  for (let at = start; at < end; at++) {
    const first = at;
    let value = 0;
    for (; at < end; at++) {
      const digit = plain.charCodeAt(at) - ZERO;
      if (digit < 0 || digit > 9) break;
      value = value * 10 + digit;
    }
    if (at > first && at - first <= MOST_DIGITS && (at === end || isBetween(plain.charCodeAt(at)))) {
      numbers.push({ start: first, end: at, value });
      words += `${plain.slice(copied, first)}${MARK}`;
      copied = at;
    }
    while (at < end && !isBetween(plain.charCodeAt(at))) at++;
  }
  if (numbers.length === 0) return null;
  return new Pattern(start, `${words}${plain.slice(copied, end)}`, numbers);
}

const isBetween = (code: number): boolean => code === TAB || code === LF || code === CR;
