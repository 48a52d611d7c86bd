// Writes the grammar to the file that the editor reads. Run by `npm run generate`.
import { writeFileSync } from 'node:fs';
import { grammar } from './grammar.js';

writeFileSync(new URL('gongkai.tmLanguage.json', import.meta.url), `${JSON.stringify(grammar(), null, 2)}\n`);
