// From a wrong number to the one click that puts it right.
import * as vscode from 'vscode';
import { close, document, finds, openReport, place, replace, rule, same, undo, until } from './editor.js';

const flaws = { 'column-label': 2, 'row-label': 4 };

/** The report with a number wrong, beside its wrong labels. */
async function openWrong(): Promise<vscode.Uri> {
  const uri = await openReport('003_449f627bed4e8a54.txt');
  await finds(uri, flaws);
  await replace(uri, place(uri, '89', '一、本年新收政府信息公开申请数量'), '98');
  await finds(uri, { 'column-label': 2, 'requests-row-total': 1, 'row-label': 4 });
  return uri;
}

/** The right side of the comparison on show. */
function preview(): vscode.Uri | undefined {
  const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
  return input instanceof vscode.TabInputTextDiff ? input.modified : undefined;
}

/** Asks for all certain corrections, waits for their preview, and does something before the question is answered. */
async function correctAll(meanwhile: (preview: vscode.Uri) => unknown): Promise<void> {
  let done = false;
  const command = vscode.commands.executeCommand('gongkai.correctAll').then(() => {
    done = true;
  });
  await meanwhile(await until('the preview', preview));
  await until('the answer to be taken', async () => {
    // Once the question is there, its button is pressed.
    if (!done) await vscode.commands.executeCommand('notification.acceptPrimaryAction');
    return done;
  });
  await command;
  same(preview(), undefined, 'the preview left open');
}

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

  'all certain corrections are shown first, made at once, and undone at once': async () => {
    const uri = await openWrong();
    const before = document(uri).getText();
    let shown = '';
    await correctAll((preview) => {
      shown = document(preview).getText();
      same(vscode.languages.getDiagnostics(preview).length, 0, 'findings in the preview');
      same(document(uri).getText() === before, true, 'the report is unchanged while it is asked');
    });
    await finds(uri, {});
    same(document(uri).getText() === shown, true, 'the report is as shown');
    const wrong = ['\t98\t', '只记', '事物'];
    same(
      wrong.filter((text) => before.includes(text)),
      wrong,
      'wrong before',
    );
    same(
      wrong.filter((text) => shown.includes(text)),
      [],
      'wrong still',
    );
    same(shown.includes('一、本年新收政府信息公开申请数量\t\t89\t'), true, 'the number is restored');
    await undo();
    same(document(uri).getText() === before, true, 'one undo brings the text back');
    await close();
  },

  'where nothing is certain nothing is shown': async () => {
    const uri = await openReport('000_59d91e6a9fd921ee.txt');
    await vscode.commands.executeCommand('gongkai.correctAll');
    same(preview(), undefined, 'a preview');
    same(document(uri).isDirty, false, 'the document counts as changed');
    await close();
  },

  'corrections of a report that changed meanwhile are refused': async () => {
    const uri = await openWrong();
    let changed = '';
    await correctAll(async () => {
      await replace(uri, new vscode.Range(0, 0, 0, 0), '\n');
      changed = document(uri).getText();
    });
    same(document(uri).getText() === changed, true, 'nothing is corrected');
    await close();
  },
};
