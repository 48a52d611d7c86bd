import { Parser } from 'saxen';
import { Refusal } from './refusal.js';

export type Attributes = () => Readonly<Record<string, string>>;

/** Names and attributes with the prefixes that the document uses; attributes and text as they are written (`&lt;`). */
export interface XmlReader {
  open(name: string, attributes: Attributes): void;
  close(name: string): void;
  text?(written: string): void;
}

/** Nobody nests more; what reads the document afterwards goes down with it. */
const DEEPEST = 500;

/**
 * Goes through an XML part of an Office document.
 * @throws Refusal where it is damaged, too deep, or has a document type: Office documents have none, and one may define
 * entities without end
 */
export function readXml(xml: string, reader: XmlReader): void {
  let depth = 0;
  const error = new Parser()
    .on('openTag', (name, attributes) => {
      if (++depth > DEEPEST) throw new Refusal('too-large');
      reader.open(name, attributes);
    })
    .on('closeTag', (name) => {
      depth--;
      reader.close(name);
    })
    .on('text', (text) => reader.text?.(text))
    .on('cdata', (text) => reader.text?.(escaped(text)))
    .on('attention', () => {
      throw new Refusal('damaged');
    })
    .on('error', (error) => {
      throw error instanceof Refusal ? error : new Refusal('damaged');
    })
    .parse(xml);
  if (error) throw error instanceof Refusal ? error : new Refusal('damaged');
}

export const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** UTF-8, as Office documents are. */
export const xmlOf = (part: Uint8Array): string => new TextDecoder().decode(part);
