import {
  type CodeAction,
  commands,
  type Disposable,
  l10n,
  languages,
  ProgressLocation,
  Range,
  type Tab,
  TabInputTextDiff,
  type TextDocument,
  type TextEdit,
  type Uri,
  WorkspaceEdit,
  window,
  workspace,
} from 'vscode';
import { correctAllKind, insertMissingKind, recomputeTotalsKind } from '../../server/src/features/codeActionKinds.js';
import { reportLanguage } from './language.js';
import type { Server } from './server.js';

const scheme = 'gongkai-preview';

/** A change of a whole report, which the server works out. */
export interface Correction {
  readonly kind: string;
  /** Above the preview. @param file name of the report */
  readonly title: (file: string) => string;
  /** What is to be applied or not. @param count how many places change */
  readonly question: (count: number) => string;
  /** Said where nothing is to be changed. */
  readonly nothing: () => string;
}

export const correctAll: Correction = {
  kind: correctAllKind,
  title: (file) => l10n.t('{0}: certain corrections', file),
  question: (count) => l10n.t('Certain corrections: {0}.', count),
  nothing: () => l10n.t('There is nothing that can be corrected with certainty.'),
};

export const insertMissing: Correction = {
  kind: insertMissingKind,
  title: (file) => l10n.t('{0}: missing parts inserted', file),
  question: (count) => l10n.t('Missing parts to insert, their numbers left blank: {0}.', count),
  nothing: () => l10n.t('No part is missing that could be inserted.'),
};

export const recomputeTotals: Correction = {
  kind: recomputeTotalsKind,
  title: (file) => l10n.t('{0}: totals recomputed', file),
  question: (count) => l10n.t('Totals that change: {0}.', count),
  nothing: () => l10n.t('No total changes: all that can be computed from their parts are right.'),
};

/**
 * Changes of a whole report: shown beside it first, then made in one edit, and so undone in one.
 * The changed text that is shown is a read-only document which the editor asks for here; it is never written.
 */
export class Corrections implements Disposable {
  readonly #server: Server;
  /** The changed texts on show, by the number of their preview. */
  readonly #texts = new Map<string, string>();
  /** What takes the answer about a preview, by its number. */
  readonly #questions = new Map<string, (agreed: boolean) => void>();
  readonly #provider: Disposable;
  /** How many previews there have been. */
  #count = 0;

  constructor(server: Server) {
    this.#server = server;
    this.#provider = workspace.registerTextDocumentContentProvider(scheme, {
      provideTextDocumentContent: (uri) => this.#texts.get(uri.query),
    });
  }

  dispose(): void {
    this.#provider.dispose();
  }

  /** Answers what is asked about a preview: from the question the one that it names, else the one in front. */
  answer(agreed: boolean, preview?: unknown): void {
    const input = window.tabGroups.activeTabGroup.activeTab?.input;
    const inFront = input instanceof TabInputTextDiff && input.modified.scheme === scheme ? input.modified.query : '';
    this.#questions.get(typeof preview === 'number' ? `${preview}` : inFront)?.(agreed);
  }

  async apply(correction: Correction, document: TextDocument): Promise<void> {
    if (!this.#server.isRunning) {
      void window.showWarningMessage(l10n.t('The checks are not running.'));
      return;
    }
    const { version } = document;
    const edits = await editsOf(correction, document);
    const isStale = (): boolean => document.isClosed || document.version !== version;
    if (!isStale() && edits.length === 0) {
      void window.showInformationMessage(correction.nothing());
      return;
    }
    if (!isStale() && !(await this.#agreed(correction, document, edits))) return;
    if (isStale() || !(await make(document.uri, edits))) {
      void window.showWarningMessage(l10n.t('The report has changed meanwhile; nothing was corrected.'));
    }
  }

  /** Whether the user, who is shown the changed text beside the document, wants it. */
  async #agreed({ title, question }: Correction, document: TextDocument, edits: readonly TextEdit[]): Promise<boolean> {
    // An open document keeps its text, and one just closed may still be open: every question has a preview of its own.
    const preview = document.uri.with({ scheme, query: `${++this.#count}` });
    this.#texts.set(preview.query, corrected(document, edits));
    const tab = watched(preview);
    try {
      await languages.setTextDocumentLanguage(await workspace.openTextDocument(preview), reportLanguage);
      const name = document.uri.path.replace(/^.*\//, '');
      await commands.executeCommand('vscode.diff', document.uri, preview, title(name));
      return await this.#ask(preview, question(edits.length), tab.closed);
    } finally {
      tab.dispose();
      this.#questions.delete(preview.query);
      await window.tabGroups.close(tabsOf(preview));
      this.#texts.delete(preview.query);
    }
  }

  /**
   * Asks until the preview is answered, here or by the buttons above it, or is closed. As progress: a message would hide
   * while people read, and nothing could take it back once it is answered elsewhere.
   */
  #ask(preview: Uri, question: string, closed: Promise<void>): Thenable<boolean> {
    const title = `${question} [${l10n.t('Apply')}](command:gongkai.applyChanges?${preview.query})`;
    return window.withProgress(
      { location: ProgressLocation.Notification, title, cancellable: true },
      (progress, token) => {
        // Its bar stands still: nothing is under way.
        progress.report({ increment: 0 });
        return new Promise<boolean>((resolve) => {
          this.#questions.set(preview.query, resolve);
          token.onCancellationRequested(() => resolve(false));
          void closed.then(() => resolve(false));
        });
      },
    );
  }
}

/** Whether a preview that is yet to be shown has been closed: that may be before anybody is asked about it. */
function watched(preview: Uri): Disposable & { readonly closed: Promise<void> } {
  let watching: Disposable | undefined;
  const closed = new Promise<void>((resolve) => {
    watching = window.tabGroups.onDidChangeTabs((tabs) => {
      // One that is moved is closed here and opened there.
      if (tabs.closed.some(({ input }) => shows(input, preview)) && tabsOf(preview).length === 0) resolve();
    });
  });
  return { closed, dispose: () => watching?.dispose() };
}

/** What the server would change, in no order; nothing overlaps. */
async function editsOf({ kind }: Correction, document: TextDocument): Promise<TextEdit[]> {
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

const tabsOf = (preview: Uri): Tab[] =>
  window.tabGroups.all.flatMap((group) => group.tabs).filter(({ input }) => shows(input, preview));

const shows = (input: unknown, preview: Uri): boolean =>
  input instanceof TabInputTextDiff && input.modified.toString() === preview.toString();
