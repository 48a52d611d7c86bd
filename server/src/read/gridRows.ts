import { lineAt } from '../parse/position.js';
import type { Line, Span, Tree } from '../parse/tree.js';
import { coreOf } from './slots.js';
import type { Run, Slot } from './tokens.js';

/** Finds the places of a row. */
export type PlaceInGrid = (run: Run) => readonly Slot[];

/**
 * How the rows of a table are placed that has a cell for every column in every line, also for those that merged cells
 * cover, as spreadsheets and web pages give it: a number stands right below its head. Elsewhere labels stand below the
 * heads, or numbers beside them; then null.
 */
export function gridOf(tree: Tree, heads: readonly (Span | null)[], rows: readonly Run[]): PlaceInGrid | null {
  const first = columnOf(tree, heads[0] ?? null);
  if (first === null || !heads.every((head, at) => columnOf(tree, head) === first + at)) return null;
  const startOf = ({ slots }: Run): number => first - (columnOf(tree, slots[0]?.span ?? null) ?? Number.NaN);
  const isInGrid = (run: Run): boolean => {
    const at = startOf(run);
    const [start, end] = coreOf(run.slots);
    return at >= 0 && at + heads.length <= run.slots.length && (end === 0 || (start >= at && end <= at + heads.length));
  };
  if (!rows.every((run) => run.inLine && isInGrid(run))) return null;
  return (run) => run.slots.slice(startOf(run), startOf(run) + heads.length);
}

/** Which cell of its line begins with these words, or is this number; null where none does. */
function columnOf(tree: Tree, span: Span | null): number | null {
  if (!span) return null;
  const line = tree.lines[lineAt(tree, span.start)] as Line;
  const column = line.cells.findIndex(({ start }) => start === span.start);
  return line.kind === 'row' && column >= 0 ? column : null;
}
