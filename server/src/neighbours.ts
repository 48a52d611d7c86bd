import {
  type Connection,
  DidChangeWatchedFilesNotification,
  FileChangeType,
  type InitializeParams,
  type TextDocuments,
  WatchKind,
} from 'vscode-languageserver';
import type { Client } from './client.js';
import type { Configs } from './config/configs.js';
import { configName } from './config/model.js';
import type { OpenDocument } from './documents.js';
import { describe, type Log } from './guard.js';
import { shownLate } from './progress.js';
import { organKey } from './read/organ.js';
import type { Report } from './read/report.js';
import type { Summary } from './read/summary.js';
import { languageOf } from './settings.js';
import type { Files } from './workspace/files.js';
import { ReportIndex } from './workspace/index.js';
import { type Found, type Progress, Reader } from './workspace/reader.js';
import { endings, isBelow, isPassedOver, keyOf, mayHoldReport, type UriKey } from './workspace/uri.js';

/** Milliseconds after the last change of any document before the others are looked at again. */
const PAUSE = 250;
/** Milliseconds before the workspace is read: the document that was opened goes first. */
const DELAY = 100;

/** What the other reports are found with. */
export interface Surroundings {
  readonly connection: Connection;
  readonly documents: TextDocuments<OpenDocument>;
  readonly client: Client;
  readonly params: InitializeParams;
  readonly files: Files | undefined;
  readonly configs: Configs;
  readonly log: Log;
}

/** A report as far as another year's is looked up for it. */
export interface Identified {
  readonly uri: string;
  readonly report: Pick<Report, 'organ' | 'year'>;
}

/** Who is told what became of files. */
export interface Listener {
  /** Reports changed that others may be compared with. */
  readonly changed: () => void;
  /** Before that, where a configuration may have changed. */
  readonly configured: () => void;
  /** Before that, of files and folders that are gone, and files that are new or changed. */
  readonly touched: (gone: readonly string[], changed: readonly string[]) => void;
}

/**
 * The other reports of the workspace, for those that are open: last year's of the same organ. Open documents are read
 * when somebody asks, files in the background, after the start and when they change.
 */
export class Neighbours {
  readonly #connection: Connection;
  readonly #documents: TextDocuments<OpenDocument>;
  readonly #client: Client;
  readonly #log: Log;
  readonly #title: string;
  readonly #configs: Configs;
  readonly #files: Files | undefined;
  readonly #index = new ReportIndex();
  readonly #reader: Reader | undefined;
  /** Open documents that the index has not been told of since they changed. */
  readonly #unread = new Set<string>();
  #folders: ReadonlyMap<UriKey, string>;
  #isAll = true;
  #listener: Listener | undefined;
  /** Done with the files that were there at the start. */
  #begun: Promise<void> = Promise.resolve();
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor({ connection, documents, client, params, files, configs, log }: Surroundings) {
    const { workspaceFolders, rootUri, locale } = params;
    this.#connection = connection;
    this.#documents = documents;
    this.#client = client;
    this.#log = log;
    this.#title = languageOf('auto', locale) === 'zh' ? '读取工作区中的年报' : 'Reading the reports of the workspace';
    this.#configs = configs;
    this.#files = files;
    this.#reader =
      files &&
      new Reader({ list: (folder) => files.list(folder), read: (uri) => this.#readReport(files, uri) }, this.#index);
    const folders = workspaceFolders?.map(({ uri }) => uri) ?? (rootUri ? [rootUri] : []);
    this.#folders = new Map(folders.map((uri) => [keyOf(uri), uri]));
  }

  listen(listener: Listener): void {
    this.#listener = listener;
    this.#documents.onDidChangeContent(({ document }) => {
      this.#unread.add(document.uri);
      this.#tellLater();
    });
    this.#documents.onDidClose(({ document: { uri } }) => {
      this.#unread.delete(uri);
      this.#index.closed(uri);
      // It may have been saved, and not every client watches files.
      this.#update([], [uri]);
    });
    this.#connection.onDidChangeWatchedFiles(({ changes }) => {
      const gone = urisOf(changes.filter(({ type }) => type === FileChangeType.Deleted));
      const others = urisOf(changes.filter(({ type }) => type !== FileChangeType.Deleted));
      if (this.#configs.concern(gone, others)) {
        this.#listener?.configured();
        // Which files are reports may have changed, too.
        void this.#read([...this.#folders.values()]);
      }
      this.#update(gone, others);
    });
  }

  /** Begins to read and to watch, once the client is ready. */
  start(): void {
    if (this.#client.workspaceFolders) {
      this.#connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
        this.#changeFolders(urisOf(added), urisOf(removed));
      });
    }
    if (!this.#reader) return;
    if (this.#client.watchesFiles) this.#watch();
    this.#begun = new Promise((resolve) => {
      setTimeout(() => resolve(this.#read([...this.#folders.values()])), DELAY);
    });
  }

  /**
   * Reads all files below some folders. One that is not in the workspace belongs to it from now on.
   * @throws where there are no files
   */
  readFolders(folders: readonly string[], progress: Progress): Promise<Found> {
    if (!this.#reader) throw new Error('no files / 没有文件');
    const others = folders.filter((uri) => this.#folderOf(uri) === '');
    this.#folders = new Map([...this.#folders, ...others.map((uri) => [keyOf(uri), uri] as const)]);
    // What was read may be last year's of a report that is open.
    return this.#reader.readFolders(folders, progress).finally(() => this.#tellLater());
  }

  /** The folders of the workspace. */
  get folders(): readonly string[] {
    return [...this.#folders.values()];
  }

  /**
   * Last year's report of an organ.
   * @param uri where its report of this year stands
   * @param acrossFolders whether it may stand in another folder of the workspace
   */
  earlier({ uri, report: { organ, year } }: Identified, acrossFolders: boolean): Summary | null {
    if (organ === null || year === null) return null;
    this.#readOpen(uri);
    return this.#index.earlier(uri, organKey(organ), year, acrossFolders ? () => '' : (other) => this.#folderOf(other));
  }

  /** The names (see `nameOf`) of the reports that came, changed or went since this was last asked. */
  takeChanged(): ReadonlySet<string> {
    this.#readOpen('');
    return this.#index.takeChanged();
  }

  /** Whether every file of the workspace was looked through: false where it holds too many. */
  get isAll(): boolean {
    return this.#isAll;
  }

  /** Every report that is known: of the open documents, and of the files of the workspace. */
  reports(): Iterable<Summary> {
    this.#readOpen('');
    return this.#index.all();
  }

  /** Resolves once the files have been read that were there at the start. */
  settled(): Promise<void> {
    return this.#begun;
  }

  /**
   * The reports of an organ for a year that are known by now, by name.
   * @param near a file or folder: they stand in its folder of the workspace; in any where it is null, or in none
   */
  of(organ: string, year: number, near: string | null): readonly Summary[] {
    this.#readOpen('');
    const own = near === null ? '' : this.#folderOf(near);
    return this.#index.of(organKey(organ), year, (uri) => own === '' || this.#folderOf(uri) === own);
  }

  /** The whole of a report, as it is in the editor or on disk; null where there is none. */
  async whole(uri: string): Promise<Report | null> {
    const report = this.#documents.get(uri)?.report ?? (await this.#reader?.whole(uri));
    return report?.form ? report : null;
  }

  /** Whether there is a file or an open document of that name. */
  async isTaken(uri: string): Promise<boolean> {
    return this.#documents.get(uri) !== undefined || (await this.#files?.has(uri)) === true;
  }

  /** An open document is another report for others than it was: without a change of its text. */
  changed(uri: string): void {
    this.#unread.add(uri);
    this.#tellLater();
  }

  /** Reads a report again that is not open, before anybody is offered to change it. */
  async readAgain(uri: string): Promise<void> {
    if (!this.#index.isOpen(uri)) await this.#reader?.readNow(uri);
  }

  /** The text of a file; null, too, where it is said to be no report, or does not stand in the workspace. */
  async #readReport(files: Files, uri: string): Promise<string | null> {
    const folder = this.folderOf(uri);
    if (folder === undefined || !this.isOurs(uri)) return null;
    const held = await this.#configs.of(uri, folder);
    return held?.isReport === false ? null : files.read(uri, folder);
  }

  /** Tells the index of the open documents that changed, but for the one that is asked about. */
  #readOpen(except: string): void {
    for (const uri of this.#unread) {
      if (uri === except) continue;
      this.#unread.delete(uri);
      const document = this.#documents.get(uri);
      try {
        if (document) this.#index.opened(uri, document.extract);
      } catch (error) {
        this.#log.error(`${uri}: ${describe(error)}`);
      }
    }
  }

  /** The folder of the workspace that a file stands in, as the client calls it. */
  folderOf(uri: string): string | undefined {
    return this.#folders.get(this.#folderOf(uri));
  }

  /**
   * The innermost folder that a file or folder stands in. A document without a file belongs where it is to be saved, or to
   * the only folder there is.
   */
  #folderOf(uri: string): UriKey {
    const key = keyOf(uri.replace(/^untitled:(?=\/)/, 'file://'));
    let found = '';
    for (const folder of this.#folders.keys()) {
      if (folder.length > found.length && `${key}/`.startsWith(`${folder}/`)) found = folder;
    }
    const [only, ...others] = this.#folders.keys();
    return found === '' && others.length === 0 && uri.startsWith('untitled:') ? (only ?? '') : found;
  }

  #watch(): void {
    const watchers = [
      { globPattern: `**/*.{${endings.join(',')}}`, kind: WatchKind.Create | WatchKind.Change },
      { globPattern: `**/${configName}`, kind: WatchKind.Create | WatchKind.Change },
      // A folder that is gone is all that is told of the files in it.
      { globPattern: '**/*', kind: WatchKind.Delete },
    ];
    this.#connection.client
      .register(DidChangeWatchedFilesNotification.type, { watchers })
      .catch((error) => this.#log.error(describe(error)));
  }

  #update(gone: readonly string[], changed: readonly string[]): void {
    const read = changed.filter((uri) => this.isOurs(uri));
    this.#listener?.touched(gone, read);
    const done = gone.length + read.length > 0 ? this.#reader?.update(gone, read) : undefined;
    Promise.resolve(done).then(
      () => this.#tellLater(),
      (error) => this.#log.error(describe(error)),
    );
  }

  /** A file that would be found when its folder is read. */
  isOurs(uri: string): boolean {
    const folder = this.#folderOf(uri);
    if (folder === '' || !mayHoldReport(keyOf(uri))) return false;
    return !keyOf(uri)
      .slice(folder.length)
      .split('/')
      .slice(0, -1)
      .some((name) => name !== '' && isPassedOver(name));
  }

  #changeFolders(added: readonly string[], removed: readonly string[]): void {
    const gone = new Set(removed.map(keyOf));
    const left = [...this.#folders].filter(([key]) => !gone.has(key));
    this.#folders = new Map([...left, ...added.map((uri) => [keyOf(uri), uri] as const)]);
    this.#listener?.configured();
    const keys = new Set(this.#folders.keys());
    this.#update(removed, []);
    void this.#read([...added, ...removed.filter((uri) => isBelow(keyOf(uri), keys))]);
  }

  /** Reads folders in the background: those on this machine, as others may be far away, and nobody asked for it. */
  async #read(folders: readonly string[]): Promise<void> {
    const near = folders.filter((uri) => this.#files?.isNear(uri));
    const keys = new Set(near.map(keyOf));
    const outermost = near.filter((uri) => !isBelow(parentOf(keyOf(uri)), keys));
    if (!this.#reader || outermost.length === 0) return;
    const begun = performance.now();
    const progress = shownLate(this.#connection, this.#title, this.#log);
    try {
      const { uris, isAll } = await this.#reader.readFolders(outermost, progress.tell);
      const time = Math.round(performance.now() - begun);
      this.#log.info(`${uris.length} files read in ${time} ms, ${this.#index.size} reports in all`);
      this.#isAll = isAll;
      if (!isAll) this.#log.warn(`the workspace holds more than ${uris.length} files: the others are not compared`);
    } catch (error) {
      this.#log.error(describe(error));
    } finally {
      progress.done();
      this.#tellLater();
    }
  }

  #tellLater(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#listener?.changed(), PAUSE);
  }
}

/** @throws where one has none: what comes of it is done later, where nobody is told any more */
const urisOf = (those: readonly { readonly uri: string }[]): string[] =>
  those.map(({ uri }) => {
    if (typeof uri !== 'string') throw new Error('no uri');
    return uri;
  });

const parentOf = (key: UriKey): UriKey => key.slice(0, key.lastIndexOf('/'));
