import { readFileSync } from 'node:fs';
import type { CellPath } from '../../../server/src/form/model.js';
import { type Printed, paths } from './render.js';

/** Something done wrong in one go: each cell it changed, with the true number and what is printed instead. */
export interface Injected {
  readonly kind: string;
  readonly cells: Readonly<Record<CellPath, readonly [truth: number, printed: number | null]>>;
}

/** Correct tables 三 and 四 with mistakes put in. */
export interface Case {
  readonly id: string;
  readonly truth: ReadonlyMap<CellPath, number>;
  readonly mistakes: readonly Injected[];
  readonly printed: Printed;
  /** The true numbers of the cells that are wrong. */
  readonly wrong: ReadonlyMap<CellPath, number>;
  /** Fewest changed cells alone do not tell which. */
  readonly ambiguous: boolean;
}

/** As in the files: rows of numbers apart by strokes, a row of zeros as one. */
interface Line {
  readonly id: string;
  readonly ambiguous?: boolean;
  readonly requests: string;
  readonly cases: string;
  readonly mistakes: readonly Injected[];
}

/** The cases of a file beside this one, one a line. */
export function casesOf(name: 'cases' | 'extra'): Case[] {
  const lines = readFileSync(new URL(`${name}.jsonl`, import.meta.url), 'utf8')
    .trim()
    .split('\n');
  return lines.map((line) => caseOf(JSON.parse(line)));
}

function caseOf({ id, ambiguous = false, requests, cases, mistakes }: Line): Case {
  const numbers = [...numbersOf(requests, 7), ...numbersOf(cases, 5)];
  const truth = new Map(paths.map((path, at) => [path, numbers[at] as number]));
  const cells = mistakes.flatMap((mistake) => Object.entries(mistake.cells));
  const printed = new Map<CellPath, number | null>(truth);
  for (const [path, [, instead]] of cells) printed.set(path, instead);
  const wrong = new Map(cells.map(([path, [due]]) => [path, due]));
  return { id, truth, mistakes, printed, wrong, ambiguous };
}

const numbersOf = (rows: string, width: number): number[] =>
  rows.split('/').flatMap((row) => (row === '0' ? Array(width).fill(0) : row.split(' ').map(Number)));
