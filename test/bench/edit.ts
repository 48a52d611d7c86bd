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
import { compare, median, timed } from './measure.js';

/** How the diagnostics travel: asked for by the client, or sent by the server. */
export type Way = 'pull' | 'push';

const uri = 'file:///report.gongkai';

/**
 * Median milliseconds from a one-character edit to the diagnostics, over stdio, of several servers in turns: each makes
 * another number wrong, which is put right again meanwhile.
 */
export async function timeEdit(
  servers: readonly string[],
  kilobytes: number,
  way: Way,
  edits: number,
): Promise<number[]> {
  const text = reportOf(kilobytes);
  const places = zerosOf(text);
  const started = servers.map(start);
  try {
    const clients = await Promise.all(started.map(({ connection }) => connect(connection, way)));
    for (const client of clients) await client.open(text);
    const type = (turn: number, digit: string) => (client: BenchClient) =>
      client.type(places[(turn * STEP) % places.length] as Position, digit);
    let now = 0;
    return await compare(
      clients.map((client) => () => type(now, '7')(client)),
      edits,
      async (turn) => {
        if (turn > 0) await Promise.all(clients.map(type(now, '0')));
        now = turn;
      },
    );
  } finally {
    await Promise.all(started.map(({ end }) => end()));
  }
}

/** Far apart, so that no two edits in a row are alike. */
const STEP = 7;

/** Median milliseconds from opening a report, the first of a fresh server, to its diagnostics, over stdio. */
export async function timeOpening(server: string, kilobytes: number, way: Way, runs: number): Promise<number> {
  const text = reportOf(kilobytes);
  const times: number[] = [];
  for (let run = 0; run < runs; run++) {
    const { connection, end } = start(server);
    try {
      const client = await connect(connection, way);
      times.push(await timed(() => client.open(text)));
    } finally {
      await end();
    }
  }
  return median(times);
}

/** Median milliseconds from starting a server to its answer to `initialize`, over stdio, of several in turns. */
export async function timeStart(servers: readonly string[], runs: number): Promise<number[]> {
  let ends: (() => Promise<void>)[] = [];
  const times = await compare(
    servers.map((server) => async () => {
      const { connection, end } = start(server);
      ends.push(end);
      await initialize(connection, 'pull');
    }),
    runs,
    async () => {
      await Promise.all(ends.map((end) => end()));
      ends = [];
    },
  );
  await Promise.all(ends.map((end) => end()));
  return times;
}

/** A server of one's own, which is to be ended. */
function start(server: string): { connection: ProtocolConnection; end: () => Promise<void> } {
  const child = spawn(process.execPath, [server, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
  const ended = once(child, 'exit');
  const connection = createProtocolConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
    undefined,
  );
  connection.onRequest(ConfigurationRequest.type, ({ items }) => items.map(() => null));
  connection.onRequest(RegistrationRequest.type, () => {});
  connection.listen();
  const end = async (): Promise<void> => {
    try {
      await connection.sendRequest(ShutdownRequest.type);
      await connection.sendNotification(ExitNotification.type);
      await ended;
    } finally {
      connection.dispose();
      child.kill();
    }
  };
  return { connection, end };
}

/** Where a 0 stands in table 三, that an edit can break, each a number of its own. */
function zerosOf(text: string): Position[] {
  const lines = text.split('\n');
  const first = lines.findIndex((line) => line.startsWith('一、本年新收'));
  const end = lines.findIndex((line) => line.startsWith('四、结转下年度')) + 1;
  return lines
    .slice(first, end)
    .flatMap((line, at) =>
      [...line.matchAll(/\t(?=0(?:\t|$))/g)].map(({ index }) => ({ line: first + at, character: index + 1 })),
    );
}

type BenchClient = Awaited<ReturnType<typeof connect>>;

async function initialize(connection: ProtocolConnection, way: Way): Promise<void> {
  const shown = { relatedInformation: true, codeDescriptionSupport: true };
  const capabilities: ClientCapabilities = {
    workspace: { configuration: true },
    textDocument: way === 'pull' ? { diagnostic: shown } : { publishDiagnostics: { ...shown, versionSupport: true } },
  };
  await connection.sendRequest(InitializeRequest.type, { processId: process.pid, rootUri: null, capabilities });
}

async function connect(connection: ProtocolConnection, way: Way) {
  const published = new Map<number, () => void>();
  connection.onNotification(PublishDiagnosticsNotification.type, ({ version }) => {
    if (version !== undefined) published.get(version)?.();
  });
  await initialize(connection, way);
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
