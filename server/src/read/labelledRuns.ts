import type { Row } from '../form/model.js';
import { type Match, spread } from './labels.js';
import { coreOf } from './slots.js';
import type { Run, Tokens } from './tokens.js';

/** Index of the row a match names, −1 where it names none. */
export type RowOf = (match: Match) => number;

export function rowFinder(rows: readonly Row[]): RowOf {
  const indexes = new Map(rows.map((row, index) => [row, index]));
  return (match) => {
    const row = match.entries.find((entry) => entry.kind === 'row')?.row;
    return row ? (indexes.get(row) ?? -1) : -1;
  };
}

/** Words of a torn heading that may stand between two stacked labels. */
const MOST_STACKED = 4;

/** The runs of numbers of a table, and the labels in front of them. */
export class LabelledRuns {
  /** The label of each run, where it has one. */
  readonly labels: readonly (Match | undefined)[];
  /** The label that each word is part of. */
  readonly matchAt: readonly (Match | undefined)[];

  /** @param widthOf how many numbers the row with this label prints; 0 where the label is no row's */
  constructor(
    private readonly tokens: Tokens,
    readonly matches: readonly Match[],
    readonly runs: readonly Run[],
    readonly rowOf: RowOf,
    widthOf: (match: Match) => number,
  ) {
    this.labels = labelsOfRuns(runs, matches, widthOf);
    this.matchAt = spread(tokens.words.length, matches);
  }

  /** The first run behind the label of each row; behind 总计 and 其他 above the table stand empty cells. */
  firstOfRows(): ReadonlyMap<number, Run> {
    const labelled = new Map<number, Run>();
    this.labels.forEach((match, index) => {
      const row = match ? this.rowOf(match) : -1;
      const run = this.runs[index] as Run;
      const isHead = match !== undefined && isColumnToo(match) && coreOf(run.slots)[1] === 0;
      if (row >= 0 && !isHead && !labelled.has(row)) labelled.set(row, run);
    });
    return labelled;
  }

  /** Numbers without a label may be any row's; without any number at all the table is a form to fill in. */
  hasSpareNumbers(): boolean {
    const isSpare = (run: Run, match: Match | undefined): boolean =>
      coreOf(run.slots)[1] > 0 && (!match || this.rowOf(match) < 0);
    return this.runs.some((run, index) => isSpare(run, this.labels[index])) || this.isForm();
  }

  /** A form to fill in: no number anywhere. */
  isForm(): boolean {
    return this.runs.every((run) => coreOf(run.slots)[1] === 0);
  }

  /** Another row's label stands right before this one, with no numbers of its own between. */
  isStacked(index: number): boolean {
    const match = this.labels[index];
    if (!match) return false;
    let at = match.from - 1;
    while (
      at >= 0 &&
      (!this.matchAt[at] || this.rowOf(this.matchAt[at] as Match) < 0) &&
      at > match.from - MOST_STACKED
    )
      at--;
    const before = this.matchAt[at];
    if (!before || this.rowOf(before) < 0 || isColumnToo(before)) return false;
    const previous = this.runs[index - 1];
    return !previous || previous.words < before.to;
  }

  /** Words stand right before the run, and they are no row's label. */
  namesSomethingElse(index: number): boolean {
    const match = this.labels[index];
    if (match) return match.entries[0]?.kind === 'heading' && match.alike === 1;
    return this.wordsBefore(index) !== null;
  }

  /** Words right before a run that are no label, where they stand in its line or lead its cells. */
  wordsBefore(index: number): { from: number; to: number } | null {
    const run = this.runs[index] as Run;
    if (index > 0 && this.runs[index - 1]?.words === run.words) return null;
    const { words } = this.tokens;
    let from = run.words;
    const line = words[run.words - 1]?.line;
    if (line === undefined || (run.inLine && line !== run.line)) return null;
    while (from > 0 && !this.matchAt[from - 1] && words[from - 1]?.line === line) from--;
    return from < run.words ? { from, to: run.words } : null;
  }
}

/**
 * The match right before each run, or the one that its numbers cut in two. Of several runs behind one label it
 * belongs to the first that has as many numbers as the row; a torn number or a page's may stand before that.
 */
function labelsOfRuns(
  runs: readonly Run[],
  matches: readonly Match[],
  widthOf: (match: Match) => number,
): (Match | undefined)[] {
  const byEnd = new Map(matches.map((match) => [match.to, match]));
  const around = matches.filter((match) => match.around !== undefined);
  const labels: (Match | undefined)[] = runs.map(() => undefined);
  for (let first = 0; first < runs.length; ) {
    const { words } = runs[first] as Run;
    let next = first + 1;
    while (next < runs.length && (runs[next] as Run).words === words) next++;
    const match = around.find((torn) => torn.from < words && words < torn.to) ?? byEnd.get(words);
    if (match) {
      const width = widthOf(match);
      const whole = runs.slice(first, next).findIndex(({ slots }) => {
        const [start, end] = coreOf(slots);
        return end - start <= width && width <= slots.length;
      });
      labels[first + Math.max(whole, 0)] = match;
    }
    first = next;
  }
  return labels;
}

/** 其他 and 总计 are heads of columns as well as rows. */
export const isColumnToo = (match: Match): boolean => match.entries.some((entry) => entry.kind === 'column');
