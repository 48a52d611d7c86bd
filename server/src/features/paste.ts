import { TextEdit } from 'vscode-languageserver';
import type { OpenDocument } from '../documents.js';
import { type Pasting, pasting } from '../layout/paste.js';
import type { TableLayout } from '../layout/render.js';
import type { Paste, PasteParams } from '../paste.js';
import type { Language } from '../rules/rule.js';
import { tableName } from '../rules/words.js';
import { rangeOf, spanOf } from './ranges.js';

/** What can be done with copied text besides pasting it as it is; null where it is no table of the form. */
export function pasteOf(
  { text, report }: Pick<OpenDocument, 'text' | 'report'>,
  { range, text: pasted }: Pick<PasteParams, 'range' | 'text'>,
  { language, layout }: { readonly language: Language; readonly layout: TableLayout },
): Paste | null {
  const found = pasting(report, spanOf(text, range), pasted, layout);
  return (
    found && {
      title: titleOf(found, language),
      edits: found.edits.map(({ span, newText }) => TextEdit.replace(rangeOf(text, span), newText)),
      expected: found.expected,
    }
  );
}

function titleOf({ kind, tables }: Pasting, language: Language): string {
  const say = (zh: string, en: string): string => (language === 'zh' ? zh : en);
  const names = tables.map((table) => tableName(table, say)).join(say('、', ', '));
  return kind === 'fill'
    ? say(`将数字填入${names}`, `Paste numbers into ${names}`)
    : say(`粘贴为年报${names}`, `Paste as report ${names}`);
}
