// A folder of files, and a server that is told what an editor would tell it of them.
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import { pathToFileURL } from 'node:url';
import type {
  ClientCapabilities,
  Diagnostic,
  DocumentDiagnosticReport,
  PublishDiagnosticsParams,
  RegistrationParams,
} from 'vscode-languageserver';
import { type Started, start } from './client.js';
import { acrossYears } from './rules/years.js';

export const pulling: ClientCapabilities = {
  textDocument: {
    diagnostic: { relatedInformation: true },
    codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: [] } } },
  },
  workspace: {
    workspaceEdit: { documentChanges: true },
    diagnostics: { refreshSupport: true },
    didChangeWatchedFiles: { dynamicRegistration: true },
    workspaceFolders: true,
  },
  window: { workDoneProgress: true },
};

export const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** What a probe gives once it gives something; a minute is longer than any busy machine takes. */
export async function until<T>(what: string, probe: () => T | Promise<T>): Promise<NonNullable<T>> {
  for (const end = Date.now() + 60_000; Date.now() < end; await pause(20)) {
    const value = await probe();
    if (value) return value as NonNullable<T>;
  }
  return assert.fail(`waited a minute for ${what}`);
}

/** A folder of files, with a server that is told what an editor would tell it. */
export class Workspace {
  readonly folder = mkdtempSync(join(tmpdir(), 'gongkai-years-'));
  readonly registered: RegistrationParams[] = [];
  readonly published: PublishDiagnosticsParams[] = [];
  refreshes = 0;
  server!: Started;
  #version = 0;

  constructor(files: Readonly<Record<string, string | Uint8Array>> = {}) {
    for (const [name, content] of Object.entries(files)) this.write(name, content);
  }

  write(name: string, content: string | Uint8Array): void {
    mkdirSync(join(this.folder, name, '..'), { recursive: true });
    writeFileSync(join(this.folder, name), content);
  }

  /** As VS Code writes it, with more escaped than Node does. */
  uri(name: string): string {
    return pathToFileURL(join(this.folder, name)).href.replaceAll('(', '%28').replaceAll(')', '%29');
  }

  async start(
    options: { capabilities?: ClientCapabilities; folders?: string[]; acrossFolders?: boolean; detect?: boolean } = {},
  ): Promise<this> {
    const { capabilities = pulling, folders = [''], acrossFolders = false, detect = false } = options;
    this.server = await start(capabilities, {
      folders: folders.map((name) => this.uri(name)),
      initializationOptions: { acrossFolders, detect },
    });
    this.server.connection.onRequest('workspace/diagnostic/refresh', () => {
      this.refreshes++;
      return null;
    });
    this.server.connection.onRequest('client/registerCapability', (params: RegistrationParams) => {
      this.registered.push(params);
      return null;
    });
    this.server.connection.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) => {
      this.published.push(params);
    });
    return this;
  }

  /** Waits until the files have been read once. */
  async read(): Promise<void> {
    await until('the workspace to be read', () => this.server.logged.some((line) => /files read in/.test(line)));
  }

  async open(name: string, text: string, languageId = 'gongkai'): Promise<void> {
    const textDocument = { uri: this.uri(name), languageId, version: ++this.#version, text };
    await this.server.connection.sendNotification('textDocument/didOpen', { textDocument });
  }

  async change(name: string, text: string): Promise<void> {
    await this.server.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri: this.uri(name), version: ++this.#version },
      contentChanges: [{ text }],
    });
  }

  close(name: string): Promise<void> {
    return this.server.connection.sendNotification('textDocument/didClose', { textDocument: { uri: this.uri(name) } });
  }

  watched(changes: Readonly<Record<string, 1 | 2 | 3>>): Promise<void> {
    return this.server.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: Object.entries(changes).map(([name, type]) => ({ uri: this.uri(name), type })),
    });
  }

  pull(name: string, previousResultId?: string): Promise<DocumentDiagnosticReport> {
    const textDocument = { uri: this.uri(name) };
    return this.server.connection.sendRequest('textDocument/diagnostic', {
      textDocument,
      ...(previousResultId ? { previousResultId } : {}),
    });
  }

  async compared(name: string): Promise<Diagnostic[]> {
    const report = await this.pull(name);
    assert.ok(report.kind === 'full');
    return report.items.filter(({ code }) => acrossYears.has(String(code)));
  }

  async rules(name: string): Promise<string[]> {
    return (await this.compared(name)).map(({ code }) => String(code));
  }

  async end(): Promise<void> {
    await this.server.end();
    rmSync(this.folder, { recursive: true });
  }
}

const started: Workspace[] = [];
after(() => Promise.all(started.map((workspace) => workspace.end())));

/** One that is ended after all tests of its file. */
export async function workspace(
  files: Readonly<Record<string, string | Uint8Array>>,
  options?: Parameters<Workspace['start']>[0],
): Promise<Workspace> {
  const made = await new Workspace(files).start(options);
  started.push(made);
  return made;
}
