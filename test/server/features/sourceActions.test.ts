import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { TextEdit } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { rulesFor } from '../../../server/src/config/levels.js';
import { sourceActionsOf } from '../../../server/src/features/sourceActions.js';
import { able, openOf, seed } from './sample.js';

const text = seed('003');
const wrong = text.replace('89\t3\t0\t0\t1\t0\t93', '98\t3\t0\t0\t1\t0\t93');
const holed = text.replace(/^.*2\. 重复申请.*\n/m, '');

function actionsOn(content: string, only: string[], language: 'zh' | 'en' = 'zh') {
  return sourceActionsOf(openOf(content), only, { client: able, language });
}

const editsOf = (content: string, only: string): TextEdit[] => {
  const [change] = actionsOn(content, [only])[0]?.edit?.documentChanges ?? [];
  assert.ok(change && 'edits' in change);
  return change.edits as TextEdit[];
};

describe('for a whole report', () => {
  test('totals are recomputed, and the title tells how many change', () => {
    const [action, ...others] = actionsOn(wrong, ['source.recomputeTotals']);
    assert.deepEqual(others, []);
    assert.equal(action?.kind, 'source.recomputeTotals.gongkai');
    assert.equal(action?.title, '重新计算全部总计（改变 1 个数）');
    assert.deepEqual(
      editsOf(wrong, 'source.recomputeTotals.gongkai').map(({ newText }) => newText),
      ['102'],
    );
    assert.equal(
      actionsOn(wrong, ['source.recomputeTotals'], 'en')[0]?.title,
      'Recompute all totals (1 number changes)',
    );
  });

  test('missing parts are inserted, blank', () => {
    const [action] = actionsOn(holed, ['source.insertMissing'], 'en');
    assert.equal(action?.title, 'Insert missing parts, numbers left blank (1 place)');
    const document = TextDocument.create('file:///report.txt', 'gongkai', 1, holed);
    const mended = TextDocument.applyEdits(document, editsOf(holed, 'source.insertMissing'));
    assert.match(mended, /^\t\t2\.重复申请\t{7}$/m);
  });

  test('nothing is offered where nothing would change, or where it was not asked for', () => {
    assert.deepEqual(actionsOn(text, ['source.recomputeTotals', 'source.insertMissing']), []);
    assert.deepEqual(
      actionsOn(wrong, ['source.insertMissing', 'source.recomputeTotals.other', 'quickfix', 'refactor']),
      [],
    );
    assert.deepEqual(
      actionsOn(wrong.replace(/^.*2\. 重复申请.*\n/m, ''), ['source']).map(({ kind }) => kind),
      [
        'source.fixAll.gongkai',
        'source.correctAll.gongkai',
        'source.insertMissing.gongkai',
        'source.recomputeTotals.gongkai',
      ],
    );
  });

  test('what the configuration turns off is not missing', () => {
    const open = openOf(holed);
    open.holdTo({
      language: 'auto',
      isReport: null,
      levels: new Map([['row-missing', 'off']]),
      compares: () => true,
    });
    assert.equal(open.rules.length, rulesFor(null).length - 1);
    assert.deepEqual(sourceActionsOf(open, ['source.insertMissing'], { client: able, language: 'zh' }), []);
  });
});
