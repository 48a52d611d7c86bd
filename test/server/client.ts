import { type ChildProcess, type ChildProcessByStdio, spawn } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import type { ClientCapabilities, InitializeResult, LogMessageParams } from 'vscode-languageserver';
import {
  createProtocolConnection,
  type ProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';

const server = fileURLToPath(new URL('../../dist/server.js', import.meta.url));

export interface Started {
  readonly connection: ProtocolConnection;
  readonly result: InitializeResult;
  readonly process: ChildProcess;
  /** What the server logged with `window/logMessage`. */
  readonly logged: readonly string[];
  /** The same, with its levels. */
  readonly log: readonly LogMessageParams[];
  /** Says goodbye, and resolves with the exit code. */
  readonly end: () => Promise<number | null>;
}

/** Starts `dist/server.js` over stdio, as any editor does. */
export async function start(
  capabilities: ClientCapabilities,
  {
    locale = 'zh-cn' as string | null,
    initializationOptions = {} as unknown,
    folders = [] as readonly string[],
    env = {} as Record<string, string>,
    /** A module for the server's process, which talks with this one by messages and may collect garbage. */
    probe = null as string | null,
  } = {},
): Promise<Started> {
  const probing = probe === null ? [] : ['--expose-gc', '--import', probe];
  const child = spawn(process.execPath, [...probing, server, '--stdio'], {
    stdio: ['pipe', 'pipe', 'inherit', ...(probe === null ? [] : (['ipc'] as const))],
    env: { ...process.env, ...env },
  }) as ChildProcessByStdio<Writable, Readable, null>;
  const exited = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const connection = createProtocolConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  const logged: string[] = [];
  const log: LogMessageParams[] = [];
  connection.onNotification('window/logMessage', (params: LogMessageParams) => {
    log.push(params);
    logged.push(params.message);
  });
  connection.listen();
  const result: InitializeResult = await connection.sendRequest('initialize', {
    processId: process.pid,
    rootUri: null,
    workspaceFolders: folders.map((uri) => ({ uri, name: uri })),
    ...(locale !== null && { locale }),
    capabilities,
    initializationOptions,
  });
  await connection.sendNotification('initialized', {});
  const end = async (): Promise<number | null> => {
    await connection.sendRequest('shutdown');
    await connection.sendNotification('exit');
    const code = await exited;
    connection.dispose();
    return code;
  };
  return { connection, result, process: child, logged, log, end };
}
