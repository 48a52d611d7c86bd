import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { frameOf } from '../../../../server/src/cli/formats/frame.js';
import { styleOf } from '../../../../server/src/cli/style.js';
import { displayWidth } from '../../../../server/src/layout/render.js';

/** The words between « and » are those to be marked. */
function framed(marked: string, columns = 80): readonly [string, string] {
  const start = marked.indexOf('«');
  const end = marked.indexOf('»') - 1;
  const range = { start: { line: 8, character: start }, end: { line: 8, character: end } };
  const { line, mark } = frameOf(marked.replace(/[«»]/g, ''), range, columns);
  return [line, mark];
}

/** What stands above the mark, by the columns of a terminal. */
function above([line, mark]: readonly [string, string]): string {
  const from = mark.search(/[\^~]/);
  let column = 0;
  let words = '';
  for (const char of line) {
    if (column >= from && column < mark.length) words += char;
    column += displayWidth(char);
  }
  return words;
}

describe('the line of a report', () => {
  test('is marked under the words, wide and narrow', () => {
    assert.deepEqual(framed('规章 «12» 0'), ['9 │ 规章 12 0', '  │      ^~']);
    assert.deepEqual(framed('一«收到»ab'), ['9 │ 一收到ab', '  │   ^~~~']);
    assert.equal(above(framed('𠀀𠀀«二三»四')), '二三');
  });

  test('has its tabs as blanks', () => {
    assert.deepEqual(framed('规章\t«2»\t0'), ['9 │ 规章    2   0', '  │         ^']);
    assert.equal(above(framed('\t一\t«收到\t数»\t1')), '收到    数');
  });

  test('is marked where something is missing, also behind its end', () => {
    assert.deepEqual(framed('规章 «»0'), ['9 │ 规章 0', '  │      ^']);
    assert.deepEqual(framed('规章«»'), ['9 │ 规章', '  │     ^']);
  });

  test('gives unseen characters no room, and commands to nobody', () => {
    assert.equal(above(framed('\uFEFF规\u200b章\u0301«12»')), '12');
    assert.deepEqual(framed('a\u001b[2J«b»'), ['9 │ a\uFFFD[2Jb', '  │      ^']);
  });

  test('is cut where it is too long, around the words', () => {
    for (const before of [0, 30, 1000, 100_000]) {
      const frame = framed(`${'字'.repeat(before)}«错误»${'后'.repeat(100_000)}`, 60);
      assert.equal(above(frame), '错误');
      for (const line of frame) assert.ok(displayWidth(line) <= 60, line);
    }
    assert.ok(displayWidth(framed(`«${'长'.repeat(500)}»`, 60)[1]) <= 60);
  });

  test('of several is the first', () => {
    const { mark } = frameOf('一二三', { start: { line: 0, character: 1 }, end: { line: 3, character: 0 } }, 80);
    assert.equal(mark, '  │   ^~~~');
  });
});

describe('what a terminal is shown', () => {
  const terminal = { isTTY: true, columns: 120 };
  const pipe = { isTTY: false, columns: 0 };
  const nothing = { color: false, columns: 0 };
  test('colours and lines on a terminal, neither in a pipe', () => {
    assert.deepEqual(styleOf('auto', terminal, {}), { color: true, columns: 120 });
    assert.deepEqual(styleOf('auto', pipe, {}), nothing);
  });
  test('no colours where they are refused', () => {
    for (const environment of [{ NO_COLOR: '1' }, { FORCE_COLOR: '0' }, { TERM: 'dumb' }])
      assert.deepEqual(styleOf('auto', terminal, environment), { color: false, columns: 120 });
    assert.deepEqual(styleOf('auto', terminal, { NO_COLOR: '' }), { color: true, columns: 120 });
    assert.deepEqual(styleOf('never', terminal, { FORCE_COLOR: '1' }), { color: false, columns: 120 });
  });
  test('both in a pipe where they are asked for', () => {
    assert.deepEqual(styleOf('always', pipe, { NO_COLOR: '1' }), { color: true, columns: 100 });
    assert.deepEqual(styleOf('auto', pipe, { FORCE_COLOR: '1' }), { color: true, columns: 100 });
  });
});
