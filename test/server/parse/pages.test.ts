import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { pageNumbers } from '../../../server/src/parse/pages.js';
import { readText, seed } from '../samples.js';

const wordsOf = (text: string): string[] =>
  [...pageNumbers(text)].map((start) => text.slice(start).trimStart().split(/\s/, 1)[0] as string);

describe('a number alone next to a form feed', () => {
  test('is its page’s where it goes on with the pages', () => {
    assert.deepEqual(wordsOf('甲\n\n 1\n\f乙\n2\n\f丙\n'), ['1', '2']);
    assert.deepEqual(wordsOf('甲\r\n\f\r\n2\r\n乙\r\n\f3\r\n丙'), ['2', '3']);
    assert.deepEqual(wordsOf('甲\n57\n\f乙\n58\n\f丙'), ['57', '58'], 'pages of a gazette');
    assert.deepEqual(wordsOf('甲\n1/3\n\f乙\n2 / 3\n\f丙\n3/3\f'), ['1/3', '2', '3/3']);
  });

  test('is none where it does not', () => {
    assert.deepEqual(wordsOf('甲\n256\n\f乙\n19\n\f0\n丙'), []);
    assert.deepEqual(wordsOf('甲\n0\n\f0\n乙\n0\n\f'), [], 'no page has the number 0');
    assert.deepEqual(wordsOf('甲1\n\f2乙\n'), [], 'words stand beside it');
    assert.deepEqual(wordsOf('1\n甲\n2\n'), [], 'no page ends');
  });
});

describe('a page that ends with the last number of a row', () => {
  const { text } = seed('000');
  const [above, below] = text.replace(/^\t/gm, '').split('\n22\n\n二、上年') as [string, string];
  const received = (written: string) =>
    [...readText(written).cells]
      .filter(([path]) => path.startsWith('requests/received/'))
      .map(([, { value }]) => value)
      .join(' ');

  test('leaves it to the row, and its own number to nobody', () => {
    assert.equal(received(`${above}\n22\n\n\f二、上年${below}`), '19 3 0 0 0 0 22');
    assert.equal(received(`${above}\n22\n\n1\n\n\f二、上年${below}`), '19 3 0 0 0 0 22');
  });

  test('is read by its own pages, whatever was read before', () => {
    const twoPages = `\n3\n\n\f二、上年${below}`;
    const asThird = `甲\n\f乙\n\f${above}\n22\n${twoPages}`;
    assert.equal(received(asThird), '19 3 0 0 0 0 22');
    assert.equal(received(`${above}\n22\n${twoPages}`), '', 'eight numbers for seven columns');
    assert.equal(received(asThird), '19 3 0 0 0 0 22');
  });
});
