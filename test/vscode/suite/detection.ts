// Which documents are taken for reports.
import * as vscode from 'vscode';
import { close, document, file, language, open, openReport, staysIn } from './editor.js';

export const detection = {
  'a note stays plain text': async () => {
    const note = await open('note.txt');
    await staysIn(note, 'plaintext');
    await close();
  },

  'an untitled document that becomes a report is recognised': async () => {
    const report = await vscode.workspace.fs.readFile(file('000_59d91e6a9fd921ee.txt'));
    const { uri } = await vscode.workspace.openTextDocument({ language: 'plaintext', content: '' });
    const editor = await vscode.window.showTextDocument(document(uri));
    await staysIn(uri, 'plaintext');
    await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), new TextDecoder().decode(report)));
    await language(uri, 'gongkai');
    await close();
  },

  'a report is known by its title once somebody types, and not when it is opened': async () => {
    const title = '甲市乙局2024年政府信息公开工作年度报告\n';
    await vscode.workspace.fs.writeFile(file('begun.txt'), new TextEncoder().encode(title));
    const uri = await open('begun.txt');
    await staysIn(uri, 'plaintext');
    await vscode.commands.executeCommand('type', { text: '\n' });
    await language(uri, 'gongkai');
    await close();
  },

  'a document said to be no report stays so when it is opened again': async () => {
    const uri = await openReport('001_c00c0f458b041d9c.txt');
    await vscode.commands.executeCommand('gongkai.notAReport');
    await language(uri, 'plaintext');
    await staysIn(uri, 'plaintext');
    await close();
    await open('001_c00c0f458b041d9c.txt');
    await staysIn(uri, 'plaintext');
    await close();
  },
};
