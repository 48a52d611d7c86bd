import type * as Config from '../../../server/src/config/config.js';
import type { System } from '../../../server/src/system.js';
import { mayHoldReport } from '../../../server/src/workspace/uri.js';

let config: typeof Config;

/** Loads what a server loads on use, as no clock of a test waits for that. */
export async function load(): Promise<void> {
  config = await import('../../../server/src/config/config.js');
  await Promise.all([
    import('../../../server/src/form/guide/guide.js'),
    import('../../../server/src/import/importers.js'),
  ]);
}

/** Files whose names are escaped in another way when a folder is listed. */
export function memory(files: ReadonlyMap<string, string>): System {
  const escaped = (uri: string): string => uri.replaceAll('(', '%28').replaceAll(')', '%29');
  const unescaped = (uri: string): string => uri.replaceAll('%28', '(').replaceAll('%29', ')');
  const read = async (uri: string): Promise<string | null> => files.get(escaped(uri)) ?? null;
  return {
    configs: { read, load: async () => config },
    files: {
      isNear: () => true,
      async *list(folder) {
        yield [...files.keys()].filter((uri) => uri.startsWith(`${folder}/`) && mayHoldReport(uri)).map(unescaped);
      },
      read,
      has: async (uri) => files.has(escaped(uri)),
    },
  };
}
