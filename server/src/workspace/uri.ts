/** A uri as the same file has it from every program: they differ in what they escape. */
export type UriKey = string;

export function keyOf(uri: string): UriKey {
  let plain = uri;
  try {
    plain = decodeURIComponent(uri);
  } catch {
    // A stray % is kept as it is.
  }
  return plain.replace(/^file:\/\/\/[A-Z]:/, (drive) => drive.toLowerCase()).replace(/\/$/, '');
}

/** Whether a file is one of those, or stands in a folder that is. */
export function isBelow(key: UriKey, those: ReadonlySet<UriKey>): boolean {
  for (let at = key.length; at > 0; at = key.lastIndexOf('/', at - 1)) if (those.has(key.slice(0, at))) return true;
  return false;
}

/** Endings of files that may hold a report: those of plain text and Markdown, as the extension looks into them. */
export const endings = ['gongkai', 'txt', 'md', 'markdown'] as const;
const MAY_HOLD_REPORT = new RegExp(`\\.(?:${endings.join('|')})$`, 'i');

/** By the name alone. */
export const mayHoldReport = (name: string): boolean => MAY_HOLD_REPORT.test(name);

/** Folders of programs, not of people. */
export const isPassedOver = (folder: string): boolean => folder.startsWith('.') || folder === 'node_modules';
