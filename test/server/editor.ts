import type { Diagnostic, FullDocumentDiagnosticReport } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Started } from './client.js';
import { seen } from './features/sample.js';

let uris = 0;

/** A document open in the editor, kept on this side as the editor keeps it. */
export class Editor {
  readonly uri = `file:///report-${++uris}.txt`;
  document: TextDocument;
  readonly #server: Started;

  constructor(server: Started, text: string, languageId = 'gongkai') {
    this.#server = server;
    this.document = TextDocument.create(this.uri, languageId, 1, text);
  }

  async open(): Promise<this> {
    const { uri, languageId, version } = this.document;
    const textDocument = { uri, languageId, version, text: this.document.getText() };
    await this.#server.connection.sendNotification('textDocument/didOpen', { textDocument });
    return this;
  }

  async replace(start: number, end: number, text: string): Promise<void> {
    const range = { start: this.document.positionAt(start), end: this.document.positionAt(end) };
    const version = this.document.version + 1;
    TextDocument.update(this.document, [{ range, text }], version);
    const params = { textDocument: { uri: this.uri, version }, contentChanges: [{ range, text }] };
    await this.#server.connection.sendNotification('textDocument/didChange', params);
  }

  save(): Promise<void> {
    return this.#server.connection.sendNotification('textDocument/didSave', { textDocument: { uri: this.uri } });
  }

  close(): Promise<void> {
    return this.#server.connection.sendNotification('textDocument/didClose', { textDocument: { uri: this.uri } });
  }

  ask<R>(method: string, params: object): Promise<R> {
    return this.#server.connection.sendRequest(`textDocument/${method}`, {
      textDocument: { uri: this.uri },
      ...params,
    });
  }

  async diagnostics(): Promise<Diagnostic[]> {
    const { items } = await this.ask<FullDocumentDiagnosticReport>('diagnostic', {});
    return items;
  }

  async seen(): Promise<string[]> {
    return seen(this.document, await this.diagnostics());
  }
}
