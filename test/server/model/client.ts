import assert from 'node:assert/strict';
import { isDeepStrictEqual } from 'node:util';
import {
  type ClientCapabilities,
  type Diagnostic,
  type DocumentDiagnosticReport,
  ErrorCodes,
  LSPErrorCodes,
  type Message,
  MessageType,
} from 'vscode-languageserver';
import { folders, type Model } from './model.js';
import type { Wire } from './wire.js';

/** The codes that an error may have. */
const codes: ReadonlySet<unknown> = new Set([...Object.values(ErrorCodes), ...Object.values(LSPErrorCodes)]);

export interface Answer {
  readonly result?: unknown;
  readonly error?: { readonly code: number; readonly message: string };
}

interface Shown {
  readonly resultId: string | undefined;
  readonly items: readonly Diagnostic[];
}

type Received = Message &
  Answer & { readonly id?: number | string; readonly method?: string; readonly params?: unknown };

/**
 * A client that does what clients do: it asks for the diagnostics of a document that was opened or edited, and of all
 * when it is told to, keeps what it is given, and answers what it is asked.
 */
export class Client {
  readonly #wire: Wire;
  readonly #model: Model;
  #id = 0;
  readonly #waiting = new Map<number | string, (answer: Answer) => void>();
  readonly #pulled = new Map<string, Shown>();
  readonly #pushed = new Map<string, { readonly version: number | undefined; readonly items: readonly Diagnostic[] }>();
  /** What should never have come. */
  readonly #wrong: string[] = [];
  /** Times that all was to be asked for again since somebody did something. */
  #refreshes = 0;

  constructor(wire: Wire, model: Model) {
    this.#wire = wire;
    this.#model = model;
    wire.listen((message) => this.#receive(message as Received));
  }

  async start(): Promise<void> {
    const { configuration, detect } = this.#model.profile;
    await this.request('initialize', {
      processId: process.pid,
      rootUri: null,
      locale: 'zh-cn',
      workspaceFolders: folders.map((uri) => ({ uri, name: uri })),
      capabilities: capabilitiesOf(this.#model.profile),
      initializationOptions: { detect, ...(configuration ? {} : this.#model.settings) },
    });
    this.notify('initialized', {});
  }

  /** Sends a request. Its answer comes once, however it ends. */
  request(method: string, params?: unknown, id: number | string = ++this.#id): Promise<Answer> {
    return new Promise((resolve) => {
      this.#waiting.set(id, resolve);
      this.#send({ id, method, ...(params === undefined ? {} : { params }) });
    });
  }

  /** Sends a request and takes it back. */
  cancelled(method: string, params: unknown): Promise<Answer> {
    const answer = this.request(method, params);
    this.notify('$/cancelRequest', { id: this.#id });
    return answer;
  }

  notify(method: string, params?: unknown): void {
    this.#send({ method, ...(params === undefined ? {} : { params }) });
    if (method !== 'textDocument/didClose') return;
    this.#pulled.delete((params as { textDocument?: { uri: string } } | null)?.textDocument?.uri ?? '');
  }

  /** As editors do when a document was opened or edited, where they ask for diagnostics. */
  pull(uri: string): void {
    if (!this.#model.profile.pulls) return;
    const before = this.#pulled.get(uri);
    const previous = before?.resultId === undefined ? {} : { previousResultId: before.resultId };
    const { stamp } = this.#model;
    void this.request('textDocument/diagnostic', { textDocument: { uri }, ...previous }).then(({ result, error }) => {
      const document = this.#model.open.get(uri);
      if (error) this.#wrong.push(`diagnostics refused: ${error.message}`);
      if (error || !document) return;
      const shown = this.#shown(result as DocumentDiagnosticReport, before);
      this.#pulled.set(uri, shown);
      if (!this.#model.isCalm || this.#model.stamp !== stamp || document.isBehind) return;
      const expected = this.#model.diagnostics(uri);
      if (!isDeepStrictEqual(normal(shown.items), normal(expected))) this.#wrong.push(`${uri}: not right at once`);
    });
  }

  #shown(report: DocumentDiagnosticReport, before: Shown | undefined): Shown {
    if (report.kind === 'full') return { resultId: report.resultId, items: report.items };
    if (before && before.resultId === report.resultId) return before;
    this.#wrong.push(`unchanged since ${report.resultId}, which was not asked about`);
    return { resultId: report.resultId, items: [] };
  }

  /** Lets the server come to rest. Then all must be as the model says. */
  async settle(): Promise<void> {
    const { pulls, refreshes } = this.#model.profile;
    this.#refreshes = 0;
    const isAnswered = () => this.#waiting.size === 0;
    await this.#wire.settle(isAnswered, () => this.#lookAtTraffic());
    if (pulls && !refreshes) for (const uri of this.#model.open.keys()) this.pull(uri);
    await this.#wire.settle(isAnswered, () => {
      this.#lookAtTraffic();
      this.#lookAtDocuments();
    });
    this.#model.isCalm = this.#wire.rests;
  }

  #lookAtTraffic(): void {
    assert.deepEqual(this.#wrong, []);
    assert.deepEqual([...this.#waiting.keys()], [], 'requests without an answer');
    assert.ok(this.#refreshes <= 8, `told ${this.#refreshes} times to ask for all again`);
  }

  #lookAtDocuments(): void {
    const { open, files, profile } = this.#model;
    for (const [uri, { version, isBehind }] of open) {
      const pushed = this.#pushed.get(decoded(uri));
      if (profile.pulls) assert.deepEqual(pushed?.items ?? [], [], `${uri}: told twice`);
      else assert.equal(pushed?.version, version, `${uri}: of which version`);
      const shown = profile.pulls ? this.#pulled.get(uri) : pushed;
      if (!isBehind) assert.deepEqual(normal(shown?.items), normal(this.#model.diagnostics(uri)), uri);
    }
    const named = new Map([...files.keys(), ...open.keys()].map((uri) => [decoded(uri), uri]));
    for (const name of new Set([...named.keys(), ...this.#pushed.keys()])) {
      const uri = named.get(name) ?? name;
      if (open.has(uri)) continue;
      const pushed = this.#pushed.get(name)?.items;
      assert.deepEqual(normal(pushed), normal(this.#model.fileDiagnostics(uri)), `${uri}, which is not open`);
    }
  }

  #send(message: object): void {
    this.#wire.send({ jsonrpc: '2.0', ...message });
  }

  #receive(message: Received): void {
    const { id, method, params } = message;
    if (method === undefined) this.#receiveAnswer(message);
    else if (id !== undefined) this.#send({ id, result: this.#answer(method, params) });
    else if (method === 'textDocument/publishDiagnostics') {
      const { uri, version, diagnostics } = params as { uri: string; version?: number; diagnostics: Diagnostic[] };
      this.#pushed.set(decoded(uri), { version, items: diagnostics });
    } else if (method === 'window/logMessage') {
      const { type, message: line } = params as { type: MessageType; message: string };
      if (type === MessageType.Error && !this.#model.isMalformed) this.#wrong.push(`logged: ${line}`);
    }
  }

  #receiveAnswer({ id, result, error }: Received): void {
    const resolve = this.#waiting.get(id ?? '');
    if (!resolve) this.#wrong.push(`an answer to ${id}, which was answered or never asked`);
    if ((result === undefined) === (error === undefined)) this.#wrong.push(`neither result nor error, or both: ${id}`);
    if (error && !codes.has(error.code)) this.#wrong.push(`the error ${error.code}: ${error.message}`);
    this.#waiting.delete(id ?? '');
    resolve?.({ ...(result !== undefined && { result }), ...(error && { error }) });
  }

  #answer(method: string, params: unknown): unknown {
    if (method === 'workspace/configuration')
      return (params as { items: unknown[] }).items.map(() => this.#model.settings);
    if (method === 'workspace/diagnostic/refresh') {
      this.#refreshes++;
      for (const uri of this.#model.open.keys()) this.pull(uri);
    }
    return null;
  }
}

function capabilitiesOf({ pulls, refreshes, configuration, tellsOfSaves }: Model['profile']): ClientCapabilities {
  const shown = { relatedInformation: true, codeDescriptionSupport: true, dataSupport: true };
  return {
    textDocument: {
      synchronization: { didSave: tellsOfSaves },
      ...(pulls ? { diagnostic: shown } : { publishDiagnostics: { ...shown, versionSupport: true } }),
      codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: [] } }, isPreferredSupport: true },
      documentSymbol: { hierarchicalDocumentSymbolSupport: true },
      semanticTokens: { requests: { full: true }, tokenTypes: [], tokenModifiers: [], formats: ['relative'] },
      inlayHint: {},
      codeLens: {},
    },
    workspace: {
      configuration,
      didChangeConfiguration: { dynamicRegistration: true },
      didChangeWatchedFiles: { dynamicRegistration: true },
      workspaceFolders: true,
      workspaceEdit: { documentChanges: true },
      diagnostics: { refreshSupport: refreshes },
      inlayHint: { refreshSupport: true },
    },
    window: { workDoneProgress: true },
  };
}

const decoded = (uri: string): string => decodeURIComponent(uri);

/** Programs differ in what they escape in a uri. */
const normal = (items: readonly Diagnostic[] = []): unknown[] =>
  items.map(({ relatedInformation, ...rest }) => ({
    ...rest,
    ...(relatedInformation && {
      relatedInformation: relatedInformation.map(({ location, message }) => ({
        message,
        location: { ...location, uri: decoded(location.uri) },
      })),
    }),
  }));
