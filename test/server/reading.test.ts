import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type {
  ClientCapabilities,
  CodeLens,
  Command,
  DocumentLink,
  DocumentSymbol,
  FoldingRange,
  InlayHint,
  SelectionRange,
  SemanticTokens,
  SymbolInformation,
} from 'vscode-languageserver';
import { type Started, start } from './client.js';
import { Editor } from './editor.js';
import { seed } from './features/sample.js';
import { of2021, of2022 } from './rules/years.js';

/** What an editor for reading can take. */
const reading: ClientCapabilities = {
  textDocument: {
    documentSymbol: { hierarchicalDocumentSymbolSupport: true },
    semanticTokens: {
      requests: { full: true, range: true },
      tokenTypes: ['law'],
      tokenModifiers: [],
      formats: ['relative'],
    },
  },
};

describe('who reads a report', () => {
  let server: Started;
  before(async () => {
    server = await start(reading, { initializationOptions: { rulesBase: 'file:///rules/' } });
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

  test('sees what each word is', async () => {
    const provider = server.result.capabilities.semanticTokensProvider;
    assert.ok(provider && 'legend' in provider);
    assert.equal(provider.legend.tokenTypes[7], 'law');
    assert.equal(provider.legend.tokenTypes[0], 'keyword');
    const editor = await open(seed('003'));
    const { data } = await editor.ask<SemanticTokens>('semanticTokens/full', {});
    assert.equal(data.length % 5, 0);
    const end = { line: 0, character: 100 };
    const range = { start: { line: 0, character: 0 }, end };
    const some = await editor.ask<SemanticTokens>('semanticTokens/range', { range });
    assert.deepEqual(some.data, data.slice(0, some.data.length));
    assert.ok(some.data.length < data.length);
  });

  test('follows laws to the pages of the rules, and addresses', async () => {
    const editor = await open(seed('003'));
    const links = await editor.ask<DocumentLink[]>('documentLink', {});
    const targetOf = (words: string) => links.find(({ range }) => editor.document.getText(range) === words)?.target;
    assert.equal(targetOf('《中华人民共和国政府信息公开条例》'), 'file:///rules/section-missing.md');
    assert.equal(targetOf('www.yuncheng.gov.cn'), 'http://www.yuncheng.gov.cn');
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

test('lenses above tables count, and offer what the client can do', async (t) => {
  const capabilities: ClientCapabilities = { textDocument: { codeLens: {} } };
  const plain = await start(capabilities, { locale: 'en' });
  const able = await start(capabilities, { initializationOptions: { commands: true } });
  t.after(plain.end);
  t.after(able.end);
  const wrong = seed('003').replace('89\t3', '98\t3');
  const lensesIn = async (server: Started): Promise<(Command | undefined)[]> => {
    const editor = await new Editor(server, wrong).open();
    return (await editor.ask<CodeLens[]>('codeLens', {})).map(({ command }) => command);
  };
  assert.deepEqual(
    (await lensesIn(plain)).map((command) => command?.title),
    ['Relations: 37 hold, 2 do not', 'All 3 relations hold'],
  );
  const [, correct, ...others] = await lensesIn(able);
  assert.equal(correct?.command, 'gongkai.correctAll');
  assert.match(String(correct?.arguments?.[0]), /^file:/);
  assert.equal(others.length, 1);
});

describe('hints behind numbers', () => {
  const capabilities: ClientCapabilities = {
    textDocument: { inlayHint: {} },
    workspace: { configuration: true, inlayHint: { refreshSupport: true } },
  };
  const range = { start: { line: 0, character: 0 }, end: { line: 9_999, character: 0 } };

  test('follow the settings and last year’s report', async (t) => {
    const server = await start(capabilities);
    t.after(server.end);
    let settings = { inlayHints: { columns: false } };
    let refreshed = (): void => {};
    const refresh = () =>
      new Promise<void>((resolve) => {
        refreshed = resolve;
      });
    server.connection.onRequest('workspace/configuration', () => [settings]);
    server.connection.onRequest('workspace/inlayHint/refresh', () => {
      refreshed();
      return null;
    });
    const editor = await new Editor(server, of2022).open();
    const labels = async (): Promise<string[]> => {
      const hints = await editor.ask<InlayHint[]>('inlayHint', { range });
      return hints.flatMap(({ label }) => (typeof label === 'string' ? label : label.map(({ value }) => value)));
    };
    assert.deepEqual(await labels(), []);

    let told = refresh();
    await new Editor(server, of2021.replace(/(四、结转下年度继续办理[\s|]*)\d+/, '$17')).open();
    await told;
    assert.ok((await labels()).includes('（上年 7）'));

    told = refresh();
    settings = { inlayHints: { columns: false, lastYear: false } as typeof settings.inlayHints };
    await server.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
    await told;
    assert.deepEqual(await labels(), []);
  });
});

test('a client is offered nothing that it cannot take', async (t) => {
  const server = await start({ textDocument: { documentSymbol: {} } });
  t.after(server.end);
  const { capabilities } = server.result;
  for (const name of ['documentSymbol', 'semanticTokens', 'inlayHint', 'codeLens'] as const)
    assert.equal(capabilities[`${name}Provider`], undefined);
});
