// Reports that are checked with their folder, without being opened.
import * as vscode from 'vscode';
import { close, file, finds, keepsFinding, language, place, replace, same } from './editor.js';

const row = '一、本年新收政府信息公开申请数量\t\t';
const number = '89';
export const flaws = { 'column-label': 2, 'row-label': 4 };
export const wrong = { 'column-label': 2, 'requests-row-total': 1, 'row-label': 4 };

/** Writes a report with a wrong number under a name of the folder `check`. */
export async function writeWrong(name: string): Promise<vscode.Uri> {
  const uri = file(`check/${name}`);
  const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(file('003_449f627bed4e8a54.txt')));
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text.replace(row + number, `${row}98`)));
  return uri;
}

export const checkFolder = (folder: string): Thenable<unknown> =>
  vscode.commands.executeCommand('gongkai.checkThisFolder', file(folder));

/** Opens a file as a click in the explorer does: nothing but its tab keeps it open. */
export async function click(uri: vscode.Uri): Promise<void> {
  await vscode.commands.executeCommand('vscode.open', uri);
  await language(uri, 'gongkai');
}

export const folder = {
  'reports of a folder are checked where they are, told of once when opened, and again when closed': async () => {
    const uri = await writeWrong('a.txt');
    const result = await checkFolder('check');
    same(
      result,
      { files: 1, reports: 1, errors: 1, warnings: 6, others: 0, unread: 0, isMore: false, isCancelled: false },
      'the result',
    );
    await finds(uri, wrong);
    await click(uri);
    await keepsFinding(uri, wrong);
    await replace(uri, place(uri, '98', row), number);
    await finds(uri, flaws);
    await close();
    await finds(uri, wrong);
    await vscode.commands.executeCommand('gongkai.clearResults');
    await finds(uri, {});
  },
};
