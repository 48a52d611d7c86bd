import { commands, l10n, ProgressLocation, type Uri, window } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { FolderCheck } from '../../server/src/folderChecks.js';
import { ExecuteCommandRequest, WorkDoneProgress } from './languageClient.js';
import type { Server } from './server.js';

/** Whether there are results to be cleared, for the palette. */
const hasResults = 'gongkai.hasResults';

/**
 * Has the server check all reports of a folder, or of the workspace, and says what became of it.
 * @param refused files that the user has said are no reports
 */
export async function checkFolder(server: Server, refused: readonly string[], folder?: Uri): Promise<FolderCheck> {
  const check = await withProgress(await server.running(), 'gongkai.checkFolder', [folder?.toString(), refused]);
  void commands.executeCommand('setContext', hasResults, true);
  void tell(check);
  return check;
}

export async function clearResults(server: Server): Promise<void> {
  void commands.executeCommand('setContext', hasResults, false);
  if (server.isRunning) await execute(await server.running(), 'gongkai.clearFolder', []);
}

/** A file is no report any more: what was found in it is taken back. */
export async function forgetFile(server: Server, uri: Uri): Promise<void> {
  if (server.isRunning) await execute(await server.running(), 'gongkai.clearFolder', [uri.toString()]);
}

const execute = (client: BaseLanguageClient, command: string, args: unknown[]): Promise<unknown> =>
  client.sendRequest(ExecuteCommandRequest.type, { command, arguments: args });

let checks = 0;

/** In a notification, where it can be seen and ended; what the server asks to be shown stays in the status bar. */
const withProgress = (client: BaseLanguageClient, command: string, args: unknown[]): Thenable<FolderCheck> =>
  window.withProgress(
    { location: ProgressLocation.Notification, title: l10n.t('Checking reports'), cancellable: true },
    async (progress, token) => {
      const workDoneToken = `${command} ${++checks}`;
      let shown = 0;
      const listening = client.onProgress(WorkDoneProgress.type, workDoneToken, (value) => {
        if (value.kind !== 'report') return;
        const { percentage = shown, message } = value;
        progress.report({ increment: percentage - shown, ...(message ? { message } : {}) });
        shown = percentage;
      });
      try {
        return await client.sendRequest(ExecuteCommandRequest.type, { command, arguments: args, workDoneToken }, token);
      } finally {
        listening.dispose();
      }
    },
  );

async function tell(check: FolderCheck): Promise<void> {
  const problems = l10n.t('Show Problems');
  const log = l10n.t('Show log');
  const buttons = [
    ...(check.errors + check.warnings + check.others > 0 ? [problems] : []),
    ...(check.unread > 0 ? [log] : []),
  ];
  const chosen = await window.showInformationMessage(wordsOf(check), ...buttons);
  if (chosen === problems) await commands.executeCommand('workbench.actions.view.problems');
  if (chosen === log) await commands.executeCommand('gongkai.showLog');
}

function wordsOf({ files, reports, unread, errors, warnings, others, isMore, isCancelled }: FolderCheck): string {
  const words = [
    isCancelled ? l10n.t('Ended early.') : '',
    reports === 0
      ? isCancelled
        ? ''
        : l10n.t('No report among {0} files.', files)
      : l10n.t('Reports: {0}. Errors: {1}, warnings: {2}, others: {3}.', reports, errors, warnings, others),
    unread > 0 ? l10n.t('Files that cannot be read: {0}.', unread) : '',
    isMore ? l10n.t('There are more files than are looked at.') : '',
  ];
  return words.filter((word) => word !== '').join(' ');
}
