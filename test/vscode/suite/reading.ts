// What the editor shows of a report's parts, and beside its numbers.
import * as vscode from 'vscode';
import { close, document, file, openReport, place, replace, same, until } from './editor.js';

const report = '003_449f627bed4e8a54.txt';
const spread = '000_59d91e6a9fd921ee.txt';
const row = '一、本年新收政府信息公开申请数量';

const ask = <T>(command: string, ...args: unknown[]): Thenable<T> =>
  vscode.commands.executeCommand<T>(command, ...args);

/** There the server sees what is open alone. */
const inBrowser = 'importScripts' in globalThis;

/** The whole of a document. */
function everything(uri: vscode.Uri): vscode.Range {
  const { lineCount } = document(uri);
  return new vscode.Range(0, 0, lineCount, 0);
}

async function hints(uri: vscode.Uri): Promise<string[]> {
  const found = await ask<vscode.InlayHint[]>('vscode.executeInlayHintProvider', uri, everything(uri));
  return found.map(({ label }) => (typeof label === 'string' ? label : label.map(({ value }) => value).join('')));
}

/** Waits for a hint, and for it to go and come again as its kind is switched off and on. */
async function offAndOn(uri: vscode.Uri, kind: string, words: string | RegExp): Promise<void> {
  const shown = async () => (await hints(uri)).some((hint) => hint.match(words));
  const settings = vscode.workspace.getConfiguration('gongkai', uri);
  const set = (value?: false) => settings.update(`inlayHints.${kind}`, value, vscode.ConfigurationTarget.Workspace);
  await until(`${kind} to be hinted at`, shown);
  await set(false);
  await until(`${kind} to go`, async () => !(await shown()));
  await set();
  await until(`${kind} to come again`, shown);
}

export const reading = {
  'the outline, folding and growing selections follow the parts of a report': async () => {
    const uri = await openReport(report);
    const symbols = await ask<vscode.DocumentSymbol[]>('vscode.executeDocumentSymbolProvider', uri);
    same(symbols.length, 6, 'sections');
    same(symbols[2]?.children[0]?.children[0]?.detail, '93', 'the total of the first row');
    const folds = await ask<vscode.FoldingRange[]>('vscode.executeFoldingRangeProvider', uri);
    const section = place(uri, '三、收到和处理政府信息公开申请情况').start.line;
    same(
      folds.some(({ start }) => start === section),
      true,
      'section 三 folds',
    );
    const number = place(uri, '89', row);
    const [selection] = await ask<vscode.SelectionRange[]>('vscode.executeSelectionRangeProvider', uri, [number.start]);
    const steps: string[] = [];
    for (let at = selection; at; at = at.parent as vscode.SelectionRange) steps.push(document(uri).getText(at.range));
    same(
      steps.some((words) => words.startsWith(row) && words.endsWith('93')),
      true,
      'the row is selected on the way',
    );
    await close();
  },

  'every word has its own type of token, which the theme knows': async () => {
    const uri = await openReport(report);
    const legend = await ask<vscode.SemanticTokensLegend>('vscode.provideDocumentSemanticTokensLegend', uri);
    same(legend.tokenTypes.slice(0, 2), ['sectionTitle', 'rowLabel'], 'our own types');
    const { data } = await ask<vscode.SemanticTokens>('vscode.provideDocumentSemanticTokens', uri);
    same(data.length > 500, true, 'tokens');
    await close();
  },

  'the columns are named where nobody can see them, and not where the setting is off': async () => {
    const uri = await openReport(spread);
    same((await hints(uri)).slice(10, 12), ['自然人', '商业企业'], 'the first two numbers of table 三');
    await offAndOn(uri, 'columns', '自然人');
    await close();
  },

  'behind a broken total stands the sum, behind what was carried in last year’s number, unless that is off':
    async () => {
      const wrong = await openReport(report);
      await replace(wrong, place(wrong, '89', row), '98');
      await offAndOn(wrong, 'sums', '102');
      await close();
      if (inBrowser) return;
      const later = await openReport('years/2022.txt');
      await offAndOn(later, 'lastYear', /上年 1|last year 1/);
      await close();
    },

  'above a table stands what does not hold, and the way to correct it': async () => {
    const uri = await openReport(report);
    await replace(uri, place(uri, '89', row), '98');
    const lenses = await until('the lens that corrects', async () => {
      const found = await ask<vscode.CodeLens[]>('vscode.executeCodeLensProvider', uri, 10);
      return found.some(({ command }) => command?.command === 'gongkai.correctAll') && found;
    });
    same(lenses.length, 3, 'lenses');
    await ask('gongkai.showFixes', uri.toString(), place(uri, '98', row).start);
    same(vscode.window.activeTextEditor?.selection.start, place(uri, '98', row).start, 'the cursor');
    await close();
  },

  'laws lead to pages that there are, and reports are found by organ and year': async () => {
    const uri = await openReport(report);
    const links = await ask<vscode.DocumentLink[]>('vscode.executeLinkProvider', uri, 10);
    const words = (each: vscode.DocumentLink) => document(uri).getText(each.range);
    const link = links.find((each) => words(each) === '《中华人民共和国政府信息公开条例》');
    same(link?.target?.path.endsWith('/docs/rules/section-missing.md'), true, 'the page');
    if (link?.target) await vscode.workspace.fs.stat(link.target);
    await until('the report among all', async () => {
      const found = await ask<vscode.SymbolInformation[]>('vscode.executeWorkspaceSymbolProvider', '运城2023');
      return found.some(({ location }) => location.uri.toString() === file(report).toString());
    });
    await close();
  },
};
