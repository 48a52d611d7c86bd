import { parse } from '../parse/parse.js';
import { read } from '../read/read.js';
import type { Report } from '../read/report.js';
import { type Extract, extractOf } from '../read/summary.js';
import { contentOf, mayBeReport } from './content.js';
import type { Files } from './files.js';
import type { ReportIndex } from './index.js';
import { inTurn, turnsEvery } from './turns.js';

/** Told how far a reading is; answers whether to go on. */
export type Progress = (done: number, total: number) => boolean;

/** Milliseconds between two tellings of how far it is; then whoever waits has a turn in any case. */
const SLICE = 20;
/** Files asked for at a time: few, as what follows of them is one piece of work. */
const TOGETHER = 4;
/** Nobody keeps more texts, or more folders, in one place; what is beyond is not looked at. */
const MOST_FILES = 50_000;
const MOST_FOLDERS = 50_000;
/** Readings kept by content. */
const MOST_KNOWN = 20_000;

/** The files of some folders. */
export interface Found {
  readonly uris: readonly string[];
  /** There are no more than are looked at. */
  readonly isAll: boolean;
}

/** The files of a workspace, each in a folder of it. */
export interface Source extends Pick<Files, 'list'> {
  read(uri: string): Promise<string | null>;
}

/** Reads files into the index, one after another in the background, each content once. */
export class Reader {
  readonly #files: Source;
  readonly #index: ReportIndex;
  readonly #known = new Map<string, Extract | null>();
  readonly #inTurn = inTurn();

  constructor(files: Source, index: ReportIndex) {
    this.#files = files;
    this.#index = index;
  }

  /** Reads all files below some folders. Gives those that there are, and whether there are more than are looked at. */
  readFolders(folders: readonly string[], progress: Progress): Promise<Found> {
    return this.#inTurn(async () => {
      const uris: string[] = [];
      let walked = 0;
      for (const folder of folders) {
        for await (const some of this.#files.list(folder)) {
          for (const uri of some) uris.push(uri);
          if (++walked > MOST_FOLDERS || uris.length > MOST_FILES || !progress(0, uris.length)) break;
        }
      }
      const isAll = walked <= MOST_FOLDERS && uris.length <= MOST_FILES;
      uris.length = Math.min(uris.length, MOST_FILES);
      await this.#readAll(uris, progress);
      return { uris, isAll };
    });
  }

  /** Files and folders that are gone, and files that are new or changed; after all that is being read. */
  update(gone: readonly string[], changed: readonly string[]): Promise<void> {
    return this.#inTurn(async () => {
      if (gone.length > 0) this.#index.removed(gone);
      await this.#readAll(changed, () => true);
    });
  }

  /** Reads a file at once. */
  async readNow(uri: string): Promise<void> {
    this.#take(uri, await this.#files.read(uri));
  }

  /** The whole of a report, which is not kept; null where the file cannot be read. */
  async whole(uri: string): Promise<Report | null> {
    const text = await this.#files.read(uri);
    return text === null ? null : read(parse(text), false);
  }

  async #readAll(uris: readonly string[], progress: Progress): Promise<void> {
    const turn = turnsEvery(SLICE);
    for (let done = 0; done < uris.length; done += TOGETHER) {
      const some = uris.slice(done, done + TOGETHER);
      const texts = await Promise.all(some.map((uri) => this.#files.read(uri)));
      for (const [at, uri] of some.entries()) this.#take(uri, texts[at] ?? null);
      if ((await turn()) && !progress(done + some.length, uris.length)) return;
    }
  }

  #take(uri: string, text: string | null): void {
    this.#index.file(uri, text === null ? null : this.#extractOf(text));
  }

  #extractOf(text: string): Extract | null {
    if (!mayBeReport(text)) return null;
    const content = contentOf(text);
    let extract = this.#known.get(content);
    if (extract === undefined) {
      extract = extractOf(read(parse(text), false));
      if (this.#known.size >= MOST_KNOWN) this.#known.delete(this.#known.keys().next().value as string);
      this.#known.set(content, extract);
    }
    return extract;
  }
}
