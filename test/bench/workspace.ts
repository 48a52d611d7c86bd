import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  ConfigurationRequest,
  createProtocolConnection,
  DidChangeTextDocumentNotification,
  DidOpenTextDocumentNotification,
  DocumentDiagnosticRequest,
  ExecuteCommandRequest,
  ExitNotification,
  InitializedNotification,
  InitializeRequest,
  LogMessageNotification,
  RegistrationRequest,
  ShutdownRequest,
  StreamMessageReader,
  StreamMessageWriter,
  WorkDoneProgressCreateRequest,
} from 'vscode-languageserver/node';
import type { FolderCheck } from '../../server/src/folderChecks.js';
import { median, timed } from './measure.js';

const report = readFileSync(new URL('../../seeds/003_449f627bed4e8a54.txt', import.meta.url), 'utf8');
const ORGANS = 200;
const NAMES = '甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉';

/** One of so many different reports: of two hundred organs, each of another year. */
export function reportOf(at: number): string {
  const organ = at % ORGANS;
  const year = 2021 + Math.floor(at / ORGANS);
  return report
    .replaceAll('运城市', `${NAMES[Math.floor(organ / 10)]}${NAMES[organ % 10]}市`)
    .replaceAll('2023', String(year))
    .replace('全市', `第${at}全市`);
}

export function writeReports(folder: string, count: number): void {
  for (let organ = 0; organ < ORGANS; organ++) mkdirSync(join(folder, String(organ)));
  for (let at = 0; at < count; at++) writeFileSync(join(folder, String(at % ORGANS), `${at}.txt`), reportOf(at));
}

export interface WorkspaceTime {
  /** Seconds until all are read. */
  readonly seconds: number;
  /** Largest memory of the server's process, in MB. */
  readonly megabytes: number;
  /** Milliseconds from an edit to its diagnostics, median and 99th percentile, with nothing to read. */
  readonly idle: readonly [number, number];
  /** The same while the reports are read. */
  readonly busy: readonly [number, number];
  readonly reports: number;
  /** The check of all of them that was asked for then, and the next one, when nothing had changed. */
  readonly check: CheckTime;
  readonly again: CheckTime;
}

export interface CheckTime {
  readonly seconds: number;
  readonly megabytes: number;
  readonly busy: readonly [number, number];
  readonly reports: number;
  readonly findings: number;
}

/** Opens a folder with so many reports, and types into one of them while the others are read. */
export async function timeWorkspace(server: string, count: number): Promise<WorkspaceTime> {
  const folder = mkdtempSync(join(tmpdir(), 'gongkai-bench-'));
  try {
    writeReports(folder, count);
    const idle = await run(server, null);
    const busy = await run(server, folder);
    const { seconds, megabytes, reports, checks } = busy;
    const [check, again] = checks as [CheckTime, CheckTime];
    return { seconds, megabytes, reports, check, again, idle: spread(idle.times), busy: spread(busy.times) };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const spread = (times: readonly number[]): [number, number] => [
  median(times),
  [...times].sort((a, b) => a - b)[Math.floor(times.length * 0.99)] ?? Number.NaN,
];

async function run(server: string, folder: string | null) {
  const child = spawn(process.execPath, [server, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
  const ended = once(child, 'exit');
  const connection = createProtocolConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
    undefined,
  );
  try {
    let read: { seconds: number; reports: number } | undefined;
    connection.onNotification(LogMessageNotification.type, ({ message }) => {
      const found = /read in (\d+) ms, (\d+) reports/.exec(message);
      if (found) read = { seconds: Number(found[1]) / 1000, reports: Number(found[2]) };
    });
    connection.onRequest(ConfigurationRequest.type, ({ items }) => items.map(() => null));
    connection.onRequest(RegistrationRequest.type, () => {});
    connection.onRequest(WorkDoneProgressCreateRequest.type, () => {});
    connection.listen();
    await connection.sendRequest(InitializeRequest.type, {
      processId: process.pid,
      rootUri: null,
      workspaceFolders: folder ? [{ uri: pathToFileURL(folder).href, name: 'bench' }] : [],
      capabilities: { textDocument: { diagnostic: {} }, window: { workDoneProgress: true } },
    });
    await connection.sendNotification(InitializedNotification.type, {});
    const uri = pathToFileURL(join(folder ?? tmpdir(), 'open.txt')).href;
    const text = reportOf(ORGANS);
    await connection.sendNotification(DidOpenTextDocumentNotification.type, {
      textDocument: { uri, languageId: 'gongkai', version: 1, text },
    });
    const line = text.split('\n').findIndex((content) => /七.\s*总计/.test(content));
    const end = text.split('\n')[line]?.trimEnd().length ?? 0;
    const range = { start: { line, character: end - 1 }, end: { line, character: end } };
    let version = 1;
    const edit = async (): Promise<void> => {
      version++;
      await connection.sendNotification(DidChangeTextDocumentNotification.type, {
        textDocument: { uri, version },
        contentChanges: [{ range, text: String(version % 10) }],
      });
      await connection.sendRequest(DocumentDiagnosticRequest.type, { textDocument: { uri } });
    };
    // People type ten characters a second; here it is thirty.
    const pause = () => new Promise((resolve) => setTimeout(resolve, 30));
    for (let warmUp = 0; warmUp < 25; warmUp++) await edit();
    const times: number[] = [];
    while (folder ? !read : times.length < 100) {
      times.push(await timed(edit));
      await pause();
    }
    const megabytes = peakOf(child.pid as number);
    const checks: CheckTime[] = [];
    while (folder && checks.length < 2) {
      const begun = performance.now();
      const meanwhile: number[] = [];
      let found: FolderCheck | undefined;
      const asked = connection.sendRequest(ExecuteCommandRequest.type, { command: 'gongkai.checkFolder' });
      void asked.then((result: FolderCheck) => {
        found = result;
      });
      while (!found) {
        meanwhile.push(await timed(edit));
        await pause();
      }
      const { reports, errors, warnings, others } = found;
      const seconds = (performance.now() - begun) / 1000;
      const findings = errors + warnings + others;
      checks.push({ seconds, megabytes: peakOf(child.pid as number), busy: spread(meanwhile), reports, findings });
    }
    await connection.sendRequest(ShutdownRequest.type);
    await connection.sendNotification(ExitNotification.type);
    await ended;
    return { times, megabytes, checks, seconds: read?.seconds ?? 0, reports: read?.reports ?? 0 };
  } finally {
    connection.dispose();
    child.kill();
  }
}

/** The most memory that a process has had resident, in MB; known on Linux only. */
function peakOf(pid: number): number {
  try {
    return Number(/VmHWM:\s*(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024;
  } catch {
    return Number.NaN;
  }
}
