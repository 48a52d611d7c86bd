import {
  commands,
  type Disposable,
  type LogOutputChannel,
  l10n,
  type TextDocument,
  Uri,
  window,
  workspace,
} from 'vscode';
import type { Comparisons } from './comparison.js';
import { type Correction, type Corrections, correctAll, insertMissing, recomputeTotals } from './corrections.js';
import type { Detection } from './detection.js';
import { saveConfig, showFixes } from './fixes.js';
import { checkFolder, clearResults } from './folderCheck.js';
import type { Import } from './import.js';
import { reportLanguage } from './language.js';
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
  /** What needs the server: where that has failed, its way back is all there is to offer. */
  const served =
    <Args extends unknown[]>(action: (...args: Args) => unknown) =>
    (...args: Args): unknown =>
      server.hasFailed ? server.offerRestart() : action(...args);
  /** From the walkthrough, too, where no editor is in front. */
  const noReport = (): unknown => window.showInformationMessage(l10n.t('Open a report first.'));
  const onActive = (action: (document: TextDocument) => unknown) => () => {
    const document = window.activeTextEditor?.document;
    return document ? action(document) : noReport();
  };
  const correcting = (correction: Correction) => async (uri?: unknown) => {
    // Above a table that is not in the active editor, the document is named.
    const named = typeof uri === 'string' ? await workspace.openTextDocument(Uri.parse(uri)) : undefined;
    const document = named ?? window.activeTextEditor?.document;
    return document?.languageId === reportLanguage ? corrections.apply(correction, document) : noReport();
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
    commands.registerCommand('gongkai.correctAll', served(correcting(correctAll))),
    commands.registerCommand('gongkai.insertMissing', served(correcting(insertMissing))),
    commands.registerCommand('gongkai.recomputeTotals', served(correcting(recomputeTotals))),
    commands.registerCommand('gongkai.applyChanges', (preview?: unknown) => corrections.answer(true, preview)),
    commands.registerCommand('gongkai.discardChanges', () => corrections.answer(false)),
    commands.registerCommand(
      'gongkai.nextWrongNumber',
      served(() => goToWrongNumber('next')),
    ),
    commands.registerCommand(
      'gongkai.previousWrongNumber',
      served(() => goToWrongNumber('previous')),
    ),
    commands.registerCommand(
      'gongkai.import',
      served((clicked?: unknown, selected?: unknown) => importing.run(clicked, selected)),
    ),
    commands.registerCommand(
      'gongkai.checkWorkspace',
      served(() => checkFolder(server, detection.refused)),
    ),
    commands.registerCommand(
      'gongkai.checkThisFolder',
      served((folder?: unknown) => checkFolder(server, detection.refused, folder instanceof Uri ? folder : undefined)),
    ),
    commands.registerCommand('gongkai.clearResults', () => clearResults(server)),
    commands.registerCommand(
      'gongkai.newReport',
      served(() => newReport(server, status.organ)),
    ),
    commands.registerCommand(
      'gongkai.compareWithLastYear',
      served(onActive((document) => comparisons.compare(document))),
    ),
    commands.registerCommand('gongkai.showFixes', showFixes),
    commands.registerCommand('gongkai.saveConfig', saveConfig),
    commands.registerCommand('gongkai.restart', () => server.restart()),
    commands.registerCommand('gongkai.showLog', () => log.show()),
  ];
}
