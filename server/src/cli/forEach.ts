import type { ForFile } from '../config/model.js';
import type { ConfigFor } from './config.js';
import { messageOf } from './errors.js';
import { expand, type Input, readText } from './files.js';

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

/** Every file in turn; one that cannot be read is answered with its error and stops no other. */
export async function* forEach<T extends object>(
  patterns: readonly string[],
  encoding: string | undefined,
  configFor: ConfigFor,
  work: (text: string, path: string, held: ForFile | null) => T,
): AsyncIterable<Answer<T>> {
  for await (const { input, held } of inputsOf(patterns, configFor)) {
    try {
      yield { input, answer: work(await readText(input.path, encoding), input.path, held) };
    } catch (error) {
      yield { input, answer: { error: messageOf(error) } };
    }
  }
}
