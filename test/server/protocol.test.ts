import assert from 'node:assert/strict';
import { EventEmitter, once } from 'node:events';
import { after, before, describe, test } from 'node:test';
import {
  type ClientCapabilities,
  type CodeAction,
  type Diagnostic,
  type DocumentHighlight,
  type FullDocumentDiagnosticReport,
  type Hover,
  type Location,
  type PublishDiagnosticsParams,
  TextDocumentSyncKind,
  type UnchangedDocumentDiagnosticReport,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { type Started, start } from './client.js';
import { Editor } from './editor.js';
import { seed } from './features/sample.js';

const pulling: ClientCapabilities = {
  textDocument: {
    diagnostic: { relatedInformation: true, codeDescriptionSupport: true },
    codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: [] } }, isPreferredSupport: true },
    hover: { contentFormat: ['markdown', 'plaintext'] },
  },
  workspace: { workspaceEdit: { documentChanges: true } },
};
const pushed: ClientCapabilities = { textDocument: { publishDiagnostics: { relatedInformation: true } } };
const rulesBase = 'file:///rules/';

const messageOf = (diagnostic: Diagnostic | undefined): string =>
  typeof diagnostic?.message === 'string' ? diagnostic.message : '';

const rulesOf003 = ['column-label', 'column-label', 'row-label', 'row-label', 'row-label', 'row-label'];

describe('a client that pulls', () => {
  let server: Started;
  before(async () => {
    server = await start(pulling, { initializationOptions: { rulesBase } });
  });
  after(() => server.end());
  const open = (text: string) => new Editor(server, text).open();

  test('is told what there is, and nothing more', () => {
    const { capabilities, serverInfo } = server.result;
    assert.equal(serverInfo?.name, 'gongkai');
    assert.deepEqual(capabilities, {
      textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
      hoverProvider: true,
      definitionProvider: true,
      referencesProvider: true,
      documentHighlightProvider: true,
      foldingRangeProvider: true,
      selectionRangeProvider: true,
      workspaceSymbolProvider: true,
      documentLinkProvider: {},
      completionProvider: { triggerCharacters: ['、', '.', '．', '（', '(', '）', ')'], resolveProvider: true },
      documentFormattingProvider: true,
      documentRangeFormattingProvider: true,
      documentOnTypeFormattingProvider: {
        firstTriggerCharacter: '\n',
        moreTriggerCharacter: [...'0123456789０１２３４５６７８９'],
      },
      executeCommandProvider: { commands: ['gongkai.checkFolder', 'gongkai.clearFolder'] },
      codeActionProvider: {
        codeActionKinds: [
          'quickfix',
          'source.fixAll.gongkai',
          'source.correctAll.gongkai',
          'source.insertMissing.gongkai',
          'source.recomputeTotals.gongkai',
        ],
      },
      diagnosticProvider: { identifier: 'gongkai', interFileDependencies: true, workspaceDiagnostics: false },
    });
  });

  test('sees the findings of a seed on their words', async () => {
    const editor = await open(seed('003'));
    const all = await editor.seen();
    assert.deepEqual(
      all.map((line) => line.split(' ')[0]),
      rulesOf003,
    );
    assert.equal(all[0], 'column-label “本年度制发件数”');
  });

  test('finds the page of the rule behind the code', async () => {
    const [first] = await (await open(seed('003'))).diagnostics();
    assert.equal(first?.source, 'gongkai');
    assert.equal(first?.codeDescription?.href, `${rulesBase}${first?.code}.md`);
  });

  test('is told when nothing changed, and never about another document', async () => {
    const editor = await open(seed('003'));
    const first = await editor.ask<FullDocumentDiagnosticReport>('diagnostic', {});
    assert.ok(first.resultId);
    const again = { previousResultId: first.resultId };
    const second = await editor.ask<UnchangedDocumentDiagnosticReport>('diagnostic', again);
    assert.deepEqual(second, { kind: 'unchanged', resultId: first.resultId });
    const other = await (await open(seed('000'))).ask<FullDocumentDiagnosticReport>('diagnostic', again);
    assert.equal(other.kind, 'full');
    await editor.replace(0, 0, '\n');
    const third = await editor.ask<FullDocumentDiagnosticReport>('diagnostic', again);
    assert.equal(third.kind, 'full');
  });

  test('sees after an edit what it would see on opening the text afresh', async () => {
    const editor = await open(seed('003'));
    await editor.diagnostics();
    const text = editor.document.getText();
    const label = text.indexOf('本年度制发件数');
    await editor.replace(label, label + 7, '本年制发件数');
    const number = editor.document.getText().indexOf('89\t3');
    await editor.replace(number, number + 2, '98');
    const edited = await editor.diagnostics();
    const fresh = await (await open(editor.document.getText())).diagnostics();
    const without = (items: Diagnostic[]) => items.map(({ relatedInformation: _, ...rest }) => rest);
    assert.deepEqual(without(edited), without(fresh));
    assert.ok(
      edited.some(({ code, range }) => code === 'requests-row-total' && editor.document.getText(range) === '98'),
    );
    assert.ok(!edited.some(({ range }) => editor.document.getText(range).includes('制发')));
  });

  test('corrects a finding with one click', async () => {
    const editor = await open(seed('003'));
    const before = await editor.diagnostics();
    const finding = before.find(({ range }) => editor.document.getText(range) === '本年度制发件数');
    assert.ok(finding);
    const context = { diagnostics: [finding], only: ['quickfix'] };
    const actions = await editor.ask<CodeAction[]>('codeAction', { range: finding.range, context });
    const preferred = actions.find(({ isPreferred }) => isPreferred);
    assert.deepEqual(preferred?.diagnostics, [finding]);
    const [change] = preferred?.edit?.documentChanges ?? [];
    assert.ok(change && 'edits' in change);
    assert.equal(change.textDocument.version, 1);
    const fixed = TextDocument.applyEdits(editor.document, change.edits as []);
    await editor.replace(0, editor.document.getText().length, fixed);
    const left = await editor.diagnostics();
    assert.equal(left.length, before.length - 1);
    assert.ok(!left.some(({ range }) => editor.document.getText(range).includes('制发')));
  });

  test('hovers a number', async () => {
    const editor = await open(seed('003'));
    const position = editor.document.positionAt(editor.document.getText().indexOf('89\t3'));
    const hover = await editor.ask<Hover>('hover', { position });
    assert.ok(hover.range);
    assert.equal(editor.document.getText(hover.range), '89');
    assert.ok(JSON.stringify(hover.contents).includes('89+3+0+0+1+0 = 93'));
  });

  test('goes from a number in the text to its cell and back', async () => {
    const editor = await open(seed('003'));
    const { document } = editor;
    const said = document.positionAt(document.getText().indexOf('部分公开12件') + 4);
    const [cell, ...others] = await editor.ask<Location[]>('definition', { position: said });
    assert.deepEqual(others, []);
    assert.ok(cell);
    assert.equal(cell.uri, editor.uri);
    assert.equal(document.getText(cell.range), '12');
    const context = { includeDeclaration: false };
    const found = await editor.ask<Location[]>('references', { position: cell.range.start, context });
    assert.deepEqual(
      found.map(({ range }) => range.start),
      [said],
    );
    const lit = await editor.ask<DocumentHighlight[]>('documentHighlight', { position: said });
    assert.deepEqual(
      lit.map(({ range }) => document.getText(range)),
      ['12', '12'],
    );
  });

  test('gets empty answers for documents that are not open, and for places that are not there', async () => {
    const closed = new Editor(server, seed('003'));
    const position = { line: 9_999, character: 9_999 };
    const range = { start: position, end: { line: 0, character: 0 } };
    const context = { diagnostics: [] };
    const opened = await open(seed('000'));
    assert.deepEqual(await closed.diagnostics(), []);
    assert.equal(await closed.ask('hover', { position }), null);
    assert.deepEqual(await closed.ask('codeAction', { range, context }), []);
    assert.deepEqual(await closed.ask('definition', { position }), []);
    assert.deepEqual(await opened.ask('documentHighlight', { position }), []);
    assert.equal(await opened.ask('hover', { position }), null);
    assert.deepEqual(await opened.ask('codeAction', { range, context }), []);
  });

  test('gets an empty answer to every request about a document that is not open, and to one that makes no sense', async () => {
    const [closed, opened] = [new Editor(server, seed('003')), await open('一封信')];
    const position = { line: 3, character: 2 };
    const range = { start: position, end: position };
    const options = { tabSize: 4, insertSpaces: true };
    const empty: [string, object, unknown][] = [
      ['documentSymbol', {}, []],
      ['foldingRange', {}, []],
      ['selectionRange', { positions: [position] }, []],
      ['documentLink', {}, []],
      ['semanticTokens/full', {}, { data: [] }],
      ['semanticTokens/range', { range }, { data: [] }],
      ['inlayHint', { range }, []],
      ['codeLens', {}, []],
      ['completion', { position }, { isIncomplete: false, items: [] }],
      ['formatting', { options }, []],
      ['rangeFormatting', { range, options }, []],
      ['onTypeFormatting', { position, ch: '\n', options }, []],
      ['references', { position, context: { includeDeclaration: true } }, []],
    ];
    for (const [method, params, answer] of empty) {
      assert.deepEqual(await closed.ask(method, params), answer, method);
      const nonsense = Object.fromEntries(Object.keys(params).map((key) => [key, 7]));
      await assert.doesNotReject(opened.ask(method, nonsense), method);
    }
  });

  test('survives its own malformed requests', async () => {
    const editor = await open(seed('003'));
    assert.equal(await editor.ask('hover', { position: null }), null);
    assert.deepEqual(await editor.ask('codeAction', { range: 'x', context: 7 }), []);
    await assert.rejects(server.connection.sendRequest('no/such/method'));
    await server.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri: editor.uri, version: 2 },
      contentChanges: [{ nonsense: true }],
    });
    await server.connection.sendNotification('textDocument/didClose', { textDocument: { uri: 'file:///never' } });
    assert.equal((await editor.diagnostics()).length, rulesOf003.length);
    assert.ok(server.logged.some((line) => line.startsWith('hover: ')));
  });

  test('sees nothing of a document it closed', async () => {
    const editor = await open(seed('003'));
    await editor.diagnostics();
    await editor.close();
    assert.deepEqual(await editor.diagnostics(), []);
  });

  test('reads anything', async () => {
    for (const text of [
      '',
      '\uFEFF',
      '\0\0\0',
      '\uD800',
      '一'.repeat(100_000),
      '|'.repeat(10_000),
      seed('003').slice(0, 5_000),
    ]) {
      const editor = await open(text);
      const diagnostics = await editor.diagnostics();
      assert.ok(diagnostics.length < 30, `${diagnostics.length} findings in ${JSON.stringify(text.slice(0, 20))}`);
      await editor.close();
    }
  });
});

describe('a client that does not pull', () => {
  let server: Started;
  const published: PublishDiagnosticsParams[] = [];
  const waiting: ((params: PublishDiagnosticsParams) => void)[] = [];
  const next = () => new Promise<PublishDiagnosticsParams>((resolve) => waiting.push(resolve));
  before(async () => {
    server = await start(pushed, { locale: 'en' });
    server.connection.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) => {
      published.push(params);
      waiting.shift()?.(params);
    });
  });
  after(() => server.end());

  test('is offered neither pulling nor code actions it could not read', () => {
    assert.equal(server.result.capabilities.diagnosticProvider, undefined);
    assert.equal(server.result.capabilities.codeActionProvider, undefined);
  });

  test('is sent what was found, in its language, after opening, after edits, and nothing after closing', async () => {
    const editor = new Editor(server, seed('003'));
    let params = next();
    await editor.open();
    const first = await params;
    assert.equal(first.uri, editor.uri);
    assert.equal(first.version, 1);
    assert.equal(first.diagnostics.length, rulesOf003.length);
    assert.match(messageOf(first.diagnostics[0]), /[a-z]{3}/);
    assert.equal(first.diagnostics[0]?.codeDescription, undefined);

    params = next();
    const label = editor.document.getText().indexOf('本年度制发件数');
    await editor.replace(label, label + 7, '本年制发件数');
    const second = await params;
    assert.equal(second.version, 2);
    assert.equal(second.diagnostics.length, rulesOf003.length - 1);

    params = next();
    await editor.close();
    assert.deepEqual(await params, { uri: editor.uri, diagnostics: [] });
    assert.ok(published.every(({ uri }) => uri === editor.uri));
  });

  test('is sent nothing for a document that is opened and closed at once', async () => {
    const editor = new Editor(server, seed('003'));
    const before = published.length;
    void editor.open();
    await editor.close();
    await new Promise((resolve) => setTimeout(resolve, 100));
    assert.deepEqual(published.slice(before), [{ uri: editor.uri, diagnostics: [] }]);
  });
});

describe('a client that opens every text', () => {
  const detecting = { initializationOptions: { detect: true } };
  const news = '一、总体情况\n本报讯。\n\n一、';

  test('is answered for reports, and for what it calls one', async (t) => {
    const server = await start(pulling, detecting);
    t.after(server.end);
    const plain = await new Editor(server, news, 'plaintext').open();
    const position = plain.document.positionAt(news.length);
    assert.deepEqual(await plain.seen(), []);
    assert.deepEqual(await plain.ask('completion', { position }), { isIncomplete: false, items: [] });
    await plain.replace(0, news.length, seed('003'));
    assert.equal((await plain.diagnostics()).length, rulesOf003.length);
    const called = await new Editor(server, news).open();
    assert.deepEqual(
      (await called.seen()).map((line) => line.split(' ')[0]),
      ['no-report'],
    );
    assert.notDeepEqual(await called.ask('completion', { position }), { isIncomplete: false, items: [] });
  });

  test('is told when a text is a report no more', async (t) => {
    const server = await start(pushed, detecting);
    t.after(server.end);
    const next = () => once(events, 'published').then(([{ diagnostics }]) => diagnostics.length as number);
    const events = new EventEmitter();
    server.connection.onNotification('textDocument/publishDiagnostics', (params) => {
      events.emit('published', params);
    });
    let count = next();
    const editor = await new Editor(server, seed('003'), 'markdown').open();
    assert.equal(await count, rulesOf003.length);
    count = next();
    await editor.replace(0, editor.document.getText().length, news);
    assert.equal(await count, 0);
  });
});

test('a client that asks is told how characters are counted', async (t) => {
  const { result, end } = await start({ general: { positionEncodings: ['utf-8', 'utf-16'] } });
  t.after(end);
  assert.equal(result.capabilities.positionEncoding, 'utf-16');
});

describe('settings', () => {
  const message = async (server: Started) =>
    messageOf((await (await new Editor(server, seed('003')).open()).diagnostics())[0]);

  test('of initialize hold for a client that has none when asked', async (t) => {
    const server = await start(
      { ...pulling, workspace: { configuration: true } },
      { initializationOptions: { language: 'en' } },
    );
    t.after(server.end);
    server.connection.onRequest('workspace/configuration', () => [null]);
    assert.match(await message(server), /[a-z]{3}/);
  });

  test('are taken from a client that cannot be asked and sends them', async (t) => {
    const server = await start(pulling);
    t.after(server.end);
    assert.doesNotMatch(await message(server), /[a-z]{3}/);
    const change = (settings: unknown) =>
      server.connection.sendNotification('workspace/didChangeConfiguration', { settings });
    await change({ gongkai: { language: 'en' } });
    assert.match(await message(server), /[a-z]{3}/);
    await change({ other: {} });
    assert.match(await message(server), /[a-z]{3}/);
    await change(null);
    assert.match(await message(server), /[a-z]{3}/);
  });

  test('say the language, else the client, else the environment', async (t) => {
    const languages: boolean[] = [];
    for (const [locale, LC_ALL] of [
      [null, 'zh_CN.UTF-8'],
      [null, 'C.UTF-8'],
      ['zh', 'C.UTF-8'],
    ] as const) {
      const server = await start(pulling, { locale, env: { LC_ALL } });
      t.after(server.end);
      languages.push(/[a-z]{3}/.test(await message(server)));
    }
    assert.deepEqual(languages, [false, true, false]);
  });

  test('are pulled by document, and a change of them is followed', async (t) => {
    const server = await start(
      { ...pulling, workspace: { configuration: true, didChangeConfiguration: { dynamicRegistration: true } } },
      { locale: 'zh-cn' },
    );
    t.after(server.end);
    let language: unknown = 'en';
    const asked: unknown[] = [];
    server.connection.onRequest('workspace/configuration', ({ items }) => {
      asked.push(...items);
      return [{ language }];
    });
    server.connection.onRequest('client/registerCapability', () => null);
    const editor = await new Editor(server, seed('003')).open();
    const message = async () => messageOf((await editor.diagnostics())[0]);
    const english = await message();
    assert.match(english, /[a-z]{3}/);
    assert.deepEqual(asked, [{ scopeUri: editor.uri, section: 'gongkai' }]);
    language = 'klingon';
    await server.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
    const fallback = await message();
    assert.notEqual(fallback, english);
    assert.doesNotMatch(fallback, /[a-z]{3}/);
    assert.ok(
      server.logged.some((line) => line.includes('gongkai.language')),
      server.logged.join('\n'),
    );
  });

  test('of initialize that are wrong are told and survived', async (t) => {
    const server = await start(pulling, { initializationOptions: { rulesBase: 7, language: 'en' } });
    t.after(server.end);
    const [first] = await (await new Editor(server, seed('003')).open()).diagnostics();
    assert.equal(first?.codeDescription, undefined);
    assert.match(messageOf(first), /[a-z]{3}/);
    assert.ok(server.logged.some((line) => line.includes('initializationOptions.rulesBase')));
  });
});

describe('the process', () => {
  test('ends cleanly when it is told to', async () => {
    const server = await start(pulling);
    assert.equal(await server.end(), 0);
  });

  test('ends when its editor has gone without a word', async () => {
    const server = await start(pulling);
    const exited = once(server.process, 'exit');
    server.process.stdin?.end();
    const [code] = await exited;
    assert.notEqual(code, 0);
  });
});
