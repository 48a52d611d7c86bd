import { type Column, pathOf, type Row, type Table } from '../form/model.js';
import type { Tree } from '../parse/tree.js';
import type { Cell } from './report.js';
import { printed, type Run, type Slot } from './tokens.js';

/** The cell of the form whose number stands in a slot. */
export const cellOf = (tree: Tree, table: Table, row: Row, column: Column, slot: Slot): Cell => ({
  path: pathOf(table.key, row, column),
  table,
  row,
  column,
  span: slot.span,
  text: printed(tree, slot),
  value: slot.value,
  kind: slot.kind,
});

/** First and behind the last place that is not empty; 0 and 0 where all are. */
export function coreOf(slots: readonly Slot[]): readonly [number, number] {
  let start = 0;
  let end = slots.length;
  while (start < end && (slots[start] as Slot).kind === 'blank') start++;
  if (start === end) return [0, 0];
  while (end > start && (slots[end - 1] as Slot).kind === 'blank') end--;
  return [start, end];
}

/**
 * Runs as rows of `width` numbers. Text taken from a page puts one number a line, and several rows column by
 * column: groups of equal size between empty lines, `width` of them, are the columns of as many rows.
 */
export function splitRun(run: Run, width: number): Run[] {
  if (run.inLine || run.slots.length <= width || run.slots.length % width !== 0 || run.groups.length < 2) return [run];
  const parts: Run[] = [];
  let at = 0;
  for (let group = 0; group < run.groups.length; ) {
    const size = run.groups[group] as number;
    let next = group;
    while (next < run.groups.length && run.groups[next] === size) next++;
    const total = (next - group) * size;
    if (total % width !== 0) return [run];
    const slots = run.slots.slice(at, at + total);
    const groups = run.groups.slice(group, next);
    if (size > 1 && size !== width && groups.length === width) {
      parts.push({ ...run, slots: transpose(slots, size), groups, words: run.words });
    } else {
      for (let row = 0; row < total; row += width) {
        parts.push({ ...run, slots: slots.slice(row, row + width), groups: [], words: run.words });
      }
    }
    at += total;
    group = next;
  }
  return parts;
}

/** Columns of `height` numbers to rows, one behind the other. */
function transpose(slots: readonly Slot[], height: number): Slot[] {
  const width = slots.length / height;
  return Array.from({ length: slots.length }, (_, at) => slots[(at % width) * height + Math.floor(at / width)] as Slot);
}
