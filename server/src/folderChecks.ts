import type { Connection } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { ForFile } from './config/model.js';
import { OpenDocument } from './documents.js';
import { diagnosticsOf } from './features/diagnostics.js';
import { describe, type Log } from './guard.js';
import type { Identified, Neighbours } from './neighbours.js';
import { detached } from './parse/characters.js';
import { type Shown, shownLate } from './progress.js';
import { organKey } from './read/organ.js';
import type { Summary } from './read/summary.js';
import type { Options } from './requests.js';
import type { Finding, Language } from './rules/rule.js';
import { contentOf, mayBeReport } from './workspace/content.js';
import type { Files } from './workspace/files.js';
import { nameOf } from './workspace/index.js';
import { inTurn, turnsEvery } from './workspace/turns.js';
import { isBelow, keyOf, type UriKey } from './workspace/uri.js';

/** What became of the check of a folder. */
export interface FolderCheck {
  /** Files that were looked at: those that may hold a report by their names. */
  readonly files: number;
  readonly reports: number;
  /** Files that could not be read, or are too large for a report. */
  readonly unread: number;
  readonly errors: number;
  readonly warnings: number;
  /** Findings of less weight. */
  readonly others: number;
  /** There are more files than are looked at. */
  readonly isMore: boolean;
  readonly isCancelled: boolean;
}

type Counts = Pick<FolderCheck, 'reports' | 'errors' | 'warnings' | 'others'>;

/** What holds for a file. */
interface Around {
  readonly held: ForFile | null;
  readonly options: Options;
}

/** What the checks of folders are made with. */
export interface Desk {
  readonly connection: Connection;
  readonly files: Files | undefined;
  readonly neighbours: Neighbours;
  readonly log: Log;
  /** What holds for a file that is not open. */
  readonly around: (uri: string) => Promise<Around>;
  readonly earlierThan: (report: Identified, around: Around) => Summary | null;
  readonly opened: (uri: string) => Promise<{ document: OpenDocument | undefined; options: Options }>;
}

/** What was found in a file, as it is on disk, and what that depends on. No texts and no findings are kept. */
interface Result extends Identified {
  /** See `contentOf`. */
  readonly content: string;
  readonly held: ForFile | null;
  readonly language: Language;
  readonly earlier: Summary | null;
  /** The name of last year's report, whether there is one or not; null where its own is not known. */
  readonly earlierName: string | null;
  readonly counts: Counts;
  /** Its findings are with the client. */
  isShown: boolean;
}

/** Milliseconds of looking through results before whoever waits has a turn. */
const SLICE = 10;
/** Files that are named in the log where they cannot be read. */
const MOST_NAMED = 50;

const nothing: Counts = { reports: 0, errors: 0, warnings: 0, others: 0 };

/**
 * The reports of whole folders, checked because somebody asked for it. What is found in files that are not open is
 * published. It stays true: a file that changes is checked again, and so is one when last year's report, the
 * configuration or a setting changes. The findings of an open document are told as those of any other.
 */
export class FolderChecks {
  readonly #desk: Desk;
  readonly #inTurn = inTurn();
  readonly #folders = new Set<UriKey>();
  readonly #results = new Map<UriKey, Result>();
  /** Documents whose findings the client has from their open text, as it calls them. */
  readonly #open = new Map<UriKey, string>();
  /** Files that are said to have changed, until they are looked at. */
  readonly #touched = new Map<UriKey, string>();
  /** Files, and folders, that are left alone. */
  #except: ReadonlySet<UriKey> = new Set();
  /** Names of reports that changed, until those are looked at that are compared with them. */
  readonly #changed = new Set<string>();
  #isAllInDoubt = false;
  #isWaiting = false;

  constructor(desk: Desk) {
    this.#desk = desk;
  }

  /**
   * Checks all reports below some folders; what is known already is not checked again.
   * @param except files that are no reports, whatever they look like
   */
  check(folders: readonly string[], except: readonly string[], shown: Shown): Promise<FolderCheck> {
    return this.#inTurn(async () => {
      let goesOn = true;
      /** Reading all files comes first, as each is compared with others. */
      const tell = (done: number, total: number, phase: 0 | 1): boolean => {
        goesOn &&= shown.tell(phase * total + done, 2 * total, `${done} / ${total}`);
        return goesOn;
      };
      this.#except = new Set(except.map(keyOf));
      for (const folder of folders) this.#folders.add(keyOf(folder));
      const { uris, isAll } = await this.#desk.neighbours.readFolders(folders, (done, total) => tell(done, total, 0));
      if (goesOn && isAll) await this.#dropOthers(folders, uris);
      const unread: string[] = [];
      let counts = nothing;
      let files = 0;
      for (const uri of uris) {
        if (!tell(files, uris.length, 1)) break;
        if (!(await this.#look(uri))) unread.push(uri);
        counts = sum(counts, await this.#countsOf(uri));
        files++;
      }
      this.#logUnread(unread);
      return { files, ...counts, unread: unread.length, isMore: !isAll, isCancelled: !goesOn };
    });
  }

  /** Takes back what was found in a folder or a file, or everywhere, and leaves it alone until the next check. */
  clear(uri?: string): Promise<void> {
    const those = new Set(uri === undefined ? this.#folders : [keyOf(uri)]);
    this.#except = new Set([...this.#except, ...those]);
    return this.#inTurn(async () => {
      for (const folder of this.#folders) if (isBelow(folder, those)) this.#folders.delete(folder);
      for (const key of this.#results.keys()) if (isBelow(key, those)) await this.#drop(key);
    });
  }

  /** The client is about to get the findings of an open document: those of the file give way. */
  takeOver(uri: string): void {
    const key = keyOf(uri);
    if (this.#open.has(key)) return;
    this.#open.set(key, uri);
    const result = this.#results.get(key);
    if (!result?.isShown) return;
    result.isShown = false;
    if (found(result.counts)) void this.#publish(result.uri, []);
  }

  closed(uri: string): void {
    this.#open.delete(keyOf(uri));
    if (this.#isPart(uri)) this.#look(uri).catch((error) => this.#desk.log.error(`${uri}: ${describe(error)}`));
  }

  /** Files and folders that are gone, and files that are new or changed; they are looked at with `lookAgain`. */
  touched(gone: readonly string[], changed: readonly string[]): void {
    const those = new Set(gone.map(keyOf));
    if (those.size > 0) for (const key of this.#results.keys()) if (isBelow(key, those)) void this.#drop(key);
    for (const uri of changed) if (this.#isPart(uri)) this.#touched.set(keyOf(uri), uri);
  }

  /** What holds for files, the configuration or a setting, may be another: they are looked at with `lookAgain`. */
  doubtAll(): void {
    this.#isAllInDoubt = true;
  }

  /** Checks what changed again, and what depends on something that did. */
  lookAgain(): void {
    for (const name of this.#desk.neighbours.takeChanged()) this.#changed.add(name);
    if (this.#isWaiting) return;
    this.#isWaiting = true;
    this.#inTurn(async () => {
      this.#isWaiting = false;
      await this.#lookAtAll(await this.#outdated());
    }).catch((error) => this.#desk.log.error(describe(error)));
  }

  async #outdated(): Promise<string[]> {
    const isAll = this.#isAllInDoubt;
    const changed = new Set(this.#changed);
    const uris = new Set(this.#touched.values());
    this.#isAllInDoubt = false;
    this.#changed.clear();
    this.#touched.clear();
    const turn = turnsEvery(SLICE);
    for (const [key, result] of this.#results) {
      const isInDoubt = isAll || (result.earlierName !== null && changed.has(result.earlierName));
      if (!isInDoubt || this.#open.has(key)) continue;
      await turn();
      if (!this.#isCurrent(result, await this.#desk.around(result.uri))) uris.add(result.uri);
    }
    return [...uris];
  }

  async #lookAtAll(uris: readonly string[]): Promise<void> {
    const [first] = uris;
    if (first === undefined) return;
    const { options } = await this.#desk.around(first);
    const shown = shownLate(this.#desk.connection, titleOf(options.language), this.#desk.log);
    try {
      for (const [at, uri] of uris.entries()) {
        // Where somebody ends it, what is left is not known to be true any more.
        if (shown.tell(at, uris.length)) await this.#look(uri);
        else await this.#drop(keyOf(uri));
      }
    } finally {
      shown.done();
    }
  }

  /** Whether a file stands in a folder that was checked. */
  #isPart(uri: string): boolean {
    const key = keyOf(uri);
    return isBelow(key, this.#folders) && !isBelow(key, this.#except) && this.#desk.neighbours.isOurs(uri);
  }

  /** Checks a file as it is on disk, if that is not known, and publishes what is found. False where it cannot be read. */
  async #look(uri: string): Promise<boolean> {
    const key = keyOf(uri);
    if (this.#open.has(key)) return true;
    const text = isBelow(key, this.#except) ? '' : await this.#textOf(uri);
    const around = await this.#desk.around(uri);
    // Meanwhile it may have been opened.
    if (this.#open.has(key)) return true;
    if (text === null) {
      await this.#drop(key);
      return false;
    }
    const known = this.#results.get(key);
    const content = contentOf(text);
    if (known?.isShown && known.content === content && this.#isCurrent(known, around)) return true;
    const document = new OpenDocument(TextDocument.create(uri, 'gongkai', 0, text));
    const { result, findings } = this.#checked(document, content, around);
    this.#results.set(key, result);
    if (findings.length > 0 || (known?.isShown && found(known.counts)))
      await this.#publish(uri, diagnosticsOf(document, findings, around.options));
    return true;
  }

  async #textOf(uri: string): Promise<string | null> {
    const folder = this.#desk.neighbours.folderOf(uri);
    return folder === undefined ? null : ((await this.#desk.files?.read(uri, folder)) ?? null);
  }

  #checked(document: OpenDocument, content: string, around: Around): { result: Result; findings: readonly Finding[] } {
    const { uri } = document;
    const { held, options } = around;
    const { language } = options;
    const rest = { uri, content, held, language, isShown: true };
    const isReport = held?.isReport ?? (mayBeReport(document.text.getText()) && document.report.form !== null);
    if (!isReport)
      return { result: { ...rest, report: noReport, earlier: null, earlierName: null, counts: nothing }, findings: [] };
    const { organ, year } = document.report;
    const report = { organ: organ === null ? null : detached(organ), year };
    const earlier = this.#desk.earlierThan({ uri, report }, around);
    document.holdTo(held);
    document.compareWith(earlier);
    const { findings } = document.check(language);
    const earlierName = organ === null || year === null ? null : nameOf(organKey(organ), year - 1);
    return { result: { ...rest, report, earlier, earlierName, counts: countsOf(findings) }, findings };
  }

  #isCurrent({ uri, report, held, language, earlier }: Result, around: Around): boolean {
    return (
      held === around.held &&
      language === around.options.language &&
      (report === noReport || earlier === this.#desk.earlierThan({ uri, report }, around))
    );
  }

  async #countsOf(uri: string): Promise<Counts> {
    const key = keyOf(uri);
    const open = this.#open.get(key);
    if (open === undefined) return this.#results.get(key)?.counts ?? nothing;
    const { document, options } = await this.#desk.opened(open);
    return document?.report.form ? countsOf(document.check(options.language).findings) : nothing;
  }

  /** Forgets files below some folders that are not there any more. */
  async #dropOthers(folders: readonly string[], uris: readonly string[]): Promise<void> {
    const there = new Set(uris.map(keyOf));
    const those = new Set(folders.map(keyOf));
    for (const key of this.#results.keys()) if (isBelow(key, those) && !there.has(key)) await this.#drop(key);
  }

  async #drop(key: UriKey): Promise<void> {
    const result = this.#results.get(key);
    this.#results.delete(key);
    if (result?.isShown && found(result.counts)) await this.#publish(result.uri, []);
  }

  #publish(uri: string, diagnostics: ReturnType<typeof diagnosticsOf>): Promise<void> {
    return this.#desk.connection.sendDiagnostics({ uri, diagnostics });
  }

  #logUnread(uris: readonly string[]): void {
    for (const uri of uris.slice(0, MOST_NAMED))
      this.#desk.log.warn(`${uri}: cannot be read, or is too large for a report`);
    if (uris.length > MOST_NAMED) this.#desk.log.warn(`${uris.length - MOST_NAMED} more files cannot be read`);
  }
}

/** Of a file that holds no report. */
const noReport: Identified['report'] = { organ: null, year: null };

/** What people see while folders are checked. */
export const titleOf = (language: Language): string => (language === 'zh' ? '检查年报' : 'Checking reports');

const found = ({ errors, warnings, others }: Counts): boolean => errors + warnings + others > 0;

function countsOf(findings: readonly Finding[]): Counts {
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  const warnings = findings.filter(({ severity }) => severity === 'warning').length;
  return { reports: 1, errors, warnings, others: findings.length - errors - warnings };
}

const sum = (one: Counts, other: Counts): Counts => ({
  reports: one.reports + other.reports,
  errors: one.errors + other.errors,
  warnings: one.warnings + other.warnings,
  others: one.others + other.others,
});
