/** A run of numbers, as the alignment sees it. */
export interface Candidate {
  /** Fewest and most numbers it can be: without and with the empty places at its ends. */
  readonly least: number;
  readonly most: number;
  /** Index of the row its label names; −1 where it has none, −2 where its words name something else. */
  readonly row: number;
  /** The words are a row's, if misspelt. */
  readonly alike: number;
  /** Several labels are stacked before it, as where a page tears labels from numbers: its own may be none of them. */
  readonly stacked: boolean;
  /** Rows it would fill if it held several, one below the other; 1 otherwise. */
  readonly rows: number;
}

const UNLABELLED = 1.5;
const MISNAMED = 6;
const OTHER_WORDS = 4;
const ROW_MISSING = 5;
const WRONG_LENGTH = 3;
const STACKED = 2;

/**
 * Lays runs of numbers on the rows of the form: numbers come in the form's order, labels are the anchors. The
 * cheapest way in which every run is some row, several rows, or none, and rows may be missing.
 * @param widths how many numbers each row prints
 * @returns for each run the first row it is, or −1
 */
export function align(runs: readonly Candidate[], widths: readonly number[]): Int32Array {
  const plain = alignPlain(runs, widths);
  if (plain) return plain;
  const count = widths.length;
  const stride = count + 1;
  const cost = new Float64Array((runs.length + 1) * stride).fill(Number.POSITIVE_INFINITY);
  const from = new Int32Array(cost.length);
  for (let row = 0; row < stride; row++) cost[row] = row * ROW_MISSING;
  for (let run = 0; run < runs.length; run++) {
    const candidate = runs[run] as Candidate;
    for (let row = 0; row < stride; row++) {
      const here = cost[run * stride + row] as number;
      const move = (to: number, price: number, code: number): void => {
        const at = (run + 1) * stride + to;
        if (here + price < (cost[at] as number)) {
          cost[at] = here + price;
          from[at] = code;
        }
      };
      const price = priceAt(candidate, row, widths);
      if (price < Number.POSITIVE_INFINITY) move(row + candidate.rows, price, candidate.rows);
      move(row, priceOfSkipping(candidate), 0);
    }
    for (let row = 1; row < stride; row++) {
      const at = (run + 1) * stride + row;
      if ((cost[at - 1] as number) + ROW_MISSING < (cost[at] as number)) {
        cost[at] = (cost[at - 1] as number) + ROW_MISSING;
        from[at] = -1;
      }
    }
  }
  return trace(runs.length, stride, from);
}

/** Every run with numbers names its row, in order, with as many as it has columns: nothing to weigh. */
function alignPlain(runs: readonly Candidate[], widths: readonly number[]): Int32Array | null {
  const rows = new Int32Array(runs.length);
  let next = 0;
  for (let run = 0; run < runs.length; run++) {
    const { row, rows: count, least, most, stacked } = runs[run] as Candidate;
    const width = widths[row] ?? Number.POSITIVE_INFINITY;
    if (least === 0 && most < width) {
      rows[run] = -1;
      continue;
    }
    const fits = row >= next && count === 1 && !stacked && least <= width && width <= most;
    if (!fits) return null;
    rows[run] = row;
    next = row + 1;
  }
  return rows;
}

function trace(runs: number, stride: number, from: Int32Array): Int32Array {
  const rows = new Int32Array(runs).fill(-1);
  let row = stride - 1;
  for (let run = runs; run > 0; ) {
    const code = from[run * stride + row] as number;
    if (code === -1) {
      row--;
      continue;
    }
    row -= code;
    run--;
    if (code > 0) rows[run] = row;
  }
  return rows;
}

function priceAt(candidate: Candidate, row: number, widths: readonly number[]): number {
  if (row + candidate.rows > widths.length) return Number.POSITIVE_INFINITY;
  let width = 0;
  for (let at = row; at < row + candidate.rows; at++) width += widths[at] as number;
  const fits = candidate.least <= width && width <= candidate.most;
  if (candidate.least === 0 && !fits) return Number.POSITIVE_INFINITY;
  const named = candidate.row >= row && candidate.row < row + candidate.rows;
  if (named) return (1 - candidate.alike) * 2 + (fits ? 0 : WRONG_LENGTH);
  if (!fits || candidate.least === 0) return Number.POSITIVE_INFINITY;
  if (candidate.row === -1) return UNLABELLED;
  if (candidate.stacked) return STACKED;
  return candidate.row === -2 ? OTHER_WORDS : MISNAMED;
}

/** What it costs to take a run for no row of the form: dear where it looks like one. */
function priceOfSkipping(candidate: Candidate): number {
  if (candidate.least === 0) return 0;
  if (candidate.row >= 0 && !candidate.stacked) return MISNAMED;
  return candidate.most === 1 ? 1 : 2;
}
