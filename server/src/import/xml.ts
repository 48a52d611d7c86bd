import { Parser } from 'saxen';
import { Refusal } from './refusal.js';

export type Attributes = () => Readonly<Record<string, string>>;

/** Attributes and text as they are written (`&lt;`). */
export interface XmlReader {
  open(name: string, attributes: Attributes): void;
  close(name: string): void;
  text?(written: string): void;
}

/** Nobody nests more; what reads the document afterwards goes down with it. */
const DEEPEST = 500;

/** The namespaces of Word documents, in both editions of the standard, by the prefixes that everybody writes. */
const NAMESPACES = {
  'http://schemas.openxmlformats.org/wordprocessingml/2006/main': 'w',
  'http://purl.oclc.org/ooxml/wordprocessingml/main': 'w',
  'urn:schemas-microsoft-com:vml': 'v',
  'http://schemas.openxmlformats.org/markup-compatibility/2006': 'mc',
};

/** Goes through a part of a Word document, whose names have the usual prefixes whatever it writes. */
export const readWordXml = (xml: string, reader: XmlReader): void => read(new Parser().ns(NAMESPACES), xml, reader);

/** Goes through any other part, with the names that stand there. */
export const readXml = (xml: string, reader: XmlReader): void => read(new Parser(), xml, reader);

/**
 * Goes through an XML part of an Office document.
 * @throws Refusal where it is damaged, too deep, or has a document type: Office documents have none, and one may define
 * entities without end
 */
function read(parser: Parser, xml: string, reader: XmlReader): void {
  let depth = 0;
  const error = parser
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
