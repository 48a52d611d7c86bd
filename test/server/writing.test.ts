import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { ClientCapabilities, CodeAction, CompletionItem, CompletionList, TextEdit } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { type Started, start } from './client.js';
import { Editor } from './editor.js';
import { seed } from './features/sample.js';

/** What an editor for writing can take. */
const writing: ClientCapabilities = {
  workspace: { workspaceEdit: { documentChanges: true } },
  textDocument: {
    codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: [] } } },
    completion: {
      completionItem: {
        snippetSupport: true,
        labelDetailsSupport: true,
        documentationFormat: ['markdown'],
        insertTextModeSupport: { valueSet: [1, 2] },
      },
    },
  },
};
const options = { tabSize: 4, insertSpaces: true };
const text = seed('001');
const holed = text.replace(/\t\t2\.重复申请.*/, '\t\t重复');

describe('who writes a report', () => {
  let server: Started;
  let plain: Started;
  before(async () => {
    server = await start(writing);
    plain = await start({}, { locale: 'en', initializationOptions: { format: { layout: 'cells' } } });
  });
  after(() => Promise.all([server.end(), plain.end()]));

  const offers = async (to: Started): Promise<CompletionItem[]> => {
    const editor = await new Editor(to, holed).open();
    const position = editor.document.positionAt(holed.indexOf('\t\t重复') + 4);
    const list = await editor.ask<CompletionList>('completion', { position });
    assert.equal(list.isIncomplete, true);
    return list.items;
  };

  test('is offered the row that is missing, and what it means when asking for more', async () => {
    const [item, ...others] = await offers(server);
    assert.deepEqual(others, []);
    assert.equal(item?.label, '2.重复申请');
    assert.equal((item.textEdit as TextEdit).newText, '\t\t2.重复申请\t$1\t$2\t$3\t$4\t$5\t$6\t$7');
    assert.equal(item.insertTextMode, 1);
    assert.deepEqual(item.labelDetails, { description: '（五）不予处理' });
    const { documentation } = await server.connection.sendRequest<CompletionItem>('completionItem/resolve', item);
    assert.ok(documentation && typeof documentation === 'object');
    assert.match(documentation.value, /依据：/);
  });

  test('is offered plain text where the editor knows no tab stops', async () => {
    const [item] = await offers(plain);
    assert.equal(item?.detail, 'row · （五）不予处理');
    assert.ok(item);
    assert.equal((item.textEdit as TextEdit).newText, '\t\t2.重复申请\t\t\t\t\t\t\t');
    assert.equal(item.insertTextFormat, undefined);
    assert.equal(item.labelDetails, undefined);
  });

  test('lays out the tables, those of a range, and the row just ended', async () => {
    const editor = await new Editor(server, text).open();
    const { document } = editor;
    const whole = await editor.ask<TextEdit[]>('formatting', { options });
    assert.match(TextDocument.applyEdits(document, whole), /^行政许可\t0\n/m);
    const { line } = document.positionAt(text.indexOf('行政许可'));
    const range = { start: { line, character: 0 }, end: { line, character: 1 } };
    const some = await editor.ask<TextEdit[]>('rangeFormatting', { range, options });
    assert.ok(some.length > 0 && some.length < whole.length);
    const position = { line: line + 1, character: 0 };
    const typed = await editor.ask<TextEdit[]>('onTypeFormatting', { position, ch: '\n', options });
    assert.deepEqual(
      typed.map(({ newText }) => newText),
      ['行政许可\t0'],
    );
  });

  test('has numbers in another form, and 0 for blanks, only where that is wanted', async () => {
    const printed = text.replace(/^行政许可\t\S+/m, '行政许可\t１,234').replace(/^行政处罚\t\S+/m, '行政处罚\t—');
    const laidOut = async (format: object): Promise<string> => {
      const asked = await start(writing, { initializationOptions: { format } });
      const editor = await new Editor(asked, printed).open();
      const edits = await editor.ask<TextEdit[]>('formatting', { options });
      await asked.end();
      return TextDocument.applyEdits(editor.document, edits);
    };
    const [plainly, otherwise] = [await laidOut({}), await laidOut({ plainNumbers: true, blankAsZero: true })];
    assert.match(plainly, /^行政许可\t１,234\n/m);
    assert.match(plainly, /^行政处罚\t—\n/m);
    assert.match(otherwise, /^行政许可\t1234\n/m);
    assert.match(otherwise, /^行政处罚\t0\n/m);
  });

  test('has missing parts inserted and totals recomputed, each by one action that names the version', async () => {
    const broken = holed.replace('\t7\t0\t0\t0\t0\t0\t7', '\t7\t0\t5\t0\t0\t0\t7').replace('\n\t\t重复', '');
    const editor = await new Editor(server, broken).open();
    const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
    const change = async (kind: string): Promise<string> => {
      const context = { diagnostics: [], only: [kind] };
      const [action, ...others] = await editor.ask<CodeAction[]>('codeAction', { range, context });
      assert.deepEqual(others, []);
      const [edit] = action?.edit?.documentChanges ?? [];
      assert.ok(edit && 'edits' in edit);
      assert.deepEqual(edit.textDocument, { uri: editor.uri, version: editor.document.version });
      return TextDocument.applyEdits(editor.document, edit.edits as TextEdit[]);
    };
    const whole = await change('source.insertMissing.gongkai');
    assert.equal(whole.replace('\n\t\t2.重复申请\t\t\t\t\t\t\t', ''), broken);
    const summed = await change('source.recomputeTotals');
    assert.equal(summed, broken.replace('\t7\t0\t5\t0\t0\t0\t7', '\t7\t0\t5\t0\t0\t0\t12'));
  });

  test('has the layout that was chosen', async () => {
    const editor = await new Editor(plain, text).open();
    const edits = await editor.ask<TextEdit[]>('formatting', { options });
    assert.ok(TextDocument.applyEdits(editor.document, edits).includes('\t行政许可\n\t0\n'));
  });
});
