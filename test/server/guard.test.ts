import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CancellationToken, LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import { describe, guarded, type Log } from '../../server/src/guard.js';

/** A log, and the errors in it. */
function logging(): { log: Log; errors: string[] } {
  const errors: string[] = [];
  const not = () => assert.fail('only errors are expected');
  return { log: { error: (text: string) => errors.push(text), warn: not, info: not, debug: not }, errors };
}

test('a handler is answered for, and nothing is logged', async () => {
  const { log, errors } = logging();
  const handler = guarded('hover', log, null, async (words: string) => `${words}!`);
  assert.equal(await handler('here', CancellationToken.None), 'here!');
  assert.deepEqual(errors, []);
});

for (const [how, handler] of [
  [
    'throws',
    () => {
      throw new RangeError('far out');
    },
  ],
  ['rejects', () => Promise.reject(new RangeError('far out'))],
] as const) {
  test(`one that ${how} is logged with its place, and its answer is empty`, async () => {
    const { log, errors } = logging();
    const empty: readonly string[] = [];
    assert.equal(await guarded('hover', log, empty, handler)(undefined, CancellationToken.None), empty);
    assert.equal(errors.length, 1);
    assert.match(errors[0] ?? '', /^hover: RangeError: far out\n +at .*guard\.test/);
  });
}

test('what was cancelled before its turn is not begun', async () => {
  const { log } = logging();
  const handler = guarded('hover', log, null, () => assert.fail('begun'));
  const answer = await handler(undefined, CancellationToken.Cancelled);
  assert.ok(answer instanceof ResponseError);
  assert.equal(answer.code, LSPErrorCodes.RequestCancelled);
  assert.equal(answer.message, 'hover cancelled');
});

test('what failed is told, whatever was thrown', () => {
  assert.equal(describe('no words'), 'no words');
  const without = new Error('no place');
  delete without.stack;
  assert.equal(describe(without), 'no place');
});
