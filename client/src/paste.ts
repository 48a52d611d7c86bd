import {
  type DataTransfer,
  type Disposable,
  DocumentDropOrPasteEditKind,
  DocumentPasteEdit,
  type DocumentPasteEditProvider,
  languages,
  Range,
  type Uri,
  WorkspaceEdit,
} from 'vscode';
import { longestPaste, type Paste, type PasteParams, pasteMethod } from '../../server/src/protocol.js';
import { reportLanguage } from './language.js';
import type { Server } from './server.js';

const kind = DocumentDropOrPasteEditKind.Empty.append('gongkai', 'table');

/** Offers to paste copied tables and blocks of numbers into the cells of a report; the server knows which. */
export function offerPaste(server: Server): Disposable {
  const provider: DocumentPasteEditProvider = {
    provideDocumentPasteEdits: async (document, [range, ...others], clipboard, _, token) => {
      const [text, html] = await Promise.all([read(clipboard, 'text/plain'), read(clipboard, 'text/html')]);
      if (!text || !range || others.length > 0 || !server.isRunning || token.isCancellationRequested) return;
      const { uri, version } = document;
      const textDocument = { uri: uri.toString(), version };
      const client = await server.running();
      const selection = client.code2ProtocolConverter.asRange(range);
      const params: PasteParams = { textDocument, range: selection, text, ...(html ? { html } : {}) };
      const paste = await client.sendRequest<Paste | null>(pasteMethod, params, token);
      return paste && document.version === version ? [editFor(uri, paste)] : undefined;
    },
  };
  return languages.registerDocumentPasteEditProvider({ language: reportLanguage }, provider, {
    providedPasteEditKinds: [kind],
    pasteMimeTypes: ['text/plain', 'text/html'],
  });
}

/** What the clipboard has of a kind; nothing where it is too long. */
async function read(clipboard: DataTransfer, type: string): Promise<string | undefined> {
  const text = await clipboard.get(type)?.asString();
  return text && text.length <= longestPaste ? text : undefined;
}

/** All of it is an additional edit: what stands at the cursor is often not what changes. */
function editFor(uri: Uri, { title, edits, expected }: Paste): DocumentPasteEdit {
  const paste = new DocumentPasteEdit('', title, kind);
  paste.additionalEdit = new WorkspaceEdit();
  for (const { range, newText } of edits) {
    const { start, end } = range;
    paste.additionalEdit.replace(uri, new Range(start.line, start.character, end.line, end.character), newText);
  }
  if (!expected) paste.yieldTo = [DocumentDropOrPasteEditKind.Text];
  return paste;
}
