import type { Location, Position } from 'vscode-languageserver';
import type { OpenDocument } from '../documents.js';
import { linkedAt } from './links.js';
import { rangeOf } from './ranges.js';

/**
 * From a cell, or a number in the text, to all numbers in the text that speak of it.
 * @param withCells also the cells themselves: what the protocol calls the declaration
 */
export function referencesAt(
  { text, uri, report }: Pick<OpenDocument, 'text' | 'uri' | 'report'>,
  position: Position,
  withCells: boolean,
): Location[] {
  const linked = linkedAt(report, text.offsetAt(position));
  if (!linked) return [];
  const spans = [...linked.statements, ...(withCells ? linked.cells : [])].map(({ span }) => span);
  return spans.map((span) => ({ uri, range: rangeOf(text, span) }));
}
