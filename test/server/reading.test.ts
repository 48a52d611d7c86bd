import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type {
  ClientCapabilities,
  DocumentSymbol,
  FoldingRange,
  SelectionRange,
  SymbolInformation,
} from 'vscode-languageserver';
import { type Started, start } from './client.js';
import { Editor } from './editor.js';
import { seed } from './features/sample.js';

/** What an editor for reading can take. */
const reading: ClientCapabilities = {
  textDocument: { documentSymbol: { hierarchicalDocumentSymbolSupport: true } },
};

describe('who reads a report', () => {
  let server: Started;
  before(async () => {
    server = await start(reading);
  });
  after(() => server.end());
  const open = (text: string) => new Editor(server, text).open();

  test('sees its outline', async () => {
    assert.deepEqual(server.result.capabilities.documentSymbolProvider, { label: 'Gongkai' });
    const symbols = await (await open(seed('000'))).ask<DocumentSymbol[]>('documentSymbol', {});
    assert.equal(symbols.length, 6);
    assert.equal(symbols[2]?.children?.[0]?.name, '表三');
    assert.equal(symbols[2]?.children?.[0]?.children?.[0]?.detail, '22');
  });

  test('folds it', async () => {
    const ranges = await (await open(seed('000'))).ask<FoldingRange[]>('foldingRange', {});
    assert.ok(ranges.some(({ startLine, endLine }) => startLine === 56 && endLine === 340));
  });

  test('selects more and more of it', async () => {
    const editor = await open(seed('003'));
    const position = editor.document.positionAt(editor.document.getText().indexOf('89\t3'));
    const [range, ...others] = await editor.ask<SelectionRange[]>('selectionRange', { positions: [position] });
    assert.deepEqual(others, []);
    assert.ok(range?.parent);
    assert.equal(editor.document.getText(range.range), '89');
    assert.match(editor.document.getText(range.parent.range), /^一、本年新收.*89\t3/);
  });

  test('finds it among all reports by its organ and year', async () => {
    const editor = await open(seed('001'));
    const ask = (query: string): Promise<SymbolInformation[]> =>
      server.connection.sendRequest('workspace/symbol', { query });
    assert.deepEqual(
      (await ask('宝丰2023')).map(({ name, location }) => [name, location.uri]),
      [['宝丰县人民政府办公室 2023', editor.uri]],
    );
    await editor.close();
    assert.deepEqual(await ask('宝丰2023'), []);
  });
});

test('a client that knows no parts in parts is offered no outline', async (t) => {
  const server = await start({ textDocument: { documentSymbol: {} } });
  t.after(server.end);
  assert.equal(server.result.capabilities.documentSymbolProvider, undefined);
});
