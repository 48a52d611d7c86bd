import { type Column, type Part, pathOf, type Row, type Table } from '../form/model.js';
import type { Span, Tree } from '../parse/tree.js';
import { align, type Candidate } from './align.js';
import { type Count, type Heads, readHeads } from './heads.js';
import { isAltered, isTornApart, isWhole, type Match, matchLabels, spanOf, spread } from './labels.js';
import { type Entry, lexiconOf } from './lexicon.js';
import { PageColumns } from './pageColumns.js';
import { type Placed, Placer } from './placing.js';
import type { Cell, Label, RowRead, TableRead } from './report.js';
import { joinRuns } from './runs.js';
import { coreOf, splitRun } from './slots.js';
import { type Run, type Slot, type Tokens, tokenise, type Word } from './tokens.js';

/** A row of the form with the columns the document prints for it. */
interface PrintedRow {
  readonly row: Row;
  readonly part: Part;
}

/** Above this many runs those without a row's label are left aside: no table has so many. */
const MOST_RUNS = 600;
/** So many rows of a report may be wrong before its order is doubted. */
const MOST_BROKEN = 3;
/** Words of a torn heading that may stand between two stacked labels. */
const MOST_STACKED = 4;

/** Reads a table that prints one row of the form after the other (表二, 表三) from the lines `from` to `to`. */
export function readRowTable(tree: Tree, from: number, to: number, table: Table): TableRead | null {
  const tokens = tokenise(tree, from, to);
  const matches = matchLabels(tokens, lexiconOf(table));
  const rows: PrintedRow[] = table.parts.flatMap((part) => part.rows.map((row) => ({ row, part })));
  const rowOf = rowFinder(rows);
  if (!matches.some((match) => rowOf(match) >= 0)) return null;
  return new RowTableReader(tree, table, tokens, matches, rows, rowOf).read();
}

/** Index of the row a match names, −1 where it names none. */
type RowOf = (match: Match) => number;

function rowFinder(rows: readonly PrintedRow[]): RowOf {
  const indexes = new Map(rows.map(({ row }, index) => [row, index]));
  return (match) => {
    const row = match.entries.find((entry) => entry.kind === 'row')?.row;
    return row ? (indexes.get(row) ?? -1) : -1;
  };
}

class RowTableReader {
  private readonly heads: Heads;
  private readonly runs: readonly Run[];
  private readonly labels: readonly (Match | undefined)[];
  /** Run of each row, −1 where it has none. */
  private readonly runOfRow: Int32Array;
  private readonly repeated: Match[] = [];
  /** The label that each word is part of. */
  private readonly matchAt: readonly (Match | undefined)[];
  private readonly placer: Placer;
  private readonly page: PageColumns;
  private readonly cells: Cell[] = [];

  constructor(
    private readonly tree: Tree,
    private readonly table: Table,
    private readonly tokens: Tokens,
    private readonly matches: readonly Match[],
    private readonly rows: readonly PrintedRow[],
    private readonly rowOf: RowOf,
  ) {
    this.matchAt = spread(tokens.words.length, matches);
    const widthOfMatch = (match: Match): number => {
      const row = rowOf(match);
      return row < 0 ? 0 : (rows[row] as PrintedRow).part.columns.length;
    };
    const joined = joinRuns(tokens, matches, widthOfMatch);
    const single = table.parts.length === 1 ? table.parts[0]?.columns.length : undefined;
    const runs = single === undefined ? joined : joined.flatMap((run) => splitRun(run, single));
    this.labels = labelsOfRuns(runs, matches, widthOfMatch);
    this.runs = runs;
    this.heads = readHeads(table, tokens, matches, this.matchAt, (part) => this.countsOf(part));
    this.runOfRow = this.assign();
    this.placer = this.makePlacer();
    this.page = new PageColumns(tree, this.runs);
  }

  read(): TableRead {
    const missingRows: Row[] = [];
    const rows: RowRead[] = [];
    this.rows.forEach((printed, index) => {
      const read = this.readRow(printed, index);
      if (read) rows.push(read);
      else missingRows.push(printed.row);
    });
    this.doubt(rows);
    const first = this.matches[0] as Match;
    const start = (this.tokens.words[first.from] as Span).start;
    const label = (match: Match, official: string): Label => ({
      official,
      span: spanOf(this.tokens.words, match),
      altered: false,
    });
    const end = Math.max(
      ...this.matches.slice(-1).map((match) => spanOf(this.tokens.words, match).end),
      ...rows.map((row) => row.span.end),
    );
    return {
      table: this.table,
      span: { start, end },
      rows,
      cells: this.cells,
      columns: this.heads.columns,
      headings: this.heads.headings,
      repeated: this.repeated.map((match) => label(match, match.entries[0]?.official ?? '')),
      missingRows,
      missingColumns: this.heads.missing,
      head: spanOf(this.tokens.words, first),
    };
  }

  /**
   * Numbers laid on rows by their order alone are given up where many of these rows do not add up: the page's order
   * was another one, and a wrong number is worse than none.
   */
  private doubt(rows: RowRead[]): void {
    const unsure = rows.filter((row) => row.cells.length > 0 && !this.isSure(row.row));
    const broken = unsure.filter(({ cells }) => !addsUp(cells));
    if (broken.length < MOST_BROKEN) return;
    for (const row of unsure) {
      rows[rows.indexOf(row)] = { ...row, cells: [], short: row.cells.map(({ span }) => span) };
      for (const cell of row.cells) this.cells.splice(this.cells.indexOf(cell), 1);
    }
  }

  /** Its own label stands right before its numbers. */
  private isSure(row: Row): boolean {
    const index = this.rows.findIndex((printed) => printed.row === row);
    const match = this.labels[this.runOfRow[index] as number];
    return match !== undefined && this.rowOf(match) === index;
  }

  /** How many numbers each labelled row of the part prints: without and with the empty places. */
  private countsOf(part: Part): Count[] {
    const counts: Count[] = [];
    const labelled = this.labelledRuns();
    for (const [index, { part: own }] of this.rows.entries()) {
      if (own !== part) continue;
      const run = labelled.get(index);
      if (run) {
        const { slots } = run;
        const [start, end] = coreOf(slots);
        counts.push({ least: end - start, most: slots.length });
      } else if (!this.hasSpareNumbers() && this.matchOf(index)) counts.push({ least: 0, most: 0 });
    }
    return counts;
  }

  /** The first run behind the label of each row; behind 总计 and 其他 above the table stand empty cells. */
  private labelledRuns(): Map<number, Run> {
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
  private hasSpareNumbers(): boolean {
    const isSpare = (run: Run, match: Match | undefined): boolean =>
      coreOf(run.slots)[1] > 0 && (!match || this.rowOf(match) < 0);
    return this.runs.some((run, index) => isSpare(run, this.labels[index])) || this.isForm();
  }

  private widthOf(part: Part): number {
    return this.heads.printed(part).length;
  }

  /** Lays the runs on the rows. A row's label that stands again behind a row already read is a repetition. */
  private assign(): Int32Array {
    const runOfRow = new Int32Array(this.rows.length).fill(-1);
    const seen = new Map<number, Match>();
    const considered: number[] = [];
    this.runs.forEach((run, index) => {
      const match = this.labels[index];
      const row = match ? this.rowOf(match) : -1;
      if (match && row >= 0 && !isColumnToo(match)) {
        const before = seen.get(row);
        if (before && before !== match && before.alike >= match.alike) {
          this.repeated.push(match);
          return;
        }
        if (coreOf(run.slots)[1] > 0) seen.set(row, match);
      } else if (this.runs.length > MOST_RUNS) return;
      considered.push(index);
    });
    const candidates = considered.map((index) => this.candidate(index));
    const widths = this.rows.map(({ part }) => this.widthOf(part));
    align(candidates, widths).forEach((row, at) => {
      const { rows } = candidates[at] as Candidate;
      for (let next = row; row >= 0 && next < row + rows; next++) runOfRow[next] = considered[at] as number;
    });
    considered.forEach((index, at) => {
      const row = (candidates[at] as Candidate).row;
      const match = this.labels[index];
      if (row < 0 || !match || runOfRow.includes(index) || candidates[at]?.least === 0) return;
      if (runOfRow[row] === -1) runOfRow[row] = index;
    });
    return runOfRow;
  }

  private candidate(index: number): Candidate {
    const run = this.runs[index] as Run;
    const match = this.labels[index];
    const [start, end] = coreOf(run.slots);
    const single = this.table.parts[0]?.columns.length ?? 1;
    const rows = run.groups.length === single && run.slots.length > single ? run.slots.length / single : 1;
    const row = match ? this.rowOf(match) : -1;
    const named = row >= 0 ? row : this.namesSomethingElse(index, match) ? -2 : -1;
    return {
      least: end - start,
      most: run.slots.length,
      row: named,
      alike: match?.alike ?? 0,
      stacked: this.isStacked(index, match),
      rows,
    };
  }

  /** Another row's label stands right before this one, with no numbers of its own between. */
  private isStacked(index: number, match: Match | undefined): boolean {
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
  private namesSomethingElse(index: number, match: Match | undefined): boolean {
    if (match) return match.entries[0]?.kind === 'heading' && match.alike === 1;
    return this.wordsBefore(index) !== null;
  }

  /** Words right before a run that are no label, where they stand in its line or lead its cells. */
  private wordsBefore(index: number): { from: number; to: number } | null {
    const run = this.runs[index] as Run;
    if (index > 0 && this.runs[index - 1]?.words === run.words) return null;
    const { words } = this.tokens;
    let from = run.words;
    const line = words[run.words - 1]?.line;
    if (line === undefined || (run.inLine && line !== run.line)) return null;
    while (from > 0 && !this.matchAt[from - 1] && words[from - 1]?.line === line) from--;
    return from < run.words ? { from, to: run.words } : null;
  }

  private makePlacer(): Placer {
    const placed: Placed[] = [];
    this.runOfRow.forEach((index, at) => {
      if (index >= 0) placed.push(this.placed(this.rows[at] as PrintedRow, this.runs[index] as Run));
    });
    return new Placer(placed);
  }

  private placed({ row, part }: PrintedRow, { slots }: Run): Placed {
    const width = this.widthOf(part) + (this.heads.extra(part) === null ? 0 : 1);
    return { level: levelOf(row), slots, width };
  }

  private readRow(printed: PrintedRow, index: number): RowRead | null {
    const { row, part } = printed;
    const at = this.runOfRow[index] as number;
    const run = at < 0 ? undefined : this.runs[at];
    const own = run ? this.labels[at] : undefined;
    const match = own && this.rowOf(own) === index ? own : this.matchOf(index);
    if (!run) return match ? this.rowWithoutNumbers(printed, match) : null;
    const label = this.labelOf(row, match, at);
    const slots = this.slotsOf(run, index, at, printed);
    const all = run.slots.slice(...coreOf(run.slots)).map((slot) => slot.span);
    const printedSpan = slots ?? run.slots;
    const span = {
      start: printedSpan[0]?.span.start ?? label?.span.end ?? 0,
      end: Math.max(printedSpan.at(-1)?.span.end ?? 0, label?.span.end ?? 0),
    };
    if (!slots || this.heads.unknown.has(part)) return { row, part, label, cells: [], span, short: all };
    const cells = slots.map((slot, column) => this.cell(row, this.heads.printed(part)[column] as Column, slot));
    return { row, part, label, cells, span, short: null };
  }

  /** A row in which nothing is printed: blank where the whole table is a form to fill in, else its numbers are lost. */
  private rowWithoutNumbers({ row, part }: PrintedRow, match: Match): RowRead {
    const entry = entryOf(match, row);
    const span = spanOf(this.tokens.words, match);
    const label = { official: row.label, span, altered: entry ? isAltered(match, entry) : true };
    const place = { start: span.end, end: span.end };
    const { line } = this.tokens.words[match.to - 1] as Word;
    const blank: Slot = { span: place, kind: 'blank', value: null };
    const columns = this.heads.printed(part);
    const slots = this.isForm() ? columns.map(() => blank) : this.page.blanks(line, columns.length);
    if (!slots) return { row, part, label, cells: [], span: place, short: [] };
    const cells = columns.map((column, at) => this.cell(row, column, slots[at] as Slot));
    return { row, part, label, cells, span: place, short: null };
  }

  /** A form to fill in: no number anywhere. */
  private isForm(): boolean {
    return this.runs.every((run) => coreOf(run.slots)[1] === 0);
  }

  private slotsOf(run: Run, index: number, at: number, printed: PrintedRow): readonly Slot[] | null {
    const width = this.widthOf(printed.part);
    const merged = this.heads.merged(printed.part);
    if (merged > 1 && run.slots.length >= merged && allAlike(run.slots.slice(0, merged))) return run.slots.slice(0, 1);
    const first = this.runOfRow.indexOf(at);
    if (run.slots.length > width && run.groups.length > 0 && this.runOfRow.lastIndexOf(at) > first) {
      return run.slots.slice((index - first) * width, (index - first + 1) * width);
    }
    const extra = this.heads.extra(printed.part);
    const placed = this.placed(printed, run);
    const slots = this.placer.place(placed) ?? this.page.place(run, placed.width);
    return slots?.filter((_, column) => column !== extra) ?? null;
  }

  /** A label of this row that stands somewhere else: page layout tears labels from their numbers. */
  private matchOf(index: number): Match | undefined {
    return this.matches.find(
      (match) => this.rowOf(match) === index && !this.repeated.includes(match) && !isColumnToo(match),
    );
  }

  private labelOf(row: Row, match: Match | undefined, run: number): Label | null {
    if (match) {
      const entry = entryOf(match, row);
      const altered = entry ? isAltered(match, entry) : true;
      if (altered && this.isTorn(row, match)) return null;
      return { official: row.label, span: spanOf(this.tokens.words, match), altered };
    }
    const words = this.wordsBefore(run);
    if (!words || this.isTorn(row, words)) return null;
    const { inLine } = this.runs[run] as Run;
    if (!inLine && this.runs.length < 3) return null;
    return { official: row.label, span: spanOf(this.tokens.words, words), altered: true };
  }

  private isTorn(row: Row, own: { readonly from: number; readonly to: number }): boolean {
    const official = lexiconOf(this.table).entries.find((entry) => entry.row === row)?.bare ?? '';
    return isTornApart(this.tokens.words, (word) => isWhole(this.tokens.words, this.matchAt[word]), own, official);
  }

  private cell(row: Row, column: Column, slot: Slot): Cell {
    const path = pathOf(this.table.key, row, column);
    const text = this.tree.text.slice(slot.span.start, slot.span.end);
    const cell: Cell = {
      path,
      table: this.table,
      row,
      column,
      span: slot.span,
      text: slot.kind === 'number' && /\s/.test(text) ? text.replace(/\s+/g, '') : text,
      value: slot.value,
      kind: slot.kind,
    };
    this.cells.push(cell);
    return cell;
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

/** The total is the sum of the others, or the row has none. */
function addsUp(cells: readonly Cell[]): boolean {
  const total = cells.find((cell) => cell.column.total);
  if (!total) return true;
  const parts = cells.filter((cell) => cell !== total);
  return parts.reduce((sum, cell) => sum + (cell.value ?? 0), 0) === (total.value ?? 0);
}

/** A merged cell, printed once for each cell it covers. */
const allAlike = (slots: readonly Slot[]): boolean =>
  slots.every((slot) => slot.value === slots[0]?.value && slot.kind === slots[0]?.kind);

const isColumnToo = (match: Match): boolean => match.entries.some((entry) => entry.kind === 'column');

const entryOf = (match: Match, row: Row): Entry | undefined => {
  const entries = match.entries.filter((entry) => entry.row === row);
  return entries.find((entry) => entry.norm === match.norm) ?? entries[0];
};

/** How deep a row stands: without a heading, an outcome, below an outcome's heading. */
const levelOf = (row: Row): number => (row.group ? 2 : row.label.startsWith('（') ? 1 : 0);
