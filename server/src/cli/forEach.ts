import type { ForFile } from '../config/model.js';
import type { ConfigFor } from './config.js';
import { expand, type Input, readText } from './files.js';

export interface Failed {
  readonly error: string;
}

export type Answer<T> = { readonly input: Input; readonly answer: T | Failed };

export const isFailed = (answer: object): answer is Failed => 'error' in answer;

/**
 * Every file in turn; one that cannot be read is answered with its error and stops no other. Of those that are found
 * through a directory or glob, one that the configuration says is no report is passed over, and one that it says is a
 * report is answered for as if it were named.
 */
export async function forEach<T extends object>(
  patterns: readonly string[],
  encoding: string | undefined,
  configFor: ConfigFor,
  work: (text: string, path: string, held: ForFile | null) => T,
): Promise<Answer<T>[]> {
  const answers: Answer<T>[] = [];
  for (const found of await expand(patterns)) {
    const held = await configFor(found.path);
    if (held?.isReport === false && !found.named) continue;
    const input = held?.isReport ? { ...found, named: true } : found;
    try {
      answers.push({ input, answer: work(await readText(input.path, encoding), input.path, held) });
    } catch (error) {
      answers.push({ input, answer: { error: error instanceof Error ? error.message : String(error) } });
    }
  }
  return answers;
}
