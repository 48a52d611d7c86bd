import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { program } from './core.js';

/** A server that does nothing, bundled as ours is; its program is in the folder then. */
export async function idleServer(folder: string): Promise<string> {
  const outfile = join(folder, 'idle.cjs');
  await build({ ...program, entryPoints: [fileURLToPath(new URL('idle-server.mjs', import.meta.url))], outfile });
  return outfile;
}
