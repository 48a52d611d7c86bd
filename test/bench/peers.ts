import MarkdownIt from 'markdown-it';
import jsonService from 'vscode-json-languageservice';
import { CancellationToken, Emitter } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { createLanguageService, DiagnosticLevel, githubSlugifier, LogLevel } from 'vscode-markdown-languageservice';
import { URI } from 'vscode-uri';

const json = jsonService.getLanguageService({});

/** What VS Code's JSON service does with a version of a document: parse and validate. */
export async function validateJson(text: string): Promise<unknown> {
  const document = TextDocument.create('file:///rows.json', 'json', 1, text);
  return json.doValidation(document, json.parseJSONDocument(document));
}

const never = () => ({ dispose() {} });
const closed = new Emitter<URI>();
const parser = new MarkdownIt();
const markdown = createLanguageService({
  workspace: {
    workspaceFolders: [],
    onDidChangeMarkdownDocument: never,
    onDidCreateMarkdownDocument: never,
    onDidDeleteMarkdownDocument: closed.event,
    getAllMarkdownDocuments: async () => [],
    hasMarkdownDocument: () => false,
    openMarkdownDocument: async () => undefined,
    stat: async () => undefined,
    readDirectory: async () => [],
  },
  parser: { slugifier: githubSlugifier, tokenize: async (document) => parser.parse(document.getText(), {}) },
  logger: { level: LogLevel.Off, log() {} },
});

const { warning } = DiagnosticLevel;
const everything = {
  validateReferences: warning,
  validateFragmentLinks: warning,
  validateFileLinks: warning,
  validateMarkdownFileLinkFragments: warning,
  validateUnusedLinkDefinitions: warning,
  validateDuplicateLinkDefinitions: warning,
  ignoreLinks: [],
};

/** What VS Code's Markdown service does with a version of a document: parse, outline, and validate the links. */
export async function validateMarkdown(text: string): Promise<unknown> {
  const document = TextDocument.create('file:///report.md', 'markdown', 1, text);
  const symbols = await markdown.getDocumentSymbols(document, {}, CancellationToken.None);
  const diagnostics = await markdown.computeDiagnostics(document, everything, CancellationToken.None);
  // It remembers what it read until the file is gone.
  closed.fire(URI.parse(document.uri));
  return [symbols, diagnostics];
}
