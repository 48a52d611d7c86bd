import { isDeepStrictEqual } from 'node:util';
import type { Diagnostic, Position } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { check } from '../../../server/src/check.js';
import { asGraveAs, rulesFor } from '../../../server/src/config/levels.js';
import { configOf } from '../../../server/src/config/load.js';
import { type Config, configName, type ForFile } from '../../../server/src/config/model.js';
import { diagnosticsOf } from '../../../server/src/features/diagnostics.js';
import { parse } from '../../../server/src/parse/parse.js';
import { organKey } from '../../../server/src/read/organ.js';
import { read } from '../../../server/src/read/read.js';
import type { Report } from '../../../server/src/read/report.js';
import { type Extract, extractOf, type Summary } from '../../../server/src/read/summary.js';
import type { Language } from '../../../server/src/rules/rule.js';
import { mayBeReport } from '../../../server/src/workspace/content.js';
import { mayHoldReport } from '../../../server/src/workspace/uri.js';
import { able } from '../features/sample.js';

/** What a client can do, and how it says what is set. */
export interface Profile {
  /** It asks for diagnostics. */
  readonly pulls: boolean;
  /** It can be told to ask again. */
  readonly refreshes: boolean;
  /** It is asked for its settings; else it sends them. */
  readonly configuration: boolean;
  readonly tellsOfSaves: boolean;
  /** It opens every text. */
  readonly detect: boolean;
}

export interface Settings {
  readonly language: 'auto' | Language;
  readonly check: 'onType' | 'onSave';
  readonly acrossFolders: boolean;
}

/** A document as its editor has it. */
export interface Opened {
  readonly languageId: string;
  readonly version: number;
  readonly text: string;
  /** What is shown of it may be that of an older text. */
  readonly isBehind: boolean;
}

export const folders = ['file:///w', 'file:///v'] as const;

/**
 * What must be true of a server, said in the plainest way: everything is computed from the texts as they are now, as if
 * they had just been opened.
 */
export class Model {
  readonly profile: Profile;
  readonly open = new Map<string, Opened>();
  /** Files on disk, configurations too. The server's files are these. */
  readonly files: Map<string, string>;
  settings: Settings = { language: 'auto', check: 'onType', acrossFolders: false };
  /** The folders of the workspace were checked because somebody asked for it. */
  isChecked = false;
  /** Counts what was done. */
  stamp = 0;
  /** Since the server last came to rest nothing was done but to open documents: all else may take effect later. */
  isCalm = false;
  /** Something was sent that nobody should send: the server may log faults. */
  isMalformed = false;

  constructor(profile: Profile, files: Map<string, string>) {
    this.profile = profile;
    this.files = files;
  }

  change(uri: string, changes: readonly Change[]): void {
    const before = this.open.get(uri);
    if (!before) return;
    const isWhole = changes.some(({ range }) => !range);
    this.open.set(uri, {
      ...before,
      version: before.version + 1,
      text: changes.reduce(changed, before.text),
      isBehind: !isWhole && this.#checksOnSave,
    });
  }

  /** All is shown as it is. */
  letGo(uri?: string): void {
    for (const [key, document] of this.open)
      if (key === (uri ?? key)) this.open.set(key, { ...document, isBehind: false });
  }

  get #checksOnSave(): boolean {
    return this.settings.check === 'onSave' && this.profile.tellsOfSaves;
  }

  /** What is to be shown of an open document. */
  diagnostics(uri: string): readonly Diagnostic[] {
    const document = this.open.get(uri);
    if (!document) return [];
    const { languageId, text } = document;
    const isMeant =
      this.#held(uri)?.isReport ?? (!this.profile.detect || languageId === 'gongkai' || reportOf(text).form !== null);
    return isMeant ? this.#found(uri, text) : [];
  }

  /** What is to be shown of a file that is not open, where its folder was checked. */
  fileDiagnostics(uri: string): readonly Diagnostic[] {
    const text = this.files.get(uri);
    if (!this.isChecked || text === undefined || !mayHoldReport(uri) || folderOf(uri) === '') return [];
    const isMeant = this.#held(uri)?.isReport ?? (mayBeReport(text) && reportOf(text).form !== null);
    return isMeant ? this.#found(uri, text) : [];
  }

  #found(uri: string, text: string): readonly Diagnostic[] {
    const report = reportOf(text);
    const held = this.#held(uri);
    const language = this.#language(held);
    const earlier = this.#earlier(uri, report, held);
    const before = earlier && [earlier.uri, this.open.get(earlier.uri)?.text ?? this.files.get(earlier.uri)];
    return remember(JSON.stringify([uri, text, language, this.#config(uri), before]), () => {
      const { findings } = check(report, { language, earlier, rules: rulesFor(held) });
      const options = { client: able, rulesBase: undefined, language };
      const document = TextDocument.create(uri, 'gongkai', 0, text);
      return plain(diagnosticsOf({ text: document, report }, asGraveAs(held, findings), options));
    });
  }

  #language(held: ForFile | null): Language {
    const { language } = this.settings;
    const set = language === 'auto' ? (held?.language ?? 'auto') : language;
    return set === 'auto' ? 'zh' : set;
  }

  /** The nearest configuration upwards in the folder of the workspace. */
  #held(uri: string): ForFile | null {
    const found = this.#config(uri);
    return found && (configured(found.text)?.for(uri.slice(found.folder.length + 1)) ?? null);
  }

  #config(uri: string): { folder: string; text: string } | null {
    const top = folderOf(uri);
    for (let folder = parentOf(uri); top !== '' && folder.startsWith(top); folder = parentOf(folder)) {
      const text = this.files.get(`${folder}/${configName}`);
      if (text !== undefined) return { folder, text };
    }
    return null;
  }

  #earlier(uri: string, { organ, year }: Report, held: ForFile | null): Summary | null {
    if (organ === null || year === null || held?.compares(year) === false) return null;
    const those = this.#reports()
      .filter((other) => other.uri !== uri && other.organ === organKey(organ) && other.year === year - 1)
      .filter((other) => this.settings.acrossFolders || folderOf(other.uri) === folderOf(uri))
      .sort((one, other) => (one.uri < other.uri ? -1 : 1));
    const [first] = those;
    return first && those.every((other) => isDeepStrictEqual(numbersOf(other), numbersOf(first))) ? first : null;
  }

  /** Every report there is; what is open goes before what is on disk. */
  #reports(): Summary[] {
    const texts = new Map<string, string>();
    for (const [uri, text] of this.files)
      if (mayHoldReport(uri) && folderOf(uri) !== '' && mayBeReport(text)) texts.set(uri, text);
    for (const [uri, { text }] of this.open) texts.set(uri, text);
    return [...texts].flatMap(([uri, text]) => {
      const extract = this.#held(uri)?.isReport === false ? null : extracted(text);
      return extract ? [{ ...extract, uri }] : [];
    });
  }
}

export interface Change {
  readonly range?: { readonly start: Position; readonly end: Position };
  readonly text: string;
}

/** A text after a change, as the protocol says: what is beyond a line or the text is its end. */
function changed(text: string, { range, text: inserted }: Change): string {
  if (!range) return inserted;
  const offsets = [offsetAt(text, range.start), offsetAt(text, range.end)];
  return text.slice(0, Math.min(...offsets)) + inserted + text.slice(Math.max(...offsets));
}

function offsetAt(text: string, { line, character }: Position): number {
  let start = 0;
  for (const [at, content] of text.split(/\r\n|\r|\n/).entries()) {
    if (at === line) return start + Math.min(character, content.length);
    start += content.length;
    start += text.startsWith('\r\n', start) ? 2 : 1;
  }
  return text.length;
}

const folderOf = (uri: string): string => folders.find((folder) => uri.startsWith(`${folder}/`)) ?? '';
const parentOf = (uri: string): string => uri.slice(0, uri.lastIndexOf('/'));
const numbersOf = ({ cells }: Summary) => new Map([...cells].map(([path, { value }]) => [path, value]));
/** As it comes out at the other end of a wire. */
const plain = <T>(value: T): T => JSON.parse(JSON.stringify(value));

/** What depends on a text alone is computed once. */
function once<T>(compute: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    let value = known.get(text);
    if (value === undefined) {
      if (known.size > 2_000) known.clear();
      value = compute(text);
      known.set(text, value);
    }
    return value;
  };
}
const reportOf = once((text) => read(parse(text), false));
const extracted = once((text): Extract | null => extractOf(reportOf(text)));
const configured = once((text): Config | null => {
  const result = configOf(text);
  return 'config' in result ? result.config : null;
});
const found = new Map<string, readonly Diagnostic[]>();
function remember(key: string, compute: () => readonly Diagnostic[]): readonly Diagnostic[] {
  const value = found.get(key) ?? compute();
  if (found.size > 2_000) found.clear();
  found.set(key, value);
  return value;
}
