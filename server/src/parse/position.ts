import type { Span, Tree } from './tree.js';

/** Zero-based, `character` in UTF-16 units, as in LSP. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

export interface Range {
  readonly start: Position;
  readonly end: Position;
}

/** A range in a named file, for what another file's findings point to. */
export interface Place {
  readonly uri: string;
  readonly range: Range;
}

/** Offsets to ranges; lines are those of the tree. */
export function rangeOf(tree: Tree, span: Span): Range {
  return { start: positionAt(tree, span.start), end: positionAt(tree, span.end) };
}

export function positionAt(tree: Tree, offset: number): Position {
  let low = 0;
  let high = tree.lines.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((tree.lines[middle]?.start ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return { line: low, character: offset - (tree.lines[low]?.start ?? 0) };
}
