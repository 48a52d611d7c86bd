import mammoth from 'mammoth';
import { type Parts, pack } from './archive.js';
import { asPrinted } from './asPrinted.js';
import { type Block, blocksOf } from './html.js';
import { Numbering } from './numbering.js';
import { Refusal } from './refusal.js';
import { xmlOf } from './xml.js';

/** What text and tables come from, and what mammoth looks for them in; headers, footers and comments are no part of them. */
const PARTS = {
  document: /^word\/document\w*\.xml$/,
  footnotes: /^word\/footnotes\.xml$/,
  endnotes: /^word\/endnotes\.xml$/,
};

/** Whether these are the parts of a Word document. */
export const isDocx = (parts: Parts): boolean => [...parts.keys()].some((name) => PARTS.document.test(name));

/**
 * The paragraphs and tables of a Word document as it is printed: tracked changes made, hidden text left out, numbers
 * of lists written out.
 * @throws Refusal where it cannot be read
 */
export async function docxBlocks(parts: Parts): Promise<Block[]> {
  const xml = (name: RegExp): string | undefined => {
    const found = [...parts.keys()].find((key) => name.test(key));
    return found && xmlOf(parts.get(found) as Uint8Array);
  };
  const numbering = new Numbering(xml(/^word\/numbering\.xml$/), xml(/^word\/styles\.xml$/));
  const printed: Parts = new Map();
  for (const [name, path] of Object.entries(PARTS)) {
    const part = xml(path);
    if (part !== undefined) printed.set(`word/${name}.xml`, new TextEncoder().encode(asPrinted(part, numbering)));
  }
  const bytes = pack(printed);
  const options = {
    styleMap: [],
    includeDefaultStyleMap: false,
    includeEmbeddedStyleMap: false,
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
  block.kind === 'line'
    ? {
        ...block,
        text: block.text
          .replace(/^(\d+\. )\s+/, '$1')
          .replace(/(?<!\s)\s*↑$/, '')
          .trim(),
      }
    : block;
