// From a wrong number to the one click that puts it right.
import * as vscode from 'vscode';
import { close, document, finds, openReport, place, replace, rule, same } from './editor.js';

const flaws = { 'column-label': 2, 'row-label': 4 };

export const corrections = {
  'a wrong number gets one finding, and the preferred fix restores it': async () => {
    const uri = await openReport('003_449f627bed4e8a54.txt');
    await finds(uri, flaws);
    const before = document(uri).getText();
    const number = place(uri, '89', '一、本年新收政府信息公开申请数量');
    await replace(uri, number, '98');
    await finds(uri, { 'column-label': 2, 'requests-row-total': 1, 'row-label': 4 });

    const finding = vscode.languages.getDiagnostics(uri).find((each) => rule(each) === 'requests-row-total');
    same(finding?.range, number, 'the finding stands on');
    same((finding?.relatedInformation ?? []).length > 0, true, 'the other cells are linked');

    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      uri,
      number,
      vscode.CodeActionKind.QuickFix.value,
      10,
    );
    const preferred = actions.filter((action) => action.isPreferred);
    const titles = actions.map(({ title }) => title);
    same(preferred.length, 1, `preferred among ${titles.join(' | ')}`);
    same(preferred[0]?.title.includes('89'), true, `${preferred[0]?.title} names the number`);
    if (!preferred[0]?.edit) throw new Error('the preferred fix has no edit');
    same(await vscode.workspace.applyEdit(preferred[0].edit), true, 'applying the fix');
    await finds(uri, flaws);
    same(document(uri).getText() === before, true, 'the number is restored');
    await close();
  },
};
