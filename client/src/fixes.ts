import { commands, Position, Selection, Uri, window } from 'vscode';

/** Goes to a finding and opens the menu of what may be done about it; both ends as the protocol has them. */
export async function showFixes(uri: string, { line, character }: { line: number; character: number }): Promise<void> {
  const position = new Position(line, character);
  await window.showTextDocument(Uri.parse(uri), { selection: new Selection(position, position) });
  await commands.executeCommand('editor.action.quickFix');
}
