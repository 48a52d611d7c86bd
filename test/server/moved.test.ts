import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { movedFindings } from '../../server/src/moved.js';
import { findingOn } from './features/sample.js';

/** A text with `[` and `]` around what a finding stands on, before and after `{old|new}` was replaced. */
function moves(marked: string): string {
  const [, before = '', old = '', text = '', behind = ''] = /^(.*)\{(.*)\|(.*)\}(.*)$/s.exec(marked) ?? [];
  const words = (before + old + behind).replace(/[[\]]/g, '');
  const at = (mark: string): number => (before + old + behind).replace(mark === '[' ? ']' : '[', '').indexOf(mark);
  const start = before.replace(/[[\]]/g, '').length;
  const end = start + old.replace(/[[\]]/g, '').length;
  const span = { start: at('['), end: at(']') };
  const [finding] = movedFindings([{ ...findingOn(words, words), span }], { span: { start, end }, text });
  assert.ok(finding);
  const after = words.slice(0, start) + text + words.slice(end);
  const { start: from, end: to } = finding.span;
  return `${after.slice(0, from)}[${after.slice(from, to)}]${after.slice(to)}`;
}

describe('a finding stays on its words', () => {
  const cases: readonly (readonly [what: string, before: string, after: string])[] = [
    ['when something is put in before', 'a{|xy}b [98] c', 'axyb [98] c'],
    ['when something is taken out before', 'a{xy|}b [98] c', 'ab [98] c'],
    ['when something changes behind', '[98] a{b|xyz}', '[98] axyz'],
    ['and takes in what is typed inside', '[9{|7}8]', '[978]'],
    ['and what is typed in front of it', 'a [{|1}98]', 'a [198]'],
    ['but no new line before it', 'a\n{|b\n}[98]', 'a\nb\n[98]'],
    ['and not what is typed behind it', '[98{|}]', '[98]'],
    ['when its first character is replaced', '[{9|7}8]', '[78]'],
    ['when its last character is replaced', '[9{8|71}]', '[971]'],
    ['when all of it is replaced', 'a [{98|3}] b', 'a [3] b'],
    ['and on what is left of them', 'a {b [9|}8] c', 'a [8] c'],
    ['and on nothing when they are gone', 'a {b [98] c|} d', 'a [] d'],
  ];
  for (const [what, before, after] of cases) test(what, () => assert.equal(moves(before), after));

  test('with what it points at, in its own text alone, and what would correct it', () => {
    const place = { uri: 'file:///b', range: { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } } };
    const finding = findingOn('a 98 7', '98', {
      related: [
        { span: { start: 5, end: 6 }, message: 'here' },
        { place, message: 'there' },
      ],
      fixes: [{ title: 'fix', preferred: true, edits: [{ span: { start: 2, end: 4 }, newText: '89' }] }],
    });
    const [moved] = movedFindings([finding], { span: { start: 0, end: 0 }, text: 'xyz' });
    assert.deepEqual(moved?.related, [
      { span: { start: 8, end: 9 }, message: 'here' },
      { place, message: 'there' },
    ]);
    assert.deepEqual(moved?.fixes[0]?.edits[0]?.span, { start: 5, end: 7 });
  });
});
