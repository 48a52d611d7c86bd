import { readFileSync } from 'node:fs';
import { type Diagnostic, MarkupKind } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Client } from '../../../server/src/client.js';
import { OpenDocument } from '../../../server/src/documents.js';
import type { Finding } from '../../../server/src/rules/rule.js';

/** A report as received: `seed('003')`. */
export function seed(number: string): string {
  const names: Record<string, string> = {
    '000': '000_59d91e6a9fd921ee.txt',
    '001': '001_c00c0f458b041d9c.txt',
    '002': '002_692986c6205ac44c.txt',
    '003': '003_449f627bed4e8a54.txt',
    '004': '004_32486a727a531b6f.txt',
  };
  return readFileSync(new URL(`../../../seeds/${names[number]}`, import.meta.url), 'utf8');
}

export const documentOf = (text: string): TextDocument => TextDocument.create('file:///report.txt', 'gongkai', 1, text);

export const openOf = (text: string): OpenDocument => new OpenDocument(documentOf(text));

/** A client that can do everything. */
export const able: Client = {
  choosesEncoding: true,
  configuration: true,
  watchesConfiguration: true,
  pullsDiagnostics: true,
  refreshesDiagnostics: true,
  relatedInformation: true,
  codeDescription: true,
  diagnosticData: true,
  tellsOfSaves: true,
  codeActions: true,
  preferredActions: true,
  versionedEdits: true,
  createsFiles: true,
  appliesEdits: true,
  showsDocuments: true,
  workspaceFolders: true,
  watchesFiles: true,
  hover: MarkupKind.Markdown,
  snippets: true,
  insertsAsIs: true,
  labelDetails: true,
  completion: MarkupKind.Markdown,
  nestedSymbols: true,
  tokenTypes: [],
  inlayHints: true,
  codeLenses: true,
  refreshes: ['inlayHint', 'semanticTokens', 'codeLens'],
};

/** A finding on the given words of a text. */
export function findingOn(text: string, words: string, more: Partial<Finding> = {}): Finding {
  const start = text.indexOf(words);
  if (start < 0) throw new Error(`no ${words}`);
  return {
    rule: 'row-label',
    severity: 'warning',
    message: `about ${words}`,
    span: { start, end: start + words.length },
    cells: [],
    relations: [],
    related: [],
    fixes: [],
    ...more,
  };
}

/** What somebody sees: `rule "words"` for each diagnostic, in the order of the text. */
export const seen = (document: TextDocument, diagnostics: readonly Diagnostic[]): string[] =>
  [...diagnostics]
    .sort((a, b) => document.offsetAt(a.range.start) - document.offsetAt(b.range.start))
    .map(({ code, range }) => `${code} “${document.getText(range)}”`);
