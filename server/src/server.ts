import {
  type Connection,
  DidChangeConfigurationNotification,
  type DocumentDiagnosticReport,
  DocumentDiagnosticReportKind,
  ErrorCodes,
  type InitializeParams,
  ResponseError,
  type TextDocuments,
} from 'vscode-languageserver';
import { capabilitiesFor } from './capabilities.js';
import { type Client, clientOf } from './client.js';
import { withClient } from './clientFiles.js';
import { answerCommands } from './commands.js';
import { Complaints } from './complaints.js';
import { Configs } from './config/configs.js';
import type { ForFile } from './config/model.js';
import { type Checked, type OpenDocument, openDocuments } from './documents.js';
import { diagnosticsOf } from './features/diagnostics.js';
import { FolderChecks } from './folderChecks.js';
import { describe, guarded, type Log } from './guard.js';
import { decode } from './import/decode.js';
import { type Identified, Neighbours } from './neighbours.js';
import { OtherYears } from './otherYears.js';
import { configuredMethod } from './protocol.js';
import { Publisher } from './push.js';
import type { Summary } from './read/summary.js';
import { answerRequests, type Desk, type Options } from './requests.js';
import { languageOf, parseInitializationOptions, parseSettings, type Settings, SettingsByScope } from './settings.js';
import { Statuses } from './statuses.js';
import type { System } from './system.js';
import { version } from './version.js';

/** Answers one client until it says goodbye. */
export function serve(connection: Connection, system: System = {}): void {
  const log: Log = connection.console;
  const documents = openDocuments();
  let session: Session | undefined;
  connection.onInitialize((asked) => {
    if (session) return new ResponseError(ErrorCodes.InvalidRequest, 'initialize: for the second time');
    const params = { ...asked, locale: asked.locale ?? system.locale ?? 'en' };
    const client = clientOf(params);
    introduce(params, client, log);
    session = new Session(connection, documents, client, params, system, log);
    session.listen();
    return capabilitiesFor(client);
  });
  documents.listen(connection);
  connection.listen();
}

/** Tells whoever debugs who talks with whom, and what is not offered because the client cannot take it. */
function introduce({ clientInfo, locale, workspaceFolders }: InitializeParams, client: Client, log: Log): void {
  const { name = 'an unnamed client', version: its } = clientInfo ?? {};
  const lacking = Object.entries(client).filter(([, able]) => able === false || able === null);
  log.info(
    `gongkai ${version} for ${its ? `${name} ${its}` : name} (${locale}, folders: ${workspaceFolders?.length ?? 0}); ` +
      `without ${lacking.map(([what]) => what).join(', ') || 'nothing'}`,
  );
}

/** Makes the client show the findings of these documents anew. */
type Tell = (documents: readonly OpenDocument[]) => void;

/** What is kept for one client: its settings, what it was told, and which document a request means. */
class Session {
  readonly #connection: Connection;
  readonly #documents: TextDocuments<OpenDocument>;
  readonly #client: Client;
  readonly #log: Log;
  readonly #locale: string | undefined;
  readonly #initial: ReturnType<typeof parseInitializationOptions>;
  readonly #settings = new SettingsByScope((uri) => this.#pullSettings(uri));
  #sent: Settings | undefined;
  readonly #neighbours: Neighbours;
  readonly #configs: Configs;
  readonly #folderChecks: FolderChecks;
  readonly #otherYears: OtherYears;
  readonly #decoder: Desk['decoder'];
  /** What the client was last told of each document: the check, and the version that was checked; null: nothing. */
  readonly #told = new Map<string, { readonly id: string; readonly version: number } | null>();
  readonly #statuses: Statuses;
  /** Last year's report as the hints in each document have it. */
  readonly #hinted = new Map<string, Summary | null>();

  constructor(
    connection: Connection,
    documents: TextDocuments<OpenDocument>,
    client: Client,
    params: InitializeParams,
    system: System,
    log: Log,
  ) {
    this.#connection = connection;
    this.#documents = documents;
    this.#client = client;
    this.#log = log;
    this.#locale = params.locale;
    this.#initial = parseInitializationOptions(params.initializationOptions, (line) => log.warn(line));
    const { decoder = async () => decode } = system;
    const { files, configs } = this.#initial.files ? withClient(system, connection, decoder) : system;
    this.#decoder = decoder;
    const language = languageOf(this.#initial.language, this.#locale);
    const complaints = new Complaints({ connection, client, language, offersToOpen: this.#initial.configured, log });
    this.#configs = new Configs(configs, (uri, wrong) => complaints.tell(uri, wrong));
    this.#neighbours = new Neighbours({ connection, documents, client, params, files, configs: this.#configs, log });
    this.#statuses = new Statuses(connection, log, this.#initial.status, () => this.#neighbours.isAll);
    this.#otherYears = new OtherYears(this.#neighbours, async (uri) => (await this.#around(uri)).options);
    this.#folderChecks = new FolderChecks({
      connection,
      files,
      neighbours: this.#neighbours,
      log,
      // The settings are asked for once a folder: there may be thousands of files.
      around: (uri) => this.#around(uri, this.#neighbours.folderOf(uri)),
      earlierThan: (report, { held, options }) => this.#earlierThan(report, held, options),
      opened: (uri) => this.#opened(uri),
    });
  }

  listen(): void {
    answerRequests({
      connection: this.#connection,
      documents: this.#documents,
      client: this.#client,
      initial: this.#initial,
      neighbours: this.#neighbours,
      configs: this.#configs,
      otherYears: this.#otherYears,
      decoder: this.#decoder,
      log: this.#log,
      opened: (uri) => this.#opened(uri),
      hinted: ({ uri, earlier }) => this.#hinted.set(uri, earlier),
    });
    answerCommands({
      connection: this.#connection,
      neighbours: this.#neighbours,
      folderChecks: this.#folderChecks,
      otherYears: this.#otherYears,
      client: this.#client,
      language: languageOf(this.#initial.language, this.#locale),
      log: this.#log,
    });
    const tell = this.#client.pullsDiagnostics ? this.#answerPulls() : this.#push();
    this.#documents.onDidClose(({ document: { uri } }) => {
      this.#told.delete(uri);
      this.#statuses.forget(uri);
      this.#hinted.delete(uri);
      this.#folderChecks.closed(uri);
    });
    // Who does not tell of changes gets to see them when the next document is opened.
    if (!this.#client.watchesFiles) this.#documents.onDidOpen(() => this.#configs.forget());
    this.#neighbours.listen({
      changed: () => {
        this.#tellChanged(tell).catch((error) => this.#log.error(describe(error)));
        this.#folderChecks.lookAgain();
      },
      configured: () => {
        this.#configs.forget();
        this.#folderChecks.doubtAll();
        if (this.#initial.configured) void this.#connection.sendNotification(configuredMethod);
      },
      touched: (gone, changed) => this.#folderChecks.touched(gone, changed),
    });
    this.#documents.onDidSave(({ document }) => {
      if (!document.isBehind) return;
      document.letGo();
      tell([document]);
      this.#refresh();
    });
    this.#followSettings(() => {
      for (const document of this.#documents.all()) document.letGo();
      tell(this.#documents.all());
      this.#folderChecks.doubtAll();
      this.#folderChecks.lookAgain();
      this.#refresh();
    });
  }

  /** Diagnostics for clients that ask. Returns how to make them ask again. */
  #answerPulls(): Tell {
    const nothing: DocumentDiagnosticReport = { kind: DocumentDiagnosticReportKind.Full, items: [] };
    this.#connection.languages.diagnostics.on(
      guarded('diagnostic', this.#log, nothing, async ({ textDocument, previousResultId }) => {
        const { document, options } = await this.#opened(textDocument.uri);
        const { uri } = textDocument;
        const isOpen = this.#documents.get(uri) !== undefined;
        // Also where its text is no report any more: what is found in the file is not in it.
        if (isOpen) this.#folderChecks.takeOver(uri);
        if (!document) {
          if (isOpen) this.#told.set(uri, null);
          return nothing;
        }
        const checked = this.#check(document, options);
        const resultId = checked.id;
        if (resultId === previousResultId) return { kind: DocumentDiagnosticReportKind.Unchanged, resultId };
        const items = diagnosticsOf(document, checked.findings, options);
        return { kind: DocumentDiagnosticReportKind.Full, resultId, items };
      }),
    );
    return () => {
      if (!this.#client.refreshesDiagnostics) return;
      this.#connection.languages.diagnostics.refresh().catch((error) => this.#log.error(describe(error)));
    };
  }

  /** Diagnostics for all others. Returns how to send them again. */
  #push(): Tell {
    const publisher = new Publisher(async (document) => {
      try {
        const { uri } = document;
        const { document: current, options } = await this.#opened(uri);
        if (this.#documents.get(uri) !== document) return;
        const findings = current ? this.#check(current, options).findings : [];
        if (!current) this.#told.set(uri, null);
        const diagnostics = diagnosticsOf(document, findings, options);
        this.#folderChecks.takeOver(uri);
        await this.#connection.sendDiagnostics({ uri, version: document.text.version, diagnostics });
      } catch (error) {
        this.#log.error(`publishDiagnostics: ${describe(error)}`);
      }
    });
    this.#documents.onDidChangeContent(({ document }) => publisher.soon(document));
    this.#documents.onDidClose(({ document }) => {
      publisher.forget(document);
      // Nothing is shown of its file either, whatever was told of the document: it has to be looked at again.
      this.#folderChecks.takeOver(document.uri);
      void this.#connection.sendDiagnostics({ uri: document.uri, diagnostics: [] });
    });
    return (documents) => {
      for (const document of documents) publisher.soon(document);
    };
  }

  /** Tells of open documents whose findings are others because another file changed; of no others. */
  async #tellChanged(tell: Tell): Promise<void> {
    const changed: OpenDocument[] = [];
    let isStale = false;
    for (const open of this.#documents.all()) {
      const { uri } = open;
      const { document, options } = await this.#opened(uri);
      const told = this.#told.get(uri);
      isStale ||= document !== undefined && this.#hinted.has(uri) && this.#hinted.get(uri) !== document.earlier;
      if (told !== undefined && (told === null) === (document !== undefined)) {
        // By another configuration it is answered for, or is not any more.
        if (!document) this.#statuses.tell(open, open.check(options.language));
        this.#told.delete(uri);
        changed.push(open);
        continue;
      }
      if (!document || told?.version !== document.text.version) continue;
      const checked = document.shown(options.language);
      this.#statuses.tell(document, checked);
      const { id } = checked;
      if (id === told.id) continue;
      // Whether the client asks or not, it is told once.
      this.#told.set(uri, { ...told, id });
      changed.push(document);
    }
    if (changed.length > 0) tell(changed);
    if (changed.length > 0 || isStale) this.#refresh();
  }

  /** Has the client ask anew for what depends on settings and on other files. */
  #refresh(): void {
    for (const kind of this.#client.refreshes)
      this.#connection.sendRequest(`workspace/${kind}/refresh`).catch((error) => this.#log.error(describe(error)));
  }

  #followSettings(reCheck: () => void): void {
    this.#documents.onDidClose(({ document }) => this.#settings.forget(document.uri));
    this.#connection.onInitialized(() => {
      this.#neighbours.start();
      if (!this.#client.watchesConfiguration) return;
      this.#connection.client
        .register(DidChangeConfigurationNotification.type, { section: 'gongkai' })
        .catch((error) => this.#log.error(describe(error)));
    });
    this.#connection.onDidChangeConfiguration(({ settings }) => {
      // Who cannot be asked for settings sends them along.
      const sent: unknown = this.#client.configuration ? undefined : settings?.gongkai;
      if (sent !== undefined) this.#sent = this.#parsed(sent);
      this.#settings.forget();
      reCheck();
    });
  }

  /** The report as it is once the settings for it are there, beside last year's; none where none is open. */
  async #opened(uri: string): Promise<{ document: OpenDocument | undefined; options: Options }> {
    const { held, options } = await this.#around(uri);
    const document = this.#documents.get(uri);
    if (document?.holdTo(held)) this.#neighbours.changed(uri);
    if (!document || !this.#isMeant(document, held)) return { document: undefined, options };
    document.compareWith(this.#earlierThan(document, held, options));
    if (options.check === 'onType') document.letGo();
    return { document, options };
  }

  /**
   * Whether an open document is one to be answered for: by what the configuration says of it; where that says nothing
   * and the client leaves it to the server which texts are reports, by its text.
   */
  #isMeant(document: OpenDocument, held: ForFile | null): boolean {
    const { detect } = this.#initial;
    return held?.isReport ?? (!detect || document.text.languageId === 'gongkai' || document.report.form !== null);
  }

  /**
   * What the configuration says of a file, and what was set for it.
   * @param scope what the settings are asked for, where it is not the file
   */
  async #around(uri: string, scope = uri): Promise<{ held: ForFile | null; options: Options }> {
    const held = await this.#configs.of(uri, this.#neighbours.folderOf(uri));
    return { held, options: await this.#optionsFor(scope, held) };
  }

  #earlierThan(document: Identified, held: ForFile | null, { acrossFolders }: Options): Summary | null {
    const { year } = document.report;
    if (held && year !== null && !held.compares(year)) return null;
    return this.#neighbours.earlier(document, acrossFolders);
  }

  /** @param held what the configuration says; what the user set goes before */
  async #optionsFor(uri: string, held: ForFile | null): Promise<Options> {
    const { language, check, recomputeTotals, acrossFolders, inlayHints, format } = await this.#settings.of(uri);
    return {
      client: this.#client,
      rulesBase: this.#initial.rulesBase,
      language: languageOf(language === 'auto' ? (held?.language ?? 'auto') : language, this.#locale),
      // Who never tells of a save would see nothing new.
      check: this.#client.tellsOfSaves ? check : 'onType',
      recomputeTotals,
      acrossFolders,
      inlayHints,
      format,
    };
  }

  async #pullSettings(uri: string): Promise<Settings> {
    const initial: Settings = this.#initial;
    if (!this.#client.configuration) return this.#sent ?? initial;
    try {
      const value: unknown = await this.#connection.workspace.getConfiguration({ scopeUri: uri, section: 'gongkai' });
      return value == null ? initial : this.#parsed(value);
    } catch (error) {
      this.#log.error(`workspace/configuration: ${describe(error)}`);
      return initial;
    }
  }

  #parsed(settings: unknown): Settings {
    return parseSettings(settings, (line) => this.#log.warn(line));
  }

  /** The check that the client is told of. */
  #check(document: OpenDocument, { language, check }: Options): Checked {
    const checked = document.shown(language);
    if (check === 'onSave') document.keep(checked);
    this.#told.set(document.uri, { id: checked.id, version: document.text.version });
    this.#statuses.tell(document, checked);
    return checked;
  }
}
