import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { pages } from './pages.js';

/** Writes `docs/rules`: `npm run docs`. */
const folder = fileURLToPath(new URL('../rules/', import.meta.url));
const made = pages();
mkdirSync(folder, { recursive: true });
for (const name of readdirSync(folder)) if (!made.has(name)) rmSync(join(folder, name));
for (const [name, text] of made) writeFileSync(join(folder, name), text);
console.log(`docs/rules: ${made.size} pages`);
