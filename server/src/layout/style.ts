import { lineAt } from '../parse/position.js';
import type { Line } from '../parse/tree.js';
import type { Report, TableRead } from '../read/report.js';
import type { TableLayout } from './render.js';

/** How a document prints its tables. */
export interface Style {
  /** `page`: by blanks alone, where nothing shows a cell that is empty. */
  readonly cells: TableLayout | 'page';
  readonly newline: string;
}

/**
 * By a row of the table itself, else of another.
 * @param otherwise where no row shows it
 */
export function styleOf({ tree, tables }: Report, own: TableRead | undefined, otherwise: TableLayout = 'tabs'): Style {
  const newline = /\r\n|[\r\n]/.exec(tree.text)?.[0] ?? '\n';
  const rows = [...(own?.rows ?? []), ...tables.flatMap((read) => read.rows)];
  const label = rows.find((row) => row.label && row.cells.length > 0)?.label;
  if (!label) return { cells: otherwise, newline };
  const line = tree.lines[lineAt(tree, label.span.start)] as Line;
  const words = tree.text.slice(line.start, line.end);
  if (line.kind === 'cell') return { cells: 'cells', newline };
  if (words.includes('\t')) return { cells: 'tabs', newline };
  return { cells: words.trimStart().startsWith('|') ? 'aligned' : 'page', newline };
}
