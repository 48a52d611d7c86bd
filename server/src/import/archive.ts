import { Unzip, UnzipInflate, zipSync } from 'fflate';
import { Refusal } from './refusal.js';

/** What the parts of a document may unpack to together, in bytes: reports have some hundred KB. */
const MOST_UNPACKED = 10_000_000;
const MOST_PARTS = 5_000;
/** Bytes that are unpacked at once, so that what they become is seen before it fills the memory. */
const PIECE = 1 << 14;

/** The parts of an Office document (Office Open XML, a ZIP archive), by name; pictures and the like left packed. */
export type Parts = Map<string, Uint8Array>;

/**
 * Unpacks the XML parts of a document. What is unpacked is counted while it is, whatever the archive says of itself.
 * @throws Refusal where they are too large, damaged, or hold a document type, which may define anything
 */
export function unpack(archive: Uint8Array): Parts {
  const parts: Parts = new Map();
  let left = MOST_UNPACKED;
  let count = 0;
  const unzip = new Unzip((file) => {
    if (++count > MOST_PARTS) throw new Refusal('too-large');
    if (!/\.(?:xml|rels)$/i.test(file.name)) return;
    const pieces: Uint8Array[] = [];
    file.ondata = (error, piece, final) => {
      if (error) throw error;
      left -= piece.length;
      if (left < 0) throw new Refusal('too-large');
      pieces.push(piece);
      if (final) parts.set(file.name, joined(pieces));
    };
    file.start();
  });
  unzip.register(UnzipInflate);
  try {
    for (let at = 0; at < archive.length; at += PIECE) {
      unzip.push(archive.subarray(at, at + PIECE), at + PIECE >= archive.length);
    }
  } catch (error) {
    throw error instanceof Refusal ? error : new Refusal('damaged');
  }
  return parts;
}

/** The parts as an archive again, for those who take nothing else. */
export const pack = (parts: Parts): Uint8Array<ArrayBuffer> => zipSync(Object.fromEntries(parts), { level: 0 });

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(pieces.reduce((length, piece) => length + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
