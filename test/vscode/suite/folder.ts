// Reports that are checked with their folder, without being opened.
import * as vscode from 'vscode';
import { close, file, finds, keepsFinding, language, place, replace, same, until } from './editor.js';

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

const inBoth = {
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

const onDesktop = {
  'a check that is cancelled ends at once, and keeps what it found': async () => {
    const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(file('003_449f627bed4e8a54.txt')));
    // Each text differs: of the same one less is to be done.
    const numbered = Array.from({ length: 800 }, (_, at) => at);
    await Promise.all(
      numbered.map((at) =>
        vscode.workspace.fs.writeFile(
          file(`many/${at}.txt`),
          new TextEncoder().encode(text.replace(row + number, row + (1000 + at))),
        ),
      ),
    );
    await vscode.commands.executeCommand('gongkai.clearResults');
    let result: { isCancelled: boolean; reports: number } | undefined;
    const checking = checkFolder('many').then((check) => {
      result = check as typeof result;
    });
    const isTold = (at: number): boolean => vscode.languages.getDiagnostics(file(`many/${at}.txt`)).length > 0;
    const told = (): number => numbered.filter(isTold).length;
    await until('the first findings', () => numbered.some(isTold));
    await until('the end', async () => {
      // The one button of the notification is Cancel.
      if (!result) await vscode.commands.executeCommand('notification.acceptPrimaryAction');
      return result;
    });
    await checking;
    same(result?.isCancelled, true, 'whether it was cancelled');
    const { reports = 0 } = result ?? {};
    same(reports > 0 && reports < numbered.length, true, `${reports} reports of ${numbered.length} checked`);
    await until('what was found in them', () => told() === reports, told);
    await vscode.commands.executeCommand('gongkai.clearResults');
    await until('nothing', () => told() === 0, told);
    await vscode.workspace.fs.delete(file('many'), { recursive: true });
  },
};

/** A browser's server has its files one by one from the editor: a thousand take it a minute on a busy machine. */
export const folder = { ...inBoth, ...('importScripts' in globalThis ? {} : onDesktop) };
