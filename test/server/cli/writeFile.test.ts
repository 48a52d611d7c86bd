import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  linkSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { createFile, readOriginal, replaceFile } from '../../../server/src/cli/writeFile.js';

const root = mkdtempSync(join(tmpdir(), 'gongkai-write-'));
after(() => rmSync(root, { recursive: true }));
const isRoot = process.getuid?.() === 0;
const isWindows = process.platform === 'win32';

let folders = 0;
/** A folder of its own with one file. */
function one(content = 'old\n'): { folder: string; path: string } {
  const folder = join(root, String(folders++));
  mkdirSync(folder);
  writeFileSync(join(folder, 'a.txt'), content);
  return { folder, path: join(folder, 'a.txt') };
}

const text = (path: string): string => readFileSync(path, 'utf8');

describe('a file is replaced', () => {
  test('with its permissions, and nothing is left beside it', async () => {
    const { folder, path } = one();
    chmodSync(path, 0o640);
    await replaceFile(await readOriginal(path), Buffer.from('new\n'));
    assert.equal(text(path), 'new\n');
    if (!isWindows) assert.equal(statSync(path).mode & 0o7777, 0o640);
    assert.deepEqual(readdirSync(folder), ['a.txt']);
  });

  test('behind links, which stay', { skip: isWindows }, async () => {
    const { folder, path } = one();
    mkdirSync(join(folder, 'links'));
    symlinkSync('../a.txt', join(folder, 'links/b.txt'));
    symlinkSync('b.txt', join(folder, 'links/c.txt'));
    await replaceFile(await readOriginal(join(folder, 'links/c.txt')), Buffer.from('new\n'));
    assert.equal(text(path), 'new\n');
    assert.equal(readlinkSync(join(folder, 'links/c.txt')), 'b.txt');
    assert.ok(lstatSync(join(folder, 'links/b.txt')).isSymbolicLink());
    assert.deepEqual(readdirSync(join(folder, 'links')), ['b.txt', 'c.txt']);
  });

  test('under one of its names; the others keep the old text', { skip: isWindows }, async () => {
    const { folder, path } = one();
    linkSync(path, join(folder, 'b.txt'));
    await replaceFile(await readOriginal(path), Buffer.from('new\n'));
    assert.deepEqual([text(path), text(join(folder, 'b.txt'))], ['new\n', 'old\n']);
  });

  test('for its owner', { skip: !isRoot && 'only root can give files away' }, async () => {
    const { path } = one();
    chownSync(path, 1234, 5678);
    chmodSync(path, 0o604);
    await replaceFile(await readOriginal(path), Buffer.from('new\n'));
    const { uid, gid, mode } = statSync(path);
    assert.deepEqual([uid, gid, mode & 0o7777, text(path)], [1234, 5678, 0o604, 'new\n']);
  });
});

describe('a file stays as it was, with nothing beside it', () => {
  /** What is said where the new text cannot be written. */
  async function refused(folder: string, path: string, meanwhile: () => void = () => {}): Promise<string> {
    const original = await readOriginal(path);
    meanwhile();
    const names = readdirSync(folder);
    const before = text(path);
    const error = await replaceFile(original, Buffer.from('new\n')).then(
      () => assert.fail('it was written'),
      (reason: Error) => reason,
    );
    assert.deepEqual(readdirSync(folder), names);
    assert.equal(text(path), before);
    return error.message;
  }

  test('where it is read-only, for root too', async () => {
    const { folder, path } = one();
    chmodSync(path, 0o444);
    assert.match(await refused(folder, path), /只读.*read-only/);
  });

  test('where somebody else has changed it meanwhile', async () => {
    const { folder, path } = one();
    assert.match(await refused(folder, path, () => writeFileSync(path, 'mine\n')), /改动.*changed by somebody else/);
    assert.equal(text(path), 'mine\n');
  });

  test('where its link leads elsewhere meanwhile', { skip: isWindows }, async () => {
    const { folder, path } = one();
    writeFileSync(join(folder, 'b.txt'), 'old\n');
    const name = join(folder, 'link.txt');
    symlinkSync('a.txt', name);
    const turn = (): void => {
      rmSync(name);
      symlinkSync('b.txt', name);
    };
    assert.match(await refused(folder, name, turn), /changed by somebody else/);
    assert.equal(text(path), 'old\n');
  });

  test('where nothing may be written in its folder, or to it', {
    skip: !isRoot && 'only root can be somebody else',
  }, async () => {
    const { folder, path } = one();
    chmodSync(root, 0o755);
    chmodSync(path, 0o666);
    const asNobody = async (): Promise<string> => {
      process.seteuid?.(65534);
      try {
        return await refused(folder, path);
      } finally {
        process.seteuid?.(0);
      }
    };
    assert.match(await asNobody(), /没有权限写入.*no permission to write it, or in its folder/);
    chmodSync(folder, 0o777);
    assert.match(await asNobody(), /属于其他用户.*belongs to somebody else/);
    chmodSync(path, 0o644);
    assert.match(await asNobody(), /no permission to write it/);
  });

  test('where the file system is read-only, or full', {
    skip: !canMount() && 'nothing can be mounted here',
  }, async () => {
    const folder = join(root, 'small');
    mkdirSync(folder);
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'none', folder]);
    try {
      const path = join(folder, 'a.txt');
      writeFileSync(path, 'old\n'.repeat(2000));
      writeFileSync(join(folder, 'rest'), Buffer.alloc(50_000));
      const original = await readOriginal(path);
      const most = Buffer.alloc(40_000, 'new\n');
      await assert.rejects(replaceFile(original, most), /磁盘空间不足.*no space is left/);
      await assert.rejects(createFile(join(folder, 'b.txt'), most), /no space is left/);
      execFileSync('mount', ['-o', 'remount,ro', folder]);
      await assert.rejects(replaceFile(original, Buffer.from('new\n')), /只读.*file system is read-only/);
      assert.equal(text(path), 'old\n'.repeat(2000));
      assert.deepEqual(readdirSync(folder).sort(), ['a.txt', 'rest']);
    } finally {
      execFileSync('umount', [folder]);
    }
  });
});

test('what is no file of text is not read', async () => {
  await assert.rejects(readOriginal(join(root, 'none.txt')), /文件不存在.*no such file/);
  await assert.rejects(readOriginal(root), /是目录.*is a directory/);
  if (!isWindows) await assert.rejects(readOriginal('/dev/null'), /not a regular file/);
});

describe('a new file', () => {
  test('is made, and never over another one', async () => {
    const { folder, path } = one();
    await createFile(join(folder, 'b.txt'), Buffer.from('new\n'));
    assert.equal(text(join(folder, 'b.txt')), 'new\n');
    await assert.rejects(createFile(path, Buffer.from('new\n')), /文件已存在.*there is a file of that name/);
    assert.equal(text(path), 'old\n');
    assert.deepEqual(readdirSync(folder), ['a.txt', 'b.txt']);
  });

  test('needs its folder', async () => {
    await assert.rejects(createFile(join(root, 'none/b.txt'), Buffer.from('')), /文件夹不存在.*no such folder/);
  });
});

/** In containers not even root may. */
function canMount(): boolean {
  if (!isRoot || process.platform !== 'linux') return false;
  const folder = join(root, 'probe');
  mkdirSync(folder);
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=4k', 'none', folder], { stdio: 'ignore' });
    execFileSync('umount', [folder]);
    return true;
  } catch {
    return false;
  }
}
