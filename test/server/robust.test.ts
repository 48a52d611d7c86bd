// What no editor should send ends no server, and leaves no request without an answer.
import assert from 'node:assert/strict';
import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Readable, Writable } from 'node:stream';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { ErrorCodes, LSPErrorCodes } from 'vscode-languageserver';
import { StreamMessageReader } from 'vscode-languageserver/node';
import { seed } from './features/sample.js';

const program = fileURLToPath(new URL('../../dist/server.js', import.meta.url));
const codes: ReadonlySet<unknown> = new Set([...Object.values(ErrorCodes), ...Object.values(LSPErrorCodes)]);

interface Answer {
  readonly id: number | string | null;
  readonly result?: unknown;
  readonly error?: { readonly code: number; readonly message: string };
}

/** A server that can be sent anything. */
class Raw {
  readonly process: ChildProcessByStdio<Writable, Readable, null>;
  #id = 0;
  readonly #waiting = new Map<unknown, (answer: Answer) => void>();

  constructor() {
    this.process = spawn(process.execPath, [program, '--stdio'], { stdio: ['pipe', 'pipe', 'ignore'] });
    new StreamMessageReader(this.process.stdout).listen((message) => {
      const { id, method } = message as unknown as { id?: unknown; method?: string };
      if (method !== undefined && id !== undefined) this.send({ id, result: null });
      if (method === undefined) this.#waiting.get(id)?.(message as unknown as Answer);
    });
  }

  write(bytes: string | Buffer): void {
    this.process.stdin.write(bytes);
  }

  send(message: object): void {
    const content = JSON.stringify({ jsonrpc: '2.0', ...message });
    this.write(`Content-Length: ${Buffer.byteLength(content)}\r\n\r\n${content}`);
  }

  /** @throws where no answer comes */
  request(method: string, params?: unknown): Promise<Answer> {
    const id = ++this.#id;
    const answer = new Promise<Answer>((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`no answer to ${method} ${JSON.stringify(params)}`)), 20_000);
      this.#waiting.set(id, (given) => {
        clearTimeout(timer);
        resolve(given);
      });
    });
    this.send({ id, method, ...(params === undefined ? {} : { params }) });
    return answer;
  }

  initialize(capabilities: object = {}): Promise<Answer> {
    return this.request('initialize', { processId: null, rootUri: null, workspaceFolders: [], capabilities });
  }
}

const uri = 'file:///w/2023.txt';
const able = {
  textDocument: { diagnostic: {}, codeAction: { codeActionLiteralSupport: {} } },
  workspace: { workspaceFolders: true },
};

describe('the order of the protocol', () => {
  test('is kept from first to last', async () => {
    const server = new Raw();
    const exited = once(server.process, 'exit');
    const hover = { textDocument: { uri }, position: { line: 0, character: 0 } };
    const textDocument = { uri, languageId: 'gongkai', version: 1, text: seed('003') };
    const codeOf = async (method: string, params?: unknown) => (await server.request(method, params)).error?.code;
    assert.equal(await codeOf('textDocument/hover', hover), ErrorCodes.ServerNotInitialized);
    server.send({ method: 'textDocument/didOpen', params: { textDocument } });
    assert.notEqual((await server.request('initialize', { capabilities: null })).error, undefined);
    assert.ok((await server.initialize(able)).result);
    assert.equal(await codeOf('initialize', { capabilities: {} }), ErrorCodes.InvalidRequest);
    assert.equal(await codeOf('no/such/request', {}), ErrorCodes.MethodNotFound);
    assert.deepEqual((await server.request('textDocument/diagnostic', { textDocument: { uri } })).result, {
      kind: 'full',
      items: [],
    });
    assert.deepEqual((await server.request('shutdown')).result, null);
    for (const method of ['textDocument/hover', 'initialize', 'shutdown', 'no/such/request'])
      assert.equal(await codeOf(method, hover), ErrorCodes.InvalidRequest, method);
    server.send({ method: 'exit' });
    assert.equal((await exited)[0], 0);
  });

  test('may be cut short, and then it did not end well', async () => {
    for (const initialized of [false, true]) {
      const server = new Raw();
      const exited = once(server.process, 'exit');
      if (initialized) await server.initialize();
      server.send({ method: 'exit' });
      assert.equal((await exited)[0], 1);
    }
  });

  test('ends well where the editor hangs up after its goodbye', async () => {
    const server = new Raw();
    const exited = once(server.process, 'exit');
    await server.initialize();
    await server.request('shutdown');
    server.process.stdin.end();
    assert.equal((await exited)[0], 0);
  });
});

describe('a server that is sent what makes no sense', () => {
  let server: Raw;
  before(async () => {
    server = new Raw();
    await server.initialize(able);
    server.send({ method: 'initialized', params: {} });
    const textDocument = { uri, languageId: 'gongkai', version: 1, text: seed('003') };
    server.send({ method: 'textDocument/didOpen', params: { textDocument } });
  });
  after(() => server.process.kill());

  /** It is there, and has the text that it was given. */
  async function isWell(what: string): Promise<void> {
    const { result } = await server.request('textDocument/diagnostic', { textDocument: { uri } });
    assert.equal((result as { items: unknown[] }).items.length, 6, what);
  }

  test('answers behind bytes that are no message', async () => {
    const framed = (content: string) => `Content-Length: ${Buffer.byteLength(content)}\r\n\r\n${content}`;
    for (const bytes of [
      'hello\r\n\r\n',
      'Content-Length: x\r\n\r\n{}',
      'Content-Length: 99999999999\r\n\r\n{}',
      'Content-Length: -1\r\n\r\n{}',
      Buffer.alloc(1_000_000, 0x7f),
      ...['', '{', 'null', '7', '"x"', '[]', '[{}]', '{}', '{"jsonrpc":"2.0"}', '{"id":1}', '{"method":7}'].map(framed),
      ...[
        { method: 'shutdown' },
        { id: 0.5, method: {} },
        { id: null, result: 1 },
        { id: {}, method: 'x', params: 'y' },
      ].map((message) => framed(JSON.stringify({ jsonrpc: '2.0', id: null, ...message }))),
    ]) {
      server.write(bytes);
      await isWell(`behind ${bytes.toString().slice(0, 60)}`);
    }
  });

  /** In place of all parameters, or of one. */
  const nonsense = [
    undefined,
    null,
    7,
    -1,
    1e300,
    'x',
    true,
    [],
    [null],
    [[]],
    {},
    { uri: 7 },
    { line: 'x' },
    { start: 1 },
  ];
  const position = { line: 1, character: 1 };
  const range = { start: position, end: position };
  const textDocument = { uri };
  const options = { tabSize: 4, insertSpaces: true };

  const requests: Readonly<Record<string, object>> = {
    'textDocument/hover': { textDocument, position },
    'textDocument/definition': { textDocument, position },
    'textDocument/references': { textDocument, position, context: { includeDeclaration: true } },
    'textDocument/documentHighlight': { textDocument, position },
    'textDocument/documentSymbol': { textDocument },
    'textDocument/foldingRange': { textDocument },
    'textDocument/selectionRange': { textDocument, positions: [position] },
    'textDocument/documentLink': { textDocument },
    'textDocument/semanticTokens/full': { textDocument },
    'textDocument/semanticTokens/range': { textDocument, range },
    'textDocument/inlayHint': { textDocument, range },
    'textDocument/codeLens': { textDocument },
    'textDocument/completion': { textDocument, position },
    'completionItem/resolve': { label: '总计', data: {} },
    'textDocument/formatting': { textDocument, options },
    'textDocument/rangeFormatting': { textDocument, range, options },
    'textDocument/onTypeFormatting': { textDocument, position, ch: '7', options },
    'textDocument/codeAction': { textDocument, range, context: { diagnostics: [] } },
    'textDocument/diagnostic': { textDocument, previousResultId: '1' },
    'textDocument/willSaveWaitUntil': { textDocument, reason: 1 },
    'workspace/symbol': { query: '' },
    'workspace/executeCommand': { command: 'gongkai.clearFolder', arguments: [] },
    'gongkai/import': { uri, content: '' },
    'gongkai/paste': { textDocument: { uri, version: 1 }, range, text: '1', html: '' },
    'gongkai/isReport': { uri },
    'gongkai/reports': {},
    'gongkai/newReport': { organ: '运城市人民政府', year: 2023, folder: 'file:///w' },
    'gongkai/comparison': { uri, other: 'file:///w/2022.txt' },
    'no/such/request': { textDocument },
  };
  for (const [method, params] of Object.entries(requests)) {
    test(`answers ${method} with anything for parameters`, async () => {
      const wrong = Object.keys(params).flatMap((key) => nonsense.map((value) => ({ ...params, [key]: value })));
      for (const given of [...nonsense, ...wrong]) {
        const answer = await server.request(method, given);
        assert.ok('result' in answer !== 'error' in answer, JSON.stringify(answer));
        assert.ok(!answer.error || codes.has(answer.error.code), JSON.stringify(answer));
      }
      await isWell(method);
    });
  }

  const item = { uri: 'file:///w/other.txt', languageId: 'gongkai', version: 1, text: '' };
  const notifications: Readonly<Record<string, readonly unknown[]>> = {
    initialized: [],
    'textDocument/didOpen': Object.keys(item)
      .filter((key) => key !== 'version')
      .flatMap((key) =>
        nonsense
          .filter((value) => typeof value !== 'string')
          .map((value) => ({ textDocument: { ...item, [key]: value } })),
      ),
    'textDocument/didChange': [
      ...nonsense.map((wrong) => ({ textDocument: wrong, contentChanges: [{ text: '' }] })),
      ...nonsense.map((wrong) => ({ textDocument: { uri, version: 2 }, contentChanges: wrong })),
      ...nonsense.map((wrong) => ({ textDocument: { uri, version: 2 }, contentChanges: [{ text: '' }, wrong] })),
      ...nonsense
        .slice(1)
        .map((wrong) => ({ textDocument: { uri, version: 2 }, contentChanges: [{ range: wrong, text: '' }] })),
      ...nonsense
        .filter((value) => typeof value !== 'string')
        .map((text) => ({ textDocument: { uri, version: 2 }, contentChanges: [{ range, text }] })),
    ],
    'textDocument/didClose': nonsense.map((wrong) => ({ textDocument: wrong })),
    'textDocument/didSave': nonsense.map((wrong) => ({ textDocument: wrong })),
    'textDocument/willSave': nonsense.map((wrong) => ({ textDocument: wrong })),
    'workspace/didChangeConfiguration': nonsense.map((wrong) => ({ settings: { gongkai: wrong } })),
    'workspace/didChangeWatchedFiles': [
      ...nonsense.map((wrong) => ({ changes: wrong })),
      ...nonsense.map((wrong) => ({ changes: [wrong] })),
      ...nonsense.map((wrong) => ({
        changes: [
          { uri: wrong, type: 1 },
          { uri, type: wrong },
        ],
      })),
    ],
    'workspace/didChangeWorkspaceFolders': nonsense.flatMap((wrong) => [
      { event: wrong },
      { event: { added: [wrong], removed: [wrong] } },
    ]),
    '$/cancelRequest': nonsense.map((id) => ({ id })),
    '$/setTrace': nonsense.map((value) => ({ value })),
    '$/progress': nonsense.map((token) => ({ token, value: {} })),
    'window/workDoneProgress/cancel': nonsense.map((token) => ({ token })),
    'no/such/notification': [],
  };
  for (const [method, wrong] of Object.entries(notifications)) {
    test(`survives ${method} with anything for parameters`, async () => {
      for (const params of [...nonsense, ...wrong])
        server.send({ method, ...(params === undefined ? {} : { params }) });
      await isWell(method);
      // What was put off is done meanwhile.
      await new Promise((resolve) => setTimeout(resolve, 400));
      await isWell(`${method}, later`);
    });
  }
});
