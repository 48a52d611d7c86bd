import type { Line, Tree } from '../parse/tree.js';

/** How many lines two versions of a text have in common at their beginning, and how many at their end. */
export function sharedLines(before: Tree, now: Tree): { readonly head: number; readonly tail: number } {
  const shortest = Math.min(before.plain.length, now.plain.length);
  const first = longest(shortest, (from, to) => before.plain.slice(from, to) === now.plain.slice(from, to));
  const last = longest(shortest - first, (from, to) => fromEnd(before, from, to) === fromEnd(now, from, to));
  const head = countUntil(now.lines, ({ end }) => end + 1 > first);
  // The line break in front of a line has to be shared, too: it is what makes it one.
  const tail = now.lines.length - countUntil(now.lines, ({ start }) => start - 1 >= now.plain.length - last);
  return { head, tail: Math.min(tail, before.lines.length - head, now.lines.length - head) };
}

const fromEnd = ({ plain }: Tree, from: number, to: number): string =>
  plain.slice(plain.length - to, plain.length - from);

/** The longest beginning that is the same, in characters, found by halves. */
function longest(most: number, isSame: (from: number, to: number) => boolean): number {
  let low = 0;
  let high = most;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (isSame(low, middle)) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Index of the first line of which something holds that holds of all behind it. */
function countUntil(lines: readonly Line[], holds: (line: Line) => boolean): number {
  let low = 0;
  let high = lines.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(lines[middle] as Line)) high = middle;
    else low = middle + 1;
  }
  return low;
}
