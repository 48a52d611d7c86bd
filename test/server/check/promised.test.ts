import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { assertFixes, preferredIn } from '../invariants.js';
import { textWith } from '../repair/printed.js';
import { edited, findingsOf, readText, seed } from '../samples.js';

/** A report with these rows, in which 4.无正当理由大量反复申请, all zeros, has lost its last number. */
function shortRow(rows = ''): string {
  const text = textWith(rows);
  const last = readText(text).cells.get('requests/notProcessed.abusive/total') ?? assert.fail();
  return edited(text, [{ span: { start: last.span.start - 1, end: last.span.end }, newText: '' }]);
}

const preferred = (text: string, rule: string): (string | undefined)[] =>
  findingsOf(text)
    .filter((finding) => finding.rule === rule)
    .map((finding) => preferredIn(finding)?.title);

describe('where a part cannot be read', () => {
  test('what can be put in for certain is', () => {
    assert.deepEqual(preferred(shortRow(), 'row-cells'), ['补一个 0']);
  });

  test('what would show more errors than there are is offered, and not certain', () => {
    const text = shortRow('granted 65 20 1 0 2 5 93');
    assert.deepEqual(preferred(text, 'row-cells'), [undefined]);
    const [finding] = findingsOf(text).filter(({ rule }) => rule === 'row-cells');
    assert.deepEqual(
      finding?.fixes.map(({ title }) => title),
      ['补一个 0'],
    );
    assertFixes(text);
  });

  test('many zeros that can all be put in are certain, each by itself', () => {
    const { text } = seed('004');
    assert.equal(preferred(text, 'row-cells').filter(Boolean).length, 16);
    assertFixes(text);
  });

  test('words are put right all the same', () => {
    const text = shortRow().replace('本机关不掌握相关政府信息', '本机关未掌握相关政府信息');
    assert.deepEqual(preferred(text, 'row-label'), ['改为“1.本机关不掌握相关政府信息”']);
  });

  test('a text as long as sixteen reports is not read again for it', () => {
    const text = `${shortRow()}\n\n${'无'.repeat(1 << 16)}`;
    assert.deepEqual(preferred(text, 'row-cells'), [undefined]);
  });
});
