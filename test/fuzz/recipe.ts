import { asPipes, samples } from '../server/samples.js';

/**
 * How a text is made from the reports of the tests: which one, and what is done to it, one after the other. A line of
 * the corpus is a recipe: a few words for a text of pages. Offsets beyond the text count on from its start, so that
 * every recipe makes a text, whatever was taken out of it or put into it.
 */
export interface Recipe {
  /** Name of a report; empty for no text at all. */
  readonly from: string;
  readonly changes: readonly Change[];
}

export type Change =
  | readonly ['cut', at: number, length: number]
  | readonly ['double', at: number, length: number, times: number]
  | readonly ['move', at: number, length: number, to: number]
  | readonly ['put', at: number, text: string]
  | readonly ['over', at: number, length: number, text: string]
  /** A part of another report. */
  | readonly ['splice', at: number, from: string, start: number, length: number]
  /** The number that stands so many numbers from the start. */
  | readonly ['number', which: number, text: string]
  /** The whole text in another shape. */
  | readonly ['shape', as: Shape];

export type Shape = keyof typeof shapes;

export const shapes = {
  CRLF: (text: string) => text.replace(/\r\n?|\n/g, '\r\n'),
  CR: (text: string) => text.replace(/\r\n?|\n/g, '\r'),
  oneLine: (text: string) => text.replace(/[\r\n]+/g, ' '),
  pipes: asPipes,
  cells: (text: string) => text.replace(/\t+/g, '\n'),
  spaces: (text: string) => text.replace(/\t/g, '    '),
  wide: (text: string) => text.replace(/[0-9]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)),
  tight: (text: string) => text.replace(/[^\S\t\r\n]/g, ''),
} as const;

/** Longer texts are cut: what breaks on a long text breaks on a short one, and sooner. Lengths have tests of their own. */
export const LONGEST = 16_000;

const reports: ReadonlyMap<string, string> = new Map(samples.map(({ name, text }) => [name, text]));
export const reportNames: readonly string[] = [...reports.keys()];
export const reportNamed = (name: string): string => reports.get(name) ?? '';

export const textOf = ({ from, changes }: Recipe): string => changes.reduce(changed, reportNamed(from));

function changed(text: string, change: Change): string {
  const within = (offset: number): number => offset % (text.length + 1);
  const replaced = (at: number, length: number, by: string): string =>
    (text.slice(0, within(at)) + by + text.slice(within(at) + length)).slice(0, LONGEST);
  const part = (at: number, length: number): string => text.slice(within(at), within(at) + length);
  switch (change[0]) {
    case 'cut':
      return replaced(change[1], change[2], '');
    case 'double':
      return replaced(change[1], 0, part(change[1], change[2]).repeat(change[3]));
    case 'move': {
      const [, at, length, to] = change;
      const moved = part(at, length);
      return changed(replaced(at, length, ''), ['put', to, moved]);
    }
    case 'put':
      return replaced(change[1], 0, change[2]);
    case 'over':
      return replaced(change[1], change[2], change[3]);
    case 'splice':
      return replaced(change[1], 0, reportNamed(change[2]).slice(change[3], change[3] + change[4]));
    case 'number': {
      const numbers = [...text.matchAll(/[0-9]+/g)];
      const number = numbers[change[1] % numbers.length];
      return number ? replaced(number.index, number[0].length, change[2]) : text;
    }
    case 'shape':
      return shapes[change[1]](text).slice(0, LONGEST);
  }
}
