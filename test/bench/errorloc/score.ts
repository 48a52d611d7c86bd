import type { CellPath } from '../../../server/src/form/model.js';
import type { Case } from './cases.js';

/** What was proposed for a case: for each proposal, best first, what its cells should hold. */
export interface Answer {
  readonly proposals: readonly ReadonlyMap<CellPath, number>[];
  /** The first one is said to be certain. */
  readonly confident: boolean;
}

/** Shares of the cases. */
export interface Score {
  readonly count: number;
  /** Exactly the wrong cells are those of the first proposal, or of one of the first three. */
  readonly first: number;
  readonly firstThree: number;
  /** The first proposal names these cells and their true numbers. */
  readonly corrected: number;
  readonly confident: number;
  /** Of those said to be certain: cells and numbers are the true ones. */
  readonly confidentRight: number;
}

export type Answered = readonly [Case, Answer];

export function scoreOf(answered: readonly Answered[]): Score {
  const share = (some: readonly unknown[], of: readonly unknown[]): number => some.length / of.length;
  const those = (isSo: (pair: Answered) => boolean): readonly Answered[] => answered.filter(isSo);
  const confident = those(([, answer]) => answer.confident);
  return {
    count: answered.length,
    first: share(those(isFirst), answered),
    firstThree: share(
      those(([wanted, { proposals }]) => proposals.slice(0, 3).some(hasCells(wanted))),
      answered,
    ),
    corrected: share(those(isCorrected), answered),
    confident: share(confident, answered),
    confidentRight: share(confident.filter(isCorrected), confident),
  };
}

const isFirst = ([wanted, { proposals }]: Answered): boolean => proposals.slice(0, 1).some(hasCells(wanted));

export const isCorrected = ([wanted, { proposals }]: Answered): boolean =>
  isFirst([wanted, { proposals, confident: false }]) &&
  [...wanted.wrong].every(([path, due]) => proposals[0]?.get(path) === due);

/** Whether a proposal changes exactly the cells that are wrong. */
const hasCells =
  ({ wrong, printed }: Case) =>
  (proposal: ReadonlyMap<CellPath, number>): boolean => {
    const changed = [...proposal].filter(([path, to]) => printed.get(path) !== to);
    return changed.length === wrong.size && changed.every(([path]) => wrong.has(path));
  };
