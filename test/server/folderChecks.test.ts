import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import iconv from 'iconv-lite';
import { CancellationTokenSource } from 'vscode-jsonrpc';
import type { Diagnostic } from 'vscode-languageserver';
import type { FolderCheck } from '../../server/src/folderChecks.js';
import { pause, pulling, until, type Workspace, workspace } from './onDisk.js';
import { having } from './rules/found.js';
import { of2021, of2022 } from './rules/years.js';

const out2021 = '四、结转下年度继续办理\t1\t0\t0\t0\t0\t0\t1';
const in2022 = '四、结转下年度继续办理\t0\t0\t0\t0\t0\t0\t0';
/** Another number than the one carried into the report of 2022. */
const other2021 = having(of2021, [out2021, out2021.replaceAll('1', '3')]);
/** Without the one slip it has. */
const right2022 = having(of2022, ['行政法复议', '行政复议']);
/** A row that does not add up. */
const wrong2022 = having(right2022, [in2022, in2022.replace(/0$/, '5')]);

const checkFolder = (place: Workspace, ...args: unknown[]): Promise<FolderCheck> =>
  place.server.connection.sendRequest('workspace/executeCommand', { command: 'gongkai.checkFolder', arguments: args });
const clearFolder = (place: Workspace, ...args: unknown[]): Promise<null> =>
  place.server.connection.sendRequest('workspace/executeCommand', { command: 'gongkai.clearFolder', arguments: args });

/** What the client has by now for a file that is not open; none where nothing was ever sent. */
const shown = (place: Workspace, name: string): readonly Diagnostic[] | undefined =>
  place.published.findLast(({ uri }) => decodeURIComponent(uri) === decodeURIComponent(place.uri(name)))?.diagnostics;
const codes = (place: Workspace, name: string): string[] | undefined =>
  shown(place, name)?.map(({ code }) => String(code));

const becomes = (place: Workspace, name: string, ...rules: string[]): Promise<boolean> =>
  until(
    `${rules.join()} in ${name}, there is ${codes(place, name)}`,
    () => codes(place, name)?.join() === rules.join(),
  );

const whole = { unread: 0, isMore: false, isCancelled: false };

describe('the reports of a folder', () => {
  test('are checked beside each other, whatever else is there, and counted', async () => {
    const place = await workspace({
      '2021.txt': other2021,
      '2022/报告 (2022).txt': iconv.encode(wrong2022, 'gb18030'),
      'note.txt': '公开课',
      'page.html': wrong2022,
      '.git/a.txt': wrong2022,
      'large.txt': wrong2022 + ' '.repeat(2 << 20),
    });
    const { executeCommandProvider } = place.server.result.capabilities;
    assert.deepEqual(executeCommandProvider?.commands, ['gongkai.checkFolder', 'gongkai.clearFolder']);
    const result = await checkFolder(place);
    assert.deepEqual(result, { ...whole, files: 4, reports: 2, unread: 1, errors: 2, warnings: 1, others: 0 });
    assert.deepEqual(codes(place, '2021.txt'), ['requests-balance']);
    assert.deepEqual(codes(place, '2022/报告 (2022).txt'), ['carry-over', 'requests-row-total']);
    assert.equal(place.published.length, 2, 'nothing is sent of files where nothing is found');
    const [carried] = shown(place, '2022/报告 (2022).txt') ?? [];
    assert.ok(carried?.relatedInformation?.[0]?.location.uri.endsWith('/2021.txt'));
    await until('the log', () => place.server.logged.some((line) => /large\.txt: .*too large/.test(line)));
    assert.deepEqual((await checkFolder(place, place.uri('2022'))).files, 1);
    assert.equal(place.published.length, 2, 'nothing is sent again of files that have not changed');
  });

  test('stand outside the workspace, too', async () => {
    const place = await workspace({ '2021.txt': other2021, '2022.txt': right2022 }, { folders: [] });
    await assert.rejects(checkFolder(place), /no folder is open/);
    await assert.rejects(checkFolder(place, 7), /7 is no uri/);
    await assert.rejects(checkFolder(place, place.uri(''), 'a'), /"a" is no list/);
    assert.equal((await checkFolder(place, place.uri(''))).reports, 2);
    assert.deepEqual(codes(place, '2022.txt'), ['carry-over']);
  });

  test('are none of those that are said to be none', async () => {
    const place = await workspace({ 'a.txt': wrong2022, 'b.txt': wrong2022 });
    assert.equal((await checkFolder(place, null, [place.uri('a.txt')])).reports, 1);
    assert.deepEqual([codes(place, 'a.txt'), codes(place, 'b.txt')], [undefined, ['requests-row-total']]);
  });
});

describe('what was found in files', () => {
  test('gives way to the open document, and comes back from disk when it is closed', async () => {
    const place = await workspace({ 'a.txt': wrong2022 });
    await checkFolder(place);
    assert.deepEqual(codes(place, 'a.txt'), ['requests-row-total']);
    await place.open('a.txt', wrong2022);
    assert.deepEqual(codes(place, 'a.txt'), ['requests-row-total'], 'until the client asks');
    const report = await place.pull('a.txt');
    assert.ok(report.kind === 'full' && report.items.length === 1);
    assert.deepEqual(codes(place, 'a.txt'), []);
    await place.change('a.txt', right2022);
    place.write('a.txt', having(wrong2022, ['2022年', '2021年']));
    await place.watched({ 'a.txt': 2 });
    await pause(500);
    assert.deepEqual((await checkFolder(place)).errors, 0, 'the open text counts');
    assert.deepEqual(codes(place, 'a.txt'), [], 'nothing is sent of a file that is open');
    await place.close('a.txt');
    await until('the file', () => codes(place, 'a.txt')?.includes('requests-row-total'));
    assert.ok((codes(place, 'a.txt')?.length ?? 0) > 1, 'as it is on disk');
  });

  test('gives way to an open document whose text is no report any more', async () => {
    const place = await workspace({ 'a.txt': wrong2022 }, { detect: true });
    await place.open('a.txt', '公开课', 'plaintext');
    await checkFolder(place);
    assert.deepEqual(await place.pull('a.txt'), { kind: 'full', items: [] });
    assert.deepEqual(codes(place, 'a.txt'), []);
    await place.close('a.txt');
    await becomes(place, 'a.txt', 'requests-row-total');
  });

  test('is there again where a client that does not ask opens the file and closes it at once', async () => {
    const place = await workspace(
      { 'a.txt': wrong2022 },
      { capabilities: { textDocument: { publishDiagnostics: {} } } },
    );
    await checkFolder(place);
    await becomes(place, 'a.txt', 'requests-row-total');
    await place.open('a.txt', wrong2022);
    await place.close('a.txt');
    await pause(200);
    await becomes(place, 'a.txt', 'requests-row-total');
  });

  test("is that of the file as it is now, of next year's report, too", async () => {
    const place = await workspace({ '2021.txt': of2021, '2022.txt': right2022 });
    assert.equal((await checkFolder(place)).errors, 0);
    place.write('2021.txt', other2021);
    await place.watched({ '2021.txt': 2 });
    await becomes(place, '2022.txt', 'carry-over');
    await becomes(place, '2021.txt', 'requests-balance');
    rmSync(join(place.folder, '2021.txt'));
    await place.watched({ '2021.txt': 3 });
    await becomes(place, '2021.txt');
    await becomes(place, '2022.txt');
    place.write('new/2022.txt', wrong2022);
    await place.watched({ 'new/2022.txt': 1 });
    await becomes(place, 'new/2022.txt', 'requests-row-total');
    rmSync(join(place.folder, 'new'), { recursive: true });
    await place.watched({ new: 3 });
    await becomes(place, 'new/2022.txt');
    // Nobody asked for a check of a text that is open alone, but what it says counts for the file of next year.
    await place.open('2021.txt', other2021);
    await place.pull('2021.txt');
    await becomes(place, '2022.txt', 'carry-over');
  });

  test('goes by the configuration, and is found again when that changes', async () => {
    const place = await workspace({ 'a.txt': wrong2022, 'b.txt': wrong2022 });
    await checkFolder(place);
    await becomes(place, 'a.txt', 'requests-row-total');
    place.write('gongkai.config.json', '{ "rules": { "requests-row-total": "off" }, "notReports": ["b.txt"] }');
    await place.watched({ 'gongkai.config.json': 1 });
    await becomes(place, 'a.txt', 'requests-balance');
    await becomes(place, 'b.txt');
    const sent = place.published.length;
    // Saved as it was.
    await place.watched({ 'gongkai.config.json': 2, 'a.txt': 2 });
    await pause(500);
    assert.equal(place.published.length, sent);
    assert.deepEqual((await checkFolder(place)).reports, 1);
  });

  test('is said in the language that is set', async () => {
    const capabilities = { ...pulling, workspace: { ...pulling.workspace, configuration: true } };
    const place = await workspace({ 'a.txt': wrong2022 }, { capabilities });
    let language = 'zh';
    const asked: string[] = [];
    place.server.connection.onRequest('workspace/configuration', ({ items }: { items: { scopeUri: string }[] }) => {
      asked.push(...items.map(({ scopeUri }) => scopeUri));
      return [{ language }];
    });
    await checkFolder(place);
    assert.match(String(shown(place, 'a.txt')?.[0]?.message), /总计/);
    assert.deepEqual(asked, [place.uri('')], 'once a folder');
    language = 'en';
    await place.server.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
    await until('English', () => String(shown(place, 'a.txt')?.[0]?.message).startsWith('Table 3'));
  });

  test('is taken back, and not looked after any more', async () => {
    const place = await workspace({ 'a/1.txt': wrong2022, 'b/1.txt': wrong2022 });
    await checkFolder(place);
    await clearFolder(place, place.uri('a'));
    assert.deepEqual([codes(place, 'a/1.txt'), codes(place, 'b/1.txt')], [[], ['requests-row-total']]);
    await clearFolder(place);
    assert.deepEqual(codes(place, 'b/1.txt'), []);
    place.write('b/1.txt', other2021);
    await place.watched({ 'b/1.txt': 2 });
    await pause(500);
    assert.deepEqual(codes(place, 'b/1.txt'), []);
    assert.equal((await checkFolder(place)).reports, 2, 'until somebody asks again');
  });

  test('is taken back for a file that is said to be no report while it is open, and stays away', async () => {
    const place = await workspace({ 'a.txt': wrong2022 });
    await checkFolder(place);
    await place.open('a.txt', wrong2022);
    await place.pull('a.txt');
    await clearFolder(place, place.uri('a.txt'));
    await place.close('a.txt');
    await place.watched({ 'a.txt': 2 });
    await pause(500);
    assert.deepEqual(codes(place, 'a.txt'), []);
  });
});

test('a client that does not pull is sent what is found in the open text, then what is found in the file', async () => {
  const capabilities = { textDocument: { publishDiagnostics: { relatedInformation: true } } };
  const place = await workspace({ 'a.txt': wrong2022 }, { capabilities });
  await checkFolder(place);
  await becomes(place, 'a.txt', 'requests-row-total');
  await place.open('a.txt', right2022);
  await becomes(place, 'a.txt');
  await place.close('a.txt');
  await becomes(place, 'a.txt', 'requests-row-total');
});

describe('a check of many files', () => {
  const many = Object.fromEntries(Array.from({ length: 400 }, (_, at) => [`${at}.txt`, `${wrong2022}\n${at}`]));

  test('says how far it is where it is told to', async () => {
    const place = await workspace(many);
    const steps: { kind: string; percentage?: number; message?: string }[] = [];
    place.server.connection.onNotification('$/progress', ({ token, value }) => {
      if (token === 'ours') steps.push(value);
    });
    const params = { command: 'gongkai.checkFolder', workDoneToken: 'ours' };
    const result: FolderCheck = await place.server.connection.sendRequest('workspace/executeCommand', params);
    assert.equal(result.reports, 400);
    assert.deepEqual([steps[0]?.kind, steps.at(-1)?.kind], ['begin', 'end']);
    const reported = steps.filter(({ kind }) => kind === 'report');
    assert.ok(
      reported.length > 2 && /^\d+ \/ 400$/.test(reported.at(-1)?.message ?? ''),
      JSON.stringify(reported.at(-1)),
    );
    const percentages = reported.map(({ percentage = 0 }) => percentage);
    assert.deepEqual(
      percentages,
      [...percentages].sort((one, other) => one - other),
    );
  });

  test('ends when the request is cancelled, and keeps what it has found', async () => {
    const place = await workspace(many);
    await place.read();
    const source = new CancellationTokenSource();
    const params = { command: 'gongkai.checkFolder' };
    const asked = place.server.connection.sendRequest<FolderCheck>('workspace/executeCommand', params, source.token);
    await until('the first findings', () => place.published.length > 0);
    source.cancel();
    const result = await asked;
    assert.ok(result.isCancelled && result.reports > 0 && result.reports < 400, JSON.stringify(result));
    assert.equal(place.published.length, result.reports);
    const rest = await checkFolder(place);
    assert.deepEqual([rest.reports, rest.isCancelled, place.published.length], [400, false, 400]);
  });

  test('leaves a document that is closed meanwhile not waiting', async () => {
    const place = await workspace(many);
    await place.read();
    await place.open('0.txt', right2022);
    await place.pull('0.txt');
    let isOver = false;
    const asked = checkFolder(place).then(() => {
      isOver = true;
    });
    await until('the first findings', () => place.published.length > 0);
    await place.close('0.txt');
    await becomes(place, '0.txt', 'requests-row-total');
    assert.equal(isOver, false);
    await asked;
  });

  test('ends when its progress is cancelled', async () => {
    const place = await workspace(many);
    await place.read();
    let token: unknown;
    place.server.connection.onRequest('window/workDoneProgress/create', (params: { token: unknown }) => {
      token = params.token;
      return null;
    });
    const asked = checkFolder(place);
    place.server.connection.onNotification('$/progress', () => {
      void place.server.connection.sendNotification('window/workDoneProgress/cancel', { token });
    });
    assert.ok((await asked).isCancelled);
  });
});
