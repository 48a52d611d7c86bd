import { Position, type TextDocumentContentChangeEvent, TextDocuments } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { type CheckResult, check, type Suspicion } from './check.js';
import { asGraveAs, rulesFor } from './config/levels.js';
import type { ForFile } from './config/model.js';
import { rangeOf, spanOf } from './features/ranges.js';
import { type Change, movedFindings } from './moved.js';
import { parse } from './parse/parse.js';
import { read } from './read/read.js';
import type { Report } from './read/report.js';
import { type Extract, extractOf, type Summary } from './read/summary.js';
import type { Finding, Language, Rule } from './rules/rule.js';

/** The findings of one version of a document, in one language. */
export interface Checked {
  /** Unique among all checks of this process, also across closing and opening again. */
  readonly id: string;
  readonly report: Report;
  readonly findings: readonly Finding[];
  /** Numbers that may be wrong, and why. */
  readonly suspicions: readonly Suspicion[];
  /** The text is too long to be checked. */
  readonly isTooLong: boolean;
  /** When it was checked, in milliseconds since 1970. */
  readonly at: number;
  /** Milliseconds that reading and checking took. */
  readonly took: number;
}

class CheckedVersion implements Checked {
  readonly at = Date.now();
  readonly #result: CheckResult | null;

  constructor(
    readonly id: string,
    readonly report: Report,
    readonly findings: readonly Finding[],
    result: CheckResult | null,
    readonly took: number,
    readonly earlier: Summary | null,
    readonly held: ForFile | null,
  ) {
    this.#result = result;
  }

  get isTooLong(): boolean {
    return this.#result === null;
  }

  get suspicions(): readonly Suspicion[] {
    return this.#result?.suspicions ?? [];
  }
}

/** Longer texts, in UTF-16 units, are not read: hundreds of times the longest report, and seconds for the editor. */
export const longest = 10_000_000;

let checks = 0;

/** An open document, read and checked at most once a version, and only when somebody asks. */
export class OpenDocument {
  readonly text: TextDocument;
  #report: Report | undefined;
  /** Milliseconds that reading took. */
  #took = 0;
  readonly #checked = new Map<Language, CheckedVersion>();
  #earlier: Summary | null = null;
  #held: ForFile | null = null;
  /** What is on show and is to stay; `#behind` once the text has changed. */
  #kept: Checked | null = null;
  #behind: Checked | null = null;

  constructor(text: TextDocument) {
    this.text = text;
  }

  get uri(): string {
    return this.text.uri;
  }

  get report(): Report {
    if (!this.#report) {
      const begun = performance.now();
      this.#report = read(parse(this.#isTooLong ? '' : this.text.getText()));
      this.#took = performance.now() - begun;
    }
    return this.#report;
  }

  /** Last year's report of the same organ, which this one is compared with from now on. */
  compareWith(earlier: Summary | null): void {
    this.#earlier = earlier;
  }

  get earlier(): Summary | null {
    return this.#earlier;
  }

  /** What the configuration says of this file, from now on. Answers whether it became a report by that, or none. */
  holdTo(held: ForFile | null): boolean {
    const before = this.isNone;
    this.#held = held;
    return this.isNone !== before;
  }

  /** The configuration says that it is no report. */
  get isNone(): boolean {
    return this.#held?.isReport === false;
  }

  /** What next year's report is compared with. */
  get extract(): Extract | null {
    return this.isNone ? null : extractOf(this.report);
  }

  /** Those that are not turned off for this file. */
  get rules(): readonly Rule[] {
    return rulesFor(this.#held);
  }

  check(language: Language): Checked {
    const before = this.#checked.get(language);
    if (before?.earlier === this.#earlier && before.held === this.#held) return before;
    const { report } = this;
    const earlier = this.#earlier;
    const held = this.#held;
    const begun = performance.now();
    const result = this.#isTooLong ? null : check(report, { language, earlier, rules: this.rules });
    const findings = asGraveAs(held, result?.findings ?? [tooLong(language)]);
    // What another file changed without any effect here has the id it had.
    const id = before && isSame(before.findings, findings) ? before.id : String(++checks);
    const took = this.#took + performance.now() - begun;
    const checked = new CheckedVersion(id, report, findings, result, took, earlier, held);
    this.#checked.set(language, checked);
    return checked;
  }

  /** What the client is to see: what is found in this text, or what was kept on show. */
  shown(language: Language): Checked {
    return this.#behind ?? this.check(language);
  }

  /** The report whose findings are shown: this one, or an older one, in which words and numbers stood elsewhere. */
  get shownReport(): Report {
    return this.#behind?.report ?? this.report;
  }

  /** Keeps what is on show while the text changes: it only moves with its words. */
  keep(shown: Checked): void {
    this.#kept = shown;
  }

  /** Shows again what is found in the text as it is. */
  letGo(): void {
    this.#kept = null;
    this.#behind = null;
  }

  /** Whether the text has changed since what is on show was found. */
  get isBehind(): boolean {
    return this.#behind !== null;
  }

  get #isTooLong(): boolean {
    return this.text.getText().length > longest;
  }

  /** @throws where one of the changes is none; then none is made */
  update(changes: TextDocumentContentChangeEvent[], version: number): this {
    if (!changes.every(isChange)) throw new Error('no change');
    this.#report = undefined;
    this.#checked.clear();
    for (const change of changes) {
      const { text } = this;
      const span = 'range' in change ? spanOf(text, change.range) : null;
      if (this.#kept) this.#moveKept(span && { span, text: change.text });
      // Within the text: the library loses count of the lines where a range ends behind the last.
      TextDocument.update(text, [span ? { range: rangeOf(text, span), text: change.text } : change], version);
    }
    return this;
  }

  /** @param change null where the whole text is another one, and nothing tells what became of its parts */
  #moveKept(change: Change | null): void {
    if (!this.#kept || !change) {
      this.letGo();
      return;
    }
    const { report, isTooLong, at, took } = this.#kept;
    const findings = movedFindings(this.#kept.findings, change);
    this.#kept = { id: String(++checks), report, findings, suspicions: [], isTooLong, at, took };
    this.#behind = this.#kept;
  }
}

function isChange(change: unknown): change is TextDocumentContentChangeEvent {
  const { text, range } = (change ?? {}) as { text?: unknown; range?: { start?: unknown; end?: unknown } | null };
  return typeof text === 'string' && (range === undefined || (Position.is(range?.start) && Position.is(range?.end)));
}

const isSame = (some: readonly Finding[], others: readonly Finding[]): boolean =>
  JSON.stringify(some) === JSON.stringify(others);

const tooLong = (language: Language): Finding => ({
  rule: 'no-report',
  severity: 'information',
  message:
    language === 'zh'
      ? '文件过大，不作检查：年报不会这么长。'
      : 'This file is too large to be checked: no report is as long.',
  span: { start: 0, end: 0 },
  cells: [],
  relations: [],
  related: [],
  fixes: [],
});

/** The one map of open documents; a document is dropped with all that was read from it when it is closed. */
export const openDocuments = (): TextDocuments<OpenDocument> =>
  new TextDocuments({
    create: (uri, languageId, version, content) => {
      // What is open is read again and again, by timers too: it has to be sound.
      if ([uri, languageId, content].some((part) => typeof part !== 'string')) throw new Error('no document');
      return new OpenDocument(TextDocument.create(uri, languageId, version, content));
    },
    update: (document, changes, version) => document.update(changes, version),
  });
