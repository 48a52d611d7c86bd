import { distance } from 'fastest-levenshtein';
import type { Column, Part, Row, Table } from '../form/model.js';
import { bare, normalise } from './normalise.js';

/** A label of the form, as it can stand in a table. */
export interface Entry {
  readonly kind: 'row' | 'column' | 'heading' | 'corner';
  readonly official: string;
  /** Without typography; with and without its numbering. */
  readonly norm: string;
  readonly bare: string;
  /** A heading to the left of rows, not above columns. */
  readonly leadsRows?: true;
  readonly part?: Part;
  readonly row?: Row;
  readonly column?: Column;
}

/** All labels of a table, to be found by their words. */
export interface Lexicon {
  readonly entries: readonly Entry[];
  /** By norm, numbered or not; several where the form uses the same words twice. */
  readonly byNorm: ReadonlyMap<string, readonly Entry[]>;
  readonly longest: number;
  /** Beginnings of the norms: words that are none of these go on to no label. */
  readonly beginnings: ReadonlySet<string>;
  /** Misspelt words already looked up. */
  readonly alike: Map<string, Alike | null>;
}

/** A label and how alike the words are to it. */
export interface Alike {
  readonly entry: Entry;
  readonly alike: number;
}

/** A document repeats its misspellings; others do not need them remembered. */
const MOST_REMEMBERED = 2000;

/** How alike two norms must be before one is read as the other, misspelt. */
const ALIKE = 0.6;

const lexicons = new WeakMap<Table, Lexicon>();

export function lexiconOf(table: Table): Lexicon {
  const known = lexicons.get(table);
  if (known) return known;
  const entries: Entry[] = [];
  const add = (kind: Entry['kind'], official: string, rest: Partial<Entry> = {}): void => {
    entries.push({ kind, official, norm: normalise(official), bare: bare(official), ...rest });
  };
  const groups = new Set(table.across ? [] : table.parts.flatMap((part) => part.rows.map((row) => row.group)));
  for (const heading of table.headings) {
    add('heading', heading, groups.has(heading) || heading.startsWith('三、') ? { leadsRows: true } : {});
  }
  if (table.corner) add('corner', table.corner);
  for (const part of table.parts) {
    if (part.caption) add('heading', part.caption, { part });
    for (const column of part.columns) {
      for (const label of [column.label, ...(column.accepted ?? [])]) add('column', label, { part, column });
    }
    for (const row of part.rows)
      for (const label of [row.label, ...(row.accepted ?? [])]) add('row', label, { part, row });
  }
  const byNorm = new Map<string, Entry[]>();
  for (const entry of entries) {
    for (const norm of new Set([entry.norm, entry.bare])) byNorm.set(norm, [...(byNorm.get(norm) ?? []), entry]);
  }
  const beginnings = new Set<string>();
  for (const norm of byNorm.keys()) for (let end = 1; end < norm.length; end++) beginnings.add(norm.slice(0, end));
  const longest = Math.max(...entries.map((entry) => entry.norm.length));
  const lexicon: Lexicon = { entries, byNorm, longest, beginnings, alike: new Map() };
  lexicons.set(table, lexicon);
  return lexicon;
}

/** How many numerals a norm begins with. */
function countNumerals(norm: string): number {
  let end = 0;
  while (end < norm.length && isNumeral(norm.charCodeAt(end))) end++;
  return end;
}

const NUMERALS = new Set([...'一二三四五六七八九十'].map((char) => char.charCodeAt(0)));
export const isNumeral = (code: number): boolean => (code >= 0x30 && code <= 0x39) || NUMERALS.has(code);

/** The numerals a norm begins with: `1` of `1属于国家秘密`. */
export const numeralsOf = (norm: string): string => norm.slice(0, countNumerals(norm));

/** A norm without the numerals it begins with. */
export const withoutNumerals = (norm: string): string => norm.slice(countNumerals(norm));

/** Entries with these words, whatever their numbering. */
export function find(lexicon: Lexicon, norm: string): readonly Entry[] | undefined {
  return lexicon.byNorm.get(norm) ?? lexicon.byNorm.get(withoutNumerals(norm));
}

/** Whether a label can begin with these words. */
export const begins = (lexicon: Lexicon, norm: string): boolean =>
  norm === '' ||
  lexicon.beginnings.has(norm) ||
  lexicon.beginnings.has(withoutNumerals(norm)) ||
  withoutNumerals(norm) === '';

/** How alike two norms are, from 0 to 1: one minus edits per character. */
export function similarity(a: string, b: string): number {
  const longest = Math.max(a.length, b.length);
  return longest === 0 ? 0 : 1 - distance(a, b) / longest;
}

/** The entry most like these words; null where none is alike enough. */
export function findAlike(lexicon: Lexicon, norm: string): Alike | null {
  const known = lexicon.alike.get(norm);
  if (known !== undefined) return known;
  const found = lookForAlike(lexicon, withoutNumerals(norm));
  if (lexicon.alike.size >= MOST_REMEMBERED) lexicon.alike.clear();
  lexicon.alike.set(norm, found);
  return found;
}

function lookForAlike(lexicon: Lexicon, words: string): Alike | null {
  if (words.length < 3) return null;
  let best: Alike | null = null;
  for (const entry of lexicon.entries) {
    if (entry.bare.length < 3) continue;
    const most = 1 - Math.abs(entry.bare.length - words.length) / Math.max(entry.bare.length, words.length);
    if (most < ALIKE || !shares(entry.bare, words)) continue;
    const alike = similarity(entry.bare, words);
    if (alike >= ALIKE && alike > (best?.alike ?? 0)) best = { entry, alike };
  }
  return best;
}

/** Half of the characters are the same: a cheap look before edits are counted. */
function shares(a: string, b: string): boolean {
  let shared = 0;
  for (let at = 0; at < b.length; at++) if (a.includes(b[at] as string)) shared++;
  return shared * 2 >= b.length;
}
