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
}

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
  for (const heading of table.headings) add('heading', heading);
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
  const lexicon = { entries, byNorm, longest: Math.max(...entries.map((entry) => entry.norm.length)) };
  lexicons.set(table, lexicon);
  return lexicon;
}

const NUMERALS = /^[一二三四五六七八九十\d]+/;

/** The numerals a norm begins with: `1` of `1属于国家秘密`. */
export const numeralsOf = (norm: string): string => NUMERALS.exec(norm)?.[0] ?? '';

/** Entries with these words, whatever their numbering. */
export function find(lexicon: Lexicon, norm: string): readonly Entry[] | undefined {
  return lexicon.byNorm.get(norm) ?? lexicon.byNorm.get(norm.slice(numeralsOf(norm).length));
}

/** How alike two norms are, from 0 to 1: one minus edits per character. */
export function similarity(a: string, b: string): number {
  const longest = Math.max(a.length, b.length);
  return longest === 0 ? 0 : 1 - distance(a, b) / longest;
}

/** The entry most like these words, with its likeness; undefined where none is alike enough. */
export function findAlike(lexicon: Lexicon, norm: string): { entry: Entry; alike: number } | undefined {
  const words = norm.slice(numeralsOf(norm).length);
  if (words.length < 3) return undefined;
  let best: { entry: Entry; alike: number } | undefined;
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
