import { applied } from '../layout/edits.js';
import { formatEdits } from '../layout/format.js';
import type { TableLayout } from '../layout/render.js';
import { parse } from '../parse/parse.js';
import { read } from '../read/read.js';
import type { Language } from '../rules/rule.js';
import { unpack } from './archive.js';
import { docxBlocks } from './docx.js';
import { blocksOf, declaresUtf8, RefusedHtml, textOf } from './html.js';
import { reportText } from './page.js';
import { problemWith } from './problems.js';
import type { ImportResult } from './protocol.js';
import { Refusal } from './refusal.js';
import { xlsxText } from './xlsx.js';

export interface ImportOptions {
  /** Of messages. */
  readonly language: Language;
  /** How the tables of a report are laid out. */
  readonly layout: TableLayout;
  readonly decode: Decode;
}

/** Bytes to text: by byte-order mark, else in the encoding that is named, else strict UTF-8, else GB18030. */
export type Decode = (bytes: Uint8Array, encoding?: 'utf8') => { readonly text: string; readonly encoding: string };

/** In bytes. Reports with many pictures have a few MB. */
const LARGEST = 20_000_000;

/**
 * The text of a file of another format (.docx, .xlsx, .html, text), which is told by its content. Where it holds a
 * report its tables are laid out; prose stays as it is.
 * @param name of the file, for messages
 */
export async function importReport(name: string, bytes: Uint8Array, options: ImportOptions): Promise<ImportResult> {
  try {
    if (bytes.length > LARGEST) throw new Refusal('too-large');
    const text = await textIn(bytes, options);
    if (text.trim() === '') throw new Refusal('empty');
    const report = read(parse(text));
    if (report.form === null) return { text, isReport: false };
    const format = { layout: options.layout, plainNumbers: false, blankAsZero: false };
    return { text: applied(text, formatEdits(report, format)), isReport: true };
  } catch (error) {
    if (error instanceof Refusal) return { problem: problemWith(name, error.reason, options.language) };
    // What is nested without end overflows the stack of whoever reads it.
    if (error instanceof RefusedHtml || error instanceof RangeError) {
      return { problem: problemWith(name, 'too-large', options.language) };
    }
    throw error;
  }
}

/** What a file begins with. */
const ZIP = [0x50, 0x4b, 3, 4];
/** Word, Excel and WPS before 2007; also documents that a password protects. */
const COMPOUND = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const PDF = '%PDF-';
const RTF = '{\\rtf';
/** Programs put something before it. */
const PDF_BEGINS = 1024;

async function textIn(bytes: Uint8Array, { decode }: ImportOptions): Promise<string> {
  const begins = (mark: readonly number[]): boolean => mark.every((byte, at) => bytes[at] === byte);
  if (begins(ZIP)) return await officeText(bytes);
  if (begins(COMPOUND)) throw new Refusal('old-office');
  const beginning = String.fromCharCode(...bytes.subarray(0, PDF_BEGINS));
  if (beginning.includes(PDF)) throw new Refusal('pdf');
  if (beginning.startsWith(RTF)) throw new Refusal('rtf');
  const { text, encoding } = decode(bytes);
  if (text.includes('\0')) throw new Refusal('unknown');
  if (/^MIME-Version:|^From: <Saved by/i.test(text)) throw new Refusal('page-archive');
  if (!text.trimStart().startsWith('<')) return text;
  // One broken character makes a page no strict UTF-8; what it says of itself is then more likely than GB18030.
  const html = encoding === 'gb18030' && declaresUtf8(text) ? decode(bytes, 'utf8').text : text;
  if (/^\s*<\?xml/.test(html) && !html.slice(0, 2000).toLowerCase().includes('<html'))
    throw new Refusal('page-archive');
  return reportText(blocksOf(html));
}

/** What is packed into an archive: Word and Excel documents since 2007, and others. */
async function officeText(bytes: Uint8Array): Promise<string> {
  const parts = unpack(bytes);
  if (parts.has('word/document.xml')) return textOf(await docxBlocks(parts));
  if (parts.has('xl/workbook.xml')) return await xlsxText(parts);
  if (parts.has('OFD.xml')) throw new Refusal('ofd');
  if (parts.has('content.xml')) throw new Refusal('open-document');
  throw new Refusal('unknown');
}
