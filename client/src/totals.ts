import {
  type Disposable,
  Range,
  type TextDocument,
  type TextDocumentChangeEvent,
  type TextDocumentContentChangeEvent,
  type TextEditor,
  window,
  workspace,
} from 'vscode';
import type { DocumentOnTypeFormattingParams, TextEdit } from 'vscode-languageclient';
import { reportLanguage } from './language.js';
import type { Server } from './server.js';

/** Milliseconds after a digit: no number is summed in the middle of being typed. */
const PAUSE = 250;

/**
 * Recomputes totals as their parts are typed, where people switched that on (`gongkai.recomputeTotals`).
 *
 * The server says what changes by the protocol's request for what goes with typing, `textDocument/onTypeFormatting`, as
 * it does for any editor. VS Code's own way to it needs `editor.formatOnType`, knows no deleting, and makes a step of
 * its own to be undone. So the request is sent from here, and its edits join the step of the digit.
 */
export class TotalsOnType implements Disposable {
  readonly #server: Server;
  readonly #listening: Disposable;
  #document: TextDocument | undefined;
  /** Numbers that were typed and whose totals are to be computed. */
  #places: Place[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** It has been, since the first of these places. */
  #isDirty = false;
  /** What is being written from here. */
  #own: readonly Edit[] = [];

  constructor(server: Server) {
    this.#server = server;
    this.#listening = workspace.onDidChangeTextDocument((event) => this.#changed(event));
  }

  dispose(): void {
    this.#listening.dispose();
    this.#forget();
  }

  #changed({ document, contentChanges, reason }: TextDocumentChangeEvent): void {
    // The editor tells after a change that the document is dirty; one that changed on disk never is.
    if (document === this.#document) this.#isDirty ||= document.isDirty;
    if (document.languageId !== reportLanguage || contentChanges.length === 0) return;
    if (document !== this.#document || reason !== undefined) this.#forget();
    for (const place of this.#places) place.offset = moved(place.offset, contentChanges);
    if (
      !contentChanges.every((change) => this.#isOwn(change)) &&
      reason === undefined &&
      isTyped(contentChanges) &&
      isTypedIn(document)
    ) {
      this.#document = document;
      this.#isDirty ||= document.isDirty;
      this.#places.push(...contentChanges.map(({ rangeOffset }) => ({ offset: moved(rangeOffset, contentChanges) })));
    }
    if (this.#places.length > 0) this.#later();
  }

  #isOwn({ range, text }: TextDocumentContentChangeEvent): boolean {
    return this.#own.some((edit) => edit.newText === text && edit.range.isEqual(range));
  }

  #later(): void {
    clearTimeout(this.#timer);
    // Where the server fails meanwhile people are told of that.
    this.#timer = setTimeout(() => this.#compute().catch(() => this.#forget()), PAUSE);
  }

  #forget(): void {
    clearTimeout(this.#timer);
    this.#document = undefined;
    this.#isDirty = false;
    this.#places = [];
  }

  /** One number after the other: the totals of the one may be parts of those of the next. */
  async #compute(): Promise<void> {
    const document = this.#document;
    const [place] = this.#places;
    const editor = window.visibleTextEditors.find((visible) => visible.document === document);
    if (!document || place === undefined || !editor || !this.#isDirty || !this.#server.isRunning) return this.#forget();
    const { version } = document;
    const edits = await this.#edits(editor, place.offset);
    // What was typed meanwhile has set the timer anew; so it has where the editor refuses an edit for it.
    if (document !== this.#document || document.version !== version) return;
    if (edits.length > 0 && !(await this.#write(editor, edits)) && document.version !== version) return;
    this.#places = this.#places.filter((other) => other !== place);
    if (this.#places.length > 0) this.#later();
    else this.#forget();
  }

  /** As part of the step of the digit. @returns false where the document has changed meanwhile */
  async #write(editor: TextEditor, edits: readonly Edit[]): Promise<boolean> {
    this.#own = edits;
    try {
      return await editor.edit(
        (builder) => {
          for (const { range, newText } of edits) builder.replace(range, newText);
        },
        { undoStopBefore: false, undoStopAfter: false },
      );
    } finally {
      this.#own = [];
    }
  }

  /** But for totals at the cursor, where somebody is about to type. */
  async #edits({ document, options, selections }: TextEditor, place: number): Promise<Edit[]> {
    const client = await this.#server.running();
    const params: DocumentOnTypeFormattingParams = {
      textDocument: { uri: document.uri.toString() },
      // What is sent to the browser's worker loses all that an object has by its class.
      position: client.code2ProtocolConverter.asPosition(document.positionAt(place)),
      ch: '',
      options: { tabSize: Number(options.tabSize), insertSpaces: options.insertSpaces === true },
    };
    const edits = await client.sendRequest<TextEdit[] | null>('textDocument/onTypeFormatting', params);
    return (edits ?? [])
      .map(({ range: { start, end }, newText }) => {
        return { range: new Range(start.line, start.character, end.line, end.character), newText };
      })
      .filter(({ range }) => !selections.some((selection) => selection.intersection(range)));
  }
}

/** Where a number was typed; it moves with the text. */
interface Place {
  offset: number;
}

interface Edit {
  readonly range: Range;
  readonly newText: string;
}

/** Digits that were typed, or deleted: where one of several changes is another, so is the whole. */
const isTyped = (changes: readonly TextDocumentContentChangeEvent[]): boolean =>
  changes.every(({ text, range }) => /^[\d０-９]*$/.test(text) && range.isSingleLine);

/** By somebody who wants it. */
const isTypedIn = (document: TextDocument): boolean =>
  window.activeTextEditor?.document === document &&
  workspace.getConfiguration('gongkai', document).get('recomputeTotals') === true;

/** Where a place in the old text is in the new one; a place where something changed is behind it. */
const moved = (place: number, changes: readonly TextDocumentContentChangeEvent[]): number =>
  changes.reduce((at, { rangeOffset, rangeLength, text }) => {
    if (rangeOffset > place) return at;
    return at + text.length - Math.min(rangeLength, place - rangeOffset);
  }, place);
