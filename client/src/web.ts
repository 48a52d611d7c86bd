import { type ExtensionContext, Uri } from 'vscode';
import { BrowserMessageReader, BrowserMessageWriter, LanguageClient } from 'vscode-languageclient/browser';
import { run } from './extension.js';

/** Of the browser; the compiler is set up for Node. */
declare class Worker {
  constructor(url: string);
}

export function activate(context: ExtensionContext): void {
  const server = Uri.joinPath(context.extensionUri, 'dist/web/server.js').toString(true);
  // Not the worker itself: VS Code's extension host puts its own `Worker` in place of the browser's, and what that
  // makes is no instance of it, so that the client would not know it for one.
  const connect = async () => {
    const worker = new Worker(server);
    return { reader: new BrowserMessageReader(worker), writer: new BrowserMessageWriter(worker) };
  };
  run(context, (options) => new LanguageClient('gongkai', 'Gongkai', connect, options));
}
