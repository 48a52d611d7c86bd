// Checks that wait until a report is saved.
import * as vscode from 'vscode';
import { close, document, file, finds, open, place, replace, rule, same } from './editor.js';

const labels = { 'column-label': 2, 'row-label': 4 };

export const saving = {
  'where checks wait for a save, findings move with the text, and new ones come with the save': async () => {
    const settings = vscode.workspace.getConfiguration('gongkai');
    await settings.update('check', 'onSave', vscode.ConfigurationTarget.Workspace);
    try {
      const name = 'to-be-saved.gongkai';
      await vscode.workspace.fs.copy(file('003_449f627bed4e8a54.txt'), file(name));
      const uri = await open(name);
      await finds(uri, labels);
      await replace(uri, place(uri, '89', '一、本年新收政府信息公开申请数量'), '98');
      await replace(uri, new vscode.Range(0, 0, 0, 0), '\n\n\n');
      await new Promise((resolve) => setTimeout(resolve, 1000));
      await finds(uri, labels);
      const words = vscode.languages
        .getDiagnostics(uri)
        .filter((finding) => rule(finding) === 'column-label')
        .map(({ range }) => document(uri).getText(range));
      same(words.includes('本年度制发件数'), true, `the findings stand on ${words}`);

      await document(uri).save();
      await finds(uri, { 'column-label': 2, 'requests-row-total': 1, 'row-label': 4 });
      await close();
    } finally {
      await settings.update('check', undefined, vscode.ConfigurationTarget.Workspace);
    }
  },
};
