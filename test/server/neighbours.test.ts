import assert from 'node:assert/strict';
import { renameSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import fc from 'fast-check';
import iconv from 'iconv-lite';
import type { CodeAction, DocumentDiagnosticReport, TextDocumentEdit } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { seed } from './features/sample.js';
import { pause, until, Workspace, workspace } from './onDisk.js';
import { having } from './rules/found.js';
import { acrossYears, of2021, of2022 } from './rules/years.js';

const wrong2021 = having(of2021, [
  '四、结转下年度继续办理\t1\t0\t0\t0\t0\t0\t1',
  '四、结转下年度继续办理\t3\t0\t0\t0\t0\t0\t3',
]);

describe('last year on disk', () => {
  test('is compared with the report that is open, and linked', async () => {
    const place = await workspace({ '往年/报告 (2021).txt': wrong2021, 'note.txt': '公开', '2022.txt': of2022 });
    await place.open('2022.txt', of2022);
    await place.read();
    const [found, ...others] = await place.compared('2022.txt');
    assert.deepEqual(others, []);
    assert.equal(found?.code, 'carry-over');
    assert.equal(found?.severity, 2);
    assert.match(String(found?.message), /2021 年报告（报告 \(2021\)\.txt）/);
    const related = found?.relatedInformation?.[0]?.location;
    assert.equal(decodeURIComponent(related?.uri ?? ''), decodeURIComponent(place.uri('往年/报告 (2021).txt')));
    const document = TextDocument.create('', '', 0, wrong2021);
    assert.equal(related && document.getText(related.range), '3');
    assert.equal(
      document.getText({
        start: { line: related?.range.start.line ?? 0, character: 0 },
        end: related?.range.start ?? document.positionAt(0),
      }),
      '四、结转下年度继续办理\t',
    );
  });

  test('that agrees is nothing to tell of, nor anything asked for', async () => {
    const place = await workspace({ '2021.txt': of2021 });
    await place.open('2022.txt', of2022);
    const first = await place.pull('2022.txt');
    await place.read();
    await pause(400);
    assert.deepEqual(await place.rules('2022.txt'), []);
    assert.equal(place.refreshes, 0);
    assert.ok(first.kind === 'full');
    assert.equal((await place.pull('2022.txt', first.resultId)).kind, 'unchanged');
  });

  test('is never the document itself, as it was', async () => {
    const place = await workspace({});
    await place.open('a.txt', wrong2021);
    await pause(500);
    await place.change('a.txt', of2022);
    assert.deepEqual(await place.rules('a.txt'), []);
  });

  test('in GB18030 is read as well', async () => {
    const place = await workspace({ '2021.txt': iconv.encode(wrong2021, 'gb18030') });
    await place.open('2022.txt', of2022);
    await place.read();
    assert.deepEqual(await place.rules('2022.txt'), ['carry-over']);
  });

  test('found after the first check makes the client ask once', async () => {
    const place = await workspace({ '2021.txt': wrong2021 });
    await place.open('2022.txt', of2022);
    assert.deepEqual(await place.rules('2022.txt'), []);
    await until('a refresh', () => place.refreshes > 0);
    assert.deepEqual(await place.rules('2022.txt'), ['carry-over']);
    await pause(600);
    assert.equal(place.refreshes, 1);
  });

  test('in folders of programs, of other kinds, too large, or linked, is passed over', async () => {
    const place = await workspace({
      'node_modules/a/2021.txt': wrong2021,
      '.git/2021.txt': wrong2021,
      '2021.html': wrong2021,
      '2021.md': wrong2021 + ' '.repeat(2 << 20),
    });
    const elsewhere = new Workspace({ '2021.txt': wrong2021 });
    if (process.platform !== 'win32') symlinkSync(elsewhere.folder, join(place.folder, 'link'));
    await place.open('2022.txt', of2022);
    await place.read();
    rmSync(elsewhere.folder, { recursive: true });
    assert.deepEqual(await place.rules('2022.txt'), []);
    assert.ok(place.server.logged.some((line) => /^1 files read in \d+ ms, 0 reports/.test(line)));
    await place.watched({ 'node_modules/a/2021.txt': 2, '2021.html': 2, '2021.md': 2 });
    await pause(100);
    assert.deepEqual(await place.rules('2022.txt'), []);
  });
});

describe('files are watched', () => {
  test('where the client can, for reports, and for all that is deleted', async () => {
    const place = await workspace({});
    await until('the registration', () => place.registered.length > 0);
    const [registration] = place.registered.flatMap(({ registrations }) => registrations);
    assert.equal(registration?.method, 'workspace/didChangeWatchedFiles');
    assert.deepEqual(registration?.registerOptions, {
      watchers: [
        { globPattern: '**/*.{gongkai,txt,md,markdown}', kind: 3 },
        { globPattern: '**/gongkai.config.json', kind: 3 },
        { globPattern: '**/*', kind: 4 },
      ],
    });
  });

  test('created, changed, deleted, moved with its folder', async () => {
    const place = await workspace({});
    await place.open('2022.txt', of2022);
    await place.read();
    assert.deepEqual(await place.rules('2022.txt'), []);
    const becomes = async (...rules: string[]) => {
      const refreshes = place.refreshes;
      await until('a refresh', () => place.refreshes > refreshes);
      assert.deepEqual(await place.rules('2022.txt'), rules);
    };
    place.write('a/2021.txt', wrong2021);
    await place.watched({ 'a/2021.txt': 1 });
    await becomes('carry-over');
    place.write('a/2021.txt', of2021);
    await place.watched({ 'a/2021.txt': 2 });
    await becomes();
    place.write('a/2021.txt', wrong2021);
    await place.watched({ 'a/2021.txt': 2 });
    await becomes('carry-over');
    renameSync(join(place.folder, 'a'), join(place.folder, 'b'));
    await place.watched({ a: 3 });
    await becomes();
    await place.watched({ 'b/2021.txt': 1 });
    await becomes('carry-over');
    // Saved again without any change: nobody is told.
    const { refreshes } = place;
    await place.watched({ 'b/2021.txt': 2 });
    await pause(500);
    assert.equal(place.refreshes, refreshes);
  });
});

describe('an open document goes before the file', () => {
  test('while it is open, in any order of opening, and no longer', async () => {
    const place = await workspace({ '2021.txt': of2021 });
    await place.open('2022.txt', of2022);
    await place.read();
    assert.deepEqual(await place.rules('2022.txt'), []);
    await place.open('2021.txt', of2021);
    assert.deepEqual(await place.rules('2022.txt'), []);
    await place.change('2021.txt', wrong2021);
    assert.deepEqual(await place.rules('2022.txt'), ['carry-over'], 'at the next pull, without any wait');
    await place.change('2021.txt', of2021);
    assert.deepEqual(await place.rules('2022.txt'), []);
    await place.change('2021.txt', wrong2021);
    await until('a refresh', () => place.refreshes > 0);
    assert.deepEqual(await place.rules('2021.txt'), [], 'it stands on the later report');
    await place.close('2021.txt');
    await until('the file to count again', async () => (await place.rules('2022.txt')).length === 0);
  });

  test('typing where nothing of it is compared changes no other document', async () => {
    const place = await workspace({});
    await place.open('2021.txt', wrong2021);
    await place.open('2022.txt', of2022);
    const first = await place.pull('2022.txt');
    assert.ok(first.kind === 'full');
    await place.change('2021.txt', wrong2021.replace('总体情况\n', '总体情况\n我区做了许多工作。'));
    await place.pull('2021.txt');
    await pause(500);
    assert.equal(place.refreshes, 0);
    assert.equal((await place.pull('2022.txt', first.resultId)).kind, 'unchanged');
    // A line more above the number moves the link to it.
    await place.change('2021.txt', `\n${wrong2021}`);
    await until('a refresh', () => place.refreshes > 0);
    assert.equal(place.refreshes, 1);
  });

  test('a draft without a file belongs to the only folder', async () => {
    const place = await workspace({ '2021.txt': wrong2021 });
    await place.read();
    const uri = 'untitled:Untitled-1';
    const textDocument = { uri, languageId: 'gongkai', version: 1, text: of2022 };
    await place.server.connection.sendNotification('textDocument/didOpen', { textDocument });
    const report: DocumentDiagnosticReport = await place.server.connection.sendRequest('textDocument/diagnostic', {
      textDocument: { uri },
    });
    assert.ok(report.kind === 'full' && report.items.some(({ code }) => code === 'carry-over'));
  });
});

test('in whatever order reports are opened, changed and closed, the same is found as if all were opened afresh', async () => {
  const texts = [of2021, wrong2021, of2022, having(of2022, ['\t698', '\t690']), seed('003'), '', `\n${of2021}`];
  const event = fc.record({
    name: fc.constantFrom('a.txt', 'b.txt', 'c.txt'),
    text: fc.option(fc.constantFrom(...texts), { nil: null }),
    isPulled: fc.boolean(),
  });
  const edited = await workspace({});
  const fresh = await workspace({});
  await fc.assert(
    fc.asyncProperty(fc.array(event, { minLength: 2, maxLength: 12 }), async (events) => {
      const open = new Map<string, string>();
      for (const { name, text, isPulled } of events) {
        if (text === null && open.delete(name)) await edited.close(name);
        else if (text !== null && open.has(name)) await edited.change(name, text);
        else if (text !== null) await edited.open(name, text);
        if (text !== null) open.set(name, text);
        if (isPulled && open.has(name)) await edited.pull(name);
      }
      for (const [name, text] of [...open].reverse()) await fresh.open(name, text);
      const told = async (place: Workspace) =>
        Promise.all(
          [...open.keys()].map(async (name) => {
            const report = await place.pull(name);
            const items = report.kind === 'full' ? report.items : assert.fail();
            return JSON.stringify(items).replaceAll(pathToFileURL(place.folder).href, '');
          }),
        );
      assert.deepEqual(await told(edited), await told(fresh));
      for (const place of [edited, fresh]) for (const name of open.keys()) await place.close(name);
    }),
    { numRuns: 40, seed: Number(process.env.FC_SEED ?? 20_211_001) },
  );
});

describe('folders of a workspace', () => {
  const files = { 'one/2021.txt': wrong2021, 'two/2022.txt': of2022 };

  test('are apart', async () => {
    const place = await workspace(files, { folders: ['one', 'two'] });
    await place.open('two/2022.txt', of2022);
    await place.read();
    assert.deepEqual(await place.rules('two/2022.txt'), []);
  });

  test('are one where that is set', async () => {
    const place = await workspace(files, { folders: ['one', 'two'], acrossFolders: true });
    await place.open('two/2022.txt', of2022);
    await place.read();
    assert.deepEqual(await place.rules('two/2022.txt'), ['carry-over']);
  });

  test('come and go', async () => {
    const place = await workspace({ ...files, 'two/2021.txt': of2021 }, { folders: ['one'] });
    await place.open('one/2022.txt', of2022);
    await place.read();
    assert.deepEqual(await place.rules('one/2022.txt'), ['carry-over']);
    const folder = (name: string) => ({ uri: place.uri(name), name });
    const change = (added: string[], removed: string[]) =>
      place.server.connection.sendNotification('workspace/didChangeWorkspaceFolders', {
        event: { added: added.map(folder), removed: removed.map(folder) },
      });
    await change([''], ['one']);
    // Two reports for 2021 now, with different numbers: nobody knows which one counts.
    await until('both to be seen', async () => (await place.rules('one/2022.txt')).length === 0);
    await change(['one'], []);
    await until('the inner folder to be apart', async () => (await place.rules('one/2022.txt')).length === 1);
  });
});

describe('fixes', () => {
  test('in this file or in the other, the other as it is on disk at that moment', async () => {
    const place = await workspace({ '2021.txt': wrong2021 });
    await place.open('2022.txt', of2022);
    await place.read();
    const [found] = await place.compared('2022.txt');
    assert.ok(found);
    // Somebody put a line before it, and no watcher told of it yet.
    const moved = `标题\n${wrong2021}`;
    place.write('2021.txt', moved);
    const actions: CodeAction[] = await place.server.connection.sendRequest('textDocument/codeAction', {
      textDocument: { uri: place.uri('2022.txt') },
      range: found.range,
      context: { diagnostics: [found], only: ['quickfix'] },
    });
    const edits = actions.map(({ edit }) => edit?.documentChanges?.[0] as TextDocumentEdit);
    const here = edits.find(({ textDocument }) => textDocument.uri === place.uri('2022.txt'));
    const there = edits.find(({ textDocument }) => textDocument.uri === place.uri('2021.txt'));
    assert.equal(here?.textDocument.version, 1);
    assert.equal(there?.textDocument.version, null);
    assert.ok(actions.every(({ isPreferred }) => !isPreferred));
    const fixed = TextDocument.applyEdits(TextDocument.create('', '', 0, moved), (there?.edits ?? []) as []);
    assert.equal(fixed, `标题\n${of2021}`);
  });

  test('name the version of the other where it is open', async () => {
    const place = await workspace({});
    await place.open('2021.txt', wrong2021);
    await place.open('2022.txt', of2022);
    const [found] = await place.compared('2022.txt');
    assert.ok(found);
    const actions: CodeAction[] = await place.server.connection.sendRequest('textDocument/codeAction', {
      textDocument: { uri: place.uri('2022.txt') },
      range: found.range,
      context: { diagnostics: [found] },
    });
    const edits = actions.map(({ edit }) => edit?.documentChanges?.[0] as TextDocumentEdit);
    const versions = edits.map(({ textDocument }) => textDocument.version);
    assert.deepEqual(versions, [2, 1]);
  });
});

describe('a client that does not pull', () => {
  test('is sent the findings of the later report when the earlier changes, and of no other', async () => {
    const capabilities = { textDocument: { publishDiagnostics: { relatedInformation: true } } };
    const place = await workspace({ '2021.txt': of2021 }, { capabilities });
    const { published } = place;
    const last = (name: string) => published.filter(({ uri }) => uri === place.uri(name)).at(-1)?.diagnostics;
    const rules = (name: string) =>
      last(name)
        ?.map(({ code }) => String(code))
        .filter((code) => acrossYears.has(code));
    await place.open('2022.txt', of2022);
    await place.open('other.txt', seed('003'));
    await until('the first findings', () => last('2022.txt') && last('other.txt'));
    await place.open('2021.txt', of2021);
    await until('the findings of the file', () => last('2021.txt'));
    await pause(400);
    const before = published.length;
    await place.change('2021.txt', wrong2021);
    await until('the later report to be sent again', () => rules('2022.txt')?.includes('carry-over'));
    await pause(300);
    assert.deepEqual(
      published.slice(before).map(({ uri }) => uri),
      [place.uri('2021.txt'), place.uri('2022.txt')],
    );
  });
});

describe('many files', () => {
  const many = Object.fromEntries(
    Array.from({ length: 2_000 }, (_, at) => [`${at % 40}/${at}.txt`, `${at}\n${of2021}`]),
  );

  test('are read with progress shown', async () => {
    const place = await workspace(many);
    const kinds: string[] = [];
    place.server.connection.onRequest('window/workDoneProgress/create', () => null);
    place.server.connection.onNotification(
      '$/progress',
      ({ value }: { value: { kind: string; cancellable?: boolean } }) => {
        kinds.push(value.kind);
        if (value.kind === 'begin') assert.equal(value.cancellable, true);
      },
    );
    await place.read();
    await pause(50);
    assert.ok(place.server.logged.some((line) => line.startsWith('2000 files read')));
    assert.equal(kinds[0], 'begin');
    assert.equal(kinds.at(-1), 'end');
    assert.ok(kinds.includes('report'));
  });

  test('are read no further once somebody says so', async () => {
    const place = await workspace(many);
    let token: unknown;
    place.server.connection.onRequest('window/workDoneProgress/create', (params: { token: unknown }) => {
      token = params.token;
      return null;
    });
    place.server.connection.onNotification('$/progress', ({ value }: { value: { kind: string } }) => {
      if (value.kind === 'begin')
        void place.server.connection.sendNotification('window/workDoneProgress/cancel', { token });
    });
    await place.read();
    const line = place.server.logged.find((logged) => /files read in/.test(logged)) ?? '';
    const reports = Number(/(\d+) reports/.exec(line)?.[1]);
    assert.ok(reports > 0 && reports < 2_000, line);
  });
});
