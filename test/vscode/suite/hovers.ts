// What a reader is told about the thing under the mouse.
import * as vscode from 'vscode';
import { close, openReport, place, same } from './editor.js';

/** Everything that the hovers at a place say. */
async function hover(uri: vscode.Uri, at: vscode.Range): Promise<string> {
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
    'vscode.executeHoverProvider',
    uri,
    at.start.translate(0, 1),
  );
  const contents = hovers.flatMap((each) => each.contents);
  return contents.map((each) => (typeof each === 'string' ? each : each.value)).join('\n');
}

function says(text: string, ...words: string[]): void {
  for (const word of words) same(text.includes(word), true, `${word} in the hover “${text}”`);
}

const row = '一、本年新收政府信息公开申请数量';

export const hovers = {
  'rows, numbers and sections are explained': async () => {
    const uri = await openReport('003_449f627bed4e8a54.txt');
    says(await hover(uri, place(uri, row)), row.slice(2), '93');
    says(await hover(uri, place(uri, '89', row)), '自然人', row.slice(2), '93');
    says(await hover(uri, place(uri, '三、收到和处理政府信息公开申请情况')), '申请');
    same(await hover(uri, place(uri, '锚定')), '', 'a hover on prose');
    await close();
  },
};
