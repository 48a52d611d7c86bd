import type { Answer } from '../forEach.js';

/** One array, one object a file; see contract. */
export function printJson(answers: readonly Answer<object>[]): void {
  const files = answers.map(({ input, answer }) => ({ file: input.path, ...answer }));
  process.stdout.write(`${JSON.stringify(files, null, 1)}\n`);
}
