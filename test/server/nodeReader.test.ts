import assert from 'node:assert/strict';
import { PassThrough } from 'node:stream';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { NodeReader } from '../../server/src/nodeReader.js';

/** The same cases each time, so that no run fails by chance; FC_SEED=… tries others. */
fc.configureGlobal({ seed: Number(process.env.FC_SEED ?? 20_211_001) });

const body = (content: unknown): Buffer => Buffer.from(JSON.stringify(content));
const framed = (bytes: Buffer, length: number | string = bytes.length): Buffer =>
  Buffer.concat([Buffer.from(`Content-Length: ${length}\r\n\r\n`), bytes]);
const good = (id: number): Buffer => framed(body({ jsonrpc: '2.0', id, method: '总计' }));

/** What is read of these pieces, and how many times something was wrong. */
function readOf(pieces: readonly Buffer[]): { ids: unknown[]; errors: number } {
  const input = new PassThrough();
  const reader = new NodeReader(input);
  const ids: unknown[] = [];
  let errors = 0;
  reader.onError(() => errors++);
  reader.listen((message) => ids.push((message as { id?: unknown } | null)?.id));
  for (const piece of pieces) input.emit('data', piece);
  return { ids, errors };
}

test('messages are read, however they are cut', () => {
  const bytes = Buffer.concat([1, 2, 3].map(good));
  fc.assert(
    fc.property(fc.uniqueArray(fc.nat(bytes.length), { maxLength: 8 }), (cuts) => {
      const ends = [...cuts, bytes.length].sort((a, b) => a - b);
      const pieces = ends.map((end, at) => bytes.subarray(ends[at - 1] ?? 0, end));
      assert.deepEqual(readOf(pieces), { ids: [1, 2, 3], errors: 0 });
    }),
  );
});

test('headers may say more, in any letters', () => {
  const content = body({ id: 1 });
  const header = `content-type: application/vscode-jsonrpc; charset=utf-8\r\nCONTENT-LENGTH:${content.length}\r\nx: y\r\n\r\n`;
  assert.deepEqual(readOf([Buffer.from(header), content]), { ids: [1], errors: 0 });
});

describe('behind what cannot be read the next message is', () => {
  const broken: readonly (readonly [what: string, bytes: Buffer])[] = [
    ['a header without a length', Buffer.from('Content-Type: x\r\n\r\n')],
    ['a line that is no header', Buffer.from('hello\r\n\r\n')],
    ['a length that is no number', framed(body({ id: 0 }), 'many')],
    ['a negative length', framed(body({ id: 0 }), -5)],
    ['a length beyond all bounds', framed(body({ id: 0 }), 99_999_999_999)],
    ['a length with too many digits', framed(body({ id: 0 }), '9'.repeat(400))],
    ['no JSON', framed(Buffer.from('{"id":'))],
    ['nothing', framed(Buffer.alloc(0))],
    ['a length that is too small', framed(body({ id: 0, method: 'x' }), 7)],
    ['bytes that are no text', framed(Buffer.from([0xff, 0xfe, 0x00, 0x80]))],
    ['a header without an end', Buffer.alloc(100_000, 'x')],
  ];
  for (const [what, bytes] of broken) {
    test(`${what}, in one piece or in two`, () => {
      for (const pieces of [[Buffer.concat([bytes, good(1), good(2)])], [bytes, good(1), good(2)]]) {
        const { ids, errors } = readOf(pieces);
        assert.deepEqual(ids, [1, 2]);
        assert.ok(errors > 0 || what === 'a header without an end');
      }
    });
  }

  test('a length that is too large, which loses what it reaches into', () => {
    const content = body({ id: 0 });
    for (const more of [5, 12, 30]) {
      const { ids, errors } = readOf([framed(content, content.length + more), good(1), good(2)]);
      assert.ok(ids.includes(2), `${more} too many: ${ids}`);
      assert.ok(errors > 0);
    }
  });

  test('garbage of any kind', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (garbage) => {
        const { ids } = readOf([Buffer.concat([garbage, Buffer.from('\r\n\r\n'), good(1), good(2)])]);
        assert.deepEqual(ids.slice(-2), [1, 2]);
      }),
    );
  });
});

test('what is thrown where a message is taken stops no other', () => {
  const input = new PassThrough();
  const reader = new NodeReader(input);
  let taken = 0;
  reader.listen(() => {
    taken++;
    throw new Error('not taken');
  });
  input.emit('data', Buffer.concat([good(1), good(2)]));
  assert.equal(taken, 2);
});
