// The server started again: by the command, and by itself where it was killed.
import * as vscode from 'vscode';
import { close, findings, finds, openReport, place, replace, until } from './editor.js';

/** A process that was started by the editor's host, as Node has it. */
interface Child {
  readonly pid?: number;
  readonly exitCode: number | null;
  readonly signalCode: string | null;
  readonly spawnargs?: readonly string[];
  kill(signal: string): boolean;
}

/** What the editor's host has started, where it is a Node process. In a browser a server is a worker: nobody can kill it. */
const { process } = globalThis as { process?: { _getActiveHandles?(): Child[] } };

const server = (): Child | undefined =>
  process
    ?._getActiveHandles?.()
    .find(({ spawnargs, exitCode, signalCode }) => isServer(spawnargs) && exitCode === null && signalCode === null);

const isServer = (command: readonly string[] = []): boolean =>
  command.some((argument) => /dist[\\/]server\.js$/.test(argument));

export const restart = {
  'after a restart a report has the findings it had, from another server': async () => {
    const uri = await openReport('003_449f627bed4e8a54.txt');
    await until('findings', () => Object.keys(findings(uri)).length > 0);
    const before = findings(uri);
    let gone = false;
    const watching = vscode.languages.onDidChangeDiagnostics(() => {
      gone ||= Object.keys(findings(uri)).length === 0;
    });
    await vscode.commands.executeCommand('gongkai.restart');
    await until('the findings of the first server to go', () => gone);
    await finds(uri, before);
    watching.dispose();
    await close();
  },

  'a server that is killed is started again, and knows what is open': async () => {
    const uri = await openReport('003_449f627bed4e8a54.txt');
    const labels = { 'column-label': 2, 'row-label': 4 };
    await finds(uri, labels);
    if (process?._getActiveHandles) {
      const first = server();
      if (!first?.kill('SIGKILL')) throw new Error('no server to kill');
      await until('another server', () => {
        const next = server();
        return next !== undefined && next.pid !== first.pid;
      });
      await finds(uri, labels);
    }
    // What it had may have stayed on show; a mistake that is made now only a server finds.
    await replace(uri, place(uri, '89', '一、本年新收政府信息公开申请数量'), '98');
    await finds(uri, { 'column-label': 2, 'requests-row-total': 1, 'row-label': 4 });
    await close();
  },
};
