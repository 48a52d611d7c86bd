// Whether a server that works for a long time keeps its memory: two hundred reports are open, and somebody edits them,
// asks about them, closes and opens them, checks their folder and changes its configuration, as fast as all is answered.
// `npm run bench:long -- MINUTES`, thirty where none are named. Fails where the last minutes take more than a tenth more
// memory than those behind the first two. `--snapshots` writes what the heap holds then and at the end.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ClientCapabilities, DocumentDiagnosticReport } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { type Started, start } from '../server/client.js';
import { median, print } from './measure.js';
import { reportOf, writeReports } from './workspace.js';

const OPEN = 200;
const SETTLED = 2;
/** Minutes that are compared with as many. */
const SPAN = 5;
const minutes = Number(process.argv.slice(2).find((argument) => /^\d+$/.test(argument)) ?? 30);
const takesSnapshots = process.argv.includes('--snapshots');

const capabilities: ClientCapabilities = {
  textDocument: {
    synchronization: { didSave: true },
    diagnostic: { relatedInformation: true, codeDescriptionSupport: true },
    codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: [] } }, isPreferredSupport: true },
    documentSymbol: { hierarchicalDocumentSymbolSupport: true },
    semanticTokens: { requests: { full: true }, tokenTypes: ['number'], tokenModifiers: [], formats: ['relative'] },
    inlayHint: {},
    codeLens: {},
  },
  workspace: {
    configuration: true,
    didChangeConfiguration: { dynamicRegistration: true },
    didChangeWatchedFiles: { dynamicRegistration: true },
    workspaceFolders: true,
    diagnostics: { refreshSupport: true },
    inlayHint: { refreshSupport: true },
    semanticTokens: { refreshSupport: true },
    codeLens: { refreshSupport: true },
  },
  window: { workDoneProgress: true },
};

/** The same numbers each time (mulberry32). */
function random(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296) * below);
  };
}

/** Somebody who never rests. */
class Worker {
  readonly #server: Started;
  readonly #folder: string;
  readonly #upTo = random(20_211_001);
  readonly #open: { document: TextDocument; resultId: string | undefined }[] = [];
  /** Milliseconds that each answer took since this was last emptied. */
  times: number[] = [];
  language = 'zh';

  constructor(server: Started, folder: string) {
    this.#server = server;
    this.#folder = folder;
  }

  async openAll(): Promise<void> {
    for (let at = OPEN; at < 2 * OPEN; at++) {
      const uri = pathToFileURL(join(this.#folder, String(at % OPEN), `${at}.txt`)).href;
      this.#open.push({ document: TextDocument.create(uri, 'gongkai', 1, reportOf(at)), resultId: undefined });
      await this.#tellOpen(at - OPEN);
    }
  }

  async step(): Promise<void> {
    const kind = this.#upTo(1000);
    if (kind < 2) await this.#checkFolder();
    else if (kind < 4) await this.#changeSettings();
    else if (kind < 6) await this.#changeConfiguration();
    else if (kind < 20) await this.#changeFile();
    else if (kind < 60) await this.#openAnew();
    else if (kind < 500) await this.#edit();
    else await this.#look();
  }

  get #any(): number {
    return this.#upTo(OPEN);
  }

  #of(at: number): { document: TextDocument; resultId: string | undefined } {
    const open = this.#open[at];
    if (!open) throw new Error(`no document ${at}`);
    return open;
  }

  async #ask<R>(method: string, params: object): Promise<R> {
    const begun = performance.now();
    const answer = await this.#server.connection.sendRequest<R>(method, params);
    this.times.push(performance.now() - begun);
    return answer;
  }

  #tell(method: string, params: object): Promise<void> {
    return this.#server.connection.sendNotification(method, params);
  }

  async #tellOpen(at: number): Promise<void> {
    const { document } = this.#of(at);
    const { uri, languageId, version } = document;
    await this.#tell('textDocument/didOpen', { textDocument: { uri, languageId, version, text: document.getText() } });
    await this.#pull(at);
  }

  async #pull(at: number): Promise<void> {
    const open = this.#of(at);
    const previous = open.resultId === undefined ? {} : { previousResultId: open.resultId };
    const report = await this.#ask<DocumentDiagnosticReport>('textDocument/diagnostic', {
      textDocument: { uri: open.document.uri },
      ...previous,
    });
    open.resultId = report.resultId;
  }

  /** Types a digit, a line, or half a report; every now and then all is as it was. */
  async #edit(): Promise<void> {
    const at = this.#any;
    const open = this.#of(at);
    const { document } = open;
    const length = document.getText().length;
    const start = this.#upTo(length);
    const whole = { start: 0, end: length, text: reportOf(at + OPEN) };
    const kinds = [
      { start, end: start + 1, text: String(this.#upTo(10)) },
      { start, end: start, text: '\n本年度收到申请12件。' },
      { start, end: Math.min(length, start + this.#upTo(100)), text: '' },
      whole,
    ];
    const { text, ...span } = kinds[this.#upTo(40) === 0 ? 3 : this.#upTo(3)] ?? whole;
    const range = { start: document.positionAt(span.start), end: document.positionAt(span.end) };
    const version = document.version + 1;
    open.document = TextDocument.update(document, [{ range, text }], version);
    const textDocument = { uri: document.uri, version };
    await this.#tell('textDocument/didChange', { textDocument, contentChanges: [{ range, text }] });
    await this.#pull(at);
  }

  async #look(): Promise<void> {
    const at = this.#any;
    const { document } = this.#of(at);
    const { uri } = document;
    const position = document.positionAt(this.#upTo(document.getText().length));
    const range = { start: position, end: position };
    const all = { start: { line: 0, character: 0 }, end: { line: document.lineCount, character: 0 } };
    const asked: readonly (readonly [method: string, params: object])[] = [
      ['hover', { position }],
      ['hover', { position }],
      ['completion', { position }],
      ['definition', { position }],
      ['references', { position, context: { includeDeclaration: true } }],
      ['documentHighlight', { position }],
      ['documentSymbol', {}],
      ['foldingRange', {}],
      ['selectionRange', { positions: [position] }],
      ['semanticTokens/full', {}],
      ['inlayHint', { range: all }],
      ['codeLens', {}],
      ['codeAction', { range, context: { diagnostics: [] } }],
      ['documentLink', {}],
      ['formatting', { options: { tabSize: 4, insertSpaces: true } }],
    ];
    const [method, params] = asked[this.#upTo(asked.length)] ?? ['hover', { position }];
    await this.#ask(`textDocument/${method}`, { textDocument: { uri }, ...params });
    await this.#pull(at);
  }

  async #openAnew(): Promise<void> {
    const at = this.#any;
    const open = this.#of(at);
    await this.#tell('textDocument/didClose', { textDocument: { uri: open.document.uri } });
    open.document = TextDocument.create(open.document.uri, 'gongkai', 1, reportOf(at + OPEN));
    open.resultId = undefined;
    await this.#tellOpen(at);
  }

  /** Last year's report of somebody is saved by another program. */
  async #changeFile(): Promise<void> {
    const at = this.#any;
    const path = join(this.#folder, String(at), `${at}.txt`);
    writeFileSync(path, reportOf(at).replace('\t3\t0', `\t${this.#upTo(100)}\t0`));
    await this.#tell('workspace/didChangeWatchedFiles', { changes: [{ uri: pathToFileURL(path).href, type: 2 }] });
    await this.#pull(at);
  }

  async #checkFolder(): Promise<void> {
    await this.#ask('workspace/executeCommand', { command: 'gongkai.checkFolder' });
    if (this.#upTo(2) === 0) await this.#ask('workspace/executeCommand', { command: 'gongkai.clearFolder' });
  }

  async #changeSettings(): Promise<void> {
    this.language = this.language === 'zh' ? 'en' : 'zh';
    await this.#tell('workspace/didChangeConfiguration', { settings: null });
    for (let at = 0; at < OPEN; at++) await this.#pull(at);
  }

  async #changeConfiguration(): Promise<void> {
    const path = join(this.#folder, 'gongkai.config.json');
    const level = ['off', 'error', 'hint'][this.#upTo(3)];
    // Each time another text, though one that may say the same.
    writeFileSync(path, `// ${this.#upTo(1_000_000)}\n${JSON.stringify({ rules: { 'row-label': level } })}`);
    await this.#tell('workspace/didChangeWatchedFiles', { changes: [{ uri: pathToFileURL(path).href, type: 2 }] });
    for (let at = 0; at < OPEN; at++) await this.#pull(at);
  }
}

/** Megabytes that a process has resident now; known on Linux only. */
const resident = (pid: number): number =>
  Number(/VmRSS:\s*(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024;

const probed = <T>(server: Started, asked: string): Promise<T> =>
  new Promise((resolve) => {
    server.process.once('message', (answer) => resolve(answer as T));
    server.process.send?.(asked);
  });

const folder = mkdtempSync(join(tmpdir(), 'gongkai-long-'));
const probe = new URL('probe.mjs', import.meta.url).href;
writeReports(folder, 2 * OPEN);
const server = await start(capabilities, { folders: [pathToFileURL(folder).href], probe });
try {
  const pid = server.process.pid ?? 0;
  const worker = new Worker(server, folder);
  const { connection } = server;
  connection.onRequest('workspace/configuration', ({ items }) =>
    items.map(() => ({ language: worker.language, acrossFolders: false })),
  );
  for (const method of ['client/registerCapability', 'window/workDoneProgress/create'])
    connection.onRequest(method, () => null);
  for (const kind of ['diagnostic', 'inlayHint', 'semanticTokens', 'codeLens'])
    connection.onRequest(`workspace/${kind}/refresh`, () => null);
  await worker.openAll();

  const rows: [string, number, number, string, number, number, number][] = [];
  for (let minute = 1; minute <= minutes; minute++) {
    worker.times = [];
    const sizes: number[] = [];
    const end = performance.now() + 60_000;
    let next = performance.now();
    while (performance.now() < end) {
      await worker.step();
      if (performance.now() < next) continue;
      next = performance.now() + 500;
      sizes.push(resident(pid));
    }
    const heap = (await probed<number>(server, 'gc')) / (1 << 20);
    const { times } = worker;
    const sorted = [...times].sort((a, b) => a - b);
    const slow = sorted[Math.floor(sorted.length * 0.99)] ?? Number.NaN;
    rows.push([
      String(minute),
      median(sizes),
      heap,
      String(times.length),
      median(times),
      slow,
      sorted.at(-1) ?? Number.NaN,
    ]);
    console.log(
      rows
        .at(-1)
        ?.map((cell) => (typeof cell === 'number' ? cell.toFixed(2) : cell))
        .join('  '),
    );
    if (takesSnapshots && (minute === SETTLED || minute === minutes))
      console.log(await probed<string>(server, 'snapshot'));
  }
  print(
    `${OPEN} open reports, worked on without rest: memory (MB), requests answered, and how soon (ms)`,
    ['minute', 'resident', 'heap', 'answered', 'median', '99 %', 'longest'],
    rows,
  );
  const [, , ...settled] = rows;
  for (const [what, column] of [
    ['resident', 1],
    ['heap', 2],
  ] as const) {
    // Of one minute alone memory says little: it goes up and down by a third, as garbage is collected now or later.
    const of = (some: typeof rows): number => median(some.map((row) => row[column]));
    const growth = (of(settled.slice(-SPAN)) / of(settled.slice(0, SPAN)) - 1) * 100;
    console.log(
      `\nThe last ${SPAN} minutes beside the ${SPAN} behind the first two, ${what}: ${growth.toFixed(1)} % more`,
    );
    if (!(growth <= 10)) process.exitCode = 1;
  }
  await server.end();
} finally {
  server.process.kill();
  rmSync(folder, { recursive: true });
}
