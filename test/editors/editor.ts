import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text as textIn } from 'node:stream/consumers';
import { setTimeout as after } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { formatEdits } from '../../server/src/layout/format.js';
import { briefly, edited, findingsOf, readText, seed } from '../server/samples.js';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** A report with two wrong numbers, one of them behind a character of two UTF-16 units and four bytes. */
export const report = `${seed('003').text}\n`
  .replace('数量\t\t89\t', '数量\t\t98\t')
  .replace('依法依规做好', '依法𠮷依规做好')
  .replace('部分公开12件', '部分公开13件');

/** The version that an editor says it has; none where it is not installed. */
export function versionOf(command: string): number | undefined {
  const { stdout } = spawnSync(command, ['--version'], { encoding: 'utf8' });
  return stdout ? Number(/\d+\.\d+/.exec(stdout)?.[0]) : undefined;
}

/** The set-up that docs/editors.md shows below a heading, for the project as it is here. */
export function setUp(heading: string): string {
  const page = readFileSync(join(root, 'docs/editors.md'), 'utf8');
  const [, section = ''] = page.split(`\n### ${heading}\n`);
  const code = /^```\w+\n(.*?)^```$/ms.exec(section)?.[1];
  if (!code) throw new Error(`docs/editors.md shows no set-up for ${heading}`);
  return code.replaceAll('~/gongkai', root.replace(/\/$/, ''));
}

/** What a script sees, tries and finds; the text after each step, and every finding as `line words`. */
interface Seen {
  readonly error?: string;
  readonly opened: readonly string[];
  /** Where one digit is wrong for certain: what is said of it, what is offered, and what comes of the first offer. */
  readonly hover: string;
  readonly offers: readonly string[];
  readonly corrected: string;
  readonly left: readonly string[];
  /** After all certain corrections, and after laying out the tables. */
  readonly all: string;
  readonly formatted: string;
  /** The findings of a text that is no report. */
  readonly other: readonly string[];
}

export interface Session {
  readonly seen: Seen;
  /** How many servers were started, and how many are still there when the editor is not. */
  readonly started: number;
  readonly left: number;
}

/**
 * Runs a script in an editor without a screen, with a home of its own.
 * @param files put into that home, which is the working directory, with the report and a text that is none
 */
export async function inEditor(
  command: string,
  files: Readonly<Record<string, string>>,
  args: readonly string[],
): Promise<Session> {
  const home = mkdtempSync(join(tmpdir(), 'gongkai-editor-'));
  try {
    const pids = join(home, 'pids');
    const all = { ...files, 'report.txt': report, 'news.txt': '政府信息公开要闻\n' };
    for (const [name, content] of Object.entries(all)) writeFileSync(join(home, name), content);
    writeFileSync(join(home, 'node'), `#!/bin/sh\necho $$ >>'${pids}'\nexec '${process.execPath}' "$@"\n`, {
      mode: 0o755,
    });
    const env = {
      ...process.env,
      HOME: home,
      XDG_CONFIG_HOME: home,
      LC_ALL: 'C.UTF-8',
      PATH: `${home}:${process.env.PATH}`,
    };
    const child = spawn(command, args, { cwd: home, env, stdio: ['ignore', 'pipe', 'pipe'] });
    const [out, err] = await Promise.all([textIn(child.stdout), textIn(child.stderr), once(child, 'exit')]);
    const servers = existsSync(pids) ? readFileSync(pids, 'utf8').trim().split('\n').map(Number) : [];
    for (let wait = 0; wait < 20 && servers.some(isRunning); wait++) await after(50);
    const line = out.trim().split('\n').at(-1) ?? '';
    const seen = line.startsWith('{') ? JSON.parse(line) : { error: out + err };
    return { seen, started: servers.length, left: servers.filter(isRunning).length };
  } finally {
    rmSync(home, { recursive: true });
  }
}

/** Holds what was seen against what the text says, and that the editor took its server with it. */
export function assertUseful({ seen, started, left }: Session): void {
  assert.equal(seen.error, undefined);
  const found = (text: string) => briefly(text, findingsOf(text)).map((line) => line.replace(/ \S+/, ''));
  const corrected = report.replace('\t98\t', '\t89\t');
  const certain = findingsOf(report).flatMap(({ fixes }) => fixes.find(({ preferred }) => preferred)?.edits ?? []);
  const all = edited(report, certain);
  const format = { layout: 'tabs', plainNumbers: false, blankAsZero: false } as const;
  const formatted = edited(all, formatEdits(readText(all), format));
  assert.equal(new Set([report, corrected, all, formatted]).size, 4);

  assert.deepEqual(seen.opened, found(report));
  assert.match(seen.hover, /98\+3\+0\+0\+1\+0 = 102/);
  assert.match(seen.offers[0] ?? '', /\b89$/);
  assert.equal(seen.corrected, corrected);
  assert.deepEqual(seen.left, found(corrected));
  assert.equal(seen.all, all);
  assert.equal(seen.formatted, formatted);
  assert.deepEqual(seen.other, []);
  assert.deepEqual({ started, left }, { started: 1, left: 0 });
}

/** Processes that have ended may stay in the table for a while, as zombies. */
const isRunning = (pid: number): boolean =>
  /^[^Z\s]/.test(spawnSync('ps', ['-o', 'stat=', '-p', String(pid)], { encoding: 'utf8' }).stdout);
