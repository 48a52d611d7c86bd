import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  type ClientCapabilities,
  ConfigurationRequest,
  createProtocolConnection,
  DidChangeTextDocumentNotification,
  DidOpenTextDocumentNotification,
  DocumentDiagnosticRequest,
  ExitNotification,
  InitializedNotification,
  InitializeRequest,
  type Position,
  type ProtocolConnection,
  PublishDiagnosticsNotification,
  RegistrationRequest,
  ShutdownRequest,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import { reportOf } from './corpus.js';
import { median, timed } from './measure.js';

/** How the diagnostics travel: asked for by the client, or sent by the server. */
export type Way = 'pull' | 'push';

const uri = 'file:///report.gongkai';

/**
 * Median milliseconds from a one-character edit to the diagnostics, over stdio.
 * @param server the program of a language server
 */
export function timeEdit(server: string, kilobytes: number, way: Way, edits: number): Promise<number> {
  return talking(server, way, async (client) => {
    const text = reportOf(kilobytes);
    const position = concludedTotal(text);
    await client.open(text);
    const times: number[] = [];
    const warmUp = Math.ceil(edits / 4);
    for (let edit = 0; edit < warmUp + edits; edit++) {
      const time = await timed(() => client.type(position, String(edit % 10)));
      if (edit >= warmUp) times.push(time);
    }
    return median(times);
  });
}

/** Median milliseconds from opening a report, the first of a fresh server, to its diagnostics, over stdio. */
export async function timeOpening(server: string, kilobytes: number, way: Way, runs: number): Promise<number> {
  const text = reportOf(kilobytes);
  const times: number[] = [];
  for (let run = 0; run < runs; run++)
    times.push(await talking(server, way, (client) => timed(() => client.open(text))));
  return median(times);
}

/** Does `work` with a server of its own. */
async function talking<T>(server: string, way: Way, work: (client: BenchClient) => Promise<T>): Promise<T> {
  const child = spawn(process.execPath, [server, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
  const ended = once(child, 'exit');
  const connection = createProtocolConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
    undefined,
  );
  try {
    const result = await work(await connect(connection, way));
    await connection.sendRequest(ShutdownRequest.type);
    await connection.sendNotification(ExitNotification.type);
    await ended;
    return result;
  } finally {
    connection.dispose();
    child.kill();
  }
}

/** Where a number stands that an edit can break: the last digit of the row （七）总计. */
function concludedTotal(text: string): Position {
  const lines = text.split('\n');
  const line = lines.findIndex((content) => /七.\s*总计/.test(content));
  return { line, character: (lines[line] as string).trimEnd().length - 1 };
}

type BenchClient = Awaited<ReturnType<typeof connect>>;

async function connect(connection: ProtocolConnection, way: Way) {
  const published = new Map<number, () => void>();
  connection.onNotification(PublishDiagnosticsNotification.type, ({ version }) => {
    if (version !== undefined) published.get(version)?.();
  });
  connection.onRequest(ConfigurationRequest.type, ({ items }) => items.map(() => null));
  connection.onRequest(RegistrationRequest.type, () => {});
  connection.listen();

  const shown = { relatedInformation: true, codeDescriptionSupport: true };
  const capabilities: ClientCapabilities = {
    workspace: { configuration: true },
    textDocument: way === 'pull' ? { diagnostic: shown } : { publishDiagnostics: { ...shown, versionSupport: true } },
  };
  await connection.sendRequest(InitializeRequest.type, { processId: process.pid, rootUri: null, capabilities });
  await connection.sendNotification(InitializedNotification.type, {});

  /** Resolves when the diagnostics of that version are here. */
  const diagnostics = (version: number): Promise<unknown> =>
    way === 'pull'
      ? connection.sendRequest(DocumentDiagnosticRequest.type, { textDocument: { uri } })
      : new Promise<void>((resolve) => published.set(version, resolve));

  let version = 1;
  return {
    async open(text: string): Promise<void> {
      const textDocument = { uri, languageId: 'gongkai', version, text };
      const pushed = way === 'push' ? diagnostics(version) : undefined;
      await connection.sendNotification(DidOpenTextDocumentNotification.type, { textDocument });
      await (pushed ?? diagnostics(version));
    },
    /** Replaces the character at a position. */
    async type(start: Position, character: string): Promise<void> {
      version++;
      const range = { start, end: { line: start.line, character: start.character + 1 } };
      const pushed = way === 'push' ? diagnostics(version) : undefined;
      await connection.sendNotification(DidChangeTextDocumentNotification.type, {
        textDocument: { uri, version },
        contentChanges: [{ range, text: character }],
      });
      await (pushed ?? diagnostics(version));
    },
  };
}
