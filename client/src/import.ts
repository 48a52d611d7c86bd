import {
  CancellationError,
  type CancellationToken,
  type Disposable,
  DocumentDropEdit,
  type DocumentDropEditProvider,
  DocumentDropOrPasteEditKind,
  type LogOutputChannel,
  l10n,
  languages,
  ProgressLocation,
  type TextDocument,
  Uri,
  window,
  workspace,
} from 'vscode';
import { type ImportParams, type ImportResult, importMethod, largestImport } from '../../server/src/import/protocol.js';
import { base64Of } from './base64.js';
import { reportLanguage } from './detection.js';
import type { Server } from './server.js';
import { openUntitled } from './untitled.js';

const kind = DocumentDropOrPasteEditKind.Empty.append('gongkai', 'import');

/** A file to be imported: its address, and its bytes once they are wanted. */
interface Source {
  readonly uri: Uri;
  readonly bytes: () => Thenable<Uint8Array>;
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
    if (uris) await this.#importAll(uris.map(sourceAt));
  }

  /** Offers to import a document that is dropped into a text, beside what VS Code offers. */
  offerOnDrop(): Disposable {
    const provider: DocumentDropEditProvider<DropEdit> = {
      provideDocumentDropEdits: async (_document, _position, transfer) => {
        const list = (await transfer.get('text/uri-list')?.asString()) ?? '';
        const dropped = list.split(/\r?\n/).filter((line) => line !== '' && !line.startsWith('#'));
        const sources = dropped.map((uri) => sourceAt(Uri.parse(uri)));
        for (const [, item] of transfer) {
          const file = item.asFile();
          if (file && sources.length === 0) {
            sources.push({
              uri: file.uri ?? Uri.from({ scheme: 'untitled', path: file.name }),
              bytes: () => file.data(),
            });
          }
        }
        const documents = sources.filter(({ uri }) => isDocument(uri));
        return documents.length > 0 ? new DropEdit(documents) : undefined;
      },
      // Only once it is chosen; what is dropped into stays as it is.
      resolveDocumentDropEdit: async (edit) => {
        await this.#importAll(edit.sources);
        return edit;
      },
    };
    const texts = [reportLanguage, 'plaintext', 'markdown'].map((language) => ({ language }));
    return languages.registerDocumentDropEditProvider(texts, provider, {
      providedDropEditKinds: [kind],
      dropMimeTypes: ['text/uri-list', 'files'],
    });
  }

  async #importAll(sources: readonly Source[]): Promise<void> {
    const title = l10n.t('Importing');
    const location = ProgressLocation.Notification;
    await window.withProgress({ location, title, cancellable: true }, async (progress, token) => {
      for (const source of sources) {
        if (token.isCancellationRequested) return;
        progress.report({ message: nameOf(source.uri), increment: 100 / sources.length });
        await this.#import(source, token).catch((error) => this.#tell(source, error));
      }
    });
  }

  async #import(source: Source, token: CancellationToken): Promise<void> {
    const name = nameOf(source.uri);
    const params: ImportParams = { uri: source.uri.toString(), name, content: base64Of(await source.bytes()) };
    const client = await this.#server.running();
    const result = await client.sendRequest<ImportResult | null>(importMethod, params, token);
    if (token.isCancellationRequested) return;
    if (!result) throw new Error(l10n.t('the server has failed.'));
    if ('problem' in result) {
      void window.showErrorMessage(result.problem);
      return;
    }
    await show(source.uri, result.text, result.isReport ? reportLanguage : 'plaintext');
    if (!result.isReport)
      void window.showWarningMessage(l10n.t('{0}: no report was recognised in it; this is its text.', name));
  }

  async #tell({ uri }: Source, error: unknown): Promise<void> {
    if (error instanceof CancellationError) return;
    this.#log.error(error instanceof Error ? error : String(error));
    const showLog = l10n.t('Show log');
    const reason = error instanceof Error ? error.message : String(error);
    const message = l10n.t('{0} could not be imported: {1}', nameOf(uri), reason);
    if ((await window.showErrorMessage(message, showLog)) === showLog) this.#log.show();
  }
}

class DropEdit extends DocumentDropEdit {
  readonly sources: readonly Source[];

  constructor(sources: readonly Source[]) {
    super('', l10n.t('Import as New Report'), kind);
    this.sources = sources;
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

/** Files that VS Code itself would show as no text a report can be read from; PDF and the like get told what to do. */
const isDocument = (uri: Uri): boolean => /\.(?:docx?|xlsx?|wps|et|html?|mht(?:ml)?|pdf|ofd|rtf)$/i.test(uri.path);

const nameOf = (uri: Uri): string => uri.path.replace(/^.*\//, '');

const sourceAt = (uri: Uri): Source => ({
  uri,
  bytes: async () => {
    const { size } = await workspace.fs.stat(uri);
    if (size > largestImport) throw new Error(l10n.t('it is too large, no report is.'));
    return workspace.fs.readFile(uri);
  },
});

/** Shows a text as a document that is not saved yet, named after the file it is from. */
async function show(source: Uri, text: string, language: string): Promise<TextDocument> {
  const name = nameOf(source).replace(/\.[^.]*$/, '');
  const opened = await openUntitled(Uri.joinPath(source, '..'), [`${name}.txt`, `${name}.gongkai`], text);
  const document = await languages.setTextDocumentLanguage(opened, language);
  await window.showTextDocument(document, { preview: false });
  return document;
}
