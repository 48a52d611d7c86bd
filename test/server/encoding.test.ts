import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import iconv from 'iconv-lite';
import { decode } from '../../server/src/encoding.js';
import { decode as decodeInBrowser } from '../../server/src/import/decode.js';
import { findingsOf, samples } from './samples.js';

/** Every encoding that a report is found in, with its byte-order mark where it has one. */
const encodings: Readonly<Record<string, (text: string) => Buffer>> = {
  'UTF-8': (text) => Buffer.from(text, 'utf8'),
  'UTF-8 with a mark': (text) => Buffer.from(`\uFEFF${text}`, 'utf8'),
  'UTF-16 LE': (text) => iconv.encode(text, 'utf16le', { addBOM: true }),
  'UTF-16 BE': (text) => iconv.encode(text, 'utf16be', { addBOM: true }),
  GB18030: (text) => iconv.encode(text, 'gb18030'),
};

const lineEnds: Readonly<Record<string, (line: number) => string>> = {
  LF: () => '\n',
  CRLF: () => '\r\n',
  CR: () => '\r',
  mixed: (line) => ['\n', '\r\n', '\r', '\r\n'][line % 4] as string,
};

/** What is found, and where: line and column, from 0. */
function told(text: string): string[] {
  const lines = text.split(/\r\n|\r|\n/);
  return findingsOf(text).map(({ rule, span, fixes }) => {
    const before = text.slice(0, span.start).split(/\r\n|\r|\n/);
    const line = before.length - 1;
    const column = before.at(-1)?.length ?? 0;
    const [words = ''] = text.slice(span.start, span.end).split(/[\r\n]/);
    assert.ok(lines[line]?.startsWith(words, column), `${rule} in line ${line}`);
    return `${line}:${column} ${rule} ${words} ${fixes.map(({ preferred }) => preferred)}`;
  });
}

describe('a report is the same in every encoding, with every kind of line end', () => {
  for (const { name, text } of samples) {
    test(name, () => {
      const lines = text.split(/\r\n|\r|\n/);
      const plain = told(lines.join('\n'));
      for (const [ends, end] of Object.entries(lineEnds)) {
        const written = lines.map((line, at) => (at === 0 ? line : end(at) + line)).join('');
        let isChecked = false;
        for (const [encoding, encode] of Object.entries(encodings)) {
          const bytes = encode(written);
          const read = decode(bytes).text;
          assert.equal(
            decodeInBrowser(bytes).text.replace(/^\uFEFF/, ''),
            written,
            `${encoding}, ${ends}, in a browser`,
          );
          assert.equal(read, written, `${encoding}, ${ends}`);
          // Of the same text the same is found: once is enough.
          if (!isChecked) assert.deepEqual(told(read), plain, `${encoding}, ${ends}`);
          isChecked = true;
        }
      }
    });
  }
});
