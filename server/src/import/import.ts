import { applied } from '../layout/edits.js';
import { formatEdits } from '../layout/format.js';
import type { TableLayout } from '../layout/render.js';
import { parse } from '../parse/parse.js';
import { type ImportResult, largestImport } from '../protocol.js';
import { read } from '../read/read.js';
import type { Language } from '../rules/rule.js';
import type { Decode } from './importers.js';
import { reportText, textOf } from './page.js';
import { problemWith } from './problems.js';
import { isRefusal, Refusal } from './refusal.js';

export interface ImportOptions {
  /** Of messages. */
  readonly language: Language;
  /** Of the tables of a report. */
  readonly layout: TableLayout;
  readonly decode: Decode;
}

/**
 * The text of a file of another format: .docx, .xlsx, .html, or text. Where it holds a report its tables are laid out;
 * prose stays as it is.
 * @param name of the file, for messages; what it is is told by its content
 */
export async function importReport(name: string, bytes: Uint8Array, options: ImportOptions): Promise<ImportResult> {
  try {
    if (bytes.length > largestImport) throw new Refusal('too-large');
    const { contentOf } = await import('./importers.js');
    const content = await contentOf(bytes, options.decode);
    const text =
      typeof content === 'string' ? content : content.isPage ? reportText(content.blocks) : textOf(content.blocks);
    if (text.trim() === '') throw new Refusal('empty');
    const report = read(parse(text));
    if (report.form === null) return { text, isReport: false };
    const format = { layout: options.layout, plainNumbers: false, blankAsZero: false };
    return { text: applied(text, formatEdits(report, format)), isReport: true };
  } catch (error) {
    if (!isRefusal(error)) throw error;
    return { problem: problemWith(name, error.reason, options.language) };
  }
}
