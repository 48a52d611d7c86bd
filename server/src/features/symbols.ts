import { type DocumentSymbol, SymbolKind } from 'vscode-languageserver';
import type { OpenDocument } from '../documents.js';
import type { Language } from '../rules/rule.js';
import { type OutlinePart, outlineOf } from './outline.js';
import { rangeOf } from './ranges.js';

/** Titles are of the kind that headings of Markdown have. */
const kinds: Readonly<Record<OutlinePart['kind'], SymbolKind>> = {
  section: SymbolKind.String,
  table: SymbolKind.Struct,
  group: SymbolKind.Array,
  row: SymbolKind.Field,
};

/**
 * The outline: sections, tables, groups, rows with their total as detail. Sticky scroll shows the line of each
 * `selectionRange`, so that of a table is the line of its column heads. Table 二 has heads for each of its groups and
 * goes by the title of its section instead, as its own first line is that of its first group.
 */
export function symbolsOf(
  { text, report }: Pick<OpenDocument, 'text' | 'report'>,
  language: Language,
): DocumentSymbol[] {
  const symbolOf = (part: OutlinePart, around?: OutlinePart): DocumentSymbol => {
    const { kind, name, detail, children } = part;
    const titled = around && kind === 'table' && children.every((child) => child.kind === 'group') ? around : part;
    return {
      name,
      ...(detail === '' ? {} : { detail }),
      kind: kinds[kind],
      range: rangeOf(text, { start: titled.span.start, end: part.span.end }),
      selectionRange: rangeOf(text, titled.head),
      children: children.map((child) => symbolOf(child, part)),
    };
  };
  return outlineOf(report, (zh, en) => (language === 'zh' ? zh : en)).map((part) => symbolOf(part));
}
