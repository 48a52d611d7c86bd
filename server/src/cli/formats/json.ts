import type { Format } from './format.js';

/** One object a line. */
export const ndjson: Format<object> = {
  file: (path, answer) => `${JSON.stringify({ file: path, ...answer })}\n`,
};

/** One array, an object a line; see contract. */
export const json: Format<object> = {
  head: '[\n',
  between: ',\n',
  file: (path, answer) => JSON.stringify({ file: path, ...answer }),
  tail: ({ files }) => (files > 0 ? '\n]\n' : ']\n'),
};
