// What the tests do in the editor. No Node module is imported in this suite: it also runs in the browser's host.
import * as vscode from 'vscode';

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** The probe's value once it is neither false nor missing; the error names what was waited for, and what was there. */
export async function until<T>(
  what: string,
  probe: () => T | undefined | false | Promise<T | undefined | false>,
  state: () => unknown = () => '',
): Promise<T> {
  for (const end = Date.now() + 25_000; Date.now() < end; await pause(50)) {
    const value = await probe();
    if (value !== undefined && value !== false) return value;
  }
  throw new Error(`waited 25 s for ${what}; there is: ${show(state())}`);
}

const show = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

/** Fails where two values, written as JSON, differ. */
export function same(actual: unknown, expected: unknown, what: string): void {
  if (JSON.stringify(actual) !== JSON.stringify(expected)) {
    throw new Error(`${what}: ${show(actual)} instead of ${show(expected)}`);
  }
}

/** A file of the workspace, which is a copy made for this run. */
export function file(name: string): vscode.Uri {
  const folder = vscode.workspace.workspaceFolders?.[0];
  if (!folder) throw new Error('no folder is open');
  return vscode.Uri.joinPath(folder.uri, name);
}

/** The document as it is now: switching its language closes it and opens another one. */
export function document(uri: vscode.Uri): vscode.TextDocument {
  const found = vscode.workspace.textDocuments.find((each) => each.uri.toString() === uri.toString());
  if (!found) throw new Error(`${uri} is not open`);
  return found;
}

/** Shows a file and leaves its language to itself. */
export async function open(name: string): Promise<vscode.Uri> {
  const uri = file(name);
  await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri));
  return uri;
}

/** Shows a file and waits until it is recognised as a report, and the server answers what is asked about it. */
export async function openReport(name: string): Promise<vscode.Uri> {
  const uri = await open(name);
  await language(uri, 'gongkai');
  const outline = () => vscode.commands.executeCommand<unknown[]>('vscode.executeDocumentSymbolProvider', uri);
  await until(`the outline of ${name}`, async () => (await outline())?.length);
  return uri;
}

/** Waits until a document has a language. */
export async function language(uri: vscode.Uri, id: string): Promise<void> {
  const now = () => document(uri).languageId;
  await until(`the language ${id} of ${uri.path}`, () => now() === id, now);
}

/** Fails where a document gets another language within a second; detection waits for a third of that. */
export async function staysIn(uri: vscode.Uri, id: string): Promise<void> {
  for (const end = Date.now() + 1000; Date.now() < end; await pause(50)) {
    same(document(uri).languageId, id, `the language of ${uri.path}`);
  }
}

/** The rule that a finding names. */
export const rule = ({ code }: vscode.Diagnostic): string =>
  String(typeof code === 'object' ? code.value : (code ?? '?'));

/** How many findings each rule has in a document, by the rule's name. */
export function findings(uri: vscode.Uri): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const name of vscode.languages.getDiagnostics(uri).map(rule).sort()) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}

/** Waits until a document has these findings and no others. */
export async function finds(uri: vscode.Uri, expected: Record<string, number>): Promise<void> {
  const wanted = JSON.stringify(expected);
  const now = () => findings(uri);
  await until(`the findings ${wanted} in ${uri.path}`, () => JSON.stringify(now()) === wanted, now);
}

/** Fails where a file has other findings within a second than it is to have. */
export async function keepsFinding(uri: vscode.Uri, expected: Record<string, number>): Promise<void> {
  await finds(uri, expected);
  for (const end = Date.now() + 1000; Date.now() < end; await pause(50)) {
    same(findings(uri), expected, `the findings in ${uri.path}`);
  }
}

/** Where a text stands in a document: its first place, or its first after another text. */
export function place(uri: vscode.Uri, text: string, after = ''): vscode.Range {
  const shown = document(uri);
  const content = shown.getText();
  const from = content.indexOf(after);
  const start = content.indexOf(text, from + after.length);
  if (from < 0 || start < 0) throw new Error(`${after}…${text} is not in ${uri.path}`);
  return new vscode.Range(shown.positionAt(start), shown.positionAt(start + text.length));
}

/** Replaces a range, as typing does. */
export async function replace(uri: vscode.Uri, range: vscode.Range, text: string): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  edit.replace(uri, range, text);
  same(await vscode.workspace.applyEdit(edit), true, 'applying an edit');
}

/** Undoes the last edit of the document shown. */
export const undo = () => vscode.commands.executeCommand('undo');

/** Leaves the editor as a test finds it, whatever became of the one before: no edits, no tabs, no questions. */
export async function clear(): Promise<void> {
  await vscode.commands.executeCommand('notifications.clearAll');
  for (const dirty of vscode.workspace.textDocuments.filter(({ isDirty }) => isDirty)) {
    await vscode.window.showTextDocument(dirty);
    await close();
  }
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
}

/** Forgets the edits of the document shown and closes it. */
export const close = () => vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
