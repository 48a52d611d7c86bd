// From a number in the text to the cells it speaks of, and back.
import * as vscode from 'vscode';
import { close, document, openReport, place, same } from './editor.js';

const name = '003_449f627bed4e8a54.txt';
const row = '一、本年新收政府信息公开申请数量';

/** What stands at the places that a provider answers with, in the order of the text. */
async function words(command: string, uri: vscode.Uri, at: vscode.Range): Promise<string[]> {
  const found = await vscode.commands.executeCommand<readonly { readonly range: vscode.Range }[]>(
    command,
    uri,
    at.start,
  );
  return [...found]
    .sort((one, other) => one.range.start.compareTo(other.range.start))
    .map(({ range }) => document(uri).getText(range));
}

const list = (items: readonly string[]): string => items.join(' ');

export const links = {
  'a number in the text leads to the cells it is the sum of': async () => {
    const uri = await openReport(name);
    const at = place(uri, '94', '全年共收到和办理依申请公开');
    same(list(await words('vscode.executeDefinitionProvider', uri, at)), '93 1', 'the definition of 94');
    same(
      list(await words('vscode.executeDocumentHighlights', uri, at)),
      '94 1 93 1',
      'what is highlighted with 94, the 1 of the text with that of the table',
    );
    await close();
  },
  'a cell leads to the places of the text that speak of it': async () => {
    const uri = await openReport(name);
    const total = place(uri, '93', row);
    const found = await words('vscode.executeReferenceProvider', uri, total);
    same(found.includes('94'), true, `94 among the references of 93: ${list(found)}`);
    await close();
  },
};
