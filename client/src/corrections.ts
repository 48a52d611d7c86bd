import {
  type CodeAction,
  commands,
  type Disposable,
  l10n,
  languages,
  Range,
  TabInputTextDiff,
  type TextDocument,
  type TextEdit,
  type Uri,
  WorkspaceEdit,
  window,
  workspace,
} from 'vscode';
import { reportLanguage } from './detection.js';
import type { Server } from './server.js';

const scheme = 'gongkai-preview';
const kind = 'source.correctAll.gongkai';

/**
 * All certain corrections of a report: shown beside it first, then made in one edit, and so undone in one.
 * The corrected text that is shown is a read-only document which the editor asks for here; it is never written.
 */
export class Corrections implements Disposable {
  readonly #server: Server;
  /** The corrected texts on show, by the preview's URI. */
  readonly #texts = new Map<string, string>();
  readonly #provider: Disposable;

  constructor(server: Server) {
    this.#server = server;
    this.#provider = workspace.registerTextDocumentContentProvider(scheme, {
      provideTextDocumentContent: (uri) => this.#texts.get(uri.toString()),
    });
  }

  dispose(): void {
    this.#provider.dispose();
  }

  async apply(document: TextDocument): Promise<void> {
    if (!this.#server.isRunning) {
      void window.showWarningMessage(l10n.t('The checks are not running.'));
      return;
    }
    const { version } = document;
    const edits = await certainEdits(document);
    const isStale = (): boolean => document.isClosed || document.version !== version;
    if (!isStale() && edits.length === 0) {
      void window.showInformationMessage(l10n.t('There is nothing that can be corrected with certainty.'));
      return;
    }
    if (!isStale() && !(await this.#agreed(document, edits))) return;
    if (isStale() || !(await make(document.uri, edits))) {
      void window.showWarningMessage(l10n.t('The report has changed meanwhile; nothing was corrected.'));
    }
  }

  /** Whether the user, who is shown the corrected text beside the document, wants it. */
  async #agreed(document: TextDocument, edits: readonly TextEdit[]): Promise<boolean> {
    // An open document keeps its text: every version has a preview of its own.
    const preview = document.uri.with({ scheme, query: `version=${document.version}` });
    this.#texts.set(preview.toString(), corrected(document, edits));
    try {
      await languages.setTextDocumentLanguage(await workspace.openTextDocument(preview), reportLanguage);
      const name = document.uri.path.replace(/^.*\//, '');
      await commands.executeCommand('vscode.diff', document.uri, preview, l10n.t('{0}: certain corrections', name));
      const apply = l10n.t('Apply');
      const question = l10n.t('Certain corrections: {0}. Apply them?', edits.length);
      return (await window.showInformationMessage(question, apply)) === apply;
    } finally {
      await closeTabsOf(preview);
      this.#texts.delete(preview.toString());
    }
  }
}

/** What the server would correct, in no order; nothing overlaps. */
async function certainEdits(document: TextDocument): Promise<TextEdit[]> {
  const actions = await commands.executeCommand<CodeAction[]>(
    'vscode.executeCodeActionProvider',
    document.uri,
    new Range(0, 0, document.lineCount, 0),
    kind,
  );
  return actions.find((action) => action.kind?.value === kind)?.edit?.get(document.uri) ?? [];
}

function corrected(document: TextDocument, edits: readonly TextEdit[]): string {
  const fromTheEnd = [...edits].sort((a, b) => b.range.start.compareTo(a.range.start));
  let text = document.getText();
  for (const { range, newText } of fromTheEnd) {
    text = text.slice(0, document.offsetAt(range.start)) + newText + text.slice(document.offsetAt(range.end));
  }
  return text;
}

function make(uri: Uri, edits: TextEdit[]): Thenable<boolean> {
  const edit = new WorkspaceEdit();
  edit.set(uri, edits);
  return workspace.applyEdit(edit);
}

async function closeTabsOf(preview: Uri): Promise<void> {
  const shows = (input: unknown): boolean =>
    input instanceof TabInputTextDiff && input.modified.toString() === preview.toString();
  const tabs = window.tabGroups.all.flatMap((group) => group.tabs).filter((tab) => shows(tab.input));
  await window.tabGroups.close(tabs);
}
