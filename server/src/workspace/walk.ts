import { isPassedOver, mayHoldReport } from './uri.js';

/** What stands in a folder. Links are neither files nor folders. */
export type Entry = readonly [name: string, kind: 'file' | 'folder' | 'other'];

/**
 * The files below a folder that may hold a report, one folder after another.
 * @param entriesOf what stands in a folder; nothing where it cannot be read
 */
export async function* walk(
  folder: string,
  entriesOf: (folder: string) => Promise<readonly Entry[]>,
): AsyncIterable<readonly string[]> {
  const waiting = [folder];
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    const found: string[] = [];
    for (const [name, kind] of await entriesOf(at)) {
      const uri = `${at.replace(/\/$/, '')}/${encodeURIComponent(name)}`;
      if (kind === 'folder' && !isPassedOver(name)) waiting.push(uri);
      else if (kind === 'file' && mayHoldReport(name)) found.push(uri);
    }
    yield found;
  }
}
