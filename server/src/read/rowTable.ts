import type { Column, Part, Row, Table } from '../form/model.js';
import type { Span, Tree } from '../parse/tree.js';
import { type Assignment, assign } from './assign.js';
import { Doubts } from './doubts.js';
import { gridOf, type PlaceInGrid } from './gridRows.js';
import { type Count, type Heads, readHeads } from './heads.js';
import { isColumnToo, LabelledRuns, type RowOf, rowFinder } from './labelledRuns.js';
import { isAltered, isTornApart, isWhole, type Match, matchLabels, normOf, spanOf } from './labels.js';
import { type Entry, lexiconOf } from './lexicon.js';
import { bare } from './normalise.js';
import { PageColumns } from './pageColumns.js';
import { type Placed, Placer } from './placing.js';
import type { Cell, Heading, Label, RowRead, TableRead } from './report.js';
import { joinRuns } from './runs.js';
import { cellOf, coreOf, splitRun } from './slots.js';
import { type Run, type Slot, type Tokens, tokenise, type Word } from './tokens.js';
import { tornLabels } from './tornLabels.js';

/** A row of the form with the columns the document prints for it. */
interface PrintedRow {
  readonly row: Row;
  readonly part: Part;
}

/** Reads a table that prints one row of the form after the other (表二, 表三) from the lines `from` to `to`. */
export function readRowTable(tree: Tree, from: number, to: number, table: Table): TableRead | null {
  const lexicon = lexiconOf(table);
  const tokens = tokenise(tree, from, to, tornLabels(tree, from, to, lexicon));
  const matches = matchLabels(tokens, lexicon);
  const rows: PrintedRow[] = table.parts.flatMap((part) => part.rows.map((row) => ({ row, part })));
  const rowOf = rowFinder(rows.map(({ row }) => row));
  if (!matches.some((match) => rowOf(match) >= 0)) return null;
  return new RowTableReader(tree, table, tokens, matches, rows, rowOf).read();
}

class RowTableReader {
  private readonly heads: Heads;
  private readonly labelled: LabelledRuns;
  private readonly assignment: Assignment;
  private readonly doubts: Doubts;
  private readonly grid: PlaceInGrid | null;
  private readonly placer: Placer;
  private readonly page: PageColumns;

  constructor(
    private readonly tree: Tree,
    private readonly table: Table,
    private readonly tokens: Tokens,
    private readonly matches: readonly Match[],
    private readonly rows: readonly PrintedRow[],
    private readonly rowOf: RowOf,
  ) {
    const widthOfMatch = (match: Match): number => {
      const row = rowOf(match);
      return row < 0 ? 0 : (rows[row] as PrintedRow).part.columns.length;
    };
    const { entries } = lexiconOf(table);
    const isPiece = (norm: string): boolean => entries.some((entry) => entry.norm.includes(norm));
    const joined = joinRuns(tokens, matches, widthOfMatch, isPiece);
    const single = table.parts.length === 1 ? table.parts[0]?.columns.length : undefined;
    const runs = single === undefined ? joined : joined.flatMap((run) => splitRun(run, single));
    this.labelled = new LabelledRuns(tokens, matches, runs, rowOf, widthOfMatch);
    this.heads = readHeads(table, tokens, matches, this.labelled.matchAt, (part) => this.countsOf(part));
    this.assignment = assign(
      this.labelled,
      rows.map(({ part }) => this.widthOf(part)),
    );
    this.doubts = new Doubts(
      tree,
      this.labelled,
      this.assignment,
      rows.map(({ row }) => row),
    );
    this.grid = single === undefined ? null : this.makeGrid();
    this.placer = this.makePlacer();
    this.page = new PageColumns(
      tree,
      runs.filter((_, index) => this.labelled.labels[index]?.alike === 1),
    );
  }

  read(): TableRead {
    const missingRows: Row[] = [];
    const rows: RowRead[] = [];
    this.rows.forEach((printed, index) => {
      const read = this.readRow(printed, index);
      if (read) rows.push(read);
      else missingRows.push(printed.row);
    });
    const settled = this.doubts.settled(rows);
    const first = this.matches[0] as Match;
    const start = (this.tokens.words[first.from] as Span).start;
    const label = (match: Match, official: string): Label => ({
      official,
      span: spanOf(this.tokens.words, match),
      altered: false,
    });
    const end = Math.max(
      ...this.matches.slice(-1).map((match) => spanOf(this.tokens.words, match).end),
      ...settled.map((row) => row.span.end),
    );
    return {
      table: this.table,
      span: { start, end },
      rows: settled,
      cells: settled.flatMap(({ cells }) => cells),
      isByWords: this.doubts.areNone(rows),
      columns: this.heads.columns,
      headings: [...this.heads.headings, ...this.alienHeadings()],
      repeated: this.assignment.repeated.map((match) => label(match, match.entries[0]?.official ?? '')),
      missingRows,
      missingColumns: this.heads.missing,
      head: spanOf(this.tokens.words, first),
    };
  }

  /** Words in front of a group's first row that are no label, where the group's heading is nowhere: （四）无法公开. */
  private alienHeadings(): Heading[] {
    const { words } = this.tokens;
    const groups = new Map<string, PrintedRow>();
    for (const printed of this.rows) {
      if (printed.row.group && !groups.has(printed.row.group)) groups.set(printed.row.group, printed);
    }
    return [...groups].flatMap(([official, first]): Heading[] => {
      if (this.matches.some((match) => match.entries.some((entry) => entry.official === official))) return [];
      const match = this.matchOf(this.rows.indexOf(first));
      if (!match) return [];
      let from = match.from;
      const { line } = words[match.from] as Word;
      while (from > 0 && !this.labelled.matchAt[from - 1] && (words[from - 1] as Word).line >= line - 1) from--;
      const own = { from, to: match.from };
      const norm = from < match.from ? normOf(words, own) : '';
      const isLike = norm.length >= 3 && norm.length <= 9 && [...norm].some((char) => official.includes(char));
      if (!isLike || this.isTornHeading(official, own)) return [];
      return [{ official, span: spanOf(words, own), altered: true, leadsRows: true }];
    });
  }

  private isTornHeading(official: string, own: { readonly from: number; readonly to: number }): boolean {
    const { matchAt } = this.labelled;
    const { words } = this.tokens;
    return isTornApart(words, (word) => isWhole(words, matchAt[word]), own, bare(official));
  }

  /** How many numbers each labelled row of the part prints: without and with the empty places. */
  private countsOf(part: Part): Count[] {
    const counts: Count[] = [];
    const labelled = this.labelled.firstOfRows();
    for (const [index, { part: own }] of this.rows.entries()) {
      if (own !== part) continue;
      const run = labelled.get(index);
      if (run) {
        const { slots } = run;
        const [start, end] = coreOf(slots);
        counts.push({ least: end - start, most: slots.length });
      } else if (!this.labelled.hasSpareNumbers() && this.matchOf(index)) counts.push({ least: 0, most: 0 });
    }
    return counts;
  }

  private widthOf(part: Part): number {
    return this.heads.printed(part).length;
  }

  private makeGrid(): PlaceInGrid | null {
    const isWhole = (part: Part): boolean =>
      this.widthOf(part) === part.columns.length && this.heads.extra(part) === null;
    if (!this.table.parts.every(isWhole)) return null;
    const rows = [...this.assignment.runOfRow].flatMap((at) => this.labelled.runs[at] ?? []);
    const heads = this.heads.columns.map(({ label }) => label?.span ?? null);
    return gridOf(this.tree, heads, rows);
  }

  private makePlacer(): Placer {
    const placed: Placed[] = [];
    this.assignment.runOfRow.forEach((index, at) => {
      if (index >= 0) placed.push(this.placed(this.rows[at] as PrintedRow, this.labelled.runs[index] as Run));
    });
    return new Placer(placed);
  }

  private placed({ row, part }: PrintedRow, { slots }: Run): Placed {
    const width = this.widthOf(part) + (this.heads.extra(part) === null ? 0 : 1);
    return { level: levelOf(row), slots, width };
  }

  private readRow(printed: PrintedRow, index: number): RowRead | null {
    const { row, part } = printed;
    const at = this.assignment.runOfRow[index] as number;
    const run = at < 0 ? undefined : this.labelled.runs[at];
    const own = run ? this.labelled.labels[at] : undefined;
    const match = own && this.rowOf(own) === index ? own : this.matchOf(index);
    if (!run) return match ? this.rowWithoutNumbers(printed, match, index) : null;
    const label = this.labelOf(row, match, at);
    const slots = this.slotsOf(run, index, at, printed, label?.altered ?? false);
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
  private rowWithoutNumbers({ row, part }: PrintedRow, match: Match, index: number): RowRead {
    const entry = entryOf(match, row);
    const span = spanOf(this.tokens.words, match);
    const label = { official: row.label, span, altered: entry ? isAltered(match, entry) : true };
    const place = { start: span.end, end: span.end };
    const { line } = this.tokens.words[match.to - 1] as Word;
    const blank: Slot = { span: place, kind: 'blank', value: null };
    const columns = this.heads.printed(part);
    const blanks = (): readonly Slot[] | null =>
      this.doubts.leftBeside(index).flat().length > 0 ? null : this.page.blanks(line, columns.length);
    const slots = this.labelled.isForm() ? columns.map(() => blank) : blanks();
    if (!slots) return { row, part, label, cells: [], span: place, short: [] };
    const cells = columns.map((column, at) => this.cell(row, column, slots[at] as Slot));
    return { row, part, label, cells, span: place, short: null };
  }

  /** @param shifted the label is not the official one, so that nothing behind it stands where it should on a page */
  private slotsOf(run: Run, index: number, at: number, printed: PrintedRow, shifted: boolean): readonly Slot[] | null {
    const width = this.widthOf(printed.part);
    const merged = this.heads.merged(printed.part);
    if (merged > 1 && run.slots.length >= merged && allAlike(run.slots.slice(0, merged))) return run.slots.slice(0, 1);
    const first = this.assignment.runOfRow.indexOf(at);
    if (run.slots.length > width && run.groups.length > 0 && this.assignment.runOfRow.lastIndexOf(at) > first) {
      return run.slots.slice((index - first) * width, (index - first + 1) * width);
    }
    const extra = this.heads.extra(printed.part);
    const placed = this.placed(printed, run);
    const slots =
      this.grid?.(run) ?? this.placer.place(placed) ?? (shifted ? null : this.page.place(run, placed.width));
    return slots?.filter((_, column) => column !== extra) ?? null;
  }

  /** A label of this row that stands somewhere else: page layout tears labels from their numbers. */
  private matchOf(index: number): Match | undefined {
    return this.matches.find((match) => this.rowOf(match) === index && !isColumnToo(match));
  }

  private labelOf(row: Row, match: Match | undefined, run: number): Label | null {
    if (match) {
      const entry = entryOf(match, row);
      const altered = entry ? isAltered(match, entry) : true;
      if (altered && this.isTorn(row, match)) return null;
      return { official: row.label, span: spanOf(this.tokens.words, match), altered };
    }
    const words = this.labelled.wordsBefore(run);
    if (!words || this.isTorn(row, words)) return null;
    const { inLine } = this.labelled.runs[run] as Run;
    if (!inLine && this.labelled.runs.length < 3) return null;
    return { official: row.label, span: spanOf(this.tokens.words, words), altered: true };
  }

  private isTorn(row: Row, own: { readonly from: number; readonly to: number }): boolean {
    const official = lexiconOf(this.table).entries.find((entry) => entry.row === row)?.bare ?? '';
    return isTornApart(
      this.tokens.words,
      (word) => isWhole(this.tokens.words, this.labelled.matchAt[word]),
      own,
      official,
    );
  }

  private cell(row: Row, column: Column, slot: Slot): Cell {
    return cellOf(this.tree, this.table, row, column, slot);
  }
}

/** A merged cell, printed once for each cell it covers. */
const allAlike = (slots: readonly Slot[]): boolean =>
  slots.every((slot) => slot.value === slots[0]?.value && slot.kind === slots[0]?.kind);

const entryOf = (match: Match, row: Row): Entry | undefined => {
  const entries = match.entries.filter((entry) => entry.row === row);
  return entries.find((entry) => entry.norm === match.norm) ?? entries[0];
};

/** How deep a row stands: without a heading, an outcome, below an outcome's heading. */
const levelOf = (row: Row): number => (row.group ? 2 : row.label.startsWith('（') ? 1 : 0);
