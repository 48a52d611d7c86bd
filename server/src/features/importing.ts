import { type ImportOptions, importReport } from '../import/import.js';
import type { ImportParams, ImportResult } from '../import/protocol.js';

/** What a file of another format becomes, opened as a report. */
export const importOf = ({ name, content }: ImportParams, options: ImportOptions): Promise<ImportResult> =>
  importReport(name, bytesOf(content), options);

/** @throws where it is no Base64 */
function bytesOf(base64: string): Uint8Array {
  const characters = atob(base64);
  const bytes = new Uint8Array(characters.length);
  for (let at = 0; at < bytes.length; at++) bytes[at] = characters.charCodeAt(at);
  return bytes;
}
