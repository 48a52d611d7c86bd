// Reports of consecutive years, in the editor and on disk.
import * as vscode from 'vscode';
import { document, file, findings, language, place, replace, rule, same, until } from './editor.js';

const row = '四、结转下年度继续办理\t';
const right = `${row}1\t0\t0\t0\t0\t0\t1`;
const wrong = `${row}3\t0\t0\t0\t0\t0\t3`;

/** Opens a report in a tab that stays. */
async function openToStay(name: string): Promise<vscode.Uri> {
  const uri = file(name);
  await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri), { preview: false });
  await language(uri, 'gongkai');
  return uri;
}

const has = (uri: vscode.Uri, count: number) =>
  until(
    `${count} carry-over in ${uri.path}`,
    () => (findings(uri)['carry-over'] ?? 0) === count,
    () => findings(uri),
  );

const closeAll = async (): Promise<void> => {
  while (vscode.window.tabGroups.activeTabGroup.activeTab) {
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  }
};

const inEditor = {
  "a number that differs from last year's report is found in the later one, and mended in either": async () => {
    const later = await openToStay('years/2022.txt');
    const earlier = await openToStay('years/2021.txt');
    await has(later, 0);
    await replace(earlier, place(earlier, right), wrong);
    await has(later, 1);
    await has(earlier, 0);
    const found = vscode.languages.getDiagnostics(later).find((each) => rule(each) === 'carry-over');
    const [related] = found?.relatedInformation ?? [];
    same(related?.location.uri.toString(), earlier.toString(), 'the link');
    same(related && document(earlier).getText(related.location.range), '3', 'the number linked');

    await vscode.window.showTextDocument(document(later), { preview: false });
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      later,
      found?.range,
      vscode.CodeActionKind.QuickFix.value,
      20,
    );
    const edits = actions.flatMap(({ edit }) => edit ?? []);
    const there = edits.find((edit) => edit.has(earlier));
    if (!there) throw new Error(`no fix of the other file among ${actions.map(({ title }) => title).join(' | ')}`);
    same(await vscode.workspace.applyEdit(there), true, 'applying the fix');
    await has(later, 0);
    same(document(earlier).getText().includes(right), true, 'the number is restored');
    await closeAll();
  },
};

const onDisk = {
  "last year's report on disk is watched": async () => {
    const later = await openToStay('years/2022.txt');
    await has(later, 0);
    const earlier = file('years/2021.txt');
    const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(earlier));
    const write = (content: string) => vscode.workspace.fs.writeFile(earlier, new TextEncoder().encode(content));
    await write(text.replace(right, wrong));
    await has(later, 1);
    await write(text);
    await has(later, 0);
    await closeAll();
  },
};

/** The server of the browser's host sees what is open, and no files. */
export const years = { ...inEditor, ...('importScripts' in globalThis ? {} : onDisk) };
