import { readFileSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { isAbsolute } from 'node:path';
import { glob, isDynamicPattern } from 'tinyglobby';
import { type Decoded, decode } from '../encoding.js';
import { kindOf } from '../import/signatures.js';
import { explained } from './fileErrors.js';

/** A file named on the command line, or found through a directory or a glob. */
export interface Input {
  readonly path: string;
  /** Named itself: then it is answered for even if it is no report. */
  readonly named: boolean;
}

/**
 * Files to read, in the order they were named; directories and globs give theirs sorted.
 * @param wanted those of directories that are meant
 */
export async function expand(patterns: readonly string[], wanted = reports): Promise<Input[]> {
  const inputs: Input[] = [];
  const seen = new Set<string>();
  for (const pattern of patterns) {
    const found = await resolve(pattern.replaceAll('\\', '/'), wanted);
    for (const input of found) {
      if (!seen.has(input.path)) inputs.push(input);
      seen.add(input.path);
    }
  }
  return inputs;
}

const reports = '**/*.{gongkai,txt,md}';
/** What a report may be imported from. */
export const documents = '**/*.{docx,xlsx,html,htm}';

async function resolve(pattern: string, wanted: string): Promise<Input[]> {
  if (pattern === '-') return [{ path: '-', named: true }];
  const known = await stat(pattern).catch(() => null);
  if (known?.isDirectory()) {
    const base = pattern.replace(/(?<!\/)\/+$/, '');
    const found = await glob(wanted, { cwd: pattern, ignore: ['**/node_modules/**'] });
    return found.sort().map((path) => ({ path: `${base}/${path}`, named: false }));
  }
  if (!known && isDynamicPattern(pattern)) {
    return (await glob(pattern, { ignore: ['**/node_modules/**'], absolute: isAbsolute(pattern) }))
      .sort()
      .map((path) => ({ path, named: false }));
  }
  return [{ path: pattern, named: true }];
}

export const exists = async (path: string): Promise<boolean> => (await stat(path).catch(() => null)) !== null;

export const isDirectory = async (path: string): Promise<boolean> =>
  (await stat(path).catch(() => null))?.isDirectory() === true;

/**
 * Text of a file, or of standard input for `-`.
 * @throws Error with a message for people where it cannot be read
 */
export async function readText(path: string, encoding?: string): Promise<string> {
  return decodeText(await readBytes(path), encoding).text;
}

/**
 * Bytes of a file, or of standard input for `-`.
 * @throws Error with a message for people where it cannot be read
 */
export async function readBytes(path: string): Promise<Buffer> {
  if (path === '-') return readStandardInput();
  try {
    return await readFile(path);
  } catch (error) {
    throw explained(error);
  }
}

/** The text of a file, at once: of thousands that are read in turn, waiting takes longer than reading. */
export function readNow(path: string, encoding?: string): string {
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(path);
  } catch (error) {
    throw explained(error);
  }
  return decodeText(bytes, encoding).text;
}

/** @throws Error with a message for people where it is a document of another format */
export function decodeText(bytes: Uint8Array, encoding: string | undefined): Decoded {
  if (kindOf(bytes)) throw new Error(NO_TEXT);
  return decode(bytes, encoding);
}

/** What people name first is the document that they wrote. */
const NO_TEXT = '不是文本文件，请先导入（gongkai import） / no text file: import it first (gongkai import)';

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
