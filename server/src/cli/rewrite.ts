import { decode } from '../encoding.js';
import type { Edit } from '../parse/tree.js';
import { decodeText, readBytes } from './files.js';
import { spliced } from './splice.js';
import { readOriginal, replaceFile } from './writeFile.js';

export interface RewriteOptions {
  readonly encoding?: string | undefined;
  /** Nothing is written; what is read from standard input is not given back either. */
  readonly dryRun?: true | undefined;
}

/** A text before and after. */
export interface Rewritten {
  readonly before: string;
  readonly after: string;
}

/**
 * Makes edits in a file, or in what comes from standard input (`-`), which then goes to standard output, changed or not.
 * @param roundsOf edits of a text, then edits of what came out, and so on
 * @throws Error with a message for people, the file as it was, where it cannot be read or written
 */
export async function rewrite(
  path: string,
  roundsOf: (text: string) => readonly (readonly Edit[])[],
  { encoding, dryRun }: RewriteOptions,
): Promise<Rewritten> {
  const original = path === '-' ? null : await readOriginal(path);
  const old = original?.bytes ?? (await readBytes(path));
  const before = decodeText(old, encoding);
  let [bytes, decoded] = [old, before];
  for (const edits of roundsOf(before.text)) {
    bytes = spliced(bytes, decoded, edits, encoding);
    decoded = decode(bytes, encoding);
  }
  if (!dryRun) {
    if (!original) process.stdout.write(bytes);
    else if (!bytes.equals(old)) await replaceFile(original, bytes);
  }
  return { before: before.text, after: decoded.text };
}
