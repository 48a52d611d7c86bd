/** What a file is that is no text, by its first bytes; `office` is Word's and Excel's since 2007, `compound` before. */
export type Kind = 'office' | 'compound' | 'pdf' | 'rtf';

const ZIP = [0x50, 0x4b, 3, 4];
/** Word, Excel and WPS before 2007; also documents that a password protects. */
const COMPOUND = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const PDF = '%PDF-';
const RTF = '{\\rtf';
/** Some programs put something before it. */
const PDF_BEGINS = 1024;

export function kindOf(bytes: Uint8Array): Kind | null {
  const begins = (mark: readonly number[]): boolean => mark.every((byte, at) => bytes[at] === byte);
  if (begins(ZIP)) return 'office';
  if (begins(COMPOUND)) return 'compound';
  const beginning = String.fromCharCode(...bytes.subarray(0, PDF_BEGINS));
  if (beginning.includes(PDF)) return 'pdf';
  return beginning.startsWith(RTF) ? 'rtf' : null;
}
