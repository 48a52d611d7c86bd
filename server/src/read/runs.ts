import type { Match } from './labels.js';
import { isDigits, readNumber } from './number.js';
import { coreOf } from './slots.js';
import type { Run, Slot, Tokens, Word } from './tokens.js';

/**
 * Runs put together that belong to one row: numbers that go on in the next line, a number that a line break cuts in
 * two, and cells between its numbers that are no number.
 * @param widthOf how many numbers the row with this label prints; 0 where the label is no row's
 * @param isPiece whether a word is a piece of some label
 */
export function joinRuns(
  tokens: Tokens,
  matches: readonly Match[],
  widthOf: (match: Match) => number,
  isPiece: (norm: string) => boolean,
): Run[] {
  const runs: Run[] = [];
  let next = 0;
  for (let at = -1; at < matches.length; at++) {
    const match = matches[at];
    const from = match?.to ?? 0;
    const end = matches[at + 1]?.from ?? tokens.words.length;
    const first = next;
    while (next < tokens.runs.length && (tokens.runs[next] as Run).words <= end) next++;
    if (match && (end > from || next - first > 1)) {
      const own = tokens.runs.slice(first, next);
      const joined = join(tokens, own, from, end, widthOf(match), at + 1 < matches.length ? isPiece : null);
      if (joined) runs.push(joined);
      else runs.push(...own);
    } else {
      for (let run = first; run < next; run++) runs.push(tokens.runs[run] as Run);
    }
  }
  return runs;
}

function join(
  tokens: Tokens,
  runs: readonly Run[],
  from: number,
  end: number,
  width: number,
  isPiece: ((norm: string) => boolean) | null,
): Run | null {
  if (width === 0 || end - from > width) return null;
  const words = tokens.words.slice(from, end);
  const printed = runs.flatMap((run) => run.slots);
  const [start, stop] = coreOf(printed);
  const count = stop - start;
  if (words.length === 0) {
    if (runs.length !== 2 || count < width || runs.some((run) => isFull(run, width))) return null;
    if (count === width) return { ...(runs[0] as Run), slots: printed };
    return count === width + 1 ? joinCut(runs, printed) : null;
  }
  if (count + words.length !== width) return null;
  const label = tokens.words[from - 1] as Word;
  const last = runs.at(-1)?.slots.at(-1)?.span.end ?? label.end;
  const isCell = (word: Word): boolean =>
    word.line === (runs[0]?.inLine === false ? word.line : label.line) &&
    (word.start < last ||
      word.line === label.line ||
      (isPiece !== null && word.norm.length <= SHORT && !isPiece(word.norm)));
  if (!words.every(isCell)) return null;
  const unreadable: Slot[] = words.map((word) => ({ span: word, kind: 'unreadable', value: null }));
  const slots = [...printed.slice(start, stop), ...unreadable].sort((a, b) => a.span.start - b.span.start);
  return { line: label.line, inLine: runs[0]?.inLine ?? true, words: from, slots, groups: [] };
}

/** Longer words behind the numbers, on a line of their own, are no cell. */
const SHORT = 4;

/** A row by itself; what stands beside it is a page's number, or another row. */
function isFull({ slots }: Run, width: number): boolean {
  const [start, end] = coreOf(slots);
  return end - start >= width;
}

/**
 * Whether the last of these numbers, a total, is the sum of the others once other numbers are put before or behind them:
 * pieces, in their order, of as many of them.
 */
export function completes(slots: readonly Slot[], numbers: readonly string[], place: 'before' | 'behind'): boolean {
  const pieces = slots.filter(({ kind }) => kind !== 'blank').map(({ value }) => `${value ?? ''}`);
  if (pieces.length > numbers.length) return false;
  const fits = (at: number, piece: number, sum: number): boolean => {
    const [own, next] = [numbers[at] ?? '', pieces[piece] ?? ''];
    const isTotal = at === numbers.length - 1;
    const left = pieces.length - piece;
    const joined = Number(place === 'before' ? next + own : own + next);
    if (isTotal) return left <= 1 && sum === (left === 1 ? joined : Number(own));
    return (
      (left > 0 && fits(at + 1, piece + 1, sum + joined)) ||
      (numbers.length - at > left && fits(at + 1, piece, sum + Number(own)))
    );
  };
  return pieces.length > 0 && fits(0, 0, 0);
}

/**
 * `… 39` and `4 0 …` in the next line: 394. Where several lines break, the number that is cut is the one with which the
 * last is the sum of the others.
 */
function joinCut(runs: readonly Run[], printed: readonly Slot[]): Run | null {
  const [first, second] = runs as [Run, Run];
  const breaks = printed.flatMap((_, at) => (isBreak(first, second, at) ? at : []));
  const joined = breaks.map((at) => joinAt(printed, at)).filter((slots) => slots !== null);
  const [slots, ...others] = breaks.length === 1 ? joined : joined.filter(isSum);
  return slots && others.length === 0 ? { ...first, slots } : null;
}

/** Whether a number is the last of its line, with another below it. */
function isBreak(first: Run, second: Run, at: number): boolean {
  const end = first.slots.length - 1;
  return at === end || (at < end ? !first.inLine : !second.inLine && at < end + second.slots.length);
}

function joinAt(slots: readonly Slot[], at: number): Slot[] | null {
  const [left, right] = slots.slice(at) as [Slot, Slot];
  const digits = `${left.value ?? ''}${right.value ?? ''}`;
  const joined = isDigits(digits) ? readNumber(digits) : null;
  if (!joined || right.value === 0) return null;
  const slot: Slot = { ...joined, span: { start: left.span.start, end: right.span.end } };
  return [...slots.slice(0, at), slot, ...slots.slice(at + 2)];
}

const isSum = (slots: readonly Slot[]): boolean =>
  slots.slice(0, -1).reduce((sum, { value }) => sum + (value ?? 0), 0) === slots.at(-1)?.value;
