import type { FormId, TableKey } from '../model.js';
import { cases } from './cases.js';
import { disclosure } from './disclosure.js';
import { disclosure2019 } from './disclosure2019.js';
import type { Entries, TableEntries } from './entry.js';
import { requests } from './requests.js';
import { sections } from './sections.js';

export type Language = 'zh' | 'en';

/** What somebody who fills in a section, row or column has to know. */
export interface Guide {
  /** The official wording, or its translation. */
  readonly title: string;
  readonly text: string;
  /** Legal provisions it rests on. */
  readonly basis: readonly string[];
  readonly mistakes: readonly string[];
}

const tables: Record<TableKey, TableEntries> = { disclosure, requests, cases };

/**
 * Explains a section (`table` null), or a row or column of a table, by its key in the form. Table 二 has rows and
 * columns of one name and two meanings (`fees`, `amount`): `form` says which is meant.
 */
export function guideOf(
  kind: 'section' | 'row' | 'column',
  table: TableKey | null,
  key: string,
  language: Language,
  form: FormId = '2021',
): Guide | undefined {
  const entry = entriesOf(kind, table, form)
    .filter((entries) => Object.hasOwn(entries, key))
    .map((entries) => entries[key])[0];
  if (!entry) return undefined;
  return { ...entry[language], basis: entry.basis.map((basis) => basis[language]) };
}

/** Where to look, in this order: what one form words in its own way stands before what both share. */
function entriesOf(kind: 'section' | 'row' | 'column', table: TableKey | null, form: FormId): Entries[] {
  if (kind === 'section') return [sections];
  if (!table) return [];
  const own = form === '2019' ? [disclosure2019, disclosure] : [disclosure, disclosure2019];
  const candidates = table === 'disclosure' ? own : [tables[table]];
  return candidates.map((entries) => (kind === 'row' ? entries.rows : entries.columns));
}
