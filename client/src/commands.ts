import { commands, type Disposable, type LogOutputChannel, type TextDocument, window } from 'vscode';
import type { Detection } from './detection.js';
import type { Server } from './server.js';

/** The commands of the palette. */
export function registerCommands(parts: { log: LogOutputChannel; server: Server; detection: Detection }): Disposable[] {
  const { log, server, detection } = parts;
  const onActive = (action: (document: TextDocument) => unknown) => () => {
    const document = window.activeTextEditor?.document;
    return document && action(document);
  };
  return [
    commands.registerCommand(
      'gongkai.notAReport',
      onActive((document) => detection.refuse(document)),
    ),
    commands.registerCommand(
      'gongkai.isAReport',
      onActive((document) => detection.accept(document)),
    ),
    // The server marks these edits as to be confirmed: the editor shows them first, and undoes them in one step.
    commands.registerCommand('gongkai.correctAll', () =>
      commands.executeCommand('editor.action.sourceAction', { kind: 'source.correctAll.gongkai', apply: 'first' }),
    ),
    commands.registerCommand('gongkai.restart', () => server.restart()),
    commands.registerCommand('gongkai.showLog', () => log.show()),
  ];
}
