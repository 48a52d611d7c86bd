import { type CellPath, pathOf, type Table } from '../form/model.js';
import { render, type TableLayout } from './render.js';
import { shapeOf } from './shape.js';

/** A table as the form prints it, line by line, with these numbers; the others are left to fill in. */
export function tableLines(
  table: Table,
  layout: TableLayout,
  numbers: ReadonlyMap<CellPath, number | string> = new Map(),
): string[] {
  const { lines, leads } = shapeOf(table);
  const written = lines.map((places) => ({
    leads,
    hasNumbers: places.some((place) => place?.kind === 'number'),
    cells: places.map((place) =>
      place?.kind === 'number'
        ? String(numbers.get(pathOf(table.key, place.row, place.column)) ?? '')
        : (place?.official ?? ''),
    ),
  }));
  return render(written, layout).map(({ text }) => text);
}

/** An empty table as the form prints it: a row a line, cells apart by tabs. */
export const emptyTable = (table: Table, newline: string): string =>
  tableLines(table, 'tabs')
    .map((line) => line + newline)
    .join('');
