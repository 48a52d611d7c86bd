import { type ExtensionContext, Uri } from 'vscode';
import { LanguageClient } from 'vscode-languageclient/browser';
import { run } from './extension.js';

/** Of the browser; the compiler is set up for Node. */
declare class Worker {
  constructor(url: string);
}

export function activate(context: ExtensionContext): void {
  const server = Uri.joinPath(context.extensionUri, 'dist/web/server.js').toString(true);
  run(context, (options) => new LanguageClient('gongkai', 'Gongkai', async () => new Worker(server), options));
}
