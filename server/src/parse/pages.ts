import { isBlank } from './characters.js';

const FORM_FEED = 0x0c;
const LF = 0x0a;
const CR = 0x0d;
/** Between a number and its form feed, or the border of its page: pages are filled up with them. */
const MOST_BLANKS = 400;
/** `3`, or `3/12`. */
const NUMBER = /^(\d{1,3})(?: ?[/／] ?\d{1,3})?$/;

interface Candidate {
  /** Where its line begins. */
  readonly line: number;
  /** How far it is ahead of the pages as form feeds count them. */
  readonly ahead: number;
}

/**
 * Where lines begin that hold nothing but a number, the first or last words of a page, and that go on with the pages:
 * they number them. A number of a table, which a page may happen to begin or end with, does not.
 */
export function pageNumbers(text: string): ReadonlySet<number> {
  const candidates: Candidate[] = [];
  let page = 1;
  for (let feed = text.indexOf('\f'); feed >= 0; feed = text.indexOf('\f', feed + 1)) {
    const last = feed - blanksFrom(text, feed - 1, -1) - 1;
    const first = feed + blanksFrom(text, feed + 1, 1) + 1;
    candidates.push(...candidateAt(text, last, page), ...candidateAt(text, first, page + 1));
    page++;
  }
  const times = new Map<number, number>();
  for (const { ahead } of candidates) times.set(ahead, (times.get(ahead) ?? 0) + 1);
  const goesOn = ({ ahead }: Candidate): boolean => ahead === 0 || (times.get(ahead) as number) > 1;
  return new Set(candidates.filter(goesOn).map(({ line }) => line));
}

/** How many blanks and ends of lines follow in a direction. */
function blanksFrom(text: string, from: number, step: 1 | -1): number {
  let count = 0;
  while (count < MOST_BLANKS && isGap(text.charCodeAt(from + count * step))) count++;
  return count;
}

const isGap = (code: number): boolean => code !== FORM_FEED && isBlank(code);
const isBreak = (code: number): boolean => code === LF || code === CR || Number.isNaN(code);

/** The line around a place, if it is but a number. */
function candidateAt(text: string, at: number, page: number): Candidate[] {
  let start = at;
  while (at - start < MOST_BLANKS && !isBreak(text.charCodeAt(start - 1))) start--;
  let end = at;
  while (end - at < MOST_BLANKS && !isBreak(text.charCodeAt(end))) end++;
  const number = Number(NUMBER.exec(text.slice(start, end).trim())?.[1] ?? 0);
  return number > 0 ? [{ line: start, ahead: number - page }] : [];
}
