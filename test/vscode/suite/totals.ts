// Totals that follow their parts while these are typed.
import * as vscode from 'vscode';
import { close, document, openReport, place, same, until } from './editor.js';

const report = '003_449f627bed4e8a54.txt';
const received = '一、本年新收政府信息公开申请数量';

const run = (command: string, ...args: unknown[]): Thenable<unknown> =>
  vscode.commands.executeCommand(command, ...args);
const typed = (text: string) => run('type', { text });
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Puts the cursor behind a number. */
function cursorBehind(uri: vscode.Uri, number: string, after: string): vscode.TextEditor {
  const editor = vscode.window.activeTextEditor;
  if (!editor) throw new Error('no editor');
  const { end } = place(uri, number, after);
  editor.selection = new vscode.Selection(end, end);
  return editor;
}

const line = (uri: vscode.Uri, words: string): string => document(uri).lineAt(place(uri, words).start.line).text;

const says = (uri: vscode.Uri, words: string, ...numbers: number[]): Promise<unknown> => {
  const wanted = numbers.join('\t');
  return until(
    `${words} ${wanted}`,
    () => line(uri, words).trimEnd().endsWith(`\t${wanted}`),
    () => line(uri, words),
  );
};

async function switchedOn(test: () => Promise<void>): Promise<void> {
  const settings = vscode.workspace.getConfiguration('gongkai');
  await settings.update('recomputeTotals', true, vscode.ConfigurationTarget.Workspace);
  try {
    await test();
  } finally {
    await settings.update('recomputeTotals', undefined, vscode.ConfigurationTarget.Workspace);
  }
}

export const totals = {
  'a typed number has all its totals computed, the cursor stays, and one undo takes back both': () =>
    switchedOn(async () => {
      const uri = await openReport(report);
      const before = document(uri).getText();
      const editor = cursorBehind(uri, '4', '(一) 予以公开');
      await typed('0');
      const { active } = editor.selection;
      await says(uri, '(一) 予以公开', 40, 0, 0, 0, 0, 0, 40);
      await says(uri, '(七) 总计', 125, 2, 0, 0, 1, 0, 128);
      same(editor.selection, new vscode.Selection(active, active), 'the cursor');
      const after = document(uri).getText();
      await run('undo');
      same(document(uri).getText() === before, true, 'one undo brings the text back');
      await pause(600);
      same(document(uri).getText() === before, true, 'what was undone stays undone');
      await run('redo');
      same(document(uri).getText() === after, true, 'one redo makes it again');
      await close();
    }),

  'a digit deleted counts as well; in two numbers at once each has its own totals': () =>
    switchedOn(async () => {
      const uri = await openReport(report);
      cursorBehind(uri, '89', received);
      await run('deleteLeft');
      cursorBehind(uri, '11', '(二) 部分公开');
      await typed('1');
      await says(uri, received, 8, 3, 0, 0, 1, 0, 12);
      await says(uri, '(二) 部分公开', 111, 1, 0, 0, 0, 0, 112);
      await says(uri, '(七) 总计', 189, 2, 0, 0, 1, 0, 192);
      await close();
    }),

  'a total that somebody types is left to them, and so is a number left blank': () =>
    switchedOn(async () => {
      const uri = await openReport(report);
      cursorBehind(uri, '\t93', received);
      await typed('7');
      await pause(800);
      same(line(uri, received).trimEnd().endsWith('\t937'), true, line(uri, received));
      cursorBehind(uri, '3', '2. 重复申请\t');
      await run('deleteLeft');
      await pause(800);
      same(line(uri, '2. 重复申请').includes('\t\t0\t0\t0\t0\t0\t3'), true, line(uri, '2. 重复申请'));
      await close();
    }),

  'nothing is computed where it is not switched on': async () => {
    const uri = await openReport(report);
    cursorBehind(uri, '89', received);
    await typed('9');
    await pause(800);
    same(line(uri, received).includes('\t899\t3\t0\t0\t1\t0\t93'), true, line(uri, received));
    await close();
  },
};
