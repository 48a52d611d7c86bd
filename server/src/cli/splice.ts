import iconv from 'iconv-lite';
import { type Decoded, decode, decodeAs, type Encoding } from '../encoding.js';
import { applied } from '../layout/edits.js';
import type { Edit } from '../parse/tree.js';

/**
 * The bytes of a text with edits made. All bytes outside the edits stay as they were, also those that stand for no
 * character; so do encoding, mark and line ends.
 * @param decoded what `decode` made of the bytes
 * @param named the encoding that it was told
 * @throws Error where an edit begins or ends inside of what cannot be told apart
 */
export function spliced(bytes: Buffer, decoded: Decoded, edits: readonly Edit[], named?: string): Buffer {
  const { text, encoding } = decoded;
  const offsets = new ByteOffsets(bytes, decoded);
  const parts: Buffer[] = [];
  let from = 0;
  for (const { span, newText } of [...edits].sort((a, b) => a.span.start - b.span.start)) {
    parts.push(bytes.subarray(from, offsets.of(span.start)), iconv.encode(newText, encoding));
    from = offsets.of(span.end);
  }
  const result = Buffer.concat([...parts, bytes.subarray(from)]);
  // Nothing is written that would be read as another text than the one that was checked.
  const read = decode(result, named);
  if (read.encoding !== encoding || read.text !== applied(text, edits)) throw undecodable();
  return result;
}

const undecodable = (): Error =>
  new Error(
    'bytes beside a change cannot be decoded; see --encoding / 改动旁有无法解码的字节，请用 --encoding 指明编码',
  );

const MARK: Readonly<Record<Encoding, number>> = { utf8: 3, utf16le: 2, utf16be: 2, gb18030: 0 };
const LF = 0x0a;
/** Of GB18030 and UTF-8. */
const LONGEST_CHARACTER = 4;

/** Where the offsets of a text, asked for in their order, stand in its bytes. */
class ByteOffsets {
  readonly #bytes: Buffer;
  readonly #text: string;
  readonly #encoding: Encoding;
  /** The same place in the text and in the bytes. */
  #at = 0;
  #byte: number;

  constructor(bytes: Buffer, { text, encoding, bom }: Decoded) {
    this.#bytes = bytes;
    this.#text = text;
    this.#encoding = encoding;
    this.#byte = bom ? MARK[encoding] : 0;
  }

  of(offset: number): number {
    if (this.#encoding.startsWith('utf16')) this.#byte += 2 * (offset - this.#at);
    else {
      this.#skipLines(offset);
      this.#byte += this.#bytesOf(offset - this.#at);
    }
    this.#at = offset;
    return this.#byte;
  }

  /** A line feed is one in every encoding but UTF-16, whatever stands before it. */
  #skipLines(offset: number): void {
    for (;;) {
      const next = this.#text.indexOf('\n', this.#at) + 1;
      if (next === 0 || next > offset) return;
      this.#at = next;
      this.#byte = this.#bytes.indexOf(LF, this.#byte) + 1;
    }
  }

  /** How many bytes from here make so many units of the text. */
  #bytesOf(units: number): number {
    let read = 0;
    let decoded = 0;
    while (decoded < units && this.#byte + read < this.#bytes.length) {
      const [length, made] = this.#characterAt(this.#byte + read);
      read += length;
      decoded += made;
    }
    if (decoded !== units) throw undecodable();
    return read;
  }

  /** The bytes of one character, or of what is read as the one that stands for none, and its units. */
  #characterAt(byte: number): [length: number, units: number] {
    if ((this.#bytes[byte] ?? 0) < 0x80) return [1, 1];
    for (let length = Math.min(LONGEST_CHARACTER, this.#bytes.length - byte); length > 0; length--) {
      const [character, ...others] = decodeAs(this.#encoding, this.#bytes.subarray(byte, byte + length));
      if (character && others.length === 0) return [length, character.length];
    }
    throw undecodable();
  }
}
