import {
  CancellationError,
  type CancellationToken,
  type DataTransfer,
  type Disposable,
  DocumentDropEdit,
  type DocumentDropEditProvider,
  DocumentDropOrPasteEditKind,
  type LogOutputChannel,
  l10n,
  languages,
  Position,
  ProgressLocation,
  type TextDocument,
  Uri,
  WorkspaceEdit,
  window,
  workspace,
} from 'vscode';
import { type ImportParams, type ImportResult, importMethod, largestImport } from '../../server/src/protocol.js';
import { base64Of } from './base64.js';
import { reportLanguage } from './language.js';
import type { Server } from './server.js';
import { untitledUri } from './untitled.js';

const kind = DocumentDropOrPasteEditKind.Empty.append('gongkai', 'import');
/** So long somebody may think over what is to become of a dropped file, in ms. */
const patience = 60_000;

/** A file to be imported. */
interface Source {
  readonly uri: Uri;
  readonly bytes: () => Thenable<Uint8Array>;
}

/** What was in it. */
interface Imported {
  readonly uri: Uri;
  readonly text: string;
  readonly isReport: boolean;
}

/**
 * Reports in files of other formats, each opened as a new document: nothing is written before the user saves it. The
 * server reads the files; here they are chosen.
 */
export class Import {
  readonly #server: Server;
  readonly #log: LogOutputChannel;

  constructor(server: Server, log: LogOutputChannel) {
    this.#server = server;
    this.#log = log;
  }

  /** Imports the files that are selected in the explorer, or asks for some. */
  async run(clicked?: unknown, selected?: unknown): Promise<void> {
    const given = (Array.isArray(selected) && selected.length > 0 ? selected : [clicked]).filter(
      (uri): uri is Uri => uri instanceof Uri,
    );
    const uris = given.length > 0 ? given : await chosen();
    if (!uris) return;
    const title = l10n.t('Importing');
    const location = ProgressLocation.Notification;
    await window.withProgress({ location, title, cancellable: true }, async (progress, token) => {
      for (const uri of uris) {
        progress.report({ message: nameOf(uri), increment: 100 / uris.length });
        const imported = await this.#import(sourceAt(uri), token);
        if (token.isCancellationRequested) return;
        if (imported) await show(imported);
      }
    });
  }

  /**
   * What becomes of a file that is dropped into a report, or into an empty text: the report in it fills the text, or is
   * opened beside the other one. VS Code asks for the edit before anybody chooses it, and never again.
   */
  offerOnDrop(): Disposable {
    const provider: DocumentDropEditProvider = {
      provideDocumentDropEdits: async (document, _, transfer, token) => {
        const isEmpty = document.getText() === '';
        if (document.languageId !== reportLanguage && !isEmpty) return;
        const results: (Imported | undefined)[] = [];
        for (const source of await dropped(transfer)) results.push(await this.#import(source, token));
        if (token.isCancellationRequested) return;
        const imported = results.flatMap((result) => (result?.isReport ? [result] : []));
        const [only, ...others] = imported;
        const title = l10n.t('Import as New Report');
        // Where people are told why it cannot be imported, its name is of no use in the report.
        if (!only) return results.includes(undefined) ? new DocumentDropEdit('', title, kind) : undefined;
        if (isEmpty && others.length === 0) return new DocumentDropEdit(only.text, title, kind);
        const edit = new DocumentDropEdit('', title, kind);
        edit.additionalEdit = await editOpening(imported);
        return edit;
      },
    };
    const texts = [reportLanguage, 'plaintext', 'markdown'].map((language) => ({ language }));
    return languages.registerDocumentDropEditProvider(texts, provider, {
      providedDropEditKinds: [kind],
      dropMimeTypes: ['text/uri-list', 'files'],
    });
  }

  /** What is in a file; where it cannot be told, people are told why. */
  async #import({ uri, bytes }: Source, token: CancellationToken): Promise<Imported | undefined> {
    try {
      const params: ImportParams = { uri: uri.toString(), name: nameOf(uri), content: base64Of(await bytes()) };
      const client = await this.#server.running();
      const result = await client.sendRequest<ImportResult | null>(importMethod, params, token);
      if (token.isCancellationRequested) return undefined;
      if (!result) throw new Error(l10n.t('the server has failed.'));
      if ('text' in result) return { uri, ...result };
      void this.#offerAnother(result.problem);
    } catch (error) {
      if (!token.isCancellationRequested && !(error instanceof CancellationError)) void this.#tell(uri, error);
    }
    return undefined;
  }

  /** With a button: a message without any is cut short, and what it ends with is what to do. */
  async #offerAnother(problem: string): Promise<void> {
    const another = l10n.t('Choose Another File…');
    if ((await window.showErrorMessage(problem, another)) === another) await this.run();
  }

  async #tell(uri: Uri, error: unknown): Promise<void> {
    this.#log.error(error instanceof Error ? error : String(error));
    const showLog = l10n.t('Show log');
    const reason = error instanceof Error ? error.message : String(error);
    const message = l10n.t('{0} could not be imported: {1}', nameOf(uri), reason);
    if ((await window.showErrorMessage(message, showLog)) === showLog) this.#log.show();
  }
}

const chosen = (): Thenable<Uri[] | undefined> =>
  window.showOpenDialog({
    canSelectMany: true,
    openLabel: l10n.t('Import'),
    filters: {
      [l10n.t('Documents')]: ['docx', 'xlsx', 'html', 'htm', 'txt', 'md'],
      [l10n.t('All files')]: ['*'],
    },
  });

/** Files that are dropped, from the explorer or from outside, and are none of text. */
async function dropped(transfer: DataTransfer): Promise<Source[]> {
  const list = (await transfer.get('text/uri-list')?.asString()) ?? '';
  const sources = list
    .split(/\r?\n/)
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => sourceAt(Uri.parse(line)));
  for (const [, item] of sources.length > 0 ? [] : transfer) {
    const file = item.asFile();
    if (!file) continue;
    sources.push({ uri: file.uri ?? Uri.from({ scheme: 'untitled', path: file.name }), bytes: () => file.data() });
  }
  return sources.filter(({ uri }) => /\.(?:docx?|xlsx?|wps|et|html?|mht(?:ml)?|pdf|ofd|rtf)$/i.test(uri.path));
}

const nameOf = (uri: Uri): string => uri.path.replace(/^.*\//, '');

const sourceAt = (uri: Uri): Source => ({
  uri,
  bytes: async () => {
    const { size } = await workspace.fs.stat(uri);
    if (size > largestImport) throw new Error(l10n.t('it is too large, no report is.'));
    return workspace.fs.readFile(uri);
  },
});

/** What the text of a file is called. */
const textName = (uri: Uri): string => nameOf(uri).replace(/(?:\.[^.]*)?$/, '.txt');

async function show({ uri, text, isReport }: Imported): Promise<void> {
  const document = await workspace.openTextDocument(await untitledUri(textName(uri), Uri.joinPath(uri, '..')));
  const edit = new WorkspaceEdit();
  edit.insert(document.uri, new Position(0, 0), text);
  await workspace.applyEdit(edit);
  await reveal(document, isReport ? reportLanguage : 'plaintext');
  if (isReport) return;
  void window.showWarningMessage(l10n.t('{0}: no report was recognised in it; this is its text.', nameOf(uri)));
}

/** The edit that opens reports as new documents; each is shown once the edit is made. */
async function editOpening(reports: readonly Imported[]): Promise<WorkspaceEdit> {
  const edit = new WorkspaceEdit();
  const uris: Uri[] = [];
  for (const report of reports) {
    // Files of different folders may have the same name.
    const uri = await untitledUri(textName(report.uri), undefined, uris);
    uris.push(uri);
    edit.insert(uri, new Position(0, 0), report.text);
    const opening = workspace.onDidOpenTextDocument((document) => {
      if (document.uri.toString() !== uri.toString()) return;
      opening.dispose();
      void reveal(document, reportLanguage);
    });
    setTimeout(() => opening.dispose(), patience);
  }
  return edit;
}

async function reveal(document: TextDocument, language: string): Promise<void> {
  await window.showTextDocument(await languages.setTextDocumentLanguage(document, language), { preview: false });
}
