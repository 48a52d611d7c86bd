import type { Row } from '../form/model.js';
import { lineAt } from '../parse/position.js';
import type { Line, Tree } from '../parse/tree.js';
import type { Assignment } from './assign.js';
import type { LabelledRuns } from './labelledRuns.js';
import type { Match } from './labels.js';
import type { Cell, RowRead } from './report.js';
import { completes } from './runs.js';
import { coreOf } from './slots.js';
import type { Run } from './tokens.js';

/** So many rows of a report may be wrong before its order is doubted. */
const MOST_BROKEN = 3;

/** Which rows of a table may have got numbers that are not theirs. */
export class Doubts {
  readonly #indexes: ReadonlyMap<Row, number>;
  readonly #repeated: ReadonlySet<Match>;

  /** @param rows those of the form, in the order of the assignment */
  constructor(
    private readonly tree: Tree,
    private readonly labelled: LabelledRuns,
    private readonly assignment: Assignment,
    rows: readonly Row[],
  ) {
    this.#indexes = new Map(rows.map((row, index) => [row, index]));
    this.#repeated = new Set(assignment.repeated);
  }

  /**
   * Every row's own label stands right before its numbers, no number is left over, and no total is empty, which might
   * have moved: the words alone decided.
   */
  areNone(rows: readonly RowRead[]): boolean {
    const isNone = (row: RowRead): boolean => this.#isSure(row) && !isEmpty(row.cells.at(-1));
    return rows.every(isNone) && !this.labelled.runs.some((_, run) => this.#isLeft(run));
  }

  /**
   * The rows, those in doubt without their numbers. Numbers laid on rows by their order alone are given up where many of
   * these rows do not add up: the page's order was another one, and a wrong number is worse than none.
   */
  settled(rows: readonly RowRead[]): RowRead[] {
    const broken = new Set(rows.filter(({ cells }) => cells.length > 0 && !addsUp(cells)));
    const unsure = new Set(rows.filter((row) => !this.#isSure(row)));
    const isTorn = [...unsure].filter((row) => broken.has(row)).length >= MOST_BROKEN;
    const isDoubtful = (row: RowRead): boolean =>
      isTorn ? unsure.has(row) : broken.has(row) && (this.#isShifted(row) || this.#isLeftOver(row, unsure.has(row)));
    return rows.map((row) =>
      row.cells.length > 0 && isDoubtful(row) ? { ...row, cells: [], short: row.cells.map(({ span }) => span) } : row,
    );
  }

  /** The runs with numbers that are no row's between the rows around this one and its own numbers. */
  leftBeside(index: number): readonly [Run[], Run[]] {
    const { runs } = this.labelled;
    const { runOfRow } = this.assignment;
    const own = runOfRow[index] as number;
    const above = Math.max(-1, ...runOfRow.slice(0, index));
    const below = runOfRow.slice(index + 1).find((run) => run > above) ?? runs.length;
    const left = (from: number, to: number): Run[] => runs.slice(from, to).filter((_, at) => this.#isLeft(from + at));
    return own < 0 ? [left(above + 1, below), []] : [left(above + 1, own), left(own + 1, below)];
  }

  /** A run with numbers that is no row's, nor a row's again. */
  #isLeft(run: number): boolean {
    const { runs, labels } = this.labelled;
    const isPrinted = coreOf((runs[run] as Run).slots)[1] > 0;
    return isPrinted && !this.assignment.runOfRow.includes(run) && !this.#repeated.has(labels[run] as Match);
  }

  /** Its own label stands right before its numbers. */
  #isSure({ row }: RowRead): boolean {
    const index = this.#indexes.get(row) as number;
    const match = this.labelled.labels[this.assignment.runOfRow[index] as number];
    return match !== undefined && this.labelled.rowOf(match) === index;
  }

  /** One number a line, and the last is the sum of the others, with blanks behind: one before it was lost. */
  #isShifted({ cells }: RowRead): boolean {
    const [total, sum, ...others] = cells.toReversed();
    if (!isEmpty(total) || !sum) return false;
    const { plain, lines } = this.tree;
    const { start, end } = lines[lineAt(this.tree, total.span.start)] as Line;
    // A tab marks a cell that is there.
    const isLine = start < end && plain.slice(start, end).trim() === '' && !plain.slice(start, end).includes('\t');
    return isLine && others.reduce((all, { value }) => all + (value ?? 0), 0) === sum.value;
  }

  /**
   * Numbers that are left over beside a row may be its own: where its label is somewhere else, where it has empty places,
   * or where they are pieces of its numbers, broken in narrow cells: `4240 53` and below it `38 9`.
   */
  #isLeftOver({ row, cells }: RowRead, isUnsure: boolean): boolean {
    const [above, below] = this.leftBeside(this.#indexes.get(row) as number);
    if (above.length + below.length === 0) return false;
    const numbers = cells.map(({ text }) => text);
    return (
      isUnsure ||
      cells.some(({ kind }) => kind === 'blank') ||
      above.some(({ slots }) => completes(slots, numbers, 'before')) ||
      below.some(({ slots }) => completes(slots, numbers, 'behind'))
    );
  }
}

/** A total in whose place nothing stands. */
const isEmpty = (cell: Cell | undefined): cell is Cell => cell?.kind === 'blank' && cell.column.total === true;

/** The total is the sum of the others, or the row has none. */
function addsUp(cells: readonly Cell[]): boolean {
  const total = cells.find((cell) => cell.column.total);
  if (!total) return true;
  const parts = cells.filter((cell) => cell !== total);
  return parts.reduce((sum, cell) => sum + (cell.value ?? 0), 0) === (total.value ?? 0);
}
