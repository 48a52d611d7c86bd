import type { ExtensionContext } from 'vscode';
import { run } from './extension.js';
import { LanguageClient, TransportKind } from './languageClient.node.js';

export function activate(context: ExtensionContext): void {
  run(context, (options) => {
    const server = { module: context.asAbsolutePath('dist/server.js'), transport: TransportKind.ipc };
    return new LanguageClient('gongkai', 'Gongkai', server, options);
  });
}
