import assert from 'node:assert/strict';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type {
  ApplyWorkspaceEditParams,
  ClientCapabilities,
  CreateFile,
  Diagnostic,
  ShowDocumentParams,
  TextDocumentEdit,
} from 'vscode-languageserver';
import type {
  ComparisonParams,
  ComparisonResult,
  KnownReport,
  NewReportParams,
  NewReportResult,
} from '../../server/src/protocol.js';
import { type Started, start } from './client.js';
import { having } from './rules/found.js';
import { of2021, of2022 } from './rules/years.js';
import { readText } from './samples.js';

const organ = '平潭综合实验区';
const row = '四、结转下年度继续办理\t1\t0\t0\t0\t0\t0\t1';
const wrong3 = having(of2021, [row, '四、结转下年度继续办理\t3\t0\t0\t0\t0\t0\t3']);
/** Two more came in, and were left. */
const of2021With3 = having(wrong3, ['64\t0\t0\t2\t0\t4\t70', '66\t0\t0\t2\t0\t4\t72']);

/** An editor that makes files when it is told to, and shows them. */
const writing: ClientCapabilities = {
  workspace: { applyEdit: true, workspaceEdit: { documentChanges: true, resourceOperations: ['create'] } },
  window: { showDocument: { support: true } },
  textDocument: { diagnostic: {} },
};

class Workspace {
  readonly folder = mkdtempSync(join(tmpdir(), 'gongkai-other-years-'));
  readonly shown: ShowDocumentParams[] = [];
  readonly said: string[] = [];
  server!: Started;

  uri(name: string): string {
    return pathToFileURL(join(this.folder, name)).href;
  }

  async start(
    files: Readonly<Record<string, string>>,
    { capabilities = writing, folders = [''], locale = 'zh-cn', initializationOptions = {} as unknown } = {},
  ): Promise<this> {
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(join(this.folder, name, '..'), { recursive: true });
      writeFileSync(join(this.folder, name), text);
    }
    const uris = folders.map((name) => this.uri(name));
    this.server = await start(capabilities, { folders: uris, locale, initializationOptions });
    const { connection } = this.server;
    connection.onRequest('workspace/applyEdit', ({ edit }: ApplyWorkspaceEditParams) => {
      const [create, { edits }] = edit.documentChanges as [CreateFile, TextDocumentEdit];
      writeFileSync(fileURLToPath(create.uri), edits.map((each) => ('newText' in each ? each.newText : '')).join(''));
      return { applied: true };
    });
    connection.onRequest('window/showDocument', (params: ShowDocumentParams) => {
      this.shown.push(params);
      return { success: true };
    });
    connection.onNotification('window/showMessage', ({ message }: { message: string }) => {
      this.said.push(message);
    });
    return this;
  }

  async open(name: string, text: string): Promise<void> {
    const textDocument = { uri: this.uri(name), languageId: 'gongkai', version: 1, text };
    await this.server.connection.sendNotification('textDocument/didOpen', { textDocument });
  }

  begin(params: NewReportParams): Promise<NewReportResult | null> {
    return this.server.connection.sendRequest('gongkai/newReport', params);
  }

  async begun(params: NewReportParams): Promise<NewReportResult> {
    return (await this.begin(params)) ?? assert.fail('refused');
  }

  compare(params: ComparisonParams): Promise<ComparisonResult> {
    return this.server.connection.sendRequest('gongkai/comparison', params);
  }

  create(...args: unknown[]): Promise<{ uri: string }> {
    return this.server.connection.sendRequest('workspace/executeCommand', {
      command: 'gongkai.createReport',
      arguments: args,
    });
  }

  async end(): Promise<void> {
    await this.server.end();
    rmSync(this.folder, { recursive: true });
  }
}

const started: Workspace[] = [];
after(() => Promise.all(started.map((workspace) => workspace.end())));
async function workspace(...args: Parameters<Workspace['start']>): Promise<Workspace> {
  const made = await new Workspace().start(...args);
  started.push(made);
  return made;
}

/** 上年结转 of a text: the first column and the total. */
const carriedIn = (text: string): (number | null | undefined)[] => {
  const { cells } = readText(text);
  return ['naturalPerson', 'total'].map((column) => cells.get(`requests/carriedIn/${column}`)?.value);
};

describe('a new report', () => {
  test("takes what last year's hands on, also when it is asked for at once, and says from where", async () => {
    const { begun } = bound(await workspace({ 'a/2021.txt': of2021With3 }));
    const made = await begun({ organ, year: 2022 });
    assert.deepEqual(carriedIn(made.text), [3, 3]);
    assert.equal(made.earlier?.year, 2021);
    assert.equal(made.message, '“二、上年结转政府信息公开申请数量”已按 2021 年报告（2021.txt）填写，其余留待填写。');
    assert.equal(made.name, '平潭综合实验区2022年度报告.txt');
    // Nothing else of last year's is in it.
    for (const [, sentence] of of2021.matchAll(/([^\n。]{20,})。/g)) assert.ok(!made.text.includes(sentence ?? ''));
    const numbers = [...readText(made.text).cells.values()].filter(({ text }) => text !== '');
    assert.deepEqual([...new Set(numbers.map(({ row: { key } }) => key))], ['carriedIn']);
  });

  test("takes nothing from last year's reports that do not agree, or where there is none", async () => {
    const { begun } = bound(await workspace({ 'a.txt': of2021, 'b.txt': of2021With3 }, { locale: 'en' }));
    const several = await begun({ organ, year: 2022 });
    assert.deepEqual(carriedIn(several.text), [null, null]);
    assert.equal(several.earlier, null);
    assert.match(several.message, /reports of 平潭综合实验区 for 2021 with different numbers \(a\.txt, b\.txt\)/);
    const none = await begun({ organ: '某县教育局', year: 2022 });
    assert.deepEqual(carriedIn(none.text), [null, null]);
    assert.match(none.message, /No report of 某县教育局 for 2021 is known here/);
  });

  test('takes what is in the editor rather than on disk, where copies agree', async () => {
    const own = await workspace({ 'a.txt': of2021, 'b.txt': of2021With3 });
    await own.open('a.txt', of2021With3);
    assert.deepEqual(carriedIn((await own.begun({ organ, year: 2022 })).text), [3, 3]);
  });

  test('takes what is on disk by now, also where nobody tells of changes', async () => {
    const own = await workspace({ 'a.txt': of2021 });
    assert.deepEqual(carriedIn((await own.begun({ organ, year: 2022 })).text), [1, 1]);
    writeFileSync(join(own.folder, 'a.txt'), of2021With3);
    assert.deepEqual(carriedIn((await own.begun({ organ, year: 2022 })).text), [3, 3]);
  });

  test('leaves out what does not add up in the report it comes from', async () => {
    const { begun } = bound(await workspace({ 'a.txt': wrong3 }));
    const made = await begun({ organ, year: 2022 });
    assert.deepEqual(carriedIn(made.text), [null, null]);
    assert.match(
      made.message,
      /的 7 个数，有 5 个已按 2021 年报告（a\.txt）填写；其余的在该报告中空白，或勾稽关系不成立/,
    );
  });

  test('looks in its own folder of the workspace, unless it may look across them', async () => {
    const files = { 'one/a.txt': of2021, 'two/b.txt': of2021With3 };
    const own = await workspace(files, { folders: ['one', 'two'] });
    const inTwo = { organ, year: 2022, folder: own.uri('two') };
    assert.deepEqual(carriedIn((await own.begun(inTwo)).text), [3, 3]);
    const across = await workspace(files, { folders: ['one', 'two'], initializationOptions: { acrossFolders: true } });
    assert.deepEqual(carriedIn((await across.begun({ ...inTwo, folder: across.uri('two') })).text), [null, null]);
  });

  test('says that there is one for that year already', async () => {
    const { begun } = bound(await workspace({ '2021.txt': of2021, '2022.txt': of2022 }, { locale: 'en' }));
    const { message } = await begun({ organ, year: 2022 });
    assert.match(
      message,
      /was taken from the report for 2021 \(2021\.txt\).* There is the report for 2022 \(2022\.txt\) already\.$/,
    );
  });

  test('belongs to the folder it is to be saved in', async () => {
    const own = await workspace({ 'one/a.txt': of2021, 'two/b.txt': of2021With3 }, { folders: ['one', 'two'] });
    await own.begun({ organ, year: 2022 });
    const uri = own.uri('two/new.txt').replace('file://', 'untitled:');
    const textDocument = { uri, languageId: 'gongkai', version: 1, text: of2022 };
    await own.server.connection.sendNotification('textDocument/didOpen', { textDocument });
    const { items } = await own.server.connection.sendRequest<{ items: Diagnostic[] }>('textDocument/diagnostic', {
      textDocument: { uri },
    });
    const [told] = items.filter(({ code }) => code === 'carry-over');
    assert.match(String(told?.message), /（b\.txt）/);
  });

  test('has the layout that was set, and none is made that would not be read', async () => {
    const { begun, begin } = bound(await workspace({}, { initializationOptions: { format: { layout: 'aligned' } } }));
    assert.match((await begun({ organ, year: 2024 })).text, /\| 规章\s+\|\s+\|/);
    assert.equal(await begin({ organ: '关于报送的通知', year: 2024 }), null);
    assert.equal(await begin({ organ, year: 2018 }), null);
  });
});

describe('for any editor, the command that makes the file', () => {
  test("puts it beside last year's, shows the first place to fill in, and says where the numbers come from", async () => {
    const own = await workspace({ 'a/2021.txt': of2021 });
    const { uri } = await own.create(organ, 2022);
    assert.equal(uri, own.uri('a/平潭综合实验区2022年度报告.txt'));
    const text = readFileSync(fileURLToPath(uri), 'utf8');
    assert.deepEqual(carriedIn(text), [1, 1]);
    const [shown] = own.shown;
    assert.equal(shown?.uri, uri);
    const { start: from, end: to } = shown?.selection ?? assert.fail('nothing selected');
    assert.equal(
      text.split('\n')[from.line]?.slice(from.character, to.character),
      '（此处写明公开的信息、数量和渠道）',
    );
    for (let tries = 0; own.said.length === 0 && tries < 100; tries++) await new Promise((go) => setTimeout(go, 20));
    assert.match(own.said.join(), /已按 2021 年报告（2021\.txt）填写/);
  });

  test('leaves a file that is there alone', async () => {
    const name = `${organ}2022年度报告.txt`;
    const own = await workspace({ [name]: 'mine' }, { locale: 'en' });
    await assert.rejects(own.create(organ, 2022), /is there already/);
    assert.equal(readFileSync(join(own.folder, name), 'utf8'), 'mine');
    const { uri } = await own.create(organ, 2023, own.uri('.'));
    assert.ok(existsSync(fileURLToPath(uri)));
  });

  test('says what is wrong with what it was given', async () => {
    const own = await workspace({}, { folders: [], locale: 'en' });
    await assert.rejects(own.create(organ, 2022), /Name the folder/);
    await assert.rejects(own.create(organ, '2022'), /\[organ, year, folder\?\]/);
    await assert.rejects(own.create(organ, 2017, own.uri('')), /no form for 2017/);
    await assert.rejects(own.create(organ, 2022, 7), /no uri/);
  });

  test('is not offered where the editor makes no files', async () => {
    const { server } = await workspace({}, { capabilities: {} });
    assert.ok(!server.result.capabilities.executeCommandProvider?.commands.includes('gongkai.createReport'));
  });
});

describe('a comparison', () => {
  test("is of a report, as it is in the editor, and last year's on disk", async () => {
    const own = await workspace({ '2021.txt': of2021, '2022.txt': of2022 });
    await own.open('2022.txt', having(of2022, ['71\t3\t0\t0\t0\t0\t74', '72\t3\t0\t0\t0\t0\t75']));
    const result = await own.compare({ uri: own.uri('2022.txt') });
    assert.ok('later' in result);
    assert.deepEqual([result.earlier.uri, result.earlier.year], [own.uri('2021.txt'), 2021]);
    assert.deepEqual([result.later.uri, result.later.organ], [own.uri('2022.txt'), organ]);
    assert.match(result.later.text, /\| {2}72\| {3}3\| {3}0\| {3}0\| {3}0\| {3}0\| {2}75\| {2}\+5\| 一、/);
    assert.match(result.earlier.text, /\| {2}64\| {3}0\| {3}0\| {3}2\| {3}0\| {3}4\| {2}70\| {4}\| 一、/);
  });

  test('may be of any two, the earlier first', async () => {
    const own = await workspace({ '2021.txt': of2021, '2022.txt': of2022 });
    const result = await own.compare({ uri: own.uri('2021.txt'), other: own.uri('2022.txt') });
    assert.ok('later' in result);
    assert.deepEqual([result.earlier.year, result.later.year], [2021, 2022]);
    assert.deepEqual(
      await own.server.connection.sendRequest('gongkai/reports'),
      [2022, 2021].map((year): KnownReport => ({ uri: own.uri(`${year}.txt`), organ, year })),
    );
  });

  test('that cannot be made says why', async () => {
    const own = await workspace({ '2021.txt': of2021, 'a.txt': of2022, 'b.txt': of2022.replace('\t74', '\t75') });
    await own.open('note.txt', 'no report');
    await own.open('2023.txt', of2022.replaceAll('2022年', '2023年'));
    const why = async (uri: string, other?: string) => {
      const result = await own.compare({ uri: own.uri(uri), ...(other ? { other: own.uri(other) } : {}) });
      return 'reason' in result ? result.reason : assert.fail('compared');
    };
    assert.equal(await why('2021.txt'), '没有找到平潭综合实验区 2020 年的报告。');
    assert.equal(await why('2023.txt'), '平潭综合实验区有几份 2022 年的报告，数据不同。');
    assert.equal(await why('note.txt'), 'note.txt不是可以比较的年度报告。');
    assert.equal(await why('2021.txt', 'gone.txt'), 'gone.txt不是可以比较的年度报告。');
  });
});

/** Its requests, to be called without it. */
function bound(own: Workspace): Pick<Workspace, 'begin' | 'begun'> {
  return { begin: (params) => own.begin(params), begun: (params) => own.begun(params) };
}
