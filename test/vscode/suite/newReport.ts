// A new report from last year's, and two years side by side.
import * as vscode from 'vscode';
import { close, document, file, language, place, replace, rule, same, until } from './editor.js';

const organ = '平潭综合实验区';
const lastYear = new Date().getFullYear() - 1;

const run = (command: string, ...args: unknown[]): Thenable<unknown> =>
  vscode.commands.executeCommand(command, ...args);

/** Opens a report in a tab that stays. */
async function openToStay(name: string): Promise<vscode.Uri> {
  const uri = file(name);
  await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri), { preview: false });
  await language(uri, 'gongkai');
  return uri;
}

async function closeAll(): Promise<void> {
  while (vscode.window.tabGroups.activeTabGroup.activeTab) await close();
}

/** Waits until the report in front has been checked. */
const checked = (uri: vscode.Uri) =>
  until('the outline', async () => {
    const symbols = await run('vscode.executeDocumentSymbolProvider', uri);
    return Array.isArray(symbols) && symbols.length === 6;
  });

/** The tab in front, where it compares two texts. */
function comparison(): { tab: vscode.Tab; input: vscode.TabInputTextDiff } | undefined {
  const tab = vscode.window.tabGroups.activeTabGroup.activeTab;
  return tab?.input instanceof vscode.TabInputTextDiff ? { tab, input: tab.input } : undefined;
}

const textOf = ({ uri }: { uri: vscode.Uri }): string => document(uri).getText();

export const newReport = {
  "a new report has the organ in front, last calendar year, and what last year's report hands on": async () => {
    const before = await openToStay('years/2021.txt');
    // The one in front is the report before the one that is asked for unless the user says otherwise.
    const received = textOf({ uri: before });
    const write = (text: string) => replace(before, new vscode.Range(0, 0, document(before).lineCount, 0), text);
    await write(received.replaceAll('2021年', `${lastYear - 1}年`));
    await checked(before);
    await until('the year to be told', async () => {
      const found = await run('vscode.executeWorkspaceSymbolProvider', `${organ}${lastYear - 1}`);
      return Array.isArray(found) && found.length > 0;
    });

    let done = false;
    const command = run('gongkai.newReport').then(() => {
      done = true;
    });
    await until('both questions to be answered', async () => {
      if (!done) await run('workbench.action.acceptSelectedQuickOpenItem');
      return done;
    });
    await command;
    const editor = vscode.window.activeTextEditor;
    if (!editor) throw new Error('no editor');
    const { uri } = editor.document;
    same([uri.scheme, editor.document.languageId], ['untitled', 'gongkai'], 'the new document');
    if (!('importScripts' in globalThis)) same(uri.path.endsWith(`/${organ}${lastYear}年度报告.txt`), true, uri.path);
    const lines = editor.document.getText().split('\n');
    same(lines[0], `${organ}${lastYear}年政府信息公开工作年度报告`, 'the title');
    same(
      lines.find((line) => line.startsWith('二、上年结转')),
      '二、上年结转政府信息公开申请数量\t\t\t1\t0\t0\t0\t0\t0\t1',
      'what was carried in',
    );
    same(
      lines.find((line) => line.includes('自然人')),
      '\t\t\t自然人\t法人或其他组织\t\t\t\t\t',
      'the tabs a line begins with',
    );
    same(
      editor.document.getText(editor.selection),
      '（此处写明公开的信息、数量和渠道）',
      'what is to be filled in first',
    );

    const found = await until('the findings', () => {
      const all = vscode.languages.getDiagnostics(uri);
      return all.some((each) => rule(each) === 'placeholder') && all;
    });
    same([...new Set(found.map(rule))].sort(), ['cell-blank', 'placeholder'], 'rules');
    same(found.filter(({ severity }) => severity === vscode.DiagnosticSeverity.Error).map(rule), [], 'errors');

    // From place to place with the Tab key: the five topics, then the cells.
    for (let topic = 1; topic <= 5; topic++) {
      await run('type', { text: `第${topic}项工作正常。` });
      await run('jumpToNextSnippetPlaceholder');
    }
    for (const number of ['3', '1']) {
      await run('type', { text: number });
      await run('jumpToNextSnippetPlaceholder');
    }
    const filled = document(uri).getText();
    same(filled.includes('（五）监督保障\n第5项工作正常。\n'), true, filled.slice(0, 600));
    same(filled.includes('\n规章\t3\t1\t\n'), true, 'the first cells');

    // The last place has standard sentences to choose from.
    const prompt = '（此处写明是否收取信息处理费，收取的写明金额）';
    const isLast = () => editor.document.getText(editor.selection) === prompt;
    for (let left = 250; !isLast() && left > 0; left--) await run('jumpToNextSnippetPlaceholder');
    same(isLast(), true, editor.document.getText(editor.selection));
    await until(
      'the second choice',
      async () => {
        await run('selectNextSuggestion');
        await run('acceptSelectedSuggestion');
        return document(uri).getText().includes(`六、其他需要报告的事项\n\n${lastYear}年度未收取信息处理费。\n`);
      },
      () => document(uri).getText().slice(-100),
    );

    await write(received);
    // In the browser an edit is saved after a while.
    await document(before).save();
    await closeAll();
  },

  "a report is shown beside last year's, and follows what is typed": async () => {
    await openToStay('years/2021.txt');
    const later = await openToStay('years/2022.txt');
    await checked(later);
    void run('gongkai.compareWithLastYear');
    const { tab, input } = await until('the comparison', comparison);
    same(tab.label, `${organ} 2021 ↔ 2022`, 'the title');
    const [earlier] = await Promise.all(
      [input.original, input.modified].map((uri) => vscode.workspace.openTextDocument(uri)),
    );
    same(earlier?.getText().includes('|  64|   0|   0|   2|   0|   4|  70|    | 一、'), true, earlier?.getText() ?? '');
    const row = () =>
      textOf({ uri: input.modified })
        .split('\n')
        .find((line) => line.includes('一、本年新收'));
    same(row(), '|  71|   3|   0|   0|   0|   0|  74|  +4| 一、本年新收政府信息公开申请数量', 'the row');
    same(vscode.languages.getDiagnostics(input.modified).length, 0, 'findings in a comparison');
    await replace(later, place(later, '74', '一、本年新收政府信息公开申请数量'), '79');
    await until('the number that was typed', () => row()?.includes('|  79|  +9|'), row);
    await vscode.window.tabGroups.close(tab);
    await closeAll();
  },

  "where last year's report is not known another one can be chosen": async () => {
    const own = await openToStay('003_449f627bed4e8a54.txt');
    await openToStay('years/2022.txt');
    await openToStay('003_449f627bed4e8a54.txt');
    await checked(own);
    let done = false;
    const command = run('gongkai.compareWithLastYear').then(() => {
      done = true;
    });
    await until('the choice', async () => {
      if (!done) await run('workbench.action.acceptSelectedQuickOpenItem');
      return done;
    });
    await command;
    const { tab, input } = await until('the comparison', comparison);
    same(tab.label.startsWith('运城市') || tab.label.endsWith('运城市人民政府办公室 2023'), true, tab.label);
    same([input.original.scheme, input.modified.scheme], Array(2).fill('gongkai-comparison'), 'the sides');
    await vscode.window.tabGroups.close(tab);
    await closeAll();
  },
};
