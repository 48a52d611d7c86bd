import {
  commands,
  type Disposable,
  type LogOutputChannel,
  l10n,
  type TextDocument,
  type Uri,
  window,
  workspace,
} from 'vscode';
import { holdsReport } from '../../server/src/read/detect.js';
import { isCandidate } from './detection.js';

/** Half of a Chinese text in GB18030 is no UTF-8; a stray character or two in a good file is no sign of it. */
const rubbish = /\uFFFD(?:[^\uFFFD]{0,40}\uFFFD){20}/;
/** In bytes; as for detection: GB18030 has two for almost every character. */
const largest = 1_000_000;

/** Of the API of VS Code 1.100. Older ones can only ask the user for the encoding. */
interface EncodingApi {
  decode?(content: Uint8Array, options: { encoding: string }): Thenable<string>;
  openTextDocument(uri: Uri, options: { encoding: string }): Thenable<TextDocument>;
}

/** Offers, once a document, to reopen a report in GB18030 that was opened as UTF-8 and is not to be read. */
export function offerEncoding(log: LogOutputChannel): Disposable {
  const offered = new Set<string>();
  const look = async (document: TextDocument): Promise<void> => {
    const name = document.uri.toString();
    if (document.isUntitled || offered.has(name) || !isCandidate(document) || !rubbish.test(document.getText())) return;
    offered.add(name);
    try {
      if (await isReportInGb18030(document.uri)) await offer(document);
    } catch (error) {
      log.warn(`${name}: ${String(error)}`);
    }
  };
  for (const document of workspace.textDocuments) void look(document);
  return workspace.onDidOpenTextDocument((document) => void look(document));
}

async function isReportInGb18030(uri: Uri): Promise<boolean> {
  const { size } = await workspace.fs.stat(uri);
  if (size > largest) return false;
  const bytes = await workspace.fs.readFile(uri);
  const api = workspace as unknown as EncodingApi;
  const text = api.decode ? await api.decode(bytes, { encoding: 'gb18030' }) : new TextDecoder('gb18030').decode(bytes);
  return holdsReport(text);
}

async function offer(document: TextDocument): Promise<void> {
  const reopen = l10n.t('Reopen as GB18030');
  const question = l10n.t('This file is an annual report in the encoding GB18030 and was opened in another one.');
  if ((await window.showInformationMessage(question, reopen)) !== reopen || document.isClosed) return;
  if (document.isDirty) {
    // Reopening would throw the user's edits away.
    await window.showWarningMessage(l10n.t('Save or undo your changes first, then choose “Reopen with Encoding”.'));
    return;
  }
  const api = workspace as unknown as EncodingApi;
  if (api.decode) {
    await api.openTextDocument(document.uri, { encoding: 'gb18030' });
  } else {
    await window.showTextDocument(document);
    await commands.executeCommand('workbench.action.editor.changeEncoding');
  }
}
