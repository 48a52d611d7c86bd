import type { Match } from './labels.js';
import { isDigits, readNumber } from './number.js';
import { coreOf } from './slots.js';
import type { Run, Slot, Tokens } from './tokens.js';

/**
 * Runs put together that belong to one row: numbers that go on in the next line, a number that a line break cuts in
 * two, and cells between its numbers that are no number.
 * @param widthOf how many numbers the row with this label prints; 0 where the label is no row's
 */
export function joinRuns(tokens: Tokens, matches: readonly Match[], widthOf: (match: Match) => number): Run[] {
  const runs: Run[] = [];
  let next = 0;
  for (let at = -1; at < matches.length; at++) {
    const match = matches[at];
    const from = match?.to ?? 0;
    const end = matches[at + 1]?.from ?? Number.POSITIVE_INFINITY;
    const own: Run[] = [];
    while (next < tokens.runs.length && (tokens.runs[next] as Run).words <= end) own.push(tokens.runs[next++] as Run);
    const width = match ? widthOf(match) : 0;
    const joined = width > 0 && own.length > 0 ? join(tokens, own, from, end, width) : null;
    runs.push(...(joined ? [joined] : own));
  }
  return runs;
}

function join(tokens: Tokens, runs: readonly Run[], from: number, end: number, width: number): Run | null {
  const first = runs[0] as Run;
  const words = tokens.words.slice(from, Math.min(end, tokens.words.length));
  const printed = runs.flatMap((run) => run.slots);
  const [start, stop] = coreOf(printed);
  const count = stop - start;
  if (count >= width && words.length === 0 && runs.length === 1) return null;
  if (words.length === 0) {
    if (runs.length !== 2 || count < width) return null;
    if (count === width) return { ...first, slots: printed };
    return count === width + 1 ? joinCut(runs, printed) : null;
  }
  if (words.length > width || count + words.length !== width) return null;
  if (runs.length === 1 && words.some((word) => word.line !== first.line && first.inLine)) return null;
  const unreadable: Slot[] = words.map((word) => ({ span: word, kind: 'unreadable', value: null }));
  const slots = [...printed.slice(start, stop), ...unreadable].sort((a, b) => a.span.start - b.span.start);
  return { ...first, words: from, slots, groups: [] };
}

/** `… 39` and `4 0 …` in the next line: 394. */
function joinCut(runs: readonly Run[], printed: readonly Slot[]): Run | null {
  const [first, second] = runs as [Run, Run];
  const left = first.slots.at(-1) as Slot;
  const right = second.slots[0] as Slot;
  const digits = `${left.value ?? ''}${right.value ?? ''}`;
  const joined = isDigits(digits) ? readNumber(digits) : null;
  if (!joined || right.value === 0) return null;
  const slot: Slot = { ...joined, span: { start: left.span.start, end: right.span.end } };
  return { ...first, slots: [...first.slots.slice(0, -1), slot, ...printed.slice(first.slots.length + 1)] };
}
