import assert from 'node:assert/strict';
import { test } from 'node:test';
import { printableText } from '../../../../server/src/cli/formats/printable.js';

const text = '|规章\t2|\r\n\u001b[2J\u0007\u202e总计\r5\n';

test('a text commands no terminal, and keeps its lines and cells', () => {
  assert.equal(printableText(text, { isTTY: true }), '|规章\t2|\r\n\uFFFD[2J\uFFFD\uFFFD总计\uFFFD5\n');
});

test('a text goes to a file or another program as it is', () => {
  assert.equal(printableText(text, {}), text);
  assert.equal(printableText(text, { isTTY: false }), text);
});
