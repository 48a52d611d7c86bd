import { commands, Position, Selection, Uri, window, workspace } from 'vscode';
import { configName } from '../../server/src/config/model.js';

/** Goes to a finding and opens the menu of what may be done about it; both ends as the protocol has them. */
export async function showFixes(uri: string, { line, character }: { line: number; character: number }): Promise<void> {
  const position = new Position(line, character);
  await window.showTextDocument(Uri.parse(uri), { selection: new Selection(position, position) });
  await commands.executeCommand('editor.action.quickFix');
}

/** Saves the configuration that a fix has changed: the server reads what is on disk. */
export async function saveConfig(uri: string): Promise<void> {
  if (!uri.endsWith(`/${configName}`)) return;
  const document = await workspace.openTextDocument(Uri.parse(uri));
  await document.save();
}
