import type { Row } from '../form/model.js';
import { normalise } from '../read/normalise.js';
import type { Label, RowRead, TableRead } from '../read/report.js';
import { type Place, shapeOf } from './shape.js';

/** The labels of a table that the document prints, by their places in the form. */
export function printedLabels(read: TableRead): Map<Place, Label> {
  const rows = new Map(read.rows.map((row) => [row.row, row]));
  const found = new Map<Place, Label>();
  const used = new Set<Label>();
  for (const place of shapeOf(read.table).lines.flat()) {
    const label = place && labelAt(read, rows, place, used);
    if (!place || !label) continue;
    used.add(label);
    found.set(place, label);
  }
  return found;
}

function labelAt(
  read: TableRead,
  rows: ReadonlyMap<Row, RowRead>,
  place: Place,
  used: ReadonlySet<Label>,
): Label | null | undefined {
  switch (place.kind) {
    case 'row':
      return rows.get(place.row)?.label;
    case 'column':
      return read.columns.find(
        ({ part, column, row }) => part === place.part && column === place.column && row === place.row,
      )?.label;
    case 'heading': {
      const alike = read.headings.filter((label) => label.official === place.official && !used.has(label));
      if (read.table.parts.length === 1) return alike[0];
      // Every part of table 二 has its 信息内容: the last one above the part's rows.
      const own = read.rows.find(({ part }) => part === place.part);
      const below = own?.label?.span.start ?? own?.span.start;
      return below === undefined ? alike[0] : alike.findLast(({ span }) => span.start < below);
    }
    case 'number':
      return null;
  }
}

/** The places whose official words are together exactly these characters, in whatever order; null where there are none. */
export function puzzle(rest: string, places: readonly Place[]): Place[] | null {
  const left = countOf(normalise(rest));
  const found = places.filter(({ official }) => {
    const needed = countOf(normalise(official));
    if (![...needed].every(([char, count]) => (left.get(char) ?? 0) >= count)) return false;
    for (const [char, count] of needed) left.set(char, (left.get(char) ?? 0) - count);
    return true;
  });
  return [...left.values()].every((count) => count === 0) ? found : null;
}

function countOf(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const char of text) counts.set(char, (counts.get(char) ?? 0) + 1);
  return counts;
}
