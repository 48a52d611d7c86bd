import iconv from 'iconv-lite';

export type Encoding = 'utf8' | 'utf16le' | 'utf16be' | 'gb18030';

export interface Decoded {
  /** Without the byte-order mark. */
  readonly text: string;
  readonly encoding: Encoding;
  readonly bom: boolean;
}

const MARKS: readonly (readonly [Encoding, readonly number[]])[] = [
  ['utf8', [0xef, 0xbb, 0xbf]],
  ['utf16le', [0xff, 0xfe]],
  ['utf16be', [0xfe, 0xff]],
];

/** In one encoding; a byte-order mark is a character then. */
export const decodeAs = (encoding: Encoding, bytes: Buffer): string =>
  iconv.decode(bytes, encoding, { stripBOM: false });

/**
 * Bytes to text: UTF-16 and UTF-8 by byte-order mark, else strict UTF-8, else GB18030.
 * @throws TypeError where the named encoding is not known
 */
export function decode(bytes: Uint8Array, encoding?: string): Decoded {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (const [name, mark] of MARKS) {
    if (mark.every((byte, at) => bytes[at] === byte)) {
      return { text: decodeAs(name, buffer.subarray(mark.length)), encoding: name, bom: true };
    }
  }
  if (encoding !== undefined) {
    const known = encodingNamed(encoding);
    return { text: decodeAs(known, buffer), encoding: known, bom: false };
  }
  try {
    return {
      text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes),
      encoding: 'utf8',
      bom: false,
    };
  } catch {
    return { text: decodeAs('gb18030', buffer), encoding: 'gb18030', bom: false };
  }
}

/** Whether a name is one that `decode` knows. */
export const isEncoding = (name: string): boolean => knownAs(name) !== undefined;

function encodingNamed(name: string): Encoding {
  const known = knownAs(name);
  if (!known) throw new TypeError(`unknown encoding ${name}`);
  return known;
}

function knownAs(name: string): Encoding | undefined {
  const plain = name.toLowerCase().replace(/[-_]/g, '');
  return new Map<string, Encoding>([
    ['utf8', 'utf8'],
    ['utf16le', 'utf16le'],
    ['utf16', 'utf16le'],
    ['utf16be', 'utf16be'],
    ['gb18030', 'gb18030'],
    ['gbk', 'gb18030'],
    ['gb2312', 'gb18030'],
  ]).get(plain);
}
