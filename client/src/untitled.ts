import { Position, type TextDocument, Uri, WorkspaceEdit, workspace } from 'vscode';

/**
 * A document with this text that is not saved yet: under the first of these names that is free in a folder, which it
 * will be saved by, else without one.
 */
export async function openUntitled(folder: Uri, names: readonly string[], text: string): Promise<TextDocument> {
  for (const name of folder.scheme === 'file' ? names : []) {
    const file = Uri.joinPath(folder, name);
    if (await exists(file)) continue;
    const document = await workspace.openTextDocument(file.with({ scheme: 'untitled' }));
    // One of that name may be open and not saved yet.
    if (document.getText() !== '') continue;
    const edit = new WorkspaceEdit();
    edit.insert(document.uri, new Position(0, 0), text);
    if (await workspace.applyEdit(edit)) return document;
  }
  return workspace.openTextDocument({ content: text });
}

const exists = (file: Uri): Thenable<boolean> =>
  workspace.fs.stat(file).then(
    () => true,
    () => false,
  );
