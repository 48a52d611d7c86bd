/** The shape of an official form (格式): sections, tables, rows, columns. Data only; see `2021.ts`, `2019.ts`. */

export type FormId = '2021' | '2019';
export type TableKey = 'disclosure' | 'requests' | 'cases';
export type SectionKey = 'overview' | TableKey | 'problems' | 'other';

/** `table/row/column`: the one name of a printed number, e.g. `requests/received/total`. */
export type CellPath = string;

export interface Section {
  readonly key: SectionKey;
  /** Printed before the title: 一 … 六. */
  readonly numeral: string;
  readonly title: string;
  /** Other wordings in use that are no mistake. */
  readonly accepted?: readonly string[];
}

export interface Column {
  readonly key: string;
  readonly label: string;
  readonly accepted?: readonly string[];
  /** The sum of the other columns of its part. */
  readonly total?: true;
  /** What a number here may be: `count` ≥ 0 and whole unless said otherwise. */
  readonly number?: 'amount' | 'change';
  /** A unit behind the number belongs here (采购总金额, 2019). */
  readonly unitInCell?: true;
}

export interface Row {
  readonly key: string;
  /** As printed, numbering included: `1.属于国家秘密`. */
  readonly label: string;
  readonly accepted?: readonly string[];
  /** The heading it stands under: `（三）不予公开`. */
  readonly group?: string;
}

/** A run of rows below one line of column heads. Table 二 has several, 三 and 四 one each. */
export interface Part {
  /** `第二十条第（一）项`. */
  readonly caption?: string;
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
}

export interface Table {
  readonly key: TableKey;
  /** How people call it: 表二. */
  readonly name: string;
  readonly parts: readonly Part[];
  /** Labels without numbers of their own: group headings, spanning heads, `信息内容`. */
  readonly headings: readonly string[];
  /** The note in the table's corner that states the balance. */
  readonly corner?: string;
  /** `across`: the rows stand side by side in one line of numbers, each below its own heads (表四). */
  readonly across?: true;
}

/** Both sides of an equation between cells: Σ left = Σ right. */
export interface Relation {
  /** Unique name: `requests-row-total(received)`. */
  readonly id: string;
  readonly rule: 'requests-row-total' | 'requests-outcome-total' | 'requests-balance' | 'cases-total';
  readonly left: readonly CellPath[];
  readonly right: readonly CellPath[];
}

export interface Form {
  readonly id: FormId;
  /** Official document that prescribes it. */
  readonly notice: string;
  /** Report years it is meant for, inclusive. */
  readonly years: readonly [number, number];
  readonly sections: readonly Section[];
  readonly tables: readonly Table[];
  readonly relations: readonly Relation[];
}

const pathsOfRow = new WeakMap<Row, Map<Column, CellPath>>();

/** The path of a cell; the same string each time, so that looking cells up by it costs little. */
export function pathOf(table: TableKey, row: Row, column: Column): CellPath {
  const known = pathsOfRow.get(row)?.get(column);
  if (known !== undefined) return known;
  const path = `${table}/${row.key}/${column.key}`;
  const own = pathsOfRow.get(row) ?? new Map<Column, CellPath>();
  pathsOfRow.set(row, own.set(column, path));
  return path;
}
