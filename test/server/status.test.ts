import assert from 'node:assert/strict';
import { PassThrough } from 'node:stream';
import { after, before, describe, test } from 'node:test';
import { type ClientCapabilities, MessageType } from 'vscode-languageserver';
import {
  createConnection,
  createProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import { longest } from '../../server/src/documents.js';
import { mostShown } from '../../server/src/features/diagnostics.js';
import { type StatusParams, statusMethod } from '../../server/src/protocol.js';
import { serve } from '../../server/src/server.js';
import { version } from '../../server/src/version.js';
import { type Started, start } from './client.js';
import { Editor } from './editor.js';
import { seed } from './features/sample.js';

const pulling: ClientCapabilities = { textDocument: { diagnostic: {} } };

describe('the status', () => {
  let server: Started;
  const told: StatusParams[] = [];
  before(async () => {
    server = await start(pulling, { initializationOptions: { status: true } });
    server.connection.onNotification(statusMethod, (status: StatusParams) => {
      told.push(status);
    });
  });
  after(() => server.end());

  /** What is told of a text once it has been checked. */
  const statusOf = async (text: string): Promise<StatusParams> => {
    const editor = await new Editor(server, text).open();
    await editor.diagnostics();
    return told.findLast(({ uri }) => uri === editor.uri) ?? assert.fail('no status');
  };

  test('is the form, the year, the findings and when they were found', async () => {
    const begun = Date.now();
    const { uri: _, checkedAt, took, ...rest } = await statusOf(seed('003'));
    assert.deepEqual(rest, {
      form: '2021',
      organ: '运城市人民政府办公室',
      year: 2023,
      findings: 6,
      shown: 6,
      limits: [],
    });
    assert.ok(checkedAt >= begun && checkedAt <= Date.now());
    assert.ok(took > 0 && took <= Date.now() - begun + 1);
  });

  test('is told once a check, not once a question', async () => {
    const editor = await new Editor(server, seed('003')).open();
    const count = () => told.filter(({ uri }) => uri === editor.uri).length;
    await editor.diagnostics();
    await editor.diagnostics();
    assert.equal(count(), 1);
    await editor.replace(0, 0, '\n');
    await editor.diagnostics();
    assert.equal(count(), 2);
  });

  test('says how many of very many findings are shown', async () => {
    const lines = '共收到申请××件。\n'.repeat(mostShown);
    const { findings, shown } = await statusOf(seed('003').replace('二、主动公开', (title) => lines + title));
    assert.deepEqual([findings, shown], [6 + mostShown, mostShown - 1]);
  });

  test('says that a text is too long to be checked', async () => {
    const status = await statusOf(seed('003') + ' '.repeat(longest));
    assert.deepEqual([status.form, status.year, status.limits], [null, null, ['length']]);
  });
});

test('a client that does not ask for it is told no status', async (t) => {
  const server = await start(pulling);
  t.after(server.end);
  server.connection.onNotification(statusMethod, () => assert.fail('told'));
  await (await new Editor(server, seed('003')).open()).diagnostics();
});

test('the status says that the workspace holds more files than are looked through', async () => {
  const [up, down] = [new PassThrough(), new PassThrough()];
  const names = Array.from({ length: 60_000 }, (_, at) => `file:///w/${at}.txt`);
  serve(createConnection(new StreamMessageReader(up), new StreamMessageWriter(down)), {
    files: {
      isNear: () => true,
      async *list() {
        yield names;
      },
      read: async () => null,
      has: async () => true,
    },
  });
  const connection = createProtocolConnection(new StreamMessageReader(down), new StreamMessageWriter(up));
  const first = new Promise<StatusParams>((resolve) => {
    connection.onNotification(statusMethod, (status: StatusParams) => {
      if (status.limits.length > 0) resolve(status);
    });
  });
  connection.listen();
  await connection.sendRequest('initialize', {
    processId: null,
    rootUri: 'file:///w',
    capabilities: pulling,
    initializationOptions: { status: true },
  });
  await connection.sendNotification('initialized', {});
  const textDocument = { uri: 'file:///w/1.txt', languageId: 'gongkai', version: 1, text: seed('003') };
  await connection.sendNotification('textDocument/didOpen', { textDocument });
  await connection.sendRequest('textDocument/diagnostic', { textDocument });
  assert.deepEqual((await first).limits, ['files']);
  connection.dispose();
});

describe('the log', () => {
  test('tells at info who talks with whom, and what the client cannot take', async (t) => {
    const server = await start(pulling);
    t.after(server.end);
    const [first] = server.log;
    assert.equal(first?.type, MessageType.Info);
    assert.match(
      first.message,
      new RegExp(`^gongkai ${version} for an unnamed client \\(.*; without .*configuration, `),
    );
    assert.equal(server.result.serverInfo?.version, version);
  });

  test('tells each check at debug, and nothing of the text', async (t) => {
    const server = await start(pulling);
    t.after(server.end);
    const editor = await new Editor(server, seed('003')).open();
    await editor.diagnostics();
    const told = server.log.filter(({ type }) => type === MessageType.Debug).map(({ message }) => message);
    assert.equal(told.length, 1);
    assert.match(told[0] ?? '', /^file:\S+: version 1 checked in \d+\.\d ms, findings: 6$/);
    assert.doesNotMatch(server.logged.join('\n'), /[\u4e00-\u9fff]/);
  });

  test('warns of what people have to put right, and calls errors what is wrong here', async (t) => {
    const server = await start(pulling, { initializationOptions: { language: 7 } });
    t.after(server.end);
    const editor = await new Editor(server, seed('003')).open();
    await editor.ask('hover', { position: null });
    const levelOf = (words: string) => server.log.find(({ message }) => message.startsWith(words))?.type;
    assert.equal(levelOf('initializationOptions.language'), MessageType.Warning);
    assert.equal(levelOf('hover: '), MessageType.Error);
  });
});
