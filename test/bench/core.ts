import { fileURLToPath } from 'node:url';
import { type BuildOptions, build } from 'esbuild';
import type { check } from '../../server/src/check.js';
import type { parse } from '../../server/src/parse/parse.js';
import type { read } from '../../server/src/read/read.js';
import type { diagnose } from '../../server/src/repair/diagnose.js';
import type { proposalsOf } from '../../server/src/repair/repair.js';

interface Core {
  readonly parse: typeof parse;
  readonly read: typeof read;
  readonly check: typeof check;
  readonly diagnose: typeof diagnose;
  readonly proposalsOf: typeof proposalsOf;
}

/** The core bundled as it is shipped. */
export const loadCore = (): Promise<Core> =>
  loadBundle(`
    export { parse } from './parse/parse.js';
    export { read } from './read/read.js';
    export { check } from './check.js';
    export { diagnose } from './repair/diagnose.js';
    export { proposalsOf } from './repair/repair.js';`);

/** How a program is bundled that runs in a process of its own. */
export const program = {
  bundle: true,
  minify: true,
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  mainFields: ['module', 'main'],
} satisfies BuildOptions;

/** Sources of the server bundled as they are shipped; what a loader of TypeScript adds to them would be measured too. */
export async function loadBundle<T>(contents: string): Promise<T> {
  const resolveDir = fileURLToPath(new URL('../../server/src', import.meta.url));
  const { outputFiles } = await build({
    stdin: { contents, resolveDir },
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'node20',
    write: false,
  });
  const [bundle] = outputFiles;
  return import(`data:text/javascript;base64,${Buffer.from(bundle?.contents ?? []).toString('base64')}`);
}
