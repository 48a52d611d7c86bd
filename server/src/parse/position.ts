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

/** Offsets to ranges; lines are those of the text. */
export function rangeOf(tree: Tree, span: Span): Range {
  return { start: positionAt(tree, span.start), end: positionAt(tree, span.end) };
}

export function positionAt({ printed }: Tree, offset: number): Position {
  const line = lastBefore(printed, offset);
  return { line, character: offset - (printed[line]?.start ?? 0) };
}

/** Which line of the tree an offset is in. */
export const lineAt = ({ lines }: Pick<Tree, 'lines'>, offset: number): number => lastBefore(lines, offset);

function lastBefore(lines: readonly Span[], offset: number): number {
  let low = 0;
  let high = lines.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((lines[middle]?.start ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
