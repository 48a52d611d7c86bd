import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { TextDocumentContentChangeEvent } from 'vscode-languageserver';
import { longest } from '../../server/src/documents.js';
import { diagnosticsOf } from '../../server/src/features/diagnostics.js';
import { able, openOf, seed } from './features/sample.js';

/** The same cases each time, so that no run fails by chance; FC_SEED=… tries others. */
fc.configureGlobal({ seed: Number(process.env.FC_SEED ?? 20_211_001) });

const options = { client: able, rulesBase: undefined, language: 'zh' } as const;
const shown = (document: ReturnType<typeof openOf>) => diagnosticsOf(document, document.check('zh').findings, options);

test('a version is read once and checked once a language', () => {
  const document = openOf(seed('003'));
  assert.equal(document.report, document.report);
  assert.equal(document.check('zh'), document.check('zh'));
  assert.notEqual(document.check('zh').id, document.check('en').id);
  assert.equal(document.check('zh').report, document.check('en').report);
});

test('a change is read anew, also one that says nothing new', () => {
  const document = openOf(seed('003'));
  const before = document.check('zh');
  document.update([{ range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }, text: '' }], 2);
  assert.notEqual(document.check('zh').id, before.id);
  assert.deepEqual(document.check('zh').findings, before.findings);
});

test('of changes one of which cannot be made none is', () => {
  const at = { line: 0, character: 0 };
  const range = { start: at, end: at };
  for (const wrong of [
    { nonsense: 1 },
    null,
    { text: 7 },
    { range, text: null },
    { range: { start: at }, text: 'x' },
  ]) {
    const document = openOf(seed('003'));
    const before = document.check('zh');
    const changes = [{ range, text: 'x' }, wrong] as unknown as TextDocumentContentChangeEvent[];
    assert.throws(() => document.update(changes, 2));
    assert.equal(document.text.getText(), seed('003'));
    assert.equal(document.check('zh'), before);
  }
});

test('a change behind the last line is made at the end, and lines are counted as before', () => {
  const document = openOf('一\n二');
  const range = { start: { line: 15, character: 0 }, end: { line: 14, character: 3 } };
  document.update([{ range, text: '\n三' }], 2);
  assert.equal(document.text.getText(), '一\n二\n三');
  assert.deepEqual(document.text.positionAt(4), { line: 2, character: 0 });
  assert.equal(document.text.lineCount, 3);
});

test('a text too long for any report is not read, and says so once', () => {
  const document = openOf(seed('003') + ' '.repeat(longest));
  assert.deepEqual(
    document.check('zh').findings.map(({ rule, severity }) => [rule, severity]),
    [['no-report', 'information']],
  );
  assert.equal(document.report.cells.size, 0);
});

test('a document edited in any way has the findings of the same text opened afresh', () => {
  const text = seed('003');
  const lines = text.split('\n').length;
  const position = fc.record({ line: fc.nat(lines + 2), character: fc.nat(40) });
  const inserted = fc.oneof(
    fc.constantFrom('', '0', '7', '\n', '\r\n', '\r', '\t', '总计', '三、', '一、总体情况\n', '𠮷', '|'),
    fc.string({ maxLength: 5 }),
  );
  const edit = fc.record({ a: position, length: fc.nat(30), text: inserted });
  fc.assert(
    fc.property(fc.array(edit, { minLength: 1, maxLength: 6 }), (edits) => {
      const document = openOf(text);
      edits.forEach(({ a, length, text: newText }, index) => {
        const end = document.text.positionAt(document.text.offsetAt(a) + length);
        document.update([{ range: { start: a, end }, text: newText }], index + 2);
      });
      assert.deepEqual(shown(document), shown(openOf(document.text.getText())));
    }),
    { numRuns: 60 },
  );
});
