// Writes the schema of configurations to the file that the editor reads. Run by `npm run generate`.
import { writeFileSync } from 'node:fs';
import { configSchema } from './schema.js';

writeFileSync(new URL('gongkai.config.schema.json', import.meta.url), `${JSON.stringify(configSchema(), null, 2)}\n`);
