type Doing = 'read' | 'write';

const REASONS: Readonly<Record<string, string | Readonly<Record<Doing, string>>>> = {
  ENOENT: { read: '文件不存在 / no such file', write: '文件夹不存在 / no such folder' },
  EACCES: {
    read: '没有读取权限 / permission denied',
    write: '没有权限写入该文件或其文件夹 / no permission to write it, or in its folder',
  },
  EPERM: '没有权限 / not permitted',
  EISDIR: '是目录 / is a directory',
  ENOTDIR: '路径中有一部分不是文件夹 / part of the path is no folder',
  ELOOP: '链接循环 / links go round in a circle',
  EEXIST: '文件已存在 / there is a file of that name',
  EROFS: '文件系统是只读的 / the file system is read-only',
  ENOSPC: '磁盘空间不足，没有写入 / no space is left on the disk; nothing was written',
  EDQUOT: '超出磁盘配额，没有写入 / the disk quota is used up; nothing was written',
  EBUSY: '文件正被其他程序使用 / another program is using it',
};

/** What is wrong with a file, in words for people. */
export function explained(error: unknown, doing: Doing = 'read'): Error {
  if (!(error instanceof Error)) return new Error(String(error));
  const reason = REASONS[(error as NodeJS.ErrnoException).code ?? ''];
  if (reason === undefined) return error;
  return new Error(typeof reason === 'string' ? reason : reason[doing]);
}
