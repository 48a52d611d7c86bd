import { bytesOf } from '../base64.js';
import { type ImportOptions, importReport } from '../import/import.js';
import type { ImportParams, ImportResult } from '../protocol.js';

/** What a file of another format becomes, opened as a report. */
export const importOf = ({ name, content }: ImportParams, options: ImportOptions): Promise<ImportResult> =>
  importReport(name, bytesOf(content), options);
