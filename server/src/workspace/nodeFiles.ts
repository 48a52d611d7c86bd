import { lstat, readdir, readFile, realpath, stat } from 'node:fs/promises';
import { sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Files, largest } from './files.js';
import { type Entry, walk } from './walk.js';

/** Files that Node can reach. Links are not followed, so that no walk goes round in a circle or out of the folder. */
export const nodeFiles: Files = {
  isNear: (uri) => uri.startsWith('file:'),

  list: (folder) => walk(folder, entriesOf),

  async has(uri) {
    if (!nodeFiles.isNear(uri)) return false;
    return stat(fileURLToPath(uri)).then(
      () => true,
      () => false,
    );
  },

  async read(uri, folder) {
    if (!nodeFiles.isNear(uri) || !nodeFiles.isNear(folder)) return null;
    try {
      const path = fileURLToPath(uri);
      const state = await lstat(path);
      if (!state.isFile() || state.size > largest) return null;
      const [real, within] = await Promise.all([path, fileURLToPath(folder)].map((each) => realpath(each)));
      if (!real?.startsWith(within?.endsWith(sep) ? within : within + sep)) return null;
      const bytes = await readFile(real);
      const { decode } = await import('../encoding.js');
      return decode(bytes).text;
    } catch {
      return null;
    }
  },
};

async function entriesOf(folder: string): Promise<readonly Entry[]> {
  if (!nodeFiles.isNear(folder)) return [];
  const entries = await readdir(fileURLToPath(folder), { withFileTypes: true }).catch(() => []);
  return entries.map((entry) => [entry.name, entry.isDirectory() ? 'folder' : entry.isFile() ? 'file' : 'other']);
}
