import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { formOf, tableOf } from '../../../server/src/form/forms.js';
import { tableLines } from '../../../server/src/layout/table.js';
import { parse } from '../../../server/src/parse/parse.js';
import { readPart } from '../../../server/src/read/read.js';

const requests = tableOf(formOf('2021'), 'requests');
const row = (text: string, key: string): string =>
  [...readPart(parse(text)).cells.values()]
    .filter(({ path }) => path.includes(`/${key}/`))
    .map((cell) => cell.text || '·')
    .join(' ');

/** A table with a cell for every column in every line, and the numbers of some rows. */
function gridWith(rows: Readonly<Record<string, readonly string[]>>): string {
  const numbers = Object.entries(rows).flatMap(([key, cells]) =>
    cells.map((text, at) => [`requests/${key}/${columns[at]?.key}`, text] as const),
  );
  return tableLines(requests, 'tabs', new Map(numbers)).join('\n');
}
const columns = requests.parts[0]?.columns ?? [];

describe('in a table with a cell for every column in every line', () => {
  it('numbers stand below their heads, whatever cells are blank', () => {
    const text = gridWith({
      received: ['22', '231', '59', '0', '0', '31', ''],
      carriedIn: ['165', '', '0', '261', '', '', ''],
      granted: ['', '', '3'],
      'refused.inquiryMatter': ['', '', '', '', '', '', '8'],
      carriedOut: ['', '', '0', '132', '106', '', ''],
    });
    assert.equal(row(text, 'received'), '22 231 59 0 0 31 ·');
    assert.equal(row(text, 'carriedIn'), '165 · 0 261 · · ·');
    assert.equal(row(text, 'granted'), '· · 3 · · · ·');
    assert.equal(row(text, 'refused.inquiryMatter'), '· · · · · · 8');
    assert.equal(row(text, 'carriedOut'), '· · 0 132 106 · ·');
  });

  it('but not where a row is shifted against the heads', () => {
    const text = gridWith({ received: ['1', '2', '3', '4', '5', '6', '21'], granted: ['1', '', '', '', '', '', ''] });
    assert.equal(row(text.replace('\t\t1\t2\t3', '\t1\t2\t3'), 'received'), '1 2 3 4 5 6 21');
  });
});
