import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import iconv from 'iconv-lite';
import type { PublishDiagnosticsParams } from 'vscode-languageserver';
import { withClient } from '../../server/src/clientFiles.js';
import type { FolderCheck } from '../../server/src/folderChecks.js';
import { decode } from '../../server/src/import/decode.js';
import type { ReadDirectoryParams, ReadFileParams } from '../../server/src/protocol.js';
import { type Started, start } from './client.js';
import { until } from './onDisk.js';
import { having } from './rules/found.js';
import { of2021, of2022 } from './rules/years.js';

const root = 'vscode-vfs://github/gongkai/reports';
const wrong2021 = having(of2021, [
  '四、结转下年度继续办理\t1\t0\t0\t0\t0\t0\t1',
  '四、结转下年度继续办理\t3\t0\t0\t0\t0\t0\t3',
]);

const files: Readonly<Record<string, Uint8Array>> = {
  '2021/年报 1.txt': iconv.encode(wrong2021, 'gb18030'),
  '2022/年报.md': Buffer.from(of2022),
  'note.txt': Buffer.from('公开课'),
  'node_modules/a.txt': Buffer.from(of2022),
  'gongkai.config.json': Buffer.from('{ "rules": { "section-title": "off" } }'),
};

describe('files that only the client can read', () => {
  let server: Started;
  const asked: string[] = [];
  const published: PublishDiagnosticsParams[] = [];
  const pathOf = (uri: string): string => decodeURIComponent(uri.slice(root.length)).replace(/^\//, '');

  before(async () => {
    const capabilities = { textDocument: { publishDiagnostics: { relatedInformation: true } } };
    server = await start(capabilities, { folders: [root], initializationOptions: { files: true } });
    server.connection.onRequest('gongkai/readDirectory', ({ uri }: ReadDirectoryParams) => {
      asked.push(pathOf(uri));
      const inside = Object.keys(files)
        .map((name) =>
          pathOf(uri) === '' ? name : name.startsWith(`${pathOf(uri)}/`) ? name.slice(pathOf(uri).length + 1) : '',
        )
        .filter((name) => name !== '')
        .map((name) => name.split('/'));
      const entries = new Map(inside.map(([name, ...below]) => [name, below.length > 0 ? 'folder' : 'file']));
      return [...entries, ['link.txt', 'other']];
    });
    server.connection.onRequest('gongkai/readFile', ({ uri, most }: ReadFileParams) => {
      asked.push(pathOf(uri));
      const bytes = files[pathOf(uri)];
      return bytes && bytes.length <= most ? Buffer.from(bytes).toString('base64') : null;
    });
    server.connection.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) => {
      published.push(params);
    });
  });
  after(() => server.end());

  test('are not read unasked', async () => {
    await new Promise((resolve) => setTimeout(resolve, 500));
    assert.deepEqual(asked, []);
  });

  test('are checked with their folder, beside each other, by their configuration', async () => {
    const params = { command: 'gongkai.checkFolder' };
    const result: FolderCheck = await server.connection.sendRequest('workspace/executeCommand', params);
    assert.deepEqual([result.files, result.reports, result.unread], [3, 2, 0]);
    assert.ok(
      asked.every((path) => !path.startsWith('node_modules/') && path !== 'link.txt'),
      asked.join(),
    );
    const found = published.find(({ uri }) => pathOf(uri) === '2022/年报.md')?.diagnostics;
    assert.deepEqual(
      found?.map(({ code }) => code),
      ['carry-over'],
    );
    assert.equal(pathOf(found?.[0]?.relatedInformation?.[0]?.location.uri ?? ''), '2021/年报 1.txt');
  });

  test('are last year’s of an open report once they have been read', async () => {
    const uri = `${root}/open.txt`;
    const textDocument = { uri, languageId: 'gongkai', version: 1, text: of2022 };
    await server.connection.sendNotification('textDocument/didOpen', { textDocument });
    const codes = () => published.findLast((params) => params.uri === uri)?.diagnostics.map(({ code }) => code);
    await until('last year’s report to be found', () => codes()?.join() === 'carry-over');
  });

  test('are looked for by their names', async () => {
    const sendRequest = async () => [['年报 1.txt', 'file']] as never;
    const { files: far } = withClient({}, { sendRequest }, async () => decode);
    assert.equal(await far?.has(`${root}/${encodeURIComponent('年报 1.txt')}`), true);
    assert.equal(await far?.has(`${root}/${encodeURIComponent('年报 2.txt')}`), false);
  });

  test('and those of this machine are read here', async () => {
    const before = asked.length;
    const params = { command: 'gongkai.checkFolder', arguments: [new URL('../fixtures/truth', import.meta.url).href] };
    const result: FolderCheck = await server.connection.sendRequest('workspace/executeCommand', params);
    assert.deepEqual([result.reports, asked.length], [0, before]);
  });
});
