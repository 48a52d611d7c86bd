import type { Basis } from './basis.js';

interface Wording {
  /** The official wording; its translation in English. */
  readonly title: string;
  /** What is counted, what belongs and what does not. */
  readonly text: string;
  /** What goes wrong most often. */
  readonly mistakes: readonly string[];
}

/** An explanation of one section, row or column. */
export interface Entry {
  readonly zh: Wording;
  readonly en: Wording;
  readonly basis: readonly Basis[];
}

export type Entries = Readonly<Record<string, Entry>>;

/** The explanations of one table, by the keys of its rows and columns. */
export interface TableEntries {
  readonly rows: Entries;
  readonly columns: Entries;
}
