// Reports in files of other formats, opened as new ones, in the real editor.
import * as vscode from 'vscode';
import { documentFrom } from '../../server/import/model.js';
import { writeDocx } from '../../server/import/writeDocx.js';
import { writeHtml } from '../../server/import/writeHtml.js';
import { rowsOf, writeXlsx } from '../../server/import/writeXlsx.js';
import { document, file, finds, language, place, rule, same, until } from './editor.js';

const textOf = async (name: string): Promise<string> =>
  new TextDecoder().decode(await vscode.workspace.fs.readFile(file(name)));

const run = (...args: unknown[]): Thenable<unknown> => vscode.commands.executeCommand('gongkai.import', ...args);
const shown = (): vscode.Uri | undefined => vscode.window.activeTextEditor?.document.uri;
const nameOf = (uri: vscode.Uri | undefined): string => uri?.path.replace(/^.*\//, '') ?? '';

/** Forgets a document that was never saved. */
async function forget(uri: vscode.Uri): Promise<void> {
  await vscode.window.showTextDocument(uri);
  await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
}

export const importing = {
  'a Word document is imported as a report that is not saved yet, and its wrong number is found': async () => {
    const word = file('曲沃县2023.docx');
    const parts = documentFrom(await textOf('000_59d91e6a9fd921ee.txt'), { 'requests/received/business': '8' });
    await vscode.workspace.fs.writeFile(word, writeDocx(parts));
    await run(word);
    const uri = await until('the report', () => shown()?.scheme === 'untitled' && shown(), shown);
    same(document(uri).languageId, 'gongkai', 'the language');
    same(document(uri).isDirty, true, 'whether it is to be saved');
    if (word.scheme === 'file') same(nameOf(uri), '曲沃县2023.txt', 'the name');
    same(document(uri).getText().includes('\n一、本年新收政府信息公开申请数量\t\t\t19\t8\t0\t'), true, 'the row');
    await finds(uri, { 'requests-row-total': 1 });
    await forget(uri);
    same(await exists(file('曲沃县2023.txt')), false, 'whether a file was written');
  },

  'a workbook is imported as a report, and its wrong number is found in its cell': async () => {
    const book = file('曲沃县2023.xlsx');
    const rows = rowsOf(documentFrom(await textOf('000_59d91e6a9fd921ee.txt'), { 'requests/received/business': '8' }));
    await vscode.workspace.fs.writeFile(book, writeXlsx([rows]));
    await run(book);
    const uri = await until('the report', () => shown()?.scheme === 'untitled' && shown(), shown);
    await finds(uri, { 'requests-row-total': 1 });
    same(found(uri), place(uri, '8', '一、本年新收政府信息公开申请数量\t\t\t19\t'), 'the place');
    await forget(uri);
  },

  'the text of a PDF is imported as it is laid out, and its wrong number is found in its cell': async () => {
    const text = file('洪泽区2023.pdf.txt');
    const row = '一、本年新收政府信息公开申请数量';
    const content = (await textOf('pdf/洪泽区2023.txt')).replace(/(?<=一、本年新收政府信息公开申请数量 +)21/, '12');
    await vscode.workspace.fs.writeFile(text, new TextEncoder().encode(content));
    await run(text);
    const uri = await until('the report', () => shown()?.scheme === 'untitled' && shown(), shown);
    await language(uri, 'gongkai');
    await until('the wrong number', () => found(uri));
    same(found(uri), place(uri, '12', row), 'the place');
    await forget(uri);
    await vscode.workspace.fs.delete(text);
  },

  'several files are imported at once, those without a report as text, those that cannot be read with a message':
    async () => {
      const page = file('page.html');
      const note = file('note.html');
      const old = file('old.doc');
      const bytes = (text: string) => new TextEncoder().encode(text);
      await vscode.workspace.fs.writeFile(
        page,
        bytes(writeHtml(documentFrom(await textOf('001_c00c0f458b041d9c.txt')))),
      );
      await vscode.workspace.fs.writeFile(note, bytes('<p>关于召开会议的通知</p>'));
      await vscode.workspace.fs.writeFile(old, Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]));
      const before = vscode.workspace.textDocuments.length;
      await run(page, [page, old, note]);
      const made = vscode.workspace.textDocuments.filter(({ isUntitled }) => isUntitled);
      same(vscode.workspace.textDocuments.length - before, 2, 'documents opened');
      same(
        made.map(({ languageId, lineCount }) => [languageId, lineCount > 50]),
        [
          ['gongkai', true],
          ['plaintext', false],
        ],
        'what they are',
      );
      for (const { uri } of made) await forget(uri);
    },
};

/** Where the number stands for which a row of table 三 does not add up. */
const found = (uri: vscode.Uri): vscode.Range | undefined =>
  vscode.languages.getDiagnostics(uri).find((each) => rule(each) === 'requests-row-total')?.range;

const exists = (uri: vscode.Uri): Thenable<boolean> =>
  vscode.workspace.fs.stat(uri).then(
    () => true,
    () => false,
  );
