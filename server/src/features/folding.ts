import type { FoldingRange } from 'vscode-languageserver';
import type { OpenDocument } from '../documents.js';
import { type OutlinePart, outlineOf } from './outline.js';

/**
 * What can be folded: every part of the outline that takes several lines. In layouts with one cell a line that is
 * every row. Where the layout mixes parts, those that cross one already taken are left out, as editors drop such.
 */
export function foldingRangesOf({ text, report }: Pick<OpenDocument, 'text' | 'report'>): FoldingRange[] {
  const ranges: FoldingRange[] = [];
  const fold = (parts: readonly OutlinePart[], from: number, to: number): void => {
    let free = from;
    for (const { span, children } of parts) {
      const startLine = text.positionAt(span.start).line;
      const endLine = text.positionAt(span.end).line;
      const isNew = startLine >= free && endLine <= to && startLine < endLine;
      if (isNew) ranges.push({ startLine, endLine });
      // What begins on the line of the part around it would leave that one no line of its own.
      fold(children, isNew ? startLine + 1 : free, isNew ? endLine : to);
      if (isNew) free = endLine + 1;
    }
  };
  fold(
    outlineOf(report, (zh) => zh),
    0,
    text.lineCount,
  );
  return ranges;
}
