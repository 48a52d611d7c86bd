import type { Location, Position } from 'vscode-languageserver';
import type { OpenDocument } from '../documents.js';
import { linkedAt } from './links.js';
import { rangeOf } from './ranges.js';

/** From a number in the text to the cells it speaks of; nothing anywhere else. */
export function definitionAt(
  { text, uri, report }: Pick<OpenDocument, 'text' | 'uri' | 'report'>,
  position: Position,
): Location[] {
  const linked = linkedAt(report, text.offsetAt(position));
  if (linked?.on !== 'text') return [];
  return linked.cells.map(({ span }) => ({ uri, range: rangeOf(text, span) }));
}
