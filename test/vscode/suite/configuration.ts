// What `gongkai.config.json` says, from being written with the editor's help to being obeyed by it.
import * as vscode from 'vscode';
import { close, document, file, finds, language, open, place, rule, same, staysIn, until } from './editor.js';
import { checkFolder, click, writeWrong, wrong } from './folder.js';

const configName = 'gongkai.config.json';

const write = (text: string): Thenable<void> =>
  vscode.workspace.fs.writeFile(file(configName), new TextEncoder().encode(text));
const remove = (): Thenable<void> => vscode.workspace.fs.delete(file(configName));

const inBoth = {
  'a rule is turned off from the light bulb, in the file and on disk, for reports that are not open, too': async () => {
    const [uri, other] = [await writeWrong('a.txt'), await writeWrong('b.txt')];
    await checkFolder('check');
    await finds(other, wrong);
    await click(uri);
    await finds(uri, wrong);
    const finding = vscode.languages.getDiagnostics(uri).find((each) => rule(each) === 'requests-row-total');
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      uri,
      finding?.range,
      vscode.CodeActionKind.QuickFix.value,
      20,
    );
    const [forFile, forAll] = actions.slice(-2);
    same(
      [forFile, forAll].every((action) => action?.command?.command === 'gongkai.saveConfig'),
      true,
      'both are saved',
    );
    if (!forAll?.edit || !forAll.command) throw new Error('nothing to turn the rule off with');
    same(await vscode.workspace.applyEdit(forAll.edit), true, 'writing the configuration');
    await vscode.commands.executeCommand(forAll.command.command, ...(forAll.command.arguments ?? []));
    const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(file(configName)));
    same(JSON.parse(text), { rules: { 'requests-row-total': 'off' } }, 'the configuration on disk');
    // What the rule told is left to the equation that the number breaks, too.
    const rest = { 'column-label': 2, 'requests-balance': 1, 'row-label': 4 };
    await finds(uri, rest);
    await finds(other, rest);
    await remove();
    await finds(uri, wrong);
    await finds(other, wrong);
    await close();
    await vscode.commands.executeCommand('gongkai.clearResults');
  },

  'files that it says are reports, or none, are opened as such': async () => {
    const note = await open('note.txt');
    await staysIn(note, 'plaintext');
    await write('{ "reports": ["note.*"], "notReports": ["000*"] }');
    await language(note, 'gongkai');
    await finds(note, { 'no-report': 1 });
    const report = await open('000_59d91e6a9fd921ee.txt');
    await staysIn(report, 'plaintext');
    await remove();
    await language(report, 'gongkai');
    await close();
    await write('{ "notReports": ["note.*"] }');
    await language(note, 'plaintext');
    await finds(note, {});
    await remove();
    await close();
    // Nobody said that of the reports themselves: they are reports as before.
    await open('000_59d91e6a9fd921ee.txt');
    await language(report, 'gongkai');
    await close();
  },
};

const onDesktop = {
  'is written with the editor’s help': async () => {
    await write('{\n  // ours\n  "rules": { "" },\n  "reprots": []\n}\n');
    const uri = await open(configName);
    await language(uri, 'jsonc');
    const position = place(uri, '""').start.translate(0, 1);
    const labels = await until('the rules', async () => {
      const list = await vscode.commands.executeCommand<vscode.CompletionList>(
        'vscode.executeCompletionItemProvider',
        uri,
        position,
      );
      const found = list.items.map(({ label }) => (typeof label === 'string' ? label : label.label));
      return found.includes('carry-over') && found;
    });
    same(labels.includes('jump'), true, `rules among ${labels.join()}`);
    const told = (): string =>
      vscode.languages
        .getDiagnostics(uri)
        .map(({ message }) => message)
        .join();
    await until('the unknown key', () => told().includes('reprots'), told);
    same(document(uri).isDirty, false, 'the document counts as changed');
    await close();
    await remove();
  },
};

/** The extension for JSON runs on the server's side, where one of the browser's host is not seen. */
export const configuration = { ...inBoth, ...('importScripts' in globalThis ? {} : onDesktop) };
