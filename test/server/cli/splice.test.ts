import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import iconv from 'iconv-lite';
import { spliced } from '../../../server/src/cli/splice.js';
import { decode } from '../../../server/src/encoding.js';
import { applied } from '../../../server/src/layout/edits.js';
import type { Edit } from '../../../server/src/parse/tree.js';

fc.configureGlobal({ seed: Number(process.env.FC_SEED ?? 20_211_001) });

/** Edits that replace some words, each time they stand in a text. */
const replacing = (text: string, words: string, newText: string): Edit[] =>
  [...text.matchAll(new RegExp(words, 'gu'))].map(({ index, 0: found }) => ({
    span: { start: index, end: index + found.length },
    newText,
  }));

function replaced(bytes: Buffer, words: string, newText: string, named?: string): Buffer {
  const decoded = decode(bytes, named);
  const edits = replacing(decoded.text, words, newText);
  assert.notEqual(edits.length, 0, `no ${words} in ${JSON.stringify(decoded.text)}`);
  return spliced(bytes, decoded, edits, named);
}

describe('edits are made among bytes', () => {
  const text = '一\t１\r\n二😀\t22\r三\t3\n\uFEFF四\t22';
  const encodings = {
    'utf-8': iconv.encode(text, 'utf8'),
    'utf-8 with mark': iconv.encode(text, 'utf8', { addBOM: true }),
    'utf-16le with mark': iconv.encode(text, 'utf16le', { addBOM: true }),
    'utf-16be with mark': iconv.encode(text, 'utf16be', { addBOM: true }),
    gb18030: iconv.encode(text, 'gb18030'),
  };
  for (const [name, bytes] of Object.entries(encodings)) {
    test(name, () => {
      const written = replaced(bytes, '22', '总计5');
      const { text: found, ...how } = decode(written);
      const { text: before, ...was } = decode(bytes);
      assert.equal(before, text);
      assert.equal(found, text.replaceAll('22', '总计5'));
      assert.deepEqual(how, was);
    });
  }

  test('of a named encoding without a mark', () => {
    for (const encoding of ['utf16le', 'utf16be'] as const) {
      const bytes = iconv.encode(text, encoding, { addBOM: false });
      const expected = iconv.encode(text.replaceAll('22', '5'), encoding, { addBOM: false });
      assert.deepEqual(replaced(bytes, '22', '5', encoding), expected);
    }
  });

  test('any edits of any text', () => {
    const words = fc.string({
      unit: fc.constantFrom('a', '7', '\t', '\n', '\r', '计', '€', '😀', '\uFEFF'),
      maxLength: 12,
    });
    const pieces = fc.array(fc.tuple(words, words, words), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(
        pieces,
        fc.constantFrom('utf8', 'utf16le', 'utf16be', 'gb18030'),
        fc.boolean(),
        (parts, name, addBOM) => {
          let old = '';
          const edits = parts.map(([kept, replacedText, newText]): Edit => {
            const start = old.length + kept.length;
            old += kept + replacedText;
            return { span: { start, end: old.length }, newText };
          });
          // A text that begins with a mark of its own has one then.
          fc.pre(addBOM || !old.startsWith('\uFEFF'));
          fc.pre(addBOM || !applied(old, edits).startsWith('\uFEFF'));
          const bom = addBOM && name !== 'gb18030';
          const bytes = iconv.encode(old, name, { addBOM: bom });
          const expected = iconv.encode(applied(old, edits), name, { addBOM: bom });
          assert.deepEqual(spliced(bytes, decode(bytes, name), edits, name), expected);
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('bytes that stand for no character stay', () => {
  const latin = (...parts: (string | number[])[]): Buffer =>
    Buffer.concat(parts.map((part) => (typeof part === 'string' ? iconv.encode(part, 'gb18030') : Buffer.from(part))));

  test('before an edit, behind it, and right beside it', () => {
    const rows: (string | number[])[][] = [
      ['总计', [0xff], '\t7\t总计\n'],
      ['总计\t7', [0x81], '\n'],
      ['总计\t', [0x81], '7\n'],
      ['总计\t7\t', [0x81, 0x30, 0x81]],
      [[0x80], '总计\t7', [0x80], '\r\n', [0xff, 0xfe, 0xfd]],
      ['总计\t7', [0x81, 0x30, 0x0a], '其他'],
    ];
    for (const row of rows) {
      const bytes = latin(...row);
      const expected = latin(...row.map((part) => (typeof part === 'string' ? part.replace('7', '12') : part)));
      assert.deepEqual(replaced(bytes, '7', '12', 'gb18030'), expected, JSON.stringify(row));
    }
  });

  test('and go where they are what is replaced', () => {
    const bytes = latin('其', [0xff], '\t7\n');
    assert.deepEqual(replaced(bytes, '\uFFFD', '他'), latin('其他\t7\n'));
    const marked = Buffer.concat([Buffer.from('\uFEFF其'), Buffer.from([0xe5]), Buffer.from('\t7\n')]);
    assert.deepEqual(replaced(marked, '\uFFFD', '他'), Buffer.from('\uFEFF其他\t7\n'));
  });

  test('in UTF-8 with a mark, or as it is told', () => {
    const broken = Buffer.concat([
      Buffer.from('总计'),
      Buffer.from([0xe5, 0x85]),
      Buffer.from('\t7\n'),
      Buffer.from([0xc3]),
    ]);
    const expected = Buffer.from(broken.toString('latin1').replace('7', '12'), 'latin1');
    assert.deepEqual(replaced(broken, '7', '12', 'utf-8'), expected);
    const mark = Buffer.from([0xef, 0xbb, 0xbf]);
    assert.deepEqual(replaced(Buffer.concat([mark, broken]), '7', '12'), Buffer.concat([mark, expected]));
  });

  test('half of a UTF-16 unit at the end', () => {
    const bytes = Buffer.concat([iconv.encode('总计\t7', 'utf16be', { addBOM: true }), Buffer.from([0x4e])]);
    const expected = Buffer.concat([iconv.encode('总计\t12', 'utf16be', { addBOM: true }), Buffer.from([0x4e])]);
    assert.deepEqual(replaced(bytes, '7', '12'), expected);
  });

  test('an edit that would divide a character is not made', () => {
    const bytes = Buffer.from('总计😀');
    const edit = { span: { start: 3, end: 4 }, newText: '' };
    assert.throws(() => spliced(bytes, decode(bytes), [edit]), /cannot be decoded/);
  });
});
