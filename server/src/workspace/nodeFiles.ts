import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Files } from './files.js';
import { isPassedOver, mayHoldReport } from './uri.js';

/** In bytes; a report has some ten thousand. */
const LARGEST = 1 << 20;

/** Files that Node can reach. Links are not followed, so that no walk goes round in a circle or out of the folder. */
export const nodeFiles: Files = {
  async *list(folder) {
    if (!folder.startsWith('file:')) return;
    const waiting = [fileURLToPath(folder)];
    for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
      const entries = await readdir(path, { withFileTypes: true }).catch(() => []);
      const found: string[] = [];
      for (const entry of entries) {
        const { name } = entry;
        if (entry.isDirectory() && !isPassedOver(name)) waiting.push(join(path, name));
        else if (entry.isFile() && mayHoldReport(name)) found.push(pathToFileURL(join(path, name)).href);
      }
      yield found;
    }
  },

  async has(uri) {
    if (!uri.startsWith('file:')) return false;
    return stat(fileURLToPath(uri)).then(
      () => true,
      () => false,
    );
  },

  async read(uri) {
    if (!uri.startsWith('file:')) return null;
    try {
      const path = fileURLToPath(uri);
      const { size } = await stat(path);
      if (size > LARGEST) return null;
      const bytes = await readFile(path);
      const { decode } = await import('../encoding.js');
      return decode(bytes).text;
    } catch {
      return null;
    }
  },
};
