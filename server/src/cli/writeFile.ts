import { randomUUID } from 'node:crypto';
import { rmSync, type Stats } from 'node:fs';
import {
  constants,
  copyFile,
  type FileHandle,
  link,
  open,
  readFile,
  realpath,
  rename,
  rm,
  stat,
} from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { explained } from './fileErrors.js';

/** A file as it was read, so that it can be written anew. */
export interface Original {
  /** As it was named. */
  readonly path: string;
  /** What it is, links followed. */
  readonly target: string;
  readonly bytes: Buffer;
  readonly stats: Stats;
}

/** @throws Error with a message for people */
export async function readOriginal(path: string): Promise<Original> {
  try {
    const target = await realpath(path);
    const stats = await stat(target);
    // A pipe would keep the reader waiting, and nothing can take the place of a device.
    if (!stats.isFile() && !stats.isDirectory()) throw new Error('不是普通文件 / not a regular file');
    return { path, target, bytes: await readFile(target), stats };
  } catch (error) {
    throw explained(error);
  }
}

/**
 * Writes a file anew, at once: whoever reads it, and whatever happens meanwhile, finds the old bytes or the new ones.
 * Its links, permissions and owner stay. Its other names (hard links) go on naming the old bytes.
 * @throws Error with a message for people, the file as it was: where it may not be written, is another one by now, or
 * there is no place for it
 */
export async function replaceFile({ path, target, bytes: old, stats }: Original, bytes: Buffer): Promise<void> {
  try {
    await assertWritable(target, stats);
    await throughTemporary(
      dirname(target),
      OURS_ALONE,
      async (file) => {
        await file.writeFile(bytes);
        await keepOwner(file, stats);
        await file.chmod(stats.mode & PERMISSIONS);
      },
      async (temporary) => {
        if ((await realpath(path)) !== target || !old.equals(await readFile(target)))
          throw new Error(
            '读取之后文件已被改动，没有写入 / it was changed by somebody else meanwhile; nothing was written',
          );
        await rename(temporary, target);
      },
    );
  } catch (error) {
    throw explained(error, 'write');
  }
}

/**
 * Makes a new file, at once.
 * @throws Error with a message for people, also where there is a file of that name
 */
export async function createFile(path: string, bytes: Buffer): Promise<void> {
  try {
    await throughTemporary(
      dirname(path),
      ANYBODYS,
      (file) => file.writeFile(bytes),
      // Both fail where there is such a file; not every file system has links.
      (temporary) => link(temporary, path).catch((error) => copyWhereNoLinks(error, temporary, path)),
    );
  } catch (error) {
    throw explained(error, 'write');
  }
}

async function copyWhereNoLinks(error: NodeJS.ErrnoException, from: string, to: string): Promise<void> {
  if (!['EPERM', 'ENOSYS', 'ENOTSUP', 'EOPNOTSUPP', 'EMLINK'].includes(error.code ?? '')) throw error;
  await copyFile(from, to, constants.COPYFILE_EXCL);
}

const PERMISSIONS = 0o7777;
const WRITABLE = 0o222;
/** Until it has the permissions of the file that it replaces. */
const OURS_ALONE = 0o600;
/** As far as the user's umask allows. */
const ANYBODYS = 0o666;

/** To take the place of a file it is enough to write in its folder; but whoever made it read-only meant it. */
async function assertWritable(target: string, { mode }: Stats): Promise<void> {
  if ((mode & WRITABLE) === 0) throw new Error('文件是只读的 / the file is read-only');
  await (await open(target, 'r+')).close();
}

async function keepOwner(file: FileHandle, { uid, gid }: Stats): Promise<void> {
  const own = await file.stat();
  if (own.uid === uid && own.gid === gid) return;
  await file.chown(uid, gid).catch(() => {
    throw new Error(
      '文件属于其他用户，写入会改变所有者；请用 - 从标准输入读取 / it belongs to somebody else and would become yours; read it from standard input (-)',
    );
  });
}

/** Files that are not what they are to become yet. */
const temporaries = new Set<string>();

/** Fills a new file beside the one that it is to become, has it on the disk, and hands it over; then it is gone. */
async function throughTemporary(
  folder: string,
  mode: number,
  fill: (file: FileHandle) => Promise<unknown>,
  handOver: (temporary: string) => Promise<void>,
): Promise<void> {
  const temporary = join(folder, `.gongkai-${randomUUID()}.tmp`);
  removeWhenEnded();
  temporaries.add(temporary);
  try {
    const file = await open(temporary, 'wx', mode);
    try {
      await fill(file);
      await file.sync();
    } finally {
      await file.close();
    }
    await handOver(temporary);
    await syncFolder(folder);
  } finally {
    await rm(temporary, { force: true });
    temporaries.delete(temporary);
  }
}

/** So that the name, too, outlives a loss of power; where folders can be opened. */
async function syncFolder(folder: string): Promise<void> {
  const opened = await open(folder, 'r').catch(() => null);
  await opened?.sync().catch(() => {});
  await opened?.close();
}

let isWatching = false;

/** Nothing is left behind when the program is told to end. */
function removeWhenEnded(): void {
  if (isWatching) return;
  isWatching = true;
  process.once('exit', removeAll);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(signal, () => {
      removeAll();
      process.kill(process.pid, signal);
    });
  }
}

function removeAll(): void {
  for (const temporary of temporaries) rmSync(temporary, { force: true });
}
