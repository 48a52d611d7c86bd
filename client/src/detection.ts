import {
  type Disposable,
  type LogOutputChannel,
  languages,
  type Memento,
  type TextDocument,
  type Uri,
  workspace,
} from 'vscode';
import { beginsReport, holdsReport } from '../../server/src/read/detect.js';
import { Configured } from './configured.js';
import { reportLanguage } from './language.js';
import { isLive } from './live.js';
import type { Server } from './server.js';

/** Languages that a report may hide in. */
const candidates: ReadonlySet<string> = new Set(['plaintext', 'markdown']);
/** Nobody's report is longer, and looking through more would be felt; in UTF-16 units. */
const longest = 500_000;
/** After the last key, in ms. */
const pause = 300;
const remembered = 'gongkai.notReports';

/** A document that holds a report, or could: by language, scheme and length; its text is not looked at. */
export const isCandidate = (document: TextDocument): boolean =>
  candidates.has(document.languageId) && isLive(document) && lengthOf(document) <= longest;

const lengthOf = (document: TextDocument): number =>
  document.offsetAt(document.lineAt(document.lineCount - 1).range.end);

/**
 * Switches documents that hold a report, or are said to by `gongkai.config.json`, to the language `gongkai`, when they
 * are opened or become one; while somebody types, the title is enough.
 * What the user says goes before: who chooses another language for a document, by our command or by the editor's own
 * list, is not asked again.
 */
export class Detection implements Disposable {
  readonly #memory: Memento;
  readonly #log: LogOutputChannel;
  readonly #onRefusal: (uri: Uri) => void;
  readonly #configured: Configured;
  readonly #waiting = new Map<string, ReturnType<typeof setTimeout>>();
  /** Untitled documents have no name worth remembering: theirs is soon another's. */
  readonly #refusedUntitled = new Set<string>();
  /** Documents that were switched here, not by the user, as long as they are open. */
  readonly #switched = new Set<string>();
  /** The one that is being switched back. */
  #leaving: TextDocument | undefined;
  /** VS Code tells a change of language as closing and opening in one go: what was closed just now. */
  #closedJustNow: { readonly uri: string; readonly language: string } | undefined;
  readonly #subscriptions: Disposable[];

  /** @param onRefusal called with a file that the user says is no report */
  constructor(memory: Memento, log: LogOutputChannel, server: Server, onRefusal: (uri: Uri) => void) {
    this.#memory = memory;
    this.#log = log;
    this.#onRefusal = onRefusal;
    this.#configured = new Configured(server, () => this.#lookAtAll());
    this.#subscriptions = [
      this.#configured,
      workspace.onDidOpenTextDocument((document) => this.#opened(document)),
      workspace.onDidCloseTextDocument((document) => this.#closed(document)),
      workspace.onDidChangeTextDocument(({ document }) => this.#later(document)),
      workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration('gongkai.detect')) this.#lookAtAll();
      }),
    ];
    this.#lookAtAll();
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
    for (const timer of this.#waiting.values()) clearTimeout(timer);
  }

  /** The document is a report although it does not look like one. */
  async accept(document: TextDocument): Promise<void> {
    await this.#remember(document, false);
    await languages.setTextDocumentLanguage(document, reportLanguage);
  }

  /** The document is none although it looks like one. */
  async refuse(document: TextDocument): Promise<void> {
    await this.#remember(document, true);
    await languages.setTextDocumentLanguage(document, plainLanguageOf(document));
  }

  #lookAtAll(): void {
    for (const document of workspace.textDocuments) this.#look(document);
  }

  #opened(document: TextDocument): void {
    const before = this.#closedJustNow;
    this.#closedJustNow = undefined;
    if (before?.uri !== document.uri.toString()) {
      if (document.languageId === reportLanguage && this.#isRefused(document)) void this.refuse(document);
      else this.#look(document);
    } else if (before.language === reportLanguage) {
      if (this.#leaving !== document) void this.#remember(document, true);
      this.#leaving = undefined;
    } else if (document.languageId === reportLanguage) {
      void this.#remember(document, false);
    } else {
      this.#look(document);
    }
  }

  #closed(document: TextDocument): void {
    const uri = document.uri.toString();
    this.#forgetTimer(uri);
    const closed = { uri, language: document.languageId };
    this.#closedJustNow = closed;
    setTimeout(() => {
      if (this.#closedJustNow !== closed) return;
      this.#closedJustNow = undefined;
      this.#refusedUntitled.delete(uri);
      this.#switched.delete(uri);
    }, 0);
  }

  #later(document: TextDocument): void {
    if (!candidates.has(document.languageId)) return;
    const uri = document.uri.toString();
    this.#forgetTimer(uri);
    const look = (): void => {
      this.#waiting.delete(uri);
      if (!document.isClosed) this.#look(document, (text) => beginsReport(text) || holdsReport(text));
    };
    this.#waiting.set(uri, setTimeout(look, pause));
  }

  #forgetTimer(uri: string): void {
    clearTimeout(this.#waiting.get(uri));
    this.#waiting.delete(uri);
  }

  #look(document: TextDocument, isReport = holdsReport): void {
    this.#decide(document, isReport).catch((error) => this.#log.error(error));
  }

  async #decide(document: TextDocument, isReport: (text: string) => boolean): Promise<void> {
    const mayBecome = (): boolean => isCandidate(document) && !this.#isRefused(document);
    const isOurs = (): boolean => document.languageId === reportLanguage && this.#switched.has(document.uri.toString());
    if (!mayBecome() && !isOurs()) return;
    const said = await this.#configured.isReport(document);
    if (document.isClosed) return;
    if (said === false && isOurs()) await this.#switchBack(document);
    else if (mayBecome() && (said ?? (isDetected(document) && isReport(document.getText()))))
      await this.#switch(document);
  }

  async #switch(document: TextDocument): Promise<void> {
    this.#log.debug(`${document.uri.toString(true)} holds a report`);
    this.#switched.add(document.uri.toString());
    await languages.setTextDocumentLanguage(document, reportLanguage);
  }

  async #switchBack(document: TextDocument): Promise<void> {
    this.#switched.delete(document.uri.toString());
    this.#leaving = document;
    await languages.setTextDocumentLanguage(document, plainLanguageOf(document));
  }

  #isRefused({ uri }: TextDocument): boolean {
    return this.#refusedUntitled.has(uri.toString()) || this.refused.includes(uri.toString());
  }

  /** Files that the user has said are no reports, by their uris. */
  get refused(): readonly string[] {
    return this.#memory.get<readonly string[]>(remembered, []);
  }

  async #remember({ uri, isUntitled }: TextDocument, refused: boolean): Promise<void> {
    const name = uri.toString();
    if (isUntitled) {
      if (refused) this.#refusedUntitled.add(name);
      else this.#refusedUntitled.delete(name);
    } else if (this.refused.includes(name) !== refused) {
      const others = this.refused.filter((other) => other !== name);
      await this.#memory.update(remembered, refused ? [...others, name] : others);
      if (refused) this.#onRefusal(uri);
    }
  }
}

const isDetected = (document: TextDocument): boolean =>
  workspace.getConfiguration('gongkai', document).get('detect', true);

const plainLanguageOf = ({ uri }: TextDocument): string =>
  /\.(md|markdown)$/i.test(uri.path) ? 'markdown' : 'plaintext';
