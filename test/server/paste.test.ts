import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { TextEdit } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { type Paste, type PasteParams, pasteMethod } from '../../server/src/protocol.js';
import { type Started, start } from './client.js';
import { Editor } from './editor.js';
import { seed } from './features/sample.js';

const text = seed('001');
const row = '一、本年新收政府信息公开申请数量\t\t';

describe('who pastes into a report', () => {
  let server: Started;
  let english: Started;
  before(async () => {
    server = await start({});
    english = await start({}, { locale: 'en' });
  });
  after(() => Promise.all([server.end(), english.end()]));

  const paste = (
    { document, uri }: Editor,
    to: Started,
    clipboard: Pick<PasteParams, 'text' | 'html'>,
    version = document.version,
  ) => {
    const cursor = document.positionAt(text.indexOf(row) + row.length);
    const params: PasteParams = {
      textDocument: { uri, version },
      range: { start: cursor, end: cursor },
      ...clipboard,
    };
    return to.connection.sendRequest<Paste | null>(pasteMethod, params);
  };

  test('is offered the cells for a block of numbers', async () => {
    const editor = await new Editor(server, text).open();
    const offer = await paste(editor, server, { text: '5\t6\n7\t8\n' });
    assert.equal(offer?.title, '将数字填入表三');
    assert.equal(offer.expected, true);
    const after = TextDocument.applyEdits(editor.document, offer.edits as TextEdit[]);
    assert.ok(after.includes(`${row}5\t6\t0\t0\t0\t0\t7\t\n二、上年结转政府信息公开申请数量\t\t7\t8\t0`));
  });

  test('is offered the cells for a table of a web page', async () => {
    const editor = await new Editor(server, text).open();
    const rows = [
      '<td rowspan=2>（四）无法提供<td>1.本机关不掌握相关政府信息<td>2<td>3<td><td>0<td>0<td>0<td>5',
      '<td>2.没有现成信息需要另行制作<td>1<td>0<td>0<td>0<td>0<td>0<td>1',
    ];
    const html = `<meta charset='utf-8'><table><tbody><tr>${rows.join('<tr>')}</table>`;
    const offer = await paste(editor, server, { text: '（四）无法提供', html });
    assert.equal(offer?.title, '将数字填入表三');
    assert.deepEqual(
      offer.edits.map(({ newText }) => newText),
      ['3', '', '5', '1', '1'],
    );
  });

  test('is told in the language of the editor', async () => {
    const editor = await new Editor(english, text).open();
    assert.equal((await paste(editor, english, { text: '5\t6' }))?.title, 'Paste numbers into Table 3');
  });

  test('is offered nothing for other text, for another version, and for a document that is not open', async () => {
    const editor = await new Editor(server, text).open();
    assert.equal(await paste(editor, server, { text: '政府信息公开' }), null);
    assert.equal(await paste(editor, server, { text: '5\t6' }, 7), null);
    assert.equal(await paste(new Editor(server, text), server, { text: '5\t6' }), null);
  });
});
