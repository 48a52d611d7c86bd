import { TabInputText, Uri, window, workspace } from 'vscode';

/**
 * The address of a document that is not there yet.
 * @param name with an extension; numbered where it is taken
 * @param folder where it is to be saved by its name, if it is a folder of files; else people are asked
 * @param promised addresses of others that are not there yet either
 */
export async function untitledUri(name: string, folder?: Uri, promised: readonly Uri[] = []): Promise<Uri> {
  for (let count = 1; ; count++) {
    const path = count === 1 ? name : name.replace(/(?=\.[^.]*$)/, `-${count}`);
    const file = folder?.scheme === 'file' ? Uri.joinPath(folder, path) : undefined;
    const uri = file?.with({ scheme: 'untitled' }) ?? Uri.from({ scheme: 'untitled', path });
    if (!isTaken(uri, promised) && !(file && (await exists(file)))) return uri;
  }
}

/** Also in a tab that nobody has looked at since the window was opened. */
const isTaken = (uri: Uri, promised: readonly Uri[]): boolean =>
  [
    ...promised,
    ...workspace.textDocuments.map((document) => document.uri),
    ...window.tabGroups.all.flatMap(({ tabs }) =>
      tabs.flatMap(({ input }) => (input instanceof TabInputText ? [input.uri] : [])),
    ),
    // In a remote window one that is restored has an authority, and so a slash before its name.
  ].some(({ scheme, path }) => scheme === uri.scheme && withoutSlash(path) === withoutSlash(uri.path));

const withoutSlash = (path: string): string => path.replace(/^\//, '');

const exists = (file: Uri): Thenable<boolean> =>
  workspace.fs.stat(file).then(
    () => true,
    () => false,
  );
