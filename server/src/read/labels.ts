import type { Span } from '../parse/tree.js';
import { begins, type Entry, find, findAlike, type Lexicon, numeralsOf, withoutNumerals } from './lexicon.js';
import type { Tokens, Word } from './tokens.js';

/** Words of the document that are a label of the form. */
export interface Match {
  /** First word and the word behind the last. */
  readonly from: number;
  readonly to: number;
  /** The label; several where the form uses the same words for a row and a column. */
  readonly entries: readonly Entry[];
  readonly norm: string;
  /** 1 where the words are the official ones. */
  readonly alike: number;
  /** Other whole labels stand inside it: the page tore them, nobody misspelt them. */
  readonly torn?: true;
  /** For a label that its own numbers cut in two: that run. */
  readonly around?: number;
}

/** A label may be broken over as many words; narrow cells break after every character. */
const MOST_WORDS = 14;

/** Finds the labels among the words, exact ones first, misspelt ones in what is left; in reading order. */
export function matchLabels(tokens: Tokens, lexicon: Lexicon): Match[] {
  const { words, runs } = tokens;
  const runAt = new Map<number, number>();
  runs.forEach((run, index) => {
    if (run.words > 0 && run.words < words.length) runAt.set(run.words, index);
  });
  const exact = matchExact(words, runAt, lexicon);
  const matches: Match[] = [];
  let next = 0;
  for (const match of [...exact, undefined]) {
    const end = match?.from ?? words.length;
    while (next < end) {
      let stop = next + 1;
      while (stop < end && !runAt.has(stop)) stop++;
      if (stop - next <= MOST_WORDS * 2) matches.push(...matchAlike(words, next, stop, lexicon));
      next = stop;
    }
    if (match) {
      matches.push(match);
      next = match.to;
    }
  }
  return matches;
}

function matchExact(words: readonly Word[], runAt: ReadonlyMap<number, number>, lexicon: Lexicon): Match[] {
  const matches: Match[] = [];
  for (let from = 0; from < words.length; ) {
    const match = longestExact(words, from, runAt, lexicon);
    if (match) matches.push(match);
    from = match?.to ?? from + 1;
  }
  return matches;
}

function longestExact(
  words: readonly Word[],
  from: number,
  runAt: ReadonlyMap<number, number>,
  lexicon: Lexicon,
): Match | undefined {
  let norm = '';
  let found: Match | undefined;
  let around: number | undefined;
  for (let to = from; to < words.length && to < from + MOST_WORDS; to++) {
    const run = to > from ? runAt.get(to) : undefined;
    if (run !== undefined) {
      if (around !== undefined || found || withoutNumerals(norm) === '') break;
      around = run;
    }
    const next = (words[to] as Word).norm;
    // 三、 of one cell and （一） of the next are two numberings, not one.
    if (to > from && withoutNumerals(norm) === '' && withoutNumerals(next) !== next) break;
    norm += next;
    const entries = norm === '' ? undefined : find(lexicon, norm);
    if (!entries && !begins(lexicon, norm)) break;
    if (entries && (around === undefined || norm.length > 6)) {
      found = { from, to: to + 1, entries, norm, alike: 1, ...(around === undefined ? {} : { around }) };
      if (!lexicon.beginnings.has(norm)) break;
    }
  }
  return found;
}

/** Misspelt labels between `from` and `to`: the most alike first, then what is left on both sides of it. */
function matchAlike(words: readonly Word[], from: number, to: number, lexicon: Lexicon): Match[] {
  let best: Match | undefined;
  for (let start = from; start < to; start++) {
    let norm = '';
    for (let end = start; end < to && end < start + MOST_WORDS; end++) {
      norm += (words[end] as Word).norm;
      if (norm.length > lexicon.longest * 1.6) break;
      const found = findAlike(lexicon, norm);
      if (found && found.alike > (best?.alike ?? 0)) {
        const torn = isTorn(norm, found.entry, lexicon) ? ({ torn: true } as const) : {};
        best = { from: start, to: end + 1, entries: [found.entry], norm, alike: found.alike, ...torn };
      }
    }
  }
  if (!best) return [];
  return [...matchAlike(words, from, best.from, lexicon), best, ...matchAlike(words, best.to, to, lexicon)];
}

/** The label's own characters are all there, and what stands between them is other labels of the form. */
function isTorn(norm: string, entry: Entry, lexicon: Lexicon): boolean {
  let rest = '';
  let next = 0;
  for (const char of norm) {
    if (char === entry.bare[next]) next++;
    else rest += char;
  }
  return next === entry.bare.length && rest !== '' && isLabels(rest, lexicon);
}

/** One label behind the other, with nothing but numerals between. */
function isLabels(norm: string, lexicon: Lexicon): boolean {
  if (withoutNumerals(norm) === '') return true;
  for (let length = norm.length; length > 1; length--) {
    if (lexicon.byNorm.has(norm.slice(0, length)) && isLabels(norm.slice(length), lexicon)) return true;
  }
  return false;
}

/** Words differ from the official ones, or the numbering is another label's. A missing numbering is no mistake. */
export function isAltered(match: Match, entry: Entry): boolean {
  if (match.torn) return false;
  if (match.alike < 1) return true;
  const numerals = numeralsOf(match.norm);
  return match.norm !== entry.norm && numerals !== '' && match.norm !== entry.bare;
}

/** The rest of a label that the page tore apart is not farther away. */
const FARTHEST = 24;

/**
 * The official words stand around these in the right order, among words that are no other label: the page tore them,
 * nobody misspelt them. Characters too many on a single line are a mistake all the same.
 */
export function isTornApart(
  words: readonly Word[],
  isTaken: (word: number) => boolean,
  own: { readonly from: number; readonly to: number },
  official: string,
): boolean {
  const ownNorm = normOf(words, own);
  if (words[own.from]?.line === words[own.to - 1]?.line && containsInOrder(ownNorm, official)) return false;
  // 无 alone in a cell is a mark for nothing, and stands among the numbers.
  if (ownNorm === official.replace('无', '')) return true;
  if (isCut(words, own)) return true;
  let around = '';
  for (let index = Math.max(0, own.from - FARTHEST); index < Math.min(words.length, own.to + FARTHEST); index++) {
    const isOwn = own.from <= index && index < own.to;
    if (isOwn || !isTaken(index)) around += (words[index] as Word).norm;
  }
  return around !== ownNorm && containsInOrder(around, official);
}

/** Words that are not its own stand between the words of a label. */
function isCut(words: readonly Word[], { from, to }: { readonly from: number; readonly to: number }): boolean {
  const own = words.slice(from, to);
  const start = Math.min(...own.map((word) => word.start));
  const end = Math.max(...own.map((word) => word.end));
  return words.some((word, at) => (at < from || at >= to) && start < word.start && word.end < end);
}

/** A label that stands in one piece; one put together from several lines may have taken another's words. */
export function isWhole(words: readonly Word[], match: Match | undefined): boolean {
  return match !== undefined && (match.alike === 1 || words[match.from]?.line === words[match.to - 1]?.line);
}

export const normOf = (words: readonly Word[], { from, to }: { readonly from: number; readonly to: number }): string =>
  words
    .slice(from, to)
    .map((word) => word.norm)
    .join('');

function containsInOrder(text: string, wanted: string): boolean {
  let at = 0;
  for (const char of wanted) {
    at = text.indexOf(char, at) + 1;
    if (at === 0) return false;
  }
  return wanted !== '';
}

/** Which label each word is part of. */
export function spread(words: number, matches: readonly Match[]): readonly (Match | undefined)[] {
  const matchAt = new Array<Match | undefined>(words).fill(undefined);
  for (const match of matches) matchAt.fill(match, match.from, match.to);
  return matchAt;
}

export const spanOf = (words: readonly Word[], match: { readonly from: number; readonly to: number }): Span => ({
  start: (words[match.from] as Word).start,
  end: (words[match.to - 1] as Word).end,
});
