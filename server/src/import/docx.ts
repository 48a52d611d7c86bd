import mammoth from 'mammoth';
import { type Parts, pack } from './archive.js';
import { asPrinted } from './asPrinted.js';
import { type Block, blocksOf } from './html.js';
import { Numbering } from './numbering.js';
import { Refusal } from './refusal.js';
import { readXml, xmlOf } from './xml.js';

/** What text and tables come from; headers, footers and comments are no part of them. */
const PARTS =
  /^(?:\[Content_Types\]\.xml|_rels\/\.rels|word\/(?:_rels\/)?(?:document\w*|styles|footnotes|endnotes)\.xml(?:\.rels)?)$/;

/**
 * The paragraphs and tables of a Word document as it is printed: tracked changes made, hidden text left out, numbers
 * of lists written out.
 * @throws Refusal where it cannot be read
 */
export async function docxBlocks(parts: Parts): Promise<Block[]> {
  const xml = (name: string): string | undefined => {
    const part = parts.get(name);
    return part && xmlOf(part);
  };
  const numbering = new Numbering(xml('word/numbering.xml'), xml('word/styles.xml'));
  const kept: Parts = new Map();
  for (const [name, part] of parts) {
    if (!PARTS.test(name)) continue;
    const isMain = /^word\/document\w*\.xml$/.test(name);
    // Every part is read once here: what is not refused is fit for mammoth.
    if (isMain) kept.set(name, new TextEncoder().encode(asPrinted(xmlOf(part), numbering)));
    else {
      readXml(xmlOf(part), { open: () => {}, close: () => {} });
      kept.set(name, part);
    }
  }
  const bytes = pack(kept);
  const options = {
    styleMap: [],
    includeDefaultStyleMap: false,
    includeEmbeddedStyleMap: false,
    convertImage: mammoth.images.imgElement(async () => ({ src: '' })),
  };
  let html: string;
  try {
    // One name for Node, one for browsers.
    const input = { buffer: bytes as Buffer, arrayBuffer: bytes.buffer };
    ({ value: html } = await mammoth.convertToHtml(input, options));
  } catch {
    throw new Refusal('damaged');
  }
  // What mammoth writes has no blanks or line ends but those of the document.
  return blocksOf(`<div style="white-space: pre">${html}</div>`).map(tidied);
}

/** Without blanks for indentation, and without the link to its mark that mammoth puts behind the text of a note. */
const tidied = (block: Block): Block =>
  block.kind === 'line' ? { ...block, text: block.text.replace(/^(\d+\. )\s+|\s*↑$/g, '$1').trim() } : block;
