/** All that needs the libraries which read other formats: a file of its own in what is shipped, loaded on use. */
import { unpack } from './archive.js';
import { docxBlocks, isDocx } from './docx.js';
import { type Block, blocksOf, declaresUtf8 } from './html.js';
import { Refusal } from './refusal.js';
import { kindOf } from './signatures.js';
import { xlsxText } from './xlsx.js';

export { blocksOf };

/** Bytes to text: by byte-order mark, else in the encoding that is named, else strict UTF-8, else GB18030. */
export type Decode = (bytes: Uint8Array, encoding?: 'utf8') => { readonly text: string; readonly encoding: string };

/** What a file holds: text, or the paragraphs and tables of a document; those of a web page with all around them. */
export type Content = string | { readonly blocks: readonly Block[]; readonly isPage: boolean };

/** Where the first element of an XML document stands, in UTF-16 units. */
const HEAD = 2000;

/**
 * Reads a file of another format, which is told by its content.
 * @throws Refusal where it cannot, or must not, be read
 */
export async function contentOf(bytes: Uint8Array, decode: Decode): Promise<Content> {
  const kind = kindOf(bytes);
  if (kind === 'office') return await officeContent(bytes);
  if (kind) throw new Refusal(kind === 'compound' ? 'old-office' : kind);
  const { text, encoding } = decode(bytes);
  if (text.includes('\0')) throw new Refusal('unknown');
  if (/^MIME-Version:|^From: <Saved by/i.test(text)) throw new Refusal('page-archive');
  if (!/^\s*<[a-z!?]/i.test(text)) return text;
  // One broken character makes a page no strict UTF-8; what it says of itself is then more likely than GB18030.
  const html = encoding === 'gb18030' && declaresUtf8(text) ? decode(bytes, 'utf8').text : text;
  const head = html.trimStart().slice(0, HEAD).toLowerCase();
  if (head.startsWith('<?xml') && !head.includes('<html')) throw new Refusal('page-archive');
  return { blocks: blocksOf(html), isPage: true };
}

/** What is packed into an archive: Word and Excel documents since 2007, and others. */
async function officeContent(bytes: Uint8Array): Promise<Content> {
  const parts = unpack(bytes);
  if (isDocx(parts)) return { blocks: await docxBlocks(parts), isPage: false };
  if (parts.has('xl/workbook.xml')) return await xlsxText(parts);
  if (parts.has('OFD.xml')) throw new Refusal('ofd');
  if (parts.has('content.xml')) throw new Refusal('open-document');
  throw new Refusal('unknown');
}
