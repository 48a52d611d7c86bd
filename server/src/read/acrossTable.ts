import type { Column, Row, Table } from '../form/model.js';
import type { Span, Tree } from '../parse/tree.js';
import { wordsBetween } from './heads.js';
import { isAltered, isTornApart, isWhole, type Match, matchLabels, spanOf, spread } from './labels.js';
import { type Entry, lexiconOf } from './lexicon.js';
import type { Cell, ColumnRead, Heading, Label, RowRead, TableRead } from './report.js';
import { cellOf, coreOf } from './slots.js';
import { type Run, type Slot, type Tokens, tokenise } from './tokens.js';

/** Where so many rows of numbers that a page tears are wrong their order is another. */
const MOST_BROKEN = 2;

/** One printed number of a table whose rows stand side by side. */
interface Place {
  readonly row: Row;
  readonly column: Column;
}

/** Reads a table that prints its rows side by side in one line of numbers (表四) from the lines `from` to `to`. */
export function readAcrossTable(tree: Tree, from: number, to: number, table: Table): TableRead | null {
  const tokens = tokenise(tree, from, to);
  const matches = matchLabels(tokens, lexiconOf(table)).filter((match) => match.alike >= 0.7);
  const heads = matches.filter((match) => match.entries[0]?.column);
  const width = table.parts.reduce((sum, part) => sum + part.rows.length * part.columns.length, 0);
  const whole = tokens.runs.some(({ slots }) => slots.length === width && coreOf(slots)[1] > 0);
  if (heads.length < 3 && !whole) return null;
  return new AcrossTableReader(tree, table, tokens, matches, heads).read();
}

class AcrossTableReader {
  private readonly rows: readonly Row[];
  private readonly columns: readonly Column[];
  private readonly places: readonly Place[];
  private readonly matchAt: readonly (Match | undefined)[];

  constructor(
    private readonly tree: Tree,
    private readonly table: Table,
    private readonly tokens: Tokens,
    private readonly matches: readonly Match[],
    private readonly heads: readonly Match[],
  ) {
    const part = table.parts[0];
    this.rows = part?.rows ?? [];
    this.columns = part?.columns ?? [];
    this.matchAt = spread(tokens.words.length, matches);
    this.places = this.rows.flatMap((row) => this.columns.map((column) => ({ row, column })));
  }

  read(): TableRead {
    const all = this.tokens.runs.filter(holdsNumber).flatMap((run) => run.slots.slice(...coreOf(run.slots)));
    const whole = this.slotsFor(this.places.length);
    const headed = whole ? this.places : this.placesOfHeads(all.length);
    const slots = whole ?? (headed.length < this.places.length ? this.slotsFor(headed.length) : null);
    const cells = new Map<Place, Cell>();
    if (slots)
      for (const [at, place] of headed.entries())
        cells.set(place, cellOf(this.tree, this.table, place.row, place.column, slots[at] as Slot));
    const isForm = all.length === 0 && slots !== null;
    const missingRows = isForm ? [] : this.rows.filter((row) => !headed.some((place) => place.row === row));
    const end = this.endSpan(all);
    const part = this.table.parts[0];
    if (!part) throw new Error('a table has parts');
    const lost = this.places.filter((place) => !headed.includes(place) && !missingRows.includes(place.row));
    const rows = this.rows
      .filter((row) => !missingRows.includes(row) && (slots || isForm || all.length > 0 || whole))
      .map((row): RowRead => {
        const own = this.places.filter((place) => place.row === row).flatMap((place) => cells.get(place) ?? []);
        const known = own.length > 0;
        return {
          row,
          part,
          label: this.rowLabel(row),
          cells: own,
          span: known
            ? cover(own.map((cell) => cell.span))
            : cover(
                all.map((slot) => slot.span),
                end,
              ),
          short: known ? null : all.map((slot) => slot.span),
        };
      });
    const first = this.matches[0];
    const head = first ? spanOf(this.tokens.words, first) : (this.tokens.words[0] ?? end);
    return {
      table: this.table,
      cells: [...cells.values()],
      isByWords: this.tokens.runs.filter(holdsNumber).length === 1,
      span: cover([head, end, ...all.map((slot) => slot.span)]),
      rows,
      columns: this.columnReads(headed),
      headings: this.headings(),
      repeated: [],
      missingRows: rows.length === 0 ? [...this.rows] : missingRows,
      missingColumns:
        whole || headed.length < this.places.length ? this.missingColumns(lost) : this.lostEverywhere(all.length),
      head,
    };
  }

  /** The numbers of the table where there are `width` of them: in one line, or all that stand in it. */
  private slotsFor(width: number): readonly Slot[] | null {
    for (const run of this.tokens.runs) {
      const [start, end] = coreOf(run.slots);
      if (run.slots.length < width || (end === 0 && run.words < (this.heads.at(-1)?.to ?? 0))) continue;
      if (end - start > width) continue;
      const at = Math.max(0, end - width);
      if (end <= at + width) return run.slots.slice(at, at + width);
    }
    const runs = this.tokens.runs.filter(holdsNumber);
    const all = runs.flatMap((run) => run.slots);
    const [start, end] = coreOf(all);
    const found = all.length === width ? all : end - start === width ? all.slice(start, end) : null;
    return found && (runs.length === 1 || this.isInOrder(found)) ? found : null;
  }

  /**
   * Whether numbers with words between them come in the form's order: then hardly more than one total is wrong. One of 0
   * was never filled in.
   */
  private isInOrder(slots: readonly Slot[]): boolean {
    if (slots.length !== this.places.length) return true;
    const width = this.columns.length;
    const total = this.columns.findIndex((column) => column.total);
    const broken = this.rows.filter((_, row) => {
      const values = slots.slice(row * width, (row + 1) * width).map(({ value }) => value ?? 0);
      const own = values[total] as number;
      return own !== 0 && values.reduce((sum, value) => sum + value, 0) !== 2 * own;
    });
    return broken.length < MOST_BROKEN;
  }

  /** The places that the heads name, in reading order; all of them where the heads are torn. */
  private placesOfHeads(count: number): readonly Place[] {
    if (this.heads.length !== count) return this.places;
    const groups = this.rows.filter((row) =>
      this.matches.some((match) => match.entries.some((entry) => entry.row === row)),
    );
    const names = this.heads.map((match) => match.entries[0]?.column as Column);
    const cycle = groups.flatMap((row) => this.columns.map((column) => ({ row, column })));
    const places: Place[] = [];
    let at = 0;
    for (const name of names) {
      let next = at;
      while (next < cycle.length && cycle[next]?.column !== name) next++;
      if (next >= cycle.length) return this.places;
      places.push(cycle[next] as Place);
      at = next + 1;
    }
    const known = this.places.filter((place) =>
      places.some((own) => own.row === place.row && own.column === place.column),
    );
    return known.length === places.length ? known : this.places;
  }

  private missingColumns(lost: readonly Place[]): TableRead['missingColumns'] {
    const part = this.table.parts[0];
    if (!part) return [];
    const columns = [...new Set(lost.map((place) => place.column))];
    return columns.map((column) => {
      const rows = lost.filter((place) => place.column === column).map((place) => place.row);
      return { part, column, row: rows.length === 1 ? (rows[0] ?? null) : null };
    });
  }

  /** Every row lacks one number below a whole head: a column is gone, but which? */
  private lostEverywhere(count: number): TableRead['missingColumns'] {
    const part = this.table.parts[0];
    return part && count === this.places.length - this.rows.length ? [{ part, column: null, row: null }] : [];
  }

  private columnReads(headed: readonly Place[]): ColumnRead[] {
    const part = this.table.parts[0];
    if (!part) return [];
    const matches = this.headsInOrder(headed);
    return headed.map(({ row, column }, at): ColumnRead => {
      const match = matches?.[at];
      if (match) {
        const entry = match.entries.find((candidate) => candidate.column === column);
        const span = spanOf(this.tokens.words, match);
        if (entry && this.isTorn(match, entry)) return { column, part, row, label: null };
        return {
          column,
          part,
          row,
          label: { official: column.label, span, altered: !entry || isAltered(match, entry) },
        };
      }
      const after = matches?.[at + 1] ?? { from: this.tokens.runs.at(-1)?.words ?? 0 };
      const between = matches ? wordsBetween(matches[at - 1], after, this.tokens, this.matches) : null;
      const span = between && spanOf(this.tokens.words, between);
      return { column, part, row, label: span && { official: column.label, span, altered: true } };
    });
  }

  /** The head of each place, undefined for one that is not found; null where the heads stand in no order. */
  private headsInOrder(places: readonly Place[]): (Match | undefined)[] | null {
    const found: (Match | undefined)[] = [];
    let next = 0;
    for (const { column } of places) {
      const head = this.heads[next];
      const names = head?.entries.some((entry) => entry.column === column) ?? false;
      found.push(names ? head : undefined);
      if (names) next++;
    }
    return next === this.heads.length && next + 1 >= places.length ? found : null;
  }

  private rowLabel(row: Row): Label | null {
    const match = this.matches.find((candidate) => candidate.entries.some((entry) => entry.row === row));
    if (!match) return null;
    const entry = match.entries.find((candidate) => candidate.row === row);
    const altered = entry ? isAltered(match, entry) : true;
    if (entry && this.isTorn(match, entry)) return null;
    return { official: row.label, span: spanOf(this.tokens.words, match), altered };
  }

  private isTorn(match: Match, entry: Entry): boolean {
    const isTaken = (word: number): boolean => isWhole(this.tokens.words, this.matchAt[word]);
    return isAltered(match, entry) && isTornApart(this.tokens.words, isTaken, match, entry.bare);
  }

  private headings(): Heading[] {
    return this.matches.flatMap((match) => {
      const entry = match.entries.find(({ kind }) => kind === 'heading');
      if (!entry || this.isTorn(match, entry)) return [];
      return [
        {
          official: entry.official,
          span: spanOf(this.tokens.words, match),
          altered: isAltered(match, entry),
          leadsRows: false,
        },
      ];
    });
  }

  private endSpan(slots: readonly Slot[]): Span {
    const last = slots.at(-1)?.span;
    const match = this.matches.at(-1);
    return last ?? (match ? spanOf(this.tokens.words, match) : { start: 0, end: 0 });
  }
}

/** Not only empty places, or a line of dashes. */
const holdsNumber = (run: Run): boolean => run.slots.some((slot) => slot.value !== null || slot.kind === 'unreadable');

function cover(spans: readonly Span[], fallback: Span = { start: 0, end: 0 }): Span {
  if (spans.length === 0) return fallback;
  let { start, end } = spans[0] as Span;
  for (const span of spans) {
    start = Math.min(start, span.start);
    end = Math.max(end, span.end);
  }
  return { start, end };
}
