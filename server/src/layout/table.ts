import type { Table } from '../form/model.js';
import { shapeOf } from './shape.js';

/** An empty table as the form prints it: a row a line, cells apart by tabs, numbers left to fill in. */
export const emptyTable = (table: Table, newline: string): string =>
  shapeOf(table)
    .lines.map((line) => line.map((place) => place?.official ?? '').join('\t') + newline)
    .join('');
