import { align, type Candidate } from './align.js';
import { isColumnToo, type LabelledRuns } from './labelledRuns.js';
import type { Match } from './labels.js';
import { coreOf } from './slots.js';
import type { Run } from './tokens.js';

/** Which run holds the numbers of which row. */
export interface Assignment {
  /** Index of the run of each row, −1 where it has none. */
  readonly runOfRow: Int32Array;
  /** Labels of rows that stand a second time. */
  readonly repeated: readonly Match[];
}

/** Above this many runs those without a row's label are left aside: no table has so many. */
const MOST_RUNS = 600;

/**
 * Lays the runs on the rows. A row's label that stands again behind a row already read is a repetition.
 * @param widths how many numbers each row of the form prints here
 */
export function assign(labelled: LabelledRuns, widths: readonly number[]): Assignment {
  const { runs, labels, rowOf } = labelled;
  const runOfRow = new Int32Array(widths.length).fill(-1);
  const repeated: Match[] = [];
  const seen = new Map<number, Match>();
  const considered: number[] = [];
  runs.forEach((run, index) => {
    const match = labels[index];
    const row = match ? rowOf(match) : -1;
    if (match && row >= 0 && !isColumnToo(match)) {
      const before = seen.get(row);
      if (before && before !== match && before.alike >= match.alike) {
        repeated.push(match);
        return;
      }
      if (coreOf(run.slots)[1] > 0) seen.set(row, match);
    } else if (runs.length > MOST_RUNS) return;
    considered.push(index);
  });
  const candidates = considered.map((index) => candidate(labelled, index, widths));
  align(candidates, widths).forEach((row, at) => {
    const { rows } = candidates[at] as Candidate;
    for (let next = row; row >= 0 && next < row + rows; next++) runOfRow[next] = considered[at] as number;
  });
  considered.forEach((index, at) => {
    const row = (candidates[at] as Candidate).row;
    const match = labels[index];
    if (row < 0 || !match || runOfRow.includes(index) || candidates[at]?.least === 0) return;
    if (runOfRow[row] === -1) runOfRow[row] = index;
  });
  giveUpAmbiguous(labelled, runOfRow);
  return { runOfRow, repeated };
}

/**
 * Numbers without words in front of them may be those of any row whose label is nowhere. Where there are more of these
 * rows, one after the other, than such numbers, nothing tells whose they are: they are nobody's.
 */
function giveUpAmbiguous(labelled: LabelledRuns, runOfRow: Int32Array): void {
  const { labels, matches, rowOf } = labelled;
  const isNameless = (run: number): boolean => run >= 0 && !labels[run] && !labelled.wordsBefore(run);
  if (!runOfRow.some(isNameless)) return;
  const named = new Set(matches.filter((match) => !isColumnToo(match)).map(rowOf));
  const isOpen = (row: number): boolean => {
    const run = runOfRow[row] as number;
    return (run < 0 || isNameless(run)) && !named.has(row);
  };
  for (let first = 0; first < runOfRow.length; ) {
    let next = first;
    while (next < runOfRow.length && isOpen(next)) next++;
    if (runOfRow.subarray(first, next).includes(-1)) runOfRow.fill(-1, first, next);
    first = next + 1;
  }
}

function candidate(labelled: LabelledRuns, index: number, widths: readonly number[]): Candidate {
  const { runs, labels, rowOf } = labelled;
  const run = runs[index] as Run;
  const match = labels[index];
  const [start, end] = coreOf(run.slots);
  const single = widths[0] ?? 1;
  const rows = run.groups.length === single && run.slots.length > single ? run.slots.length / single : 1;
  const row = match ? rowOf(match) : -1;
  const named = row >= 0 ? row : labelled.namesSomethingElse(index) ? -2 : -1;
  return {
    least: end - start,
    most: run.slots.length,
    row: named,
    alike: match?.alike ?? 0,
    stacked: labelled.isStacked(index),
    rows,
  };
}
