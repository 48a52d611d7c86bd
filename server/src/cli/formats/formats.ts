import type { Checked } from '../checked.js';
import type { Extracted } from '../extracted.js';
import { languageFor } from '../options.js';
import type { CheckOrder, ExtractOrder } from '../run/order.js';
import { csv } from './csv.js';
import type { Format } from './format.js';
import { github } from './github.js';
import { json, ndjson } from './json.js';
import { junit } from './junit.js';
import { sarif } from './sarif.js';
import { text } from './text.js';

/** Every form of output of `gongkai check`. To add one: a file beside this, and a line here. */
export const checkFormats = {
  text: ({ style, lang }) => text(style, languageFor(lang)),
  json: () => json,
  ndjson: () => ndjson,
  sarif: ({ lang }) => sarif(languageFor(lang)),
  github: () => github,
  junit: ({ failOn }) => junit(failOn),
} satisfies Record<string, (order: CheckOrder) => Format<Checked>>;

/** Every form of output of `gongkai extract`. */
export const extractFormats = {
  json: () => json,
  ndjson: () => ndjson,
  csv: () => csv,
} satisfies Record<string, (order: ExtractOrder) => Format<Extracted>>;
