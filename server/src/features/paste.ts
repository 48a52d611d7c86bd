import { TextEdit } from 'vscode-languageserver';
import type { OpenDocument } from '../documents.js';
import { textOf } from '../import/page.js';
import { withoutQuotes } from '../import/quoted.js';
import { isRefusal } from '../import/refusal.js';
import { type Pasting, pasting } from '../layout/paste.js';
import type { TableLayout } from '../layout/render.js';
import { longestPaste, type Paste, type PasteParams } from '../protocol.js';
import type { Language } from '../rules/rule.js';
import { tableName } from '../rules/words.js';
import { rangeOf, spanOf } from './ranges.js';

/**
 * What can be done with copied tables besides pasting their text; null where nothing can, and where the document has
 * changed meanwhile. Where there is HTML, its merged cells tell more than the text.
 */
export async function pasteOf(
  document: Pick<OpenDocument, 'text' | 'report'>,
  { textDocument: { version }, range, text: plain, html }: PasteParams,
  { language, layout }: { readonly language: Language; readonly layout: TableLayout },
): Promise<Paste | null> {
  const shown = html === undefined ? null : await tablesIn(html);
  const { text } = document;
  if (text.version !== version) return null;
  for (const pasted of [...(shown === null ? [] : [shown]), withoutQuotes(plain)]) {
    const found = pasting(document.report, spanOf(text, range), pasted, layout, plain);
    if (!found) continue;
    const edits = found.edits.map(({ span, newText }) => TextEdit.replace(rangeOf(text, span), newText));
    return { title: titleOf(found, language), edits, expected: found.expected };
  }
  return null;
}

/** What HTML with a table shows; null for any other: of prose the text says as much. */
async function tablesIn(html: string): Promise<string | null> {
  if (html.length > longestPaste || !/<table/i.test(html)) return null;
  const { blocksOf } = await import('../import/importers.js');
  try {
    return textOf(blocksOf(html));
  } catch (error) {
    if (isRefusal(error)) return null;
    throw error;
  }
}

function titleOf({ kind, tables }: Pasting, language: Language): string {
  const say = (zh: string, en: string): string => (language === 'zh' ? zh : en);
  const names = tables.map((table) => tableName(table, say)).join(say('、', ', '));
  return kind === 'fill'
    ? say(`将数字填入${names}`, `Paste numbers into ${names}`)
    : say(`粘贴为年报${names}`, `Paste as report ${names}`);
}
