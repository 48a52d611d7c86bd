import { FileType, Uri, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
  type ReadDirectoryParams,
  type ReadDirectoryResult,
  type ReadFileParams,
  type ReadFileResult,
  readDirectoryMethod,
  readFileMethod,
} from '../../server/src/protocol.js';
import { base64Of } from './base64.js';

/** Reads for the server what it cannot reach itself: files of remote and virtual workspaces, in the browser all. */
export function answerFiles(client: BaseLanguageClient): void {
  client.onRequest(readDirectoryMethod, async ({ uri }: ReadDirectoryParams): Promise<ReadDirectoryResult> => {
    try {
      const entries = await workspace.fs.readDirectory(Uri.parse(uri));
      return entries.map(([name, type]) => [name, kinds.get(type) ?? 'other']);
    } catch {
      return [];
    }
  });
  client.onRequest(readFileMethod, async ({ uri, most }: ReadFileParams): Promise<ReadFileResult> => {
    try {
      const file = Uri.parse(uri);
      const { size } = await workspace.fs.stat(file);
      return size > most ? null : base64Of(await workspace.fs.readFile(file));
    } catch {
      return null;
    }
  });
}

/** A link is another type, whatever it leads to. */
const kinds = new Map<FileType, 'file' | 'folder'>([
  [FileType.File, 'file'],
  [FileType.Directory, 'folder'],
]);
