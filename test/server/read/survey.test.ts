import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { parse } from '../../../server/src/parse/parse.js';
import { sharedLines } from '../../../server/src/read/sharedLines.js';
import { survey } from '../../../server/src/read/survey.js';
import { seed } from '../samples.js';

const { text: report } = seed('003');
/** Long enough that lines of the version before are used. */
const long = report + '不予公开\t0\t0\n\n文件\n'.repeat(1000);
const pieces = [
  '\n',
  '\r\n',
  '\r',
  '```\n',
  '\f',
  ' ',
  '三、收到和处理政府信息公开申请情况\n',
  '总计\t3\n',
  '一',
  '|',
  '12',
];

describe('lines that two versions of a text share', () => {
  test('are those of a text with itself', () => {
    const tree = parse(report);
    const { head } = sharedLines(tree, tree);
    assert.equal(head, tree.lines.length - 1, 'behind the last line nothing stands that could be the same');
  });

  test('are those before an edit and behind it', () => {
    const before = parse('甲\n乙\n丙丙丙丙丙\n丁\n戊\n己');
    const now = parse('甲\n乙\n丙丙丙x\n丙丙\n丁\n戊\n己');
    assert.deepEqual(sharedLines(before, now), { head: 2, tail: 3 });
  });

  test('tell the same of a long text as if it were opened afresh', () => {
    const edits = fc.array(fc.record({ at: fc.nat(long.length), cut: fc.nat(400), put: fc.constantFrom(...pieces) }), {
      minLength: 1,
      maxLength: 6,
    });
    fc.assert(
      fc.property(edits, (all) => {
        let text = long;
        for (const { at, cut, put } of all) {
          text = text.slice(0, at) + put + text.slice(at + cut);
          const found = survey(parse(text));
          // Another text in between, so that nothing is left of the version before.
          survey(parse(`${'x\n'.repeat(2500)}`));
          assert.deepEqual(found, survey(parse(text)));
        }
      }),
      { numRuns: 30 },
    );
  });
});
