import type { Column, Part, Row, Table } from '../form/model.js';
import { isAltered, isTornApart, isWhole, type Match, spanOf } from './labels.js';
import type { Entry } from './lexicon.js';
import { normalise } from './normalise.js';
import type { ColumnRead, Heading, TableRead } from './report.js';
import { coreOf } from './slots.js';
import type { Tokens } from './tokens.js';

/** What stands above the numbers: column heads, captions, the corner note. */
export interface Heads {
  readonly columns: readonly ColumnRead[];
  readonly headings: readonly Heading[];
  readonly missing: TableRead['missingColumns'];
  /** Columns the document prints numbers for, in order. */
  readonly printed: (part: Part) => readonly Column[];
  /** Place of a column that the form does not have, such as 小计; null where there is none. */
  readonly extra: (part: Part) => number | null;
  /** How often the only column of a part is printed: some programs repeat a merged cell. 1 for other parts. */
  readonly merged: (part: Part) => number;
  /** Parts in which a column is lost that cannot be named. */
  readonly unknown: ReadonlySet<Part>;
}

/** How many numbers a row with a label prints: without and with the empty places at their ends. */
export interface Count {
  readonly least: number;
  readonly most: number;
}

/** Longer words are a title, or prose. */
const LONGEST_HEAD = 8;
const SUBTOTAL = /^(?:小计|合计|单位小计|法人小计)$/;

export function readHeads(
  table: Table,
  tokens: Tokens,
  matches: readonly Match[],
  matchAt: readonly (Match | undefined)[],
  countsOf: (part: Part) => readonly Count[],
): Heads {
  const isTaken = (word: number): boolean => isWhole(tokens.words, matchAt[word]);
  const columns: ColumnRead[] = [];
  const missing: { part: Part; column: Column | null; row: Row | null }[] = [];
  const printed = new Map<Part, readonly Column[]>();
  const extra = new Map<Part, number>();
  const unknown = new Set<Part>();
  const zones = zonesOf(table, tokens, matches);
  for (const part of table.parts) {
    const own = columnsOf(part, tokens, matches, zones, isTaken);
    const lost = lostColumn(part, own, countsOf(part));
    if (lost) {
      missing.push({ part, column: lost.column, row: null });
      if (!lost.column) unknown.add(part);
    }
    const gone = lost?.column;
    printed.set(part, gone ? part.columns.filter((column) => column !== gone) : part.columns);
    const place = extraColumn(part, own, tokens, matches, countsOf(part));
    if (place !== null) extra.set(part, place);
    columns.push(...own);
  }
  const lost = table.parts.flatMap((part) => captionedHead(part, tokens, matches, zones) ?? []);
  return {
    columns,
    headings: [...headingsOf(tokens, matches, isTaken), ...lost],
    missing,
    printed: (part) => printed.get(part) ?? part.columns,
    extra: (part) => extra.get(part) ?? null,
    merged: (part) => {
      const [only, ...others] = part.columns;
      if (!only || others.length > 0) return 1;
      const [from, to] = zones.get(part) ?? [0, 0];
      return matches.filter(
        (match) => match.from >= from && match.to <= to && match.entries.some((entry) => entry.column === only),
      ).length;
    },
    unknown,
  };
}

/** Words that can be column heads of each part, from and to. */
function zonesOf(table: Table, tokens: Tokens, matches: readonly Match[]): Map<Part, readonly [number, number]> {
  const firstNumber = tokens.runs.find((run) => coreOf(run.slots)[1] > 0)?.words ?? tokens.words.length;
  const zones = new Map<Part, readonly [number, number]>();
  let from = 0;
  for (const part of table.parts) {
    const rows = matches.filter(
      (match) =>
        match.from >= from && match.entries.length === 1 && match.entries[0]?.row && match.entries[0].part === part,
    );
    const first = rows[0]?.from ?? from;
    const to = table.parts.length === 1 ? Math.min(first, Math.max(firstNumber, from)) : first;
    zones.set(part, [from, Math.max(to, from)]);
    from = rows.at(-1)?.to ?? from;
  }
  return zones;
}

function columnsOf(
  part: Part,
  tokens: Tokens,
  matches: readonly Match[],
  zones: ReadonlyMap<Part, readonly [number, number]>,
  isTaken: (word: number) => boolean,
): ColumnRead[] {
  const [from, to] = zones.get(part) ?? [0, 0];
  const inZone = matches.filter((match) => match.from >= from && match.to <= to);
  const found = part.columns.map((column) => {
    const match = inZone.find((candidate) => candidate.entries.some((entry) => entry.column?.label === column.label));
    const entries = match?.entries.filter((entry) => entry.column?.label === column.label) ?? [];
    return match && entries.length > 0 ? { match, altered: entries.every((entry) => isAltered(match, entry)) } : null;
  });
  return part.columns.map((column, index): ColumnRead => {
    const own = found[index];
    if (own?.altered && isTornApart(tokens.words, isTaken, own.match, normalise(column.label))) {
      return { column, part, row: null, label: null };
    }
    if (own) {
      const span = spanOf(tokens.words, own.match);
      return { column, part, row: null, label: { official: column.label, span, altered: own.altered } };
    }
    const between = wordsBetween(found[index - 1]?.match, found[index + 1]?.match, tokens, inZone);
    if (!between) return { column, part, row: null, label: null };
    return {
      column,
      part,
      row: null,
      label: { official: column.label, span: spanOf(tokens.words, between), altered: true },
    };
  });
}

/** The words between two neighbouring heads, where they can only be the head in between: 社会团体 for 社会公益组织. */
export function wordsBetween(
  before: Match | undefined,
  after: Pick<Match, 'from'> | undefined,
  tokens: Tokens,
  matches: readonly Match[],
): { from: number; to: number } | null {
  if (!before || !after || after.from <= before.to) return null;
  const taken = matches.filter((match) => match.from >= before.to && match.to <= after.from);
  const isFree = (index: number): boolean => !taken.some((match) => match.from <= index && index < match.to);
  let from = before.to;
  while (from < after.from && !isFree(from)) from++;
  let to = from;
  while (to < after.from && isFree(to)) to++;
  for (let index = to; index < after.from; index++) if (isFree(index)) return null;
  const norm = tokens.words
    .slice(from, to)
    .map((word) => word.norm)
    .join('');
  return norm.length >= 2 && norm.length <= 16 ? { from, to } : null;
}

/** A column whose numbers are in no row; which one, where the heads tell. */
function lostColumn(
  part: Part,
  heads: readonly ColumnRead[],
  counts: readonly Count[],
): { column: Column | null } | null {
  const width = part.columns.length;
  const without = heads.filter((head) => !head.label);
  if (width === 1) {
    const gone = counts.every((count) => count.least === 0 && (count.most === 0 || without.length === 1));
    return counts.length > 0 && gone ? { column: part.columns[0] as Column } : null;
  }
  const short = counts.filter((count) => count.most === width - 1).length;
  const fewer = counts.every((count) => count.least < width);
  if (!fewer || short * 2 <= counts.length) return null;
  if (without.length === 1) return { column: (without[0] as ColumnRead).column };
  return counts.length >= 2 ? { column: null } : null;
}

function extraColumn(
  part: Part,
  heads: readonly ColumnRead[],
  tokens: Tokens,
  matches: readonly Match[],
  counts: readonly Count[],
): number | null {
  const width = part.columns.length;
  if (counts.length < 2 || !counts.every((count) => count.most > width)) return null;
  const at = tokens.words.findIndex((word) => SUBTOTAL.test(word.norm));
  if (at < 0) return null;
  const before = matches.filter((match) => match.to <= at).at(-1);
  const span = before && spanOf(tokens.words, before);
  const index = heads.findIndex((head) => head.label?.span.start === span?.start);
  return index < 0 ? null : index + 1;
}

/** Words that stand where 信息内容 should: between the caption of a part and its first column head. */
function captionedHead(
  part: Part,
  tokens: Tokens,
  matches: readonly Match[],
  zones: ReadonlyMap<Part, readonly [number, number]>,
): Heading | null {
  const [from, to] = zones.get(part) ?? [0, 0];
  const inZone = matches.filter((match) => match.from >= from && match.to <= to);
  const caption = inZone.find((match) =>
    match.entries.some((entry) => entry.kind === 'heading' && entry.part === part),
  );
  const first = inZone.find((match) => match.entries.some((entry) => entry.column === part.columns[0]));
  const between = wordsBetween(caption, first, tokens, inZone);
  const span = between && spanOf(tokens.words, between);
  if (!span || span.end - span.start > LONGEST_HEAD) return null;
  return { official: '信息内容', span, altered: true, leadsRows: false };
}

function headingsOf(tokens: Tokens, matches: readonly Match[], isTaken: (word: number) => boolean): Heading[] {
  const labels: Heading[] = [];
  for (const match of matches) {
    const entry: Entry | undefined = match.entries.find(({ kind }) => kind === 'heading' || kind === 'corner');
    if (!entry) continue;
    const altered = match.entries.every((candidate) => isAltered(match, candidate));
    if (altered && isTornApart(tokens.words, isTaken, match, entry.bare)) continue;
    const leadsRows = entry.leadsRows ?? false;
    labels.push({ official: entry.official, span: spanOf(tokens.words, match), altered, leadsRows });
  }
  return labels;
}
