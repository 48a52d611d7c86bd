import { isBelow, keyOf } from '../workspace/uri.js';
import type { TextChange } from './edit.js';
import { type Config, configName, type ForFile, type Problem } from './model.js';

/** Where configurations come from, and what reads them. */
export interface ConfigSource {
  /**
   * The text of a file within a folder; null where there is none.
   * @throws where it is there and may not be read
   */
  read(uri: string, folder: string): Promise<string | null>;
  load(): Promise<typeof import('./config.js')>;
}

/** A configuration that was found. */
interface Found {
  readonly uri: string;
  readonly text: string;
  /** null where it has mistakes: then the defaults hold. */
  readonly config: Config | null;
}

/** What is wrong with a file: mistakes in it, or why it cannot be read. */
export type Complain = (uri: string, wrong: readonly Problem[] | Error) => void;

/** Files whose answers are kept: those that are open are asked about with every request. */
const MOST_KNOWN = 1000;

/** The configurations of a workspace: for each file the nearest upwards within its folder, read once until it changes. */
export class Configs {
  readonly #source: ConfigSource | undefined;
  readonly #complain: Complain;
  readonly #inFolder = new Map<string, Promise<Found | null>>();
  /** What was last read: of a text that is the same all stays the same. */
  readonly #lastRead = new Map<string, Found>();
  readonly #forFile = new Map<string, Promise<ForFile | null>>();

  constructor(source: ConfigSource | undefined, complain: Complain) {
    this.#source = source;
    this.#complain = complain;
  }

  /**
   * What holds for a file; null where no configuration says anything of it. The same until a configuration changes.
   * @param folder of the workspace that it stands in
   */
  of(uri: string, folder: string | undefined): Promise<ForFile | null> {
    let known = this.#forFile.get(uri);
    if (!known) {
      known = this.#find(uri, folder).then((found) => found?.config?.for(pathFrom(found.uri, uri)) ?? null);
      if (this.#forFile.size >= MOST_KNOWN) this.#forFile.delete(this.#forFile.keys().next().value as string);
      this.#forFile.set(uri, known);
    }
    return known;
  }

  /** After a change of any configuration. */
  forget(): void {
    this.#forFile.clear();
    this.#inFolder.clear();
  }

  /** Whether a configuration is among files that are new or changed, or among files and folders that are gone. */
  concern(gone: readonly string[], changed: readonly string[]): boolean {
    const those = new Set(gone.map(keyOf));
    return (
      [...gone, ...changed].some((uri) => uri.endsWith(`/${configName}`)) ||
      (those.size > 0 && [...this.#lastRead.keys()].some((uri) => isBelow(keyOf(uri), those)))
    );
  }

  /**
   * The changes that turn a rule off, for all that the nearest configuration is about or for one file.
   * @returns null where they cannot be made, or there is no place for a configuration
   */
  async turnOff(uri: string, folder: string | undefined, rule: string, scope: 'all' | 'file') {
    const source = this.#source;
    if (!source || folder === undefined || !isBelow(keyOf(uri), new Set([keyOf(folder)]))) return null;
    const found = await this.#find(uri, folder);
    if (found && !found.config) return null;
    const target = found?.uri ?? `${folder.replace(/\/$/, '')}/${configName}`;
    const { turnedOff } = await source.load();
    const text = found?.text ?? '';
    const changes: TextChange[] | null = turnedOff(text, rule, pathFrom(target, uri), scope);
    return (
      changes && { uri: target, name: pathFrom(`${folder.replace(/\/$/, '')}/`, target), text, changes, isNew: !found }
    );
  }

  async #find(uri: string, folder: string | undefined): Promise<Found | null> {
    if (!this.#source || folder === undefined) return null;
    const top = keyOf(folder);
    const isIn = isBelow(keyOf(uri), new Set([top]));
    for (
      let at = isIn ? parentOf(uri) : folder.replace(/\/$/, '');
      isBelow(keyOf(at), new Set([top]));
      at = parentOf(at)
    ) {
      let found = this.#inFolder.get(at);
      if (!found) {
        found = this.#read(`${at}/${configName}`, folder);
        this.#inFolder.set(at, found);
      }
      const here = await found;
      if (here) return here;
    }
    return null;
  }

  async #read(uri: string, folder: string): Promise<Found | null> {
    try {
      const text = (await this.#source?.read(uri, folder)) ?? null;
      if (text === null || !this.#source) return null;
      const before = this.#lastRead.get(uri);
      if (before?.text === text) return before;
      const { configOf } = await this.#source.load();
      const result = configOf(text);
      const found = { uri, text, config: 'config' in result ? result.config : null };
      this.#lastRead.set(uri, found);
      if ('problems' in result) this.#complain(uri, result.problems);
      return found;
    } catch (error) {
      this.#complain(uri, error instanceof Error ? error : new Error(String(error)));
      return { uri, text: '', config: null };
    }
  }
}

const parentOf = (uri: string): string => uri.slice(0, uri.lastIndexOf('/'));

/** The path of a file relative to the folder of another. Empty where it does not stand there. */
function pathFrom(config: string, uri: string): string {
  const base = `${keyOf(parentOf(config))}/`;
  const key = keyOf(uri);
  return key.startsWith(base) ? key.slice(base.length) : '';
}
