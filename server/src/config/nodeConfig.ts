import { readFile, realpath, stat } from 'node:fs/promises';
import { sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ConfigSource } from './configs.js';
import { longestConfig } from './model.js';

/**
 * The text of a configuration that must be within a folder, links followed.
 * @returns null where there is no such file
 * @throws where it may not be read
 */
export async function readConfig(path: string, folder: string): Promise<string | null> {
  const real = await realpath(path).catch(() => null);
  if (real === null) return null;
  const within = await realpath(folder);
  if (!real.startsWith(within.endsWith(sep) ? within : within + sep)) {
    throw new Error('是指向文件夹之外的链接 / is a link that leads out of the folder');
  }
  const state = await stat(real);
  if (!state.isFile()) return null;
  if (state.size > longestConfig) throw new Error('文件过大 / is too large');
  return (await readFile(real, 'utf8')).replace(/^\uFEFF/, '');
}

/** Configurations that Node can reach. */
export const nodeConfig: ConfigSource = {
  read: async (uri, folder) =>
    uri.startsWith('file:') && folder.startsWith('file:')
      ? readConfig(fileURLToPath(uri), fileURLToPath(folder))
      : null,
  load: () => import('./config.js'),
};
