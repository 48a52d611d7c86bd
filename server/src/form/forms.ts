import { disclosure2019 } from './2019.js';
import { disclosure2021 } from './2021.js';
import type { Form, FormId, Row, Table, TableKey } from './model.js';
import { relationsOf } from './relations.js';
import { casesTable, requestsTable, sections } from './tables.js';

const make = (id: FormId, notice: string, years: [number, number], tables: Table[]): Form => ({
  id,
  notice,
  years,
  sections,
  tables,
  relations: tables.flatMap(relationsOf),
});

const noticeOf = { '2021': '国办公开办函〔2021〕30号', '2019': '国办公开办函〔2019〕60号' } as const;
const yearsOf: Record<FormId, [number, number]> = { '2021': [2021, Number.POSITIVE_INFINITY], '2019': [2019, 2020] };
const disclosureOf = { '2021': disclosure2021, '2019': disclosure2019 };

const forms = new Map<string, Form>();

/**
 * The form of that name. `other` is how the document prints （六）其他处理 of table 三; the 2021 form splits it
 * into three rows, the 2019 form does not, and real reports mix the two.
 */
export function formOf(id: FormId, other: 'split' | 'merged' = id === '2021' ? 'split' : 'merged'): Form {
  const name = `${id} ${other}`;
  let form = forms.get(name);
  if (!form) {
    form = make(id, noticeOf[id], yearsOf[id], [disclosureOf[id], requestsTable(other), casesTable]);
    forms.set(name, form);
  }
  return form;
}

/** The form meant for a report of that year; undefined before 2019. */
export function formForYear(year: number): FormId | undefined {
  if (year >= 2021) return '2021';
  return year >= 2019 ? '2019' : undefined;
}

export const tableOf = (form: Form, key: TableKey): Table => {
  const table = form.tables.find((candidate) => candidate.key === key);
  if (!table) throw new Error(`no table ${key}`);
  return table;
};

/** All rows of a table in the order of the form. */
export function rowsOf(table: Table): readonly Row[] {
  let rows = ordered.get(table);
  if (!rows) {
    rows = table.parts.flatMap((part) => part.rows);
    ordered.set(table, rows);
  }
  return rows;
}

const ordered = new WeakMap<Table, readonly Row[]>();
