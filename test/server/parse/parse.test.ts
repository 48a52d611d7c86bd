import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parse } from '../../../server/src/parse/parse.js';

test('markup becomes blanks of its length, and takes no line break with it', () => {
  const text = '| **规章** | 3<br />4&nbsp; |\n<p\nclass="x">数\r\n<em\tid="a">0</em>';
  const { plain, lines } = parse(text);
  assert.equal(plain, '|   规章   | 3      4       |\n<p\nclass="x">数\r\n           0     ');
  assert.equal(plain.length, text.length);
  assert.equal(lines.length, 4);
});
