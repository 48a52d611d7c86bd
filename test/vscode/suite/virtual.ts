// A virtual workspace: its folder stands in a file system that an extension provides, here the suite itself.
import * as vscode from 'vscode';
import { close, file, finds, open, staysIn, until } from './editor.js';
import { checkFolder, click, flaws } from './folder.js';

const scheme = 'gongkai-test';

/** Whether the suite runs on one. */
export const isVirtual = vscode.workspace.workspaceFolders?.[0]?.uri.scheme === scheme;

/** The files of one folder, in memory. */
class Memory implements vscode.FileSystemProvider {
  readonly #files = new Map<string, Uint8Array>();
  readonly #changed = new vscode.EventEmitter<vscode.FileChangeEvent[]>();
  readonly onDidChangeFile = this.#changed.event;

  watch(): vscode.Disposable {
    return new vscode.Disposable(() => {});
  }

  stat(uri: vscode.Uri): vscode.FileStat {
    const rest = { ctime: 0, mtime: this.#files.size };
    if (uri.path === file('').path) return { ...rest, type: vscode.FileType.Directory, size: 0 };
    return { ...rest, type: vscode.FileType.File, size: this.readFile(uri).length };
  }

  readDirectory(): [string, vscode.FileType][] {
    return [...this.#files.keys()].map((path) => [path.replace(/^.*\//, ''), vscode.FileType.File]);
  }

  readFile(uri: vscode.Uri): Uint8Array {
    const content = this.#files.get(uri.path);
    if (!content) throw vscode.FileSystemError.FileNotFound(uri);
    return content;
  }

  writeFile(uri: vscode.Uri, content: Uint8Array): void {
    const type = this.#files.has(uri.path) ? vscode.FileChangeType.Changed : vscode.FileChangeType.Created;
    this.#files.set(uri.path, content);
    this.#changed.fire([{ type, uri }]);
  }

  delete(uri: vscode.Uri): void {
    this.#files.delete(uri.path);
    this.#changed.fire([{ type: vscode.FileChangeType.Deleted, uri }]);
  }

  createDirectory(): void {}
  rename(): void {}
}

/** Where the program that started VS Code left files for the suite, and looks for its results. */
const onDisk = (name: string): vscode.Uri =>
  vscode.Uri.joinPath(vscode.workspace.workspaceFile as vscode.Uri, '..', 'virtual', name);

/** Where they are left. */
export const resultsFile = isVirtual ? onDisk('results.json') : file('results.json');

/** Makes the workspace be there, with two reports. */
export async function provide(): Promise<void> {
  const memory = new Memory();
  for (const name of ['003_449f627bed4e8a54.txt', '001_c00c0f458b041d9c.txt']) {
    const content = await until(name, async () => {
      try {
        return await vscode.workspace.fs.readFile(onDisk(name));
      } catch {
        return undefined;
      }
    });
    memory.writeFile(file(name), content);
  }
  vscode.workspace.registerFileSystemProvider(scheme, memory);
}

export const virtual = {
  'reports are recognised and checked, whole folders too, by the configuration that stands there': async () => {
    const uri = file('003_449f627bed4e8a54.txt');
    await click(uri);
    await finds(uri, flaws);
    const other = file('001_c00c0f458b041d9c.txt');
    const check = (await checkFolder('')) as { readonly reports: number; readonly unread: number };
    if (check.reports !== 2 || check.unread > 0) throw new Error(JSON.stringify(check));
    await finds(other, { period: 1 });
    const config = file('gongkai.config.json');
    const rules = JSON.stringify({ rules: { 'row-label': 'off', period: 'off' }, notReports: ['note.txt'] });
    await vscode.workspace.fs.writeFile(config, new TextEncoder().encode(rules));
    await finds(uri, { 'column-label': 2 });
    await finds(other, {});
    await vscode.workspace.fs.writeFile(file('note.txt'), await vscode.workspace.fs.readFile(other));
    await staysIn(await open('note.txt'), 'plaintext');
    await close();
  },
};
