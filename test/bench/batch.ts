import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createReadStream, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { writeArchive } from './archive.js';

const cli = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));

/** Has the program say on its way out what it took, with all its threads. */
const USAGE = `import { writeSync } from 'node:fs';
import { isMainThread } from 'node:worker_threads';
if (isMainThread) process.on('exit', () => writeSync(3, JSON.stringify(process.resourceUsage())));`;
const probe = `data:text/javascript,${encodeURIComponent(USAGE)}`;

export interface BatchTime {
  readonly reports: number;
  readonly seconds: number;
  /** Seconds until the first answer is there. */
  readonly first: number;
  /** Seconds of processor time, of all threads. */
  readonly processor: number;
  /** The most memory that was resident, in MB. */
  readonly megabytes: number;
  /** Reports whose last year's was compared with them: something is told of both. */
  readonly compared: number;
}

/** How an archive of so many reports is checked by the command line, as it is filed, and as lines of NDJSON. */
export async function timeBatch(count: number): Promise<[name: string, time: BatchTime][]> {
  const folder = mkdtempSync(join(tmpdir(), 'gongkai-bench-'));
  try {
    const [organs, years, lines] = ['organs', 'years', 'all.ndjson'].map((name) => join(folder, name)) as [
      string,
      string,
      string,
    ];
    writeArchive(organs, count, 'organs');
    writeArchive(years, count, 'years');
    writeFileSync(lines, linesOf(organs));
    return [
      ['a folder for each organ', await timeCheck([organs], null)],
      ['a folder for each year', await timeCheck([years], null)],
      ['lines of NDJSON', await timeCheck(['--input', 'ndjson', '-'], lines)],
    ];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Each with last year's report of its organ, if there is one. */
function linesOf(organs: string): string {
  const lines = readdirSync(organs).flatMap((organ) => {
    const reports = readdirSync(join(organs, organ)).map((name) => ({
      file: `${organ}/${name}`,
      text: readFileSync(join(organs, organ, name), 'utf8'),
    }));
    return reports.map((report, at) => JSON.stringify({ ...report, earlier: reports[at - 1] }));
  });
  return `${lines.join('\n')}\n`;
}

async function timeCheck(args: readonly string[], input: string | null): Promise<BatchTime> {
  const begun = performance.now();
  const child = spawn(process.execPath, ['--import', probe, cli, 'check', '--format', 'ndjson', ...args], {
    stdio: ['pipe', 'pipe', 'inherit', 'pipe'],
  });
  const usage = text(child.stdio[3] as NodeJS.ReadableStream);
  const ended = once(child, 'close');
  const { stdin, stdout } = child as { stdin: Writable; stdout: Readable };
  if (input) createReadStream(input).pipe(stdin);
  else stdin.end();
  let first = Number.NaN;
  let reports = 0;
  let compared = 0;
  let rest = '';
  for await (const chunk of stdout.setEncoding('utf8')) {
    if (reports === 0 && Number.isNaN(first)) first = (performance.now() - begun) / 1000;
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() as string;
    reports += lines.length;
    compared += lines.filter((line) => /"rule":"(?:carry-over|jump|in-force|unchanged-text)"/.test(line)).length;
  }
  await ended;
  const seconds = (performance.now() - begun) / 1000;
  const { maxRSS, userCPUTime, systemCPUTime }: NodeJS.ResourceUsage = JSON.parse(await usage);
  return {
    reports,
    seconds,
    first,
    compared,
    processor: (userCPUTime + systemCPUTime) / 1e6,
    megabytes: maxRSS / 1024,
  };
}
