import { type Disposable, type TextDocument, Uri, workspace } from 'vscode';
import { configName } from '../../server/src/config/model.js';
import { type IsReportParams, type IsReportResult, isReportMethod } from '../../server/src/protocol.js';
import type { Server } from './server.js';

/**
 * What `gongkai.config.json` says of documents. The server knows; it is asked, and started for it, only where there is
 * such a file in the document's folder or one above it.
 */
export class Configured implements Disposable {
  readonly #server: Server;
  /** Whether there is one, by folder. */
  readonly #inFolder = new Map<string, Promise<boolean>>();
  readonly #watching: readonly Disposable[];

  /** @param changed called when another answer may hold */
  constructor(server: Server, changed: () => void) {
    this.#server = server;
    const watcher = workspace.createFileSystemWatcher(`**/${configName}`);
    const forget = (): void => {
      this.#inFolder.clear();
      // A server that is running tells of it once it knows itself.
      if (!server.isRunning) changed();
    };
    this.#watching = [
      watcher,
      watcher.onDidCreate(forget),
      watcher.onDidChange(forget),
      watcher.onDidDelete(forget),
      server.onConfigured(changed),
    ];
  }

  dispose(): void {
    for (const watching of this.#watching) watching.dispose();
  }

  /** Whether a document is said to be a report, or to be none; null where nothing is said of it. */
  async isReport({ uri }: TextDocument): Promise<boolean | null> {
    if (!(await this.#hasConfig(uri))) return null;
    const params: IsReportParams = { uri: uri.toString() };
    return (await this.#server.running()).sendRequest<IsReportResult>(isReportMethod, params);
  }

  async #hasConfig(uri: Uri): Promise<boolean> {
    const top = workspace.getWorkspaceFolder(uri)?.uri.path;
    if (top === undefined) return false;
    for (let at = parentOf(uri); at.path.length >= top.length; at = parentOf(at)) {
      const name = at.toString();
      const known = this.#inFolder.get(name) ?? exists(Uri.joinPath(at, configName));
      this.#inFolder.set(name, known);
      if (await known) return true;
      if (at.path.length <= 1) return false;
    }
    return false;
  }
}

const parentOf = (uri: Uri): Uri => Uri.joinPath(uri, '..');

const exists = (uri: Uri): Promise<boolean> =>
  Promise.resolve(workspace.fs.stat(uri)).then(
    () => true,
    () => false,
  );
