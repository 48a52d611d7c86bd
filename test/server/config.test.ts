import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import type {
  ClientCapabilities,
  CodeAction,
  Diagnostic,
  FullDocumentDiagnosticReport,
  ShowDocumentParams,
  ShowMessageRequestParams,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { type Started, start } from './client.js';
import { until } from './onDisk.js';
import { having } from './rules/found.js';
import { of2021, of2022 } from './rules/years.js';

const root = mkdtempSync(join(tmpdir(), 'gongkai-config-'));
after(() => rmSync(root, { recursive: true }));

const capabilities: ClientCapabilities = {
  textDocument: {
    diagnostic: {},
    codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: [] } }, isPreferredSupport: true },
  },
  workspace: {
    workspaceEdit: { documentChanges: true, resourceOperations: ['create'] },
    diagnostics: { refreshSupport: true },
    didChangeWatchedFiles: { dynamicRegistration: true },
    workspaceFolders: true,
  },
};

/** A report with a row that does not add up. */
const wrong = having(of2022, [
  '四、结转下年度继续办理\t0\t0\t0\t0\t0\t0\t0',
  '四、结转下年度继续办理\t0\t0\t0\t0\t0\t0\t5',
]);

class Workspace {
  readonly folder = mkdtempSync(join(root, 'w'));
  readonly shown: string[] = [];
  refreshes = 0;
  configured = 0;
  server!: Started;

  path(name: string): string {
    return join(this.folder, name);
  }

  uri(name: string): string {
    return pathToFileURL(this.path(name)).href;
  }

  write(name: string, text: string): void {
    mkdirSync(join(this.path(name), '..'), { recursive: true });
    writeFileSync(this.path(name), text);
  }

  async start(more: ClientCapabilities = {}): Promise<this> {
    this.server = await start(
      { ...capabilities, ...more },
      {
        folders: [pathToFileURL(this.folder).href],
        initializationOptions: { configured: true },
      },
    );
    this.server.connection.onNotification('gongkai/configured', () => {
      this.configured++;
    });
    this.server.connection.onRequest('client/registerCapability', () => null);
    this.server.connection.onRequest('workspace/diagnostic/refresh', () => {
      this.refreshes++;
      return null;
    });
    this.server.connection.onNotification('window/showMessage', ({ message }: { message: string }) => {
      this.shown.push(message);
    });
    return this;
  }

  async open(name: string, text = wrong): Promise<void> {
    const textDocument = { uri: this.uri(name), languageId: 'gongkai', version: 1, text };
    await this.server.connection.sendNotification('textDocument/didOpen', { textDocument });
  }

  async diagnostics(name: string): Promise<Diagnostic[]> {
    const params = { textDocument: { uri: this.uri(name) } };
    const report: FullDocumentDiagnosticReport = await this.server.connection.sendRequest(
      'textDocument/diagnostic',
      params,
    );
    return report.items;
  }

  async found(name: string): Promise<string[]> {
    const requests = (await this.diagnostics(name)).filter(({ code }) => String(code).startsWith('requests-'));
    return requests.map(({ code, severity }) => `${code} ${severity}`);
  }

  /** Writes the configuration, tells the server, and waits until it wants to be asked again. */
  async configure(text: string): Promise<void> {
    const before = this.refreshes;
    this.write('gongkai.config.json', text);
    const changes = [{ uri: this.uri('gongkai.config.json'), type: 2 }];
    await this.server.connection.sendNotification('workspace/didChangeWatchedFiles', { changes });
    await until('the server to ask to be asked again', () => this.refreshes !== before);
  }
}

const found = ['requests-row-total 1'];

test('the nearest configuration holds, and a change of it is felt at once', async () => {
  const workspace = new Workspace();
  workspace.write(
    '2023/gongkai.config.json',
    '{ "rules": { "requests-row-total": "hint", "requests-balance": "off" } }',
  );
  await workspace.start();
  await workspace.open('a.txt');
  await workspace.open('2023/a.txt');
  const before = await workspace.found('a.txt');
  assert.deepEqual(before, found);
  assert.deepEqual(await workspace.found('2023/a.txt'), ['requests-row-total 4']);
  await workspace.configure('{ "rules": { "requests-row-total": "warning" } }');
  assert.deepEqual(await workspace.found('a.txt'), ['requests-row-total 2']);
  await workspace.configure('{ "notReports": ["a.*"] }');
  assert.deepEqual(await workspace.found('a.txt'), []);
  assert.deepEqual(workspace.shown, []);
  await workspace.server.end();
});

test('what is wrong with a configuration is told once, and the defaults hold', async () => {
  const workspace = new Workspace();
  workspace.write('gongkai.config.json', '{ "rules": { "requests-row-total": "of" } }');
  await workspace.start();
  await workspace.open('a.txt');
  await workspace.open('b.txt');
  assert.deepEqual(await workspace.found('a.txt'), found);
  assert.deepEqual(await workspace.found('b.txt'), found);
  assert.equal(workspace.shown.length, 1);
  assert.match(
    workspace.shown[0] as string,
    /^gongkai\.config\.json：第 1 行第 36 个字符：.*requests-row-total.*。按默认设置检查。$/,
  );
  await workspace.server.end();
});

test('a client that shows documents has a button that opens a wrong configuration at its first mistake', async () => {
  const workspace = new Workspace();
  workspace.write('gongkai.config.json', '{\n  "rules": {},\n  "reprots": [],\n  "raports": []\n}');
  await workspace.start({ window: { showDocument: { support: true } } });
  const { connection } = workspace.server;
  connection.onRequest('window/showMessageRequest', ({ message, actions }: ShowMessageRequestParams) => {
    workspace.shown.push(message);
    return actions?.[0] ?? null;
  });
  const opened: ShowDocumentParams[] = [];
  connection.onRequest('window/showDocument', (params: ShowDocumentParams) => {
    opened.push(params);
    return { success: true };
  });
  await workspace.open('a.txt');
  assert.deepEqual(await workspace.found('a.txt'), found);
  await until('the file to be opened', () => opened.length > 0);
  assert.deepEqual(workspace.shown, [
    'gongkai.config.json：第 3 行第 3 个字符：没有 "reprots" 这一项（另有 1 处）。按默认设置检查。',
  ]);
  const start = { line: 2, character: 2 };
  const uri = workspace.uri('gongkai.config.json');
  assert.deepEqual(opened, [{ uri, takeFocus: true, selection: { start, end: start } }]);
  await workspace.server.end();
});

test('a link that leads out of the workspace is not read', async () => {
  const workspace = new Workspace();
  writeFileSync(join(root, 'outside.json'), '{ "notReports": ["**"] }');
  symlinkSync(join(root, 'outside.json'), workspace.path('gongkai.config.json'));
  writeFileSync(join(root, 'gongkai.config.json'), '{ "notReports": ["**"] }');
  await workspace.start();
  await workspace.open('a.txt');
  assert.deepEqual(await workspace.found('a.txt'), found);
  assert.match(workspace.shown.join(), /文件夹之外/);
  const params = { textDocument: { uri: workspace.uri('a.txt') }, context: { diagnostics: [] } };
  const range = { start: { line: 0, character: 0 }, end: { line: 999, character: 0 } };
  const actions: CodeAction[] = await workspace.server.connection.sendRequest('textDocument/codeAction', {
    ...params,
    range,
  });
  assert.ok(actions.every(({ title }) => !title.includes('关闭规则')));
  await workspace.server.end();
});

test('what is said to be no report is left alone, and no other is compared with it', async () => {
  const workspace = new Workspace();
  workspace.write('gongkai.config.json', '{ "notReports": ["drafts/**"] }');
  workspace.write(
    'drafts/2021.txt',
    having(of2021, ['继续办理\t1\t0\t0\t0\t0\t0\t1', '继续办理\t3\t0\t0\t0\t0\t0\t3']),
  );
  await workspace.start();
  await workspace.open('drafts/2022.txt');
  await workspace.open('2022.txt', of2022);
  const about = (name: string, method: string): Promise<unknown> =>
    workspace.server.connection.sendRequest(`textDocument/${method}`, {
      textDocument: { uri: workspace.uri(name) },
      position: { line: 2, character: 1 },
      range: { start: { line: 0, character: 0 }, end: { line: 999, character: 0 } },
      context: { diagnostics: [] },
    });
  assert.notDeepEqual(await about('2022.txt', 'foldingRange'), []);
  for (const method of ['foldingRange', 'codeLens', 'inlayHint', 'documentLink', 'codeAction'])
    assert.deepEqual(await about('drafts/2022.txt', method), [], method);
  assert.deepEqual(await workspace.diagnostics('drafts/2022.txt'), []);
  const compared = async () =>
    (await workspace.diagnostics('2022.txt')).filter(({ code }) => code === 'carry-over').length;
  await new Promise((resolve) => setTimeout(resolve, 500));
  assert.equal(await compared(), 0);

  await workspace.configure('{}');
  assert.deepEqual(await workspace.found('drafts/2022.txt'), found);
  await until('the years to be compared', async () => (await compared()) > 0);
  await workspace.configure('{ "notReports": ["drafts/**"] }');
  assert.deepEqual(await workspace.diagnostics('drafts/2022.txt'), []);
  await until('the years to be compared no longer', async () => (await compared()) === 0);
  await workspace.server.end();
});

test('a client that decides which documents are reports is told what is said of them, and when that changes', async () => {
  const workspace = await new Workspace().start();
  const said = (name: string): Promise<boolean | null> =>
    workspace.server.connection.sendRequest('gongkai/isReport', { uri: workspace.uri(name) });
  assert.equal(await said('a.txt'), null);
  await workspace.open('a.txt');
  await workspace.diagnostics('a.txt');
  await workspace.configure('{ "reports": ["a.*", "b.*"], "notReports": ["b.*", "a.txt"] }');
  assert.equal(workspace.configured, 1);
  assert.deepEqual([await said('a.md'), await said('b.md'), await said('c.md')], [true, false, null]);
  await workspace.server.connection.sendNotification('workspace/didChangeWatchedFiles', {
    changes: [
      { uri: workspace.uri('other.json'), type: 2 },
      { uri: workspace.uri('other'), type: 3 },
    ],
  });
  assert.equal(await said('a.md'), true);
  assert.equal(workspace.configured, 1, 'of other files nothing is said');
  await workspace.server.end();
});

/** The text after the edits of an action, and the uri it is for. */
function written(action: CodeAction | undefined, before = ''): { uri: string; text: string; isNew: boolean } {
  const changes = action?.edit?.documentChanges ?? [];
  const edit = changes.find((change) => 'edits' in change);
  assert.ok(edit && 'edits' in edit);
  const { uri } = edit.textDocument;
  const text = TextDocument.applyEdits(TextDocument.create(uri, 'jsonc', 0, before), edit.edits as []);
  return { uri, text, isNew: changes.some((change) => 'kind' in change && change.kind === 'create') };
}

test('a rule is turned off for a file or the workspace, behind all corrections, and comments stay', async () => {
  const workspace = await new Workspace().start();
  await workspace.open('2023/a.txt');
  await workspace.open('b.txt');
  const actionsOn = async (name: string): Promise<CodeAction[]> => {
    const finding = (await workspace.diagnostics(name)).find(({ code }) => code === 'requests-row-total');
    assert.ok(finding);
    const params = { textDocument: { uri: workspace.uri(name) }, range: finding.range, context: { diagnostics: [] } };
    return workspace.server.connection.sendRequest('textDocument/codeAction', params);
  };
  const actions = await actionsOn('2023/a.txt');
  const [forFile, forAll] = actions.slice(-2);
  assert.match(String(forFile?.title), /^在本文件中关闭规则：/);
  assert.match(String(forAll?.title), /^在整个工作区关闭规则：/);
  assert.ok(actions.length > 2 && !forFile?.isPreferred && !forAll?.isPreferred);
  assert.equal(forFile?.diagnostics?.[0]?.code, 'requests-row-total');

  const { uri, text, isNew } = written(forFile);
  assert.deepEqual([uri, isNew], [workspace.uri('gongkai.config.json'), true]);
  await workspace.configure(`// ours\n${text}`);
  assert.deepEqual(await workspace.found('2023/a.txt'), ['requests-balance 1']);
  assert.deepEqual(await workspace.found('b.txt'), found);

  const next = written((await actionsOn('b.txt')).at(-1), `// ours\n${text}`);
  assert.equal(next.isNew, false);
  assert.match(next.text, /^\/\/ ours\n/);
  await workspace.configure(next.text);
  assert.deepEqual(await workspace.found('b.txt'), ['requests-balance 1']);
  await workspace.server.end();
});
