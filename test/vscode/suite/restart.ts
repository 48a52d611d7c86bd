// The command that starts the server again.
import * as vscode from 'vscode';
import { close, findings, finds, openReport, until } from './editor.js';

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
};
