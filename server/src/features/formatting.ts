import { type DocumentOnTypeFormattingParams, type Range, TextEdit } from 'vscode-languageserver';
import type { OpenDocument } from '../documents.js';
import { type FormatOptions, formatEdits, formatLine } from '../layout/format.js';
import { totalEdits } from '../layout/totals.js';
import type { Edit } from '../parse/tree.js';
import { cellAt } from './links.js';
import { rangeOf, spanOf } from './ranges.js';

type Document = Pick<OpenDocument, 'text' | 'report'>;

/** Lays out the tables of a document, or those that a range touches: each of these as a whole. */
export function formattingOf(document: Document, options: FormatOptions, range?: Range): TextEdit[] {
  const within = range && spanOf(document.text, range);
  return formatEdits(document.report, options, within).map((edit) => textEdit(document, edit));
}

export const typingCharacters = ['\n', ...'0123456789０１２３４５６７８９'];

export interface TypingOptions {
  readonly format: FormatOptions;
  /** Totals are computed anew when a part of them changes. */
  readonly recomputeTotals: boolean;
}

/**
 * What goes with typing: after a line break the row that it ended is laid out, after a digit the totals of its number
 * are computed. A client may ask at a place where digits were deleted, too, with no character.
 */
export function formattingOnType(
  document: Document,
  { position, ch }: Pick<DocumentOnTypeFormattingParams, 'position' | 'ch'>,
  { format, recomputeTotals }: TypingOptions,
): TextEdit[] {
  const { text, report } = document;
  if (ch === '\n') {
    const edit = position.line > 0 ? formatLine(report, format, position.line - 1) : null;
    return edit ? [textEdit(document, edit)] : [];
  }
  const cell = recomputeTotals ? cellAt(report, text.offsetAt(position)) : undefined;
  return cell ? totalEdits(report, cell.path).map((edit) => textEdit(document, edit)) : [];
}

const textEdit = ({ text }: Document, { span, newText }: Edit): TextEdit =>
  TextEdit.replace(rangeOf(text, span), newText);
