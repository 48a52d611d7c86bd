// What somebody who writes a report is offered, and how tables are laid out, in the real editor.
import * as vscode from 'vscode';
import { close, document, openReport, place, replace, same, until } from './editor.js';

const report = '003_449f627bed4e8a54.txt';

const run = (command: string, ...args: unknown[]): Thenable<unknown> =>
  vscode.commands.executeCommand(command, ...args);

export const writing = {
  'a missing row is found by words from the middle of its label, and its numbers are filled in one after the other':
    async () => {
      const uri = await openReport(report);
      const row = document(uri).lineAt(place(uri, '2. 重复申请').start.line).range;
      await replace(uri, row, '');
      const editor = vscode.window.activeTextEditor;
      if (!editor) throw new Error('no editor');
      editor.selection = new vscode.Selection(row.start, row.start);
      const line = () => document(uri).lineAt(row.start.line).text;
      // With the keys of the editor: its own filter decides what stays in the list.
      for (const typed of '复申') await run('type', { text: typed });
      await run('editor.action.triggerSuggest');
      await until(
        'the row',
        async () => {
          await run('acceptSelectedSuggestion');
          return line().includes('2.重复申请');
        },
        line,
      );
      for (const number of ['3', '0', '1']) {
        await run('type', { text: number });
        await run('jumpToNextSnippetPlaceholder');
      }
      same(line(), '\t\t2.重复申请\t3\t0\t1\t\t\t\t', 'the row, begun');
      await close();
    },

  'Format Document lays out the tables as the setting says, and nothing else': async () => {
    const uri = await openReport(report);
    const before = document(uri).getText().split('\n');
    const settings = vscode.workspace.getConfiguration('gongkai', uri);
    await settings.update('format.layout', 'cells', vscode.ConfigurationTarget.Workspace);
    await until(
      'a cell a line',
      async () => {
        await run('editor.action.formatDocument');
        return document(uri).getText().includes('\n\t行政许可\n\t0\n');
      },
      () => document(uri).getText().slice(0, 2000),
    );
    const after = document(uri).getText().split('\n');
    const prose = (lines: string[]) => lines.filter((line) => line.length > 30 && !line.includes('\t'));
    same(prose(after), prose(before), 'the prose');
    await settings.update('format.layout', undefined, vscode.ConfigurationTarget.Workspace);
    await close();
  },

  'the tab key writes a tab, whatever the lines before begin with': async () => {
    const content = '三、收到和处理政府信息公开申请情况\n\n    一、本年新收    1\n    二、上年结转    2\n';
    const opened = await vscode.workspace.openTextDocument({ language: 'gongkai', content });
    const editor = await vscode.window.showTextDocument(opened);
    editor.selection = new vscode.Selection(4, 0, 4, 0);
    await run('tab');
    same(opened.lineAt(4).text, '\t', 'the last line');
    await close();
  },
};
