import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { withoutQuotes } from '../../../server/src/import/quoted.js';
import { assertCost } from '../cost.js';

describe('text from a spreadsheet', () => {
  it('has the cells of several lines in one', () => {
    assert.equal(
      withoutQuotes('"三、本年度\n办理结果"\t"（二）部分公开\r\n（""只计""）"\t1\r\n'),
      '三、本年度办理结果\t（二）部分公开（"只计"）\t1\r\n',
    );
  });

  it('is as it was where quotes mean something else', () => {
    for (const text of ['"三安全一稳定"\t1', '3.危及"三安全\n一稳定"', '"甲\n乙', '"甲\t乙\n"', '甲"乙\n丙"']) {
      assert.equal(withoutQuotes(text), text);
    }
  });

  it('is read in time that grows with it', () => {
    for (const piece of ['"', '"\n', '\t"甲', '\t""', '\n"甲\n']) {
      assertCost(2000, () => withoutQuotes(piece.repeat(500_000)), JSON.stringify(piece));
    }
  });
});
