import type { Readable } from 'node:stream';
import { AbstractMessageReader, type DataCallback, Disposable, type MessageReader } from 'vscode-languageserver';

/** In bytes. No message of an editor is longer: a length that is must be wrong, and nobody should wait for the rest. */
const LONGEST_MESSAGE = 1 << 28;
const LONGEST_HEADER = 1 << 12;
const END_OF_HEADER = '\r\n\r\n';
/** The last one of a header, whatever stands in front of it. */
const LENGTH = /^[\s\S]*content-length:[ \t]*(\d{1,15})[ \t]*(?=\r\n|$)/i;

/**
 * Reads the messages that come over a stream, and finds the next one where one is broken: the library's reader would
 * wait for ever.
 */
export class NodeReader extends AbstractMessageReader implements MessageReader {
  readonly #input: Readable;
  #chunks: Buffer[] = [];
  #size = 0;
  /** Bytes of the message that follows; null: its header follows. */
  #expected: number | null = null;

  constructor(input: Readable) {
    super();
    this.#input = input;
  }

  listen(callback: DataCallback): Disposable {
    const take = (chunk: Buffer): void => {
      this.#chunks.push(chunk);
      this.#size += chunk.length;
      while (this.#expected === null ? this.#readHeader() : this.#readMessage(this.#expected, callback));
    };
    this.#input.on('data', take);
    this.#input.on('error', (error) => this.fireError(error));
    this.#input.on('close', () => this.fireClose());
    return Disposable.create(() => this.#input.off('data', take));
  }

  /** Answers whether there was one. */
  #readHeader(): boolean {
    const bytes = this.#all();
    const end = bytes.indexOf(END_OF_HEADER);
    if (end < 0) {
      // It may come in two parts, but is not longer.
      this.#keep(bytes.subarray(-LONGEST_HEADER));
      return false;
    }
    this.#keep(bytes.subarray(end + END_OF_HEADER.length));
    const header = bytes.subarray(Math.max(0, end - LONGEST_HEADER), end).toString('latin1');
    const length = Number(LENGTH.exec(header)?.[1]);
    if (length <= LONGEST_MESSAGE) this.#expected = length;
    else this.fireError(new Error(`no header with a length: ${JSON.stringify(header.slice(0, 100))}`));
    return true;
  }

  /** Answers whether it was there. */
  #readMessage(length: number, callback: DataCallback): boolean {
    if (this.#size < length) return false;
    const bytes = this.#all();
    this.#expected = null;
    try {
      const message = JSON.parse(bytes.toString('utf8', 0, length));
      this.#keep(bytes.subarray(length));
      callback(message);
    } catch (error) {
      // All that was read stays where no message was: with a wrong length, the next one may have begun in it.
      this.fireError(error);
    }
    return true;
  }

  #all(): Buffer {
    const [first] = this.#chunks;
    return this.#chunks.length === 1 && first ? first : Buffer.concat(this.#chunks);
  }

  #keep(bytes: Buffer): void {
    this.#chunks = [bytes];
    this.#size = bytes.length;
  }
}
