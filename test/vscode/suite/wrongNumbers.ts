// From one wrong number to the next, round the ends of a report.
import * as vscode from 'vscode';
import { close, document, finds, openReport, place, replace, same, until } from './editor.js';

const go = (way: 'next' | 'previous'): Thenable<unknown> => vscode.commands.executeCommand(`gongkai.${way}WrongNumber`);

function selection(): vscode.Selection {
  const editor = vscode.window.activeTextEditor;
  if (!editor) throw new Error('no editor');
  return editor.selection;
}

export const wrongNumbers = {
  'the next and the previous wrong number are selected, in tables and text, and no wrong label': async () => {
    const uri = await openReport('003_449f627bed4e8a54.txt');
    await replace(uri, place(uri, '89', '一、本年新收政府信息公开申请数量'), '98');
    await replace(uri, place(uri, '35件', '无法提供'), '36件');
    await finds(uri, { 'column-label': 2, 'prose-number': 1, 'requests-row-total': 1, 'row-label': 4 });
    const numbers = [place(uri, '36', '无法提供'), place(uri, '98', '一、本年新收政府信息公开申请数量')];
    const visit = async (way: 'next' | 'previous', expected: vscode.Range | undefined) => {
      await go(way);
      await until(
        `the selection ${way}`,
        () => expected !== undefined && selection().isEqual(expected),
        () => document(uri).getText(selection()),
      );
    };
    for (const at of [0, 1, 0]) await visit('next', numbers[at]);
    for (const at of [1, 0, 1]) await visit('previous', numbers[at]);
    const inside = numbers[1]?.start.translate(0, 1) ?? selection().active;
    const editor = vscode.window.activeTextEditor;
    if (editor) editor.selection = new vscode.Selection(inside, inside);
    await visit('previous', numbers[1]);
    await close();
  },

  'where none is wrong the cursor stays': async () => {
    const uri = await openReport('003_449f627bed4e8a54.txt');
    await finds(uri, { 'column-label': 2, 'row-label': 4 });
    const before = selection();
    await go('next');
    await go('previous');
    same(selection(), before, 'the selection');
    await close();
  },
};
