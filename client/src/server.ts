import {
  type Disposable,
  EventEmitter,
  type ExtensionContext,
  type LogOutputChannel,
  l10n,
  Uri,
  window,
  workspace,
} from 'vscode';
import type { BaseLanguageClient, LanguageClientOptions, StaticFeature } from 'vscode-languageclient';
import { tokenNames } from '../../server/src/features/tokenTypes.js';
import { configuredMethod, type StatusParams, statusMethod } from '../../server/src/protocol.js';
import { answerFiles } from './files.js';
import { reportLanguage } from './language.js';
import { RevealOutputChannelOn, State } from './languageClient.js';
import { isLive } from './live.js';
import type { Status } from './status.js';

/** Milliseconds that a client has to start a dead server again by itself. */
const patience = 1000;

/** Makes the client for the server of this platform. */
export type Launch = (options: LanguageClientOptions) => BaseLanguageClient;

/**
 * The language server: started with the first report that is opened. When it dies, the language client starts it
 * again, a few times; after that people are told, and the status item offers to try once more.
 */
export class Server implements Disposable {
  readonly #launch: () => BaseLanguageClient;
  readonly #log: LogOutputChannel;
  readonly #status: Status;
  readonly #waiting: Disposable;
  readonly #configured = new EventEmitter<void>();
  /** A configuration changed, and the server knows it. */
  readonly onConfigured = this.#configured.event;
  #client: BaseLanguageClient | undefined;
  #starting: Promise<void> | undefined;
  #dead: ReturnType<typeof setTimeout> | undefined;
  #hasFailed = false;

  constructor(context: ExtensionContext, launch: Launch, log: LogOutputChannel, status: Status) {
    this.#log = log;
    this.#status = status;
    this.#launch = () =>
      launch({
        documentSelector: [{ language: reportLanguage }],
        outputChannel: log,
        revealOutputChannelOn: RevealOutputChannelOn.Never,
        // Without it the library shows what failed, in English, beside what people are told here.
        initializationFailedHandler: (error) => {
          log.error(error);
          return false;
        },
        initializationOptions: {
          rulesBase: `${Uri.joinPath(context.extensionUri, 'docs', 'rules')}/`,
          status: true,
          commands: true,
          configured: true,
          files: true,
        },
        middleware: { didOpen: async (document, next) => (isLive(document) ? next(document) : undefined) },
      });
    const isReport = ({ languageId }: { languageId: string }): boolean => languageId === reportLanguage;
    this.#waiting = workspace.onDidOpenTextDocument((document) => {
      if (isReport(document)) this.#start();
    });
    if (workspace.textDocuments.some(isReport)) this.#start();
  }

  dispose(): void {
    this.#waiting.dispose();
    clearTimeout(this.#dead);
    this.#configured.dispose();
    void this.#stop();
  }

  get isRunning(): boolean {
    return this.#client?.isRunning() === true;
  }

  /** It is not started again by itself; people have been told. */
  get hasFailed(): boolean {
    return this.#hasFailed;
  }

  /** The client of the server, which is started where it is not. */
  async running(): Promise<BaseLanguageClient> {
    this.#start();
    await this.#starting;
    if (!this.#client?.isRunning()) throw new Error(l10n.t('The checks are not running.'));
    return this.#client;
  }

  async restart(): Promise<void> {
    clearTimeout(this.#dead);
    this.#hasFailed = false;
    await this.#stop();
    this.#start();
  }

  #start(): void {
    if (this.#client) return;
    const client = this.#launch();
    client.registerFeature(knowsOurTokens);
    // People are told once, in the editor's language.
    client.error = (message, data) => this.#log.error(message, data);
    this.#client = client;
    answerFiles(client);
    client.onNotification(configuredMethod, () => this.#configured.fire());
    client.onNotification(statusMethod, (status: StatusParams) => this.#status.checked(status));
    client.onDidChangeState(({ newState }) => {
      if (this.#client !== client) return;
      this.#status.server(newState);
      clearTimeout(this.#dead);
      this.#hasFailed = false;
      if (newState === State.Stopped || newState === State.StartFailed)
        this.#dead = setTimeout(() => {
          this.#hasFailed = true;
          void this.offerRestart();
        }, patience);
    });
    this.#starting = client.start().catch(() => {
      // Its state says so, and what went wrong is in the log.
    });
  }

  /** Tells people that there is no server any more, with the way to start it again. */
  async offerRestart(): Promise<void> {
    const restart = l10n.t('Restart');
    const showLog = l10n.t('Show log');
    const message = l10n.t('Annual reports are no longer checked: the server has failed.');
    const choice = await window.showErrorMessage(message, restart, showLog);
    if (choice === restart) await this.restart();
    else if (choice === showLog) this.#log.show();
  }

  async #stop(): Promise<void> {
    const client = this.#client;
    this.#client = undefined;
    try {
      await client?.dispose();
    } catch (error) {
      // A client that never came up cannot be stopped either.
      this.#log.warn(String(error));
    }
  }
}

/** Tells the server that the types of tokens which `package.json` declares are known here. */
const knowsOurTokens: StaticFeature = {
  fillClientCapabilities: ({ textDocument }) => {
    const tokens = textDocument?.semanticTokens;
    if (tokens) tokens.tokenTypes = [...new Set([...tokens.tokenTypes, ...tokenNames])];
  },
  initialize: () => {},
  getState: () => ({ kind: 'static' }),
  clear: () => {},
};
