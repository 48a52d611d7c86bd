import { expand, type Input, readText } from './files.js';

export interface Failed {
  readonly error: string;
}

export type Answer<T> = { readonly input: Input; readonly answer: T | Failed };

export const isFailed = (answer: object): answer is Failed => 'error' in answer;

/** Every file in turn; one that cannot be read is answered with its error and stops no other. */
export async function forEach<T extends object>(
  patterns: readonly string[],
  encoding: string | undefined,
  work: (text: string, path: string) => T | Promise<T>,
): Promise<Answer<T>[]> {
  const answers: Answer<T>[] = [];
  for (const input of await expand(patterns)) {
    try {
      answers.push({ input, answer: await work(await readText(input.path, encoding), input.path) });
    } catch (error) {
      answers.push({ input, answer: { error: error instanceof Error ? error.message : String(error) } });
    }
  }
  return answers;
}
