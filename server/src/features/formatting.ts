import { type Position, type Range, TextEdit } from 'vscode-languageserver';
import type { OpenDocument } from '../documents.js';
import { type FormatOptions, formatEdits, formatLine } from '../layout/format.js';
import type { Edit } from '../parse/tree.js';
import { rangeOf, spanOf } from './ranges.js';

type Document = Pick<OpenDocument, 'text' | 'report'>;

/** Lays out the tables of a document, or those that a range touches: each of these as a whole. */
export function formattingOf(document: Document, options: FormatOptions, range?: Range): TextEdit[] {
  const within = range && spanOf(document.text, range);
  return formatEdits(document.report, options, within).map((edit) => textEdit(document, edit));
}

/** After a line break: lays out the row of a table that it ended. */
export function formattingOnType(document: Document, { line }: Position, options: FormatOptions): TextEdit[] {
  const edit = line > 0 ? formatLine(document.report, options, line - 1) : null;
  return edit ? [textEdit(document, edit)] : [];
}

const textEdit = ({ text }: Document, { span, newText }: Edit): TextEdit =>
  TextEdit.replace(rangeOf(text, span), newText);
