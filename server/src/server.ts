import {
  CodeActionKind,
  type Connection,
  DidChangeConfigurationNotification,
  type DocumentDiagnosticReport,
  DocumentDiagnosticReportKind,
  type InitializeParams,
  type InitializeResult,
  TextDocumentSyncKind,
  type TextDocuments,
} from 'vscode-languageserver';
import { type Client, clientOf } from './capabilities.js';
import { type Checked, type OpenDocument, openDocuments } from './documents.js';
import { codeActionsOf, correctAllKind, fixAllKind } from './features/codeActions.js';
import { type DiagnosticOptions, diagnosticsOf, shownOf } from './features/diagnostics.js';
import { hoverAt } from './features/hover.js';
import { describe, guarded, type Log } from './guard.js';
import { Publisher } from './push.js';
import { languageOf, parseInitializationOptions, parseSettings, type Settings, SettingsByScope } from './settings.js';
import { type StatusParams, statusMethod } from './status.js';

/** Answers one client until it says goodbye. */
export function serve(connection: Connection): void {
  const log: Log = (line) => connection.console.error(line);
  const documents = openDocuments();
  connection.onInitialize((params) => {
    const client = clientOf(params);
    new Session(connection, documents, client, params, log).listen();
    return capabilitiesFor(client);
  });
  documents.listen(connection);
  connection.listen();
}

const capabilitiesFor = (client: Client): InitializeResult => ({
  serverInfo: { name: 'gongkai' },
  capabilities: {
    textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
    hoverProvider: true,
    ...(client.codeActions
      ? { codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, fixAllKind, correctAllKind] } }
      : {}),
    ...(client.pullsDiagnostics
      ? { diagnosticProvider: { identifier: 'gongkai', interFileDependencies: false, workspaceDiagnostics: false } }
      : {}),
  },
});

type Options = DiagnosticOptions & { readonly client: Client };

/** The wiring: which request is answered by which feature, with which document and which settings. */
class Session {
  readonly #connection: Connection;
  readonly #documents: TextDocuments<OpenDocument>;
  readonly #client: Client;
  readonly #log: Log;
  readonly #locale: string | undefined;
  readonly #initial: ReturnType<typeof parseInitializationOptions>;
  readonly #settings = new SettingsByScope((uri) => this.#pullSettings(uri));

  constructor(
    connection: Connection,
    documents: TextDocuments<OpenDocument>,
    client: Client,
    params: InitializeParams,
    log: Log,
  ) {
    this.#connection = connection;
    this.#documents = documents;
    this.#client = client;
    this.#log = log;
    this.#locale = params.locale;
    this.#initial = parseInitializationOptions(params.initializationOptions, log);
  }

  listen(): void {
    this.#answerRequests();
    const reCheck = this.#client.pullsDiagnostics ? this.#answerPulls() : this.#push();
    this.#followSettings(reCheck);
  }

  #answerRequests(): void {
    this.#connection.onHover(
      guarded('hover', this.#log, null, async ({ textDocument, position }) => {
        const { document, options } = await this.#opened(textDocument.uri);
        if (!document) return null;
        const { guideOf } = await import('./form/guide/guide.js');
        return hoverAt(document, position, {
          language: options.language,
          markup: this.#client.hover,
          guide: guideOf,
        });
      }),
    );
    this.#connection.onCodeAction(
      guarded('codeAction', this.#log, [], async ({ textDocument, range, context }) => {
        const { document, options } = await this.#opened(textDocument.uri);
        return document ? codeActionsOf(document, range, context, options) : [];
      }),
    );
  }

  /** Diagnostics for clients that ask. Returns how to make them ask again. */
  #answerPulls(): () => void {
    const nothing: DocumentDiagnosticReport = { kind: DocumentDiagnosticReportKind.Full, items: [] };
    this.#connection.languages.diagnostics.on(
      guarded('diagnostic', this.#log, nothing, async ({ textDocument, previousResultId }) => {
        const { document, options } = await this.#opened(textDocument.uri);
        if (!document) return nothing;
        const checked = document.check(options.language);
        this.#tellStatus(document, checked);
        const resultId = checked.id;
        if (resultId === previousResultId) return { kind: DocumentDiagnosticReportKind.Unchanged, resultId };
        const items = diagnosticsOf(document.text, checked.findings, options);
        return { kind: DocumentDiagnosticReportKind.Full, resultId, items };
      }),
    );
    return () => {
      if (!this.#client.refreshesDiagnostics) return;
      this.#connection.languages.diagnostics.refresh().catch((error) => this.#log(describe(error)));
    };
  }

  /** Diagnostics for all others. Returns how to send them again. */
  #push(): () => void {
    const publisher = new Publisher(async (document) => {
      try {
        const { uri } = document;
        const options = await this.#optionsFor(uri);
        if (this.#documents.get(uri) !== document) return;
        const checked = document.check(options.language);
        this.#tellStatus(document, checked);
        const diagnostics = diagnosticsOf(document.text, checked.findings, options);
        await this.#connection.sendDiagnostics({ uri, version: document.text.version, diagnostics });
      } catch (error) {
        this.#log(`publishDiagnostics: ${describe(error)}`);
      }
    });
    this.#documents.onDidChangeContent(({ document }) => publisher.soon(document));
    this.#documents.onDidClose(({ document }) => {
      publisher.forget(document);
      void this.#connection.sendDiagnostics({ uri: document.uri, diagnostics: [] });
    });
    return () => {
      for (const document of this.#documents.all()) publisher.soon(document);
    };
  }

  #followSettings(reCheck: () => void): void {
    this.#documents.onDidClose(({ document }) => this.#settings.forget(document.uri));
    this.#connection.onInitialized(() => {
      if (!this.#client.watchesConfiguration) return;
      this.#connection.client
        .register(DidChangeConfigurationNotification.type, { section: 'gongkai' })
        .catch((error) => this.#log(describe(error)));
    });
    this.#connection.onDidChangeConfiguration(() => {
      this.#settings.forget();
      reCheck();
    });
  }

  /** The document as it is once the settings for it are there; none where it is not open. */
  async #opened(uri: string): Promise<{ document: OpenDocument | undefined; options: Options }> {
    const options = await this.#optionsFor(uri);
    return { document: this.#documents.get(uri), options };
  }

  async #optionsFor(uri: string): Promise<Options> {
    const { language } = await this.#settings.of(uri);
    return {
      client: this.#client,
      rulesBase: this.#initial.rulesBase,
      language: languageOf(language, this.#locale),
    };
  }

  async #pullSettings(uri: string): Promise<Settings> {
    const { language } = this.#initial;
    if (!this.#client.configuration) return { language };
    try {
      const value: unknown = await this.#connection.workspace.getConfiguration({ scopeUri: uri, section: 'gongkai' });
      return parseSettings(value, this.#log);
    } catch (error) {
      this.#log(`workspace/configuration: ${describe(error)}`);
      return { language };
    }
  }

  #tellStatus({ uri }: OpenDocument, { report: { form, year }, findings }: Checked): void {
    if (!this.#initial.status) return;
    const shown = shownOf(findings.length);
    const status: StatusParams = { uri, form: form?.id ?? null, year, findings: findings.length, shown };
    void this.#connection.sendNotification(statusMethod, status);
  }
}
