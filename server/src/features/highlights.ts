import { type DocumentHighlight, DocumentHighlightKind, type Position } from 'vscode-languageserver';
import type { OpenDocument } from '../documents.js';
import { linkedAt } from './links.js';
import { rangeOf } from './ranges.js';

/** The number under the cursor with all that belongs to it: cells as what is written, the text as what reads them. */
export function highlightsAt(
  { text, report }: Pick<OpenDocument, 'text' | 'report'>,
  position: Position,
): DocumentHighlight[] {
  const linked = linkedAt(report, text.offsetAt(position));
  if (!linked) return [];
  const { cells, statements } = linked;
  return [
    ...statements.map(({ span }) => ({ range: rangeOf(text, span), kind: DocumentHighlightKind.Read })),
    ...cells.map(({ span }) => ({ range: rangeOf(text, span), kind: DocumentHighlightKind.Write })),
  ];
}
