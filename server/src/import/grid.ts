/** A cell as it is written: how many columns and rows it takes, at least one of each. */
export interface SpanningCell<T> {
  readonly value: T;
  readonly columns: number;
  readonly rows: number;
}

/** Wider tables are none; the forms have up to fifteen columns. */
const MOST_COLUMNS = 256;
/** In all rows of a table. */
const MOST_PLACES = 1_000_000;

/** A cell in a row, at the column it begins in; without a value where it reaches down from a row above. */
interface Standing<T> {
  readonly column: number;
  readonly value: T | null;
}

/**
 * The rows of a table with merged cells: each cell's value at its first place, null at all others; rows without cells
 * are left out. Merged cells may reach from one row group into the next, as word processors have it. Two columns that
 * never both begin a cell are one: the borders of tables drawn by hand miss each other by a little, and merged cells
 * may be wider than their table.
 * @returns null where the table is larger than any real one
 */
export function gridOf<T>(written: readonly (readonly SpanningCell<T>[])[]): (T | null)[][] | null {
  const rows: { readonly standing: readonly Standing<T>[]; readonly width: number }[] = [];
  /** By column: the row that is not covered any more, and whether the cell begins in this column. */
  const covers: { readonly until: number; readonly begins: boolean }[] = [];
  let places = 0;
  for (const [row, cells] of written.entries()) {
    const isCovered = (column: number): boolean => (covers[column]?.until ?? 0) > row;
    const standing: Standing<T>[] = [];
    covers.forEach(({ begins }, column) => {
      if (begins && isCovered(column)) standing.push({ column, value: null });
    });
    let column = 0;
    for (const { value, columns, rows: count } of cells) {
      while (isCovered(column)) column++;
      if (column >= MOST_COLUMNS) return null;
      standing.push({ column, value });
      const end = Math.min(column + columns, MOST_COLUMNS);
      for (let begins = true; column < end; column++, begins = false) {
        covers[column] = { until: Math.max(row + count, covers[column]?.until ?? 0), begins };
      }
    }
    const width = covers.findLastIndex((_, at) => isCovered(at)) + 1;
    places += width;
    if (places > MOST_PLACES) return null;
    if (cells.length > 0) rows.push({ standing, width });
  }
  const joined = joinedColumns(rows.map(({ standing }) => standing));
  return rows.map(({ standing, width }) => {
    const row = Array<T | null>((joined[width - 1] ?? -1) + 1).fill(null);
    for (const { column, value } of standing) if (value !== null) row[joined[column] as number] = value;
    return row;
  });
}

/** By column, which column it is once those are joined that never both begin a cell. */
function joinedColumns(rows: readonly (readonly Standing<unknown>[])[]): number[] {
  const beginning: number[][] = [];
  for (const [row, standing] of rows.entries()) {
    for (const { column } of standing) {
      beginning[column] ??= [];
      beginning[column].push(row);
    }
  }
  const joined: number[] = [];
  let current = 0;
  let taken = new Set<number>();
  for (let column = 0; column < MOST_COLUMNS; column++) {
    const own = beginning[column] ?? [];
    if (own.some((row) => taken.has(row))) {
      current++;
      taken = new Set();
    }
    for (const row of own) taken.add(row);
    joined.push(current);
  }
  return joined;
}
