import assert from 'node:assert/strict';
import { fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, type Server, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { describe, type TestContext, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import {
  createProtocolConnection,
  IPCMessageReader,
  IPCMessageWriter,
  type ProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import { commandOf } from '../../server/src/commandLine.js';

const root = fileURLToPath(new URL('../../', import.meta.url));
const server = `${root}dist/server.js`;

test('the command line says how to talk to the editor', () => {
  const kindOf = (...args: string[]) => commandOf(args, true);
  assert.deepEqual(kindOf('--stdio'), { kind: 'stdio' });
  assert.deepEqual(kindOf('--log=all', '--stdio', '--clientProcessId=7'), { kind: 'stdio' });
  assert.deepEqual(kindOf('--node-ipc', '--clientProcessId=7'), { kind: 'node-ipc' });
  assert.deepEqual(kindOf('--socket=8080'), { kind: 'connect', to: { port: 8080 } });
  assert.deepEqual(kindOf('--socket', '8080'), { kind: 'connect', to: { port: 8080 } });
  assert.deepEqual(kindOf('--pipe=a.sock'), { kind: 'connect', to: { path: 'a.sock' } });
  assert.deepEqual(kindOf('-h'), { kind: 'help' });
  assert.equal(commandOf(['--node-ipc'], false).kind, 'unusable');
  for (const args of [[], ['report.txt'], ['--socket'], ['--socket=x'], ['--socket=0'], ['--socket=65536'], ['--pipe']])
    assert.equal(kindOf(...args).kind, 'unusable', args.join(' '));
});

/** Runs the server without an editor. */
async function run(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const child = spawn(process.execPath, [server, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  const [out, err, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')]);
  return { code, out, err };
}

describe('a server started by hand', () => {
  test('says how it is started', async () => {
    const { code, out, err } = await run();
    assert.deepEqual([code, out], [2, '']);
    assert.match(err, /^gongkai: .*not told how to talk to the editor\n\n.*\n.*\n\n {2}--stdio /);
    assert.doesNotMatch(err, /\bat /, 'a stack trace');
    const help = await run('--help');
    assert.deepEqual([help.code, help.err], [0, '']);
    assert.ok(err.includes(help.out.trimEnd()));
  });

  test('says its version', async () => {
    const { version } = JSON.parse(readFileSync(`${root}package.json`, 'utf8'));
    assert.deepEqual(await run('--version'), { code: 0, out: `${version}\n`, err: '' });
  });

  test('says that nobody listens', async () => {
    const listener = createServer().listen(0, '127.0.0.1');
    await once(listener, 'listening');
    const port = portOf(listener);
    listener.close();
    await once(listener, 'close');
    const { code, err } = await run(`--socket=${port}`);
    assert.deepEqual([code, err], [1, `gongkai: connect ECONNREFUSED 127.0.0.1:${port}\n`]);
  });

  test('ends without an editor at the other end', async () => {
    assert.deepEqual(await run('--stdio'), { code: 1, out: '', err: '' });
  });
});

describe('an editor', () => {
  test('that listens on a port is answered, and can end the server', async (t) => {
    const { connection, exited } = await onSocket(t);
    assert.ok((await initialize(connection)).capabilities.hoverProvider);
    await connection.sendRequest('shutdown');
    await connection.sendNotification('exit');
    assert.deepEqual(await exited, [0, null]);
  });

  test('that hangs up leaves no server behind', async (t) => {
    const { socket, connection, exited } = await onSocket(t);
    await initialize(connection);
    socket.destroy();
    assert.deepEqual(await exited, [1, null]);
  });

  test('in Node that closes its channel leaves no server behind', async (t) => {
    const child = fork(server, ['--node-ipc']);
    t.after(() => child.kill());
    const exited = once(child, 'exit');
    const connection = createProtocolConnection(new IPCMessageReader(child), new IPCMessageWriter(child));
    connection.listen();
    await initialize(connection);
    child.disconnect();
    assert.deepEqual(await exited, [1, null]);
  });
});

async function onSocket(t: TestContext) {
  const listener = createServer().listen(0, '127.0.0.1');
  await once(listener, 'listening');
  const child = spawn(process.execPath, [server, `--socket=${portOf(listener)}`], { stdio: 'inherit' });
  t.after(() => {
    listener.close();
    child.kill();
  });
  const exited = once(child, 'exit');
  const [socket] = (await once(listener, 'connection')) as [Socket];
  const connection = createProtocolConnection(new StreamMessageReader(socket), new StreamMessageWriter(socket));
  connection.listen();
  return { socket, connection, exited };
}

const portOf = (listener: Server): number => (listener.address() as { port: number }).port;

/** This process lives on, so that only the end of the connection can end the server. */
const initialize = (connection: ProtocolConnection): Promise<{ capabilities: { hoverProvider?: boolean } }> =>
  connection.sendRequest('initialize', { processId: process.pid, rootUri: null, capabilities: {} });
