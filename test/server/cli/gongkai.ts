import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import { fileURLToPath } from 'node:url';

// The command line as it is shipped, for the tests of a file.

export const root = fileURLToPath(new URL('../../../', import.meta.url));
export const cli = join(root, 'dist/cli.js');

/** A folder of the test's own, removed behind it. */
export const folder = mkdtempSync(join(tmpdir(), 'gongkai-'));
after(() => rmSync(folder, { recursive: true }));

/** Writes a file into that folder and gives its path as a shell on any system would. */
export function file(name: string, content: string | Uint8Array): string {
  mkdirSync(join(folder, name, '..'), { recursive: true });
  writeFileSync(join(folder, name), content);
  return join(folder, name).replaceAll('\\', '/');
}

export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs it at the top of the project. */
export function gongkai(
  args: readonly string[],
  input: string | Uint8Array = '',
  environment: Readonly<Record<string, string>> = {},
): Promise<Ended> {
  const child = spawn(process.execPath, [cli, ...args], { cwd: root, env: { ...process.env, ...environment } });
  const out: Buffer[] = [];
  const err: Buffer[] = [];
  child.stdout.on('data', (chunk) => out.push(chunk));
  child.stderr.on('data', (chunk) => err.push(chunk));
  child.stdin.on('error', () => {});
  child.stdin.end(input);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, out: String(Buffer.concat(out)), err: String(Buffer.concat(err)) }));
  });
}
