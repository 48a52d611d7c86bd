import { writeFileSync } from 'node:fs';
import { manualOf } from '../server/src/cli/manual.js';
import { programFor } from '../server/src/cli/program.js';

/** Writes `docs/gongkai.1`: `npm run docs`. */
writeFileSync(new URL('gongkai.1', import.meta.url), manualOf(await programFor('en')));
console.log('docs/gongkai.1');
