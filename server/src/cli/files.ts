import { readFile, stat } from 'node:fs/promises';
import { isAbsolute } from 'node:path';
import { glob, isDynamicPattern } from 'tinyglobby';
import { decode } from '../encoding.js';

/** A file named on the command line, or found through a directory or a glob. */
export interface Input {
  readonly path: string;
  /** Named itself: then it is answered for even if it is no report. */
  readonly named: boolean;
}

/** Files to read, in the order they were named; directories and globs give theirs sorted. */
export async function expand(patterns: readonly string[]): Promise<Input[]> {
  const inputs: Input[] = [];
  const seen = new Set<string>();
  for (const pattern of patterns) {
    const found = await resolve(pattern.replaceAll('\\', '/'));
    for (const input of found) {
      if (!seen.has(input.path)) inputs.push(input);
      seen.add(input.path);
    }
  }
  return inputs;
}

const REPORTS = '**/*.{gongkai,txt,md}';

async function resolve(pattern: string): Promise<Input[]> {
  if (pattern === '-') return [{ path: '-', named: true }];
  const known = await stat(pattern).catch(() => null);
  if (known?.isDirectory()) {
    const base = pattern.replace(/\/+$/, '');
    const found = await glob(REPORTS, { cwd: pattern, ignore: ['**/node_modules/**'] });
    return found.sort().map((path) => ({ path: `${base}/${path}`, named: false }));
  }
  if (!known && isDynamicPattern(pattern)) {
    return (await glob(pattern, { ignore: ['**/node_modules/**'], absolute: isAbsolute(pattern) }))
      .sort()
      .map((path) => ({ path, named: false }));
  }
  return [{ path: pattern, named: true }];
}

/**
 * Text of a file, or of standard input for `-`.
 * @throws Error with a message for people where it cannot be read
 */
export async function readText(path: string, encoding?: string): Promise<string> {
  const bytes = path === '-' ? await readStandardInput() : await readFile(path).catch(explain);
  return decode(bytes, encoding).text;
}

let standardInput: Promise<Buffer> | undefined;

/** Given again to whoever asks again. */
const readStandardInput = (): Promise<Buffer> => {
  standardInput ??= readToEnd();
  return standardInput;
};

async function readToEnd(): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: '文件不存在 / no such file',
  EACCES: '没有读取权限 / permission denied',
  EISDIR: '是目录 / is a directory',
};

function explain(error: NodeJS.ErrnoException): never {
  throw new Error(REASONS[error.code ?? ''] ?? error.message);
}
