import type { ForFile } from '../config/model.js';
import type { ConfigFor } from './config.js';
import { expand, type Input } from './files.js';

export interface Failed {
  readonly error: string;
}

export type Answer<T> = { readonly input: Input; readonly answer: T | Failed };

export const isFailed = (answer: object): answer is Failed => 'error' in answer;

/**
 * The files that are to be answered for, each with what the configuration says of it. Of those that are found through a
 * directory or glob, one that it says is no report is passed over, and one that it says is a report counts as named.
 */
export async function* inputsOf(
  patterns: readonly string[],
  configFor: ConfigFor,
): AsyncIterable<{ readonly input: Input; readonly held: ForFile | null }> {
  for (const found of await expand(patterns)) {
    const held = await configFor(found.path);
    if (held?.isReport === false && !found.named) continue;
    yield { input: held?.isReport ? { ...found, named: true } : found, held };
  }
}

/** What a file is called: standard input as `--stdin-filename` says. */
export const namesWith =
  (stdinFilename: string | undefined) =>
  (path: string): string =>
    path === '-' ? (stdinFilename ?? path) : path;
