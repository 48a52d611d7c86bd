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

  'a label is completed behind a bracket, with the bracket that the editor has closed': async () => {
    const uri = await openReport(report);
    const row = document(uri).lineAt(place(uri, '(二) 部分公开').start.line).range;
    await replace(uri, row, '');
    const editor = vscode.window.activeTextEditor;
    if (!editor) throw new Error('no editor');
    editor.selection = new vscode.Selection(row.start, row.start);
    for (const typed of '（二') await run('type', { text: typed });
    const line = () => document(uri).lineAt(row.start.line).text;
    same(line(), '（二）', 'what the editor made of it');
    await run('editor.action.triggerSuggest');
    await until(
      'the row',
      async () => {
        await run('acceptSelectedSuggestion');
        return line().includes('部分公开（区分处理的');
      },
      line,
    );
    same(line().trim().split('\t')[0], '（二）部分公开（区分处理的，只计这一情形，不计其他情形）', 'the label');
    await close();
  },

  'a row just written is laid out like the others, where that is wanted': async () => {
    const uri = await openReport(report);
    const settings = vscode.workspace.getConfiguration('editor', uri);
    await settings.update('formatOnType', true, vscode.ConfigurationTarget.Workspace);
    const old = document(uri).lineAt(place(uri, '行政强制\t').start.line).range;
    await replace(uri, old, ' 行政强制 \t 7');
    const editor = vscode.window.activeTextEditor;
    if (!editor) throw new Error('no editor');
    const line = () => document(uri).lineAt(old.start.line).text;
    const { end } = document(uri).lineAt(old.start.line).range;
    editor.selection = new vscode.Selection(end, end);
    await run('type', { text: '\n' });
    await until('the row laid out', () => line() === '行政强制\t7', line);
    await settings.update('formatOnType', undefined, vscode.ConfigurationTarget.Workspace);
    await close();
  },

  'Format Selection lays out the table that is selected, and no other': async () => {
    const uri = await openReport(report);
    const other = place(uri, '本年新收政府信息公开申请数量').start.line;
    const before = document(uri).lineAt(other).text;
    const editor = vscode.window.activeTextEditor;
    if (!editor) throw new Error('no editor');
    const row = place(uri, '行政许可');
    await replace(uri, row, ' 行政许可 ');
    editor.selection = new vscode.Selection(row.start, row.end);
    await until('the table laid out', async () => {
      await run('editor.action.formatSelection');
      return document(uri).lineAt(row.start.line).text.startsWith('行政许可\t');
    });
    same(document(uri).lineAt(other).text, before, 'the other table');
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
