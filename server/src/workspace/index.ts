import type { Extract, Summary } from '../read/summary.js';
import { isBelow, keyOf, type UriKey } from './uri.js';

/** Where a file belongs: reports of different scopes are not compared. */
export type Scope = (uri: string) => string;

/**
 * The reports of a workspace, to look up last year's. What is open in the editor goes before what is on disk. Knows
 * neither files nor protocol; whatever the order in which it is told of reports, it answers the same.
 */
export class ReportIndex {
  readonly #onDisk = new Map<UriKey, Summary>();
  /** null: open, and no report. */
  readonly #open = new Map<UriKey, Summary | null>();
  /** Reports by organ and year. */
  readonly #named = new Map<string, Set<UriKey>>();
  /** Names of which another report may be the one that counts. */
  readonly #changed = new Set<string>();

  /** Reports on disk. */
  get size(): number {
    return this.#onDisk.size;
  }

  /** What a file on disk holds; null where it is no report, or gone. */
  file(uri: string, extract: Extract | null): void {
    const before = this.#onDisk.get(keyOf(uri));
    if (before?.uri === uri && before.cells === extract?.cells) return;
    this.#change(keyOf(uri), (key) => {
      if (extract) this.#onDisk.set(key, { ...extract, uri });
      else this.#onDisk.delete(key);
    });
  }

  /** Files and folders that are gone from disk. */
  removed(uris: readonly string[]): void {
    const gone = new Set(uris.map(keyOf));
    for (const [key, { uri }] of this.#onDisk) if (isBelow(key, gone)) this.file(uri, null);
  }

  /** What an open document holds; null where it is no report. */
  opened(uri: string, extract: Extract | null): void {
    this.#change(keyOf(uri), (key) => this.#open.set(key, extract && { ...extract, uri }));
  }

  closed(uri: string): void {
    this.#change(keyOf(uri), (key) => this.#open.delete(key));
  }

  isOpen(uri: string): boolean {
    return this.#open.has(keyOf(uri));
  }

  /** The names (`nameOf`) of the reports that came, changed or went since this was last asked. */
  takeChanged(): ReadonlySet<string> {
    const changed = new Set(this.#changed);
    this.#changed.clear();
    return changed;
  }

  /** Every report, in no order. */
  *all(): Iterable<Summary> {
    for (const keys of this.#named.values())
      for (const key of keys) {
        const summary = this.#at(key);
        if (summary) yield summary;
      }
  }

  /** The report of an organ for the year before, within the scope of a file. */
  earlier(uri: string, organ: string, year: number, scope: Scope): Summary | null {
    const own = scope(uri);
    // Nor is it the file itself, as it was when it was last told of.
    return soleOf(this.of(organ, year - 1, (other) => keyOf(other) !== keyOf(uri) && scope(other) === own));
  }

  /** The reports of an organ for a year, by name. */
  of(organ: string, year: number, isWanted: (uri: string) => boolean): Summary[] {
    const found: Summary[] = [];
    for (const key of this.#named.get(nameOf(organ, year)) ?? []) {
      const summary = this.#at(key);
      if (summary && isWanted(summary.uri)) found.push(summary);
    }
    return found.sort((a, b) => (a.uri < b.uri ? -1 : 1));
  }

  #at(key: UriKey): Summary | null | undefined {
    const open = this.#open.get(key);
    return open === undefined ? this.#onDisk.get(key) : open;
  }

  #change(key: UriKey, change: (key: UriKey) => void): void {
    const before = this.#at(key);
    change(key);
    const now = this.#at(key);
    if (before) {
      const name = nameOf(before.organ, before.year);
      this.#changed.add(name);
      const keys = this.#named.get(name);
      keys?.delete(key);
      if (keys?.size === 0) this.#named.delete(name);
    }
    if (!now) return;
    const name = nameOf(now.organ, now.year);
    this.#changed.add(name);
    const keys = this.#named.get(name);
    if (keys) keys.add(key);
    else this.#named.set(name, new Set([key]));
  }
}

/** What a report is looked up by, its organ as `organKey` has it. */
export const nameOf = (organ: string, year: number): string => `${organ} ${year}`;

/**
 * The report that counts of several for one year: with the same numbers, as copies have, the first; with different ones
 * none, as nobody knows which of them counts.
 */
export function soleOf([first, ...others]: readonly Summary[]): Summary | null {
  return first && others.every((other) => agree(first, other)) ? first : null;
}

/** Whether two reports hold the same numbers. */
const agree = (one: Summary, other: Summary): boolean =>
  one.cells.size === other.cells.size &&
  [...one.cells].every(([path, { value }]) => other.cells.get(path)?.value === value);
