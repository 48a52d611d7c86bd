import { type DocumentSymbol, SymbolKind } from 'vscode-languageserver';
import type { OpenDocument } from '../documents.js';
import type { Language } from '../rules/rule.js';
import { type OutlinePart, outlineOf } from './outline.js';
import { rangeOf } from './ranges.js';

const kinds: Readonly<Record<OutlinePart['kind'], SymbolKind>> = {
  section: SymbolKind.Module,
  table: SymbolKind.Struct,
  group: SymbolKind.Namespace,
  row: SymbolKind.Field,
};

/**
 * The outline: sections, tables, groups, rows with their total as detail. Sticky scroll shows the line of
 * `selectionRange`, so that of a table is the line of its column heads, where they stand on one.
 */
export function symbolsOf(
  { text, report }: Pick<OpenDocument, 'text' | 'report'>,
  language: Language,
): DocumentSymbol[] {
  const symbolOf = ({ kind, name, detail, span, head, children }: OutlinePart): DocumentSymbol => ({
    name,
    ...(detail === '' ? {} : { detail }),
    kind: kinds[kind],
    range: rangeOf(text, span),
    selectionRange: rangeOf(text, head),
    children: children.map(symbolOf),
  });
  return outlineOf(report, (zh, en) => (language === 'zh' ? zh : en)).map(symbolOf);
}
