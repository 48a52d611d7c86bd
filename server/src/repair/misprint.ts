/**
 * How a number comes to be printed instead of another, and how unlikely that is. Prices are natural logarithms of
 * "one report in so many", so that the price of several mistakes is their sum and a difference of 3 means twenty times
 * likelier.
 */

export type Misprint =
  | 'transposed'
  | 'digit'
  | 'dropped'
  | 'doubled'
  | 'added'
  | 'timesTen'
  | 'notFilled'
  | 'leftOut'
  | 'near'
  | 'other';

export interface Priced<Kind> {
  readonly kind: Kind;
  readonly price: number;
}

/** What is known of the place of a number. */
export interface Place {
  /** A sum that people work out by hand. */
  readonly isTotal: boolean;
  /** The numbers a total is the sum of: one may have been left out, or counted twice. */
  readonly parts: readonly number[];
}

/** The likeliest way from what is due to what is printed. Both are whole and at least 0, and differ. */
export function misprint(printed: number, due: number, { isTotal, parts }: Place): Priced<Misprint> {
  const from = String(due);
  const to = String(printed);
  const off = printed - due;
  let best: Priced<Misprint> = { kind: 'other', price: 7.6 + Math.log(Math.max(10, Math.abs(off))) };
  const offer = (kind: Misprint, price: number): void => {
    if (price < best.price) best = { kind, price };
  };
  if (Math.abs(off) <= 10) offer('near', isTotal ? totalNear(Math.abs(off)) : off > 0 ? 8.2 : 9.2);
  // A form comes with zeros: a total that was never filled in keeps its own.
  if (isTotal && printed === 0) offer('notFilled', 6);
  if (isTotal && parts.includes(Math.abs(off))) offer('leftOut', 8);
  if (from.length === to.length) {
    const differing = differences(from, to);
    if (differing.length === 1) offer('digit', 7.8 + Math.log(from.length));
    if (isTransposed(from, to, differing)) offer('transposed', 4.4 + Math.log(from.length - 1));
  } else if (due > 0 && to === `${from}0`) {
    offer('timesTen', 5.6);
  } else if (due > 0 && isOneLonger(to, from)) {
    const at = addedAt(to, from);
    const isDouble = to[at] === to[at - 1] || to[at] === to[at + 1];
    offer(isDouble ? 'doubled' : 'added', (isDouble ? 6.6 : 9) + Math.log(from.length));
  } else if (isOneLonger(from, to)) {
    offer('dropped', 6.2 + Math.log(from.length));
  }
  // Where nothing is due there is rarely anything to mistype.
  return due === 0 ? { ...best, price: best.price + 2.6 } : best;
}

/** Sums worked out by hand are off by one to three more often than by a ten that was not carried, or by seven. */
const totalNear = (off: number): number => (off <= 3 ? 7 : off === 10 ? 7.3 : 10);

function differences(one: string, another: string): number[] {
  const found: number[] = [];
  for (let at = 0; at < one.length; at++) if (one[at] !== another[at]) found.push(at);
  return found;
}

const isTransposed = (one: string, another: string, [first, second, more]: readonly number[]): boolean =>
  first !== undefined &&
  second === first + 1 &&
  more === undefined &&
  one[first] === another[second] &&
  one[second] === another[first];

/** Where the longer number has a digit that the shorter has not. */
function addedAt(longer: string, shorter: string): number {
  let at = 0;
  while (at < shorter.length && longer[at] === shorter[at]) at++;
  return at;
}

function isOneLonger(longer: string, shorter: string): boolean {
  if (longer.length !== shorter.length + 1) return false;
  const at = addedAt(longer, shorter);
  return longer.slice(at + 1) === shorter.slice(at);
}
