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

/** Has a report changed, waits for the preview, and does something before the question is answered. */
async function change(name: string, meanwhile: (preview: vscode.Uri) => unknown): Promise<void> {
  let done = false;
  const command = vscode.commands.executeCommand(`gongkai.${name}`).then(() => {
    done = true;
  });
  await meanwhile(await until('the preview', preview));
  await until('the answer to be taken', async () => {
    // Once the question is there, it is answered.
    if (!done) await vscode.commands.executeCommand('gongkai.applyChanges');
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
    await change('correctAll', (preview) => {
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

  'where nothing is to be changed nothing is shown': async () => {
    const uri = await openReport('000_59d91e6a9fd921ee.txt');
    for (const name of ['correctAll', 'insertMissing', 'recomputeTotals']) {
      await vscode.commands.executeCommand(`gongkai.${name}`);
      same(preview(), undefined, `a preview of ${name}`);
    }
    same(document(uri).isDirty, false, 'the document counts as changed');
    await close();
  },

  'missing parts are inserted, and totals recomputed, as shown, each by one edit': async () => {
    const uri = await openReport('003_449f627bed4e8a54.txt');
    const flawed = document(uri).getText();
    const row = document(uri).lineAt(place(uri, '2. 重复申请').start.line);
    await replace(uri, row.rangeIncludingLineBreak, '');
    await replace(uri, place(uri, '89', '一、本年新收政府信息公开申请数量'), '98');
    const before = document(uri).getText();
    let shown = '';
    await change('insertMissing', (preview) => {
      shown = document(preview).getText();
    });
    const inserted = document(uri).getText();
    same(inserted === shown, true, 'the report is as shown');
    same(
      inserted.replace('\t\t2.重复申请\t\t\t\t\t\t\t\n', '') === before,
      true,
      'a blank row is put in, and nothing else',
    );
    await undo();
    same(document(uri).getText() === before, true, 'one undo takes it out');
    await replace(uri, new vscode.Range(row.range.start, row.range.start), `${row.text}\n`);

    await change('recomputeTotals', (preview) => {
      shown = document(preview).getText();
    });
    same(document(uri).getText() === shown, true, 'the totals are as shown');
    same(shown === flawed.replace('89\t3\t0\t0\t1\t0\t93', '98\t3\t0\t0\t1\t0\t102'), true, 'the total is the sum');
    await undo();
    same(document(uri).getText().includes('98\t3\t0\t0\t1\t0\t93'), true, 'one undo brings the total back');
    await close();
  },

  'the buttons above a preview answer, too': async () => {
    const uri = await openWrong();
    const before = document(uri).getText();
    const press = async (button: string): Promise<void> => {
      await until('the report in front', () => vscode.window.activeTextEditor?.document === document(uri));
      let done = false;
      const command = vscode.commands.executeCommand('gongkai.correctAll').then(() => {
        done = true;
      });
      await until('the preview', preview);
      await until('the answer to be taken', async () => {
        if (!done) await vscode.commands.executeCommand(`gongkai.${button}`);
        return done;
      });
      await command;
      same(preview(), undefined, 'the preview left open');
    };
    await press('discardChanges');
    same(document(uri).getText() === before, true, 'nothing is corrected');
    await press('applyChanges');
    await finds(uri, {});
    await undo();
    same(document(uri).getText() === before, true, 'one undo brings the text back');
    await close();
  },

  'a preview that is closed by its tab is answered with no': async () => {
    const uri = await openWrong();
    const before = document(uri).getText();
    const command = vscode.commands.executeCommand('gongkai.correctAll');
    await until('the preview', preview);
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
    await command;
    same(preview(), undefined, 'the preview left open');
    same(document(uri).getText() === before, true, 'nothing is corrected');
    await close();
  },

  'corrections of a report that changed meanwhile are refused': async () => {
    const uri = await openWrong();
    let changed = '';
    await change('correctAll', async () => {
      await replace(uri, new vscode.Range(0, 0, 0, 0), '\n');
      changed = document(uri).getText();
    });
    same(document(uri).getText() === changed, true, 'nothing is corrected');
    await close();
  },
};
