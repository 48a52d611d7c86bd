import { commands, type Disposable, type LogOutputChannel, type TextDocument, Uri, window, workspace } from 'vscode';
import type { Comparisons } from './comparison.js';
import { type Correction, type Corrections, correctAll, insertMissing, recomputeTotals } from './corrections.js';
import type { Detection } from './detection.js';
import { saveConfig, showFixes } from './fixes.js';
import { checkFolder, clearResults } from './folderCheck.js';
import type { Import } from './import.js';
import { newReport } from './newReport.js';
import type { Server } from './server.js';
import type { Status } from './status.js';
import { goToWrongNumber } from './wrongNumbers.js';

/** The commands of the palette. */
export function registerCommands(parts: {
  log: LogOutputChannel;
  server: Server;
  status: Status;
  detection: Detection;
  corrections: Corrections;
  comparisons: Comparisons;
  importing: Import;
}): Disposable[] {
  const { log, server, status, detection, corrections, comparisons, importing } = parts;
  const onActive = (action: (document: TextDocument) => unknown) => () => {
    const document = window.activeTextEditor?.document;
    return document && action(document);
  };
  const correcting = (correction: Correction) => async (uri?: unknown) => {
    // Above a table that is not in the active editor, the document is named.
    const named = typeof uri === 'string' ? await workspace.openTextDocument(Uri.parse(uri)) : undefined;
    const document = named ?? window.activeTextEditor?.document;
    return document && corrections.apply(correction, document);
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
    commands.registerCommand('gongkai.correctAll', correcting(correctAll)),
    commands.registerCommand('gongkai.insertMissing', correcting(insertMissing)),
    commands.registerCommand('gongkai.recomputeTotals', correcting(recomputeTotals)),
    commands.registerCommand('gongkai.nextWrongNumber', () => goToWrongNumber('next')),
    commands.registerCommand('gongkai.previousWrongNumber', () => goToWrongNumber('previous')),
    commands.registerCommand('gongkai.import', (clicked?: unknown, selected?: unknown) =>
      importing.run(clicked, selected),
    ),
    commands.registerCommand('gongkai.checkWorkspace', () => checkFolder(server, detection.refused)),
    commands.registerCommand('gongkai.checkThisFolder', (folder?: unknown) =>
      checkFolder(server, detection.refused, folder instanceof Uri ? folder : undefined),
    ),
    commands.registerCommand('gongkai.clearResults', () => clearResults(server)),
    commands.registerCommand('gongkai.newReport', () => newReport(server, status.organ)),
    commands.registerCommand(
      'gongkai.compareWithLastYear',
      onActive((document) => comparisons.compare(document)),
    ),
    commands.registerCommand('gongkai.showFixes', showFixes),
    commands.registerCommand('gongkai.saveConfig', saveConfig),
    commands.registerCommand('gongkai.restart', () => server.restart()),
    commands.registerCommand('gongkai.showLog', () => log.show()),
  ];
}
