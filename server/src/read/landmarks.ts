import { formOf } from '../form/forms.js';
import type { FormId, TableKey } from '../form/model.js';
import { lexiconOf } from './lexicon.js';

/** A label of the form that tells which table a line belongs to. */
export interface Landmark {
  readonly table: TableKey;
  readonly norm: string;
  /** Key of the row it names. */
  readonly row?: string;
  readonly form: FormId | null;
}

/** Longer words are none. */
export const LONGEST_LABEL = 60;
/** Rows and heads whose words are also ordinary words, or stand in several tables. */
export const COMMON = new Set(['其他', '总计', '信息内容']);

/** By their words as words are compared, with and without numbering. */
export const landmarks = makeLandmarks();

function makeLandmarks(): ReadonlyMap<string, Landmark> {
  const found = new Map<string, Landmark>();
  const both = new Set<string>();
  for (const id of ['2021', '2019'] as const) {
    for (const table of formOf(id, 'split').tables) {
      for (const entry of lexiconOf(table).entries) {
        for (const norm of new Set([entry.norm, entry.bare])) {
          const known = found.get(norm);
          if (known && known.form !== id) both.add(norm);
          if (!COMMON.has(norm)) {
            found.set(norm, {
              table: table.key,
              norm,
              ...(entry.row ? { row: entry.row.key } : {}),
              form: both.has(norm) ? null : id,
            });
          }
        }
      }
    }
  }
  return found;
}
