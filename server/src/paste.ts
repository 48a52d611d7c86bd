import type { Range, TextEdit, VersionedTextDocumentIdentifier } from 'vscode-languageserver';

/** Asked before something is pasted into a report; the protocol has nothing for it. The answer is null or a `Paste`. */
export const pasteMethod = 'gongkai/paste';

/** Longer texts on the clipboard, in UTF-16 units, hold more than tables, and nobody waits for them. */
export const longestPaste = 2_000_000;

export interface PasteParams {
  /** The answer holds for this version alone. */
  readonly textDocument: VersionedTextDocumentIdentifier;
  /** What is selected, or the cursor. */
  readonly range: Range;
  /** `text/plain` on the clipboard. */
  readonly text: string;
  /** `text/html` on the clipboard. */
  readonly html?: string;
}

/** What can be done instead of pasting the text as it is. */
export interface Paste {
  readonly title: string;
  /** They replace the selection themselves. */
  readonly edits: readonly TextEdit[];
  /** Sure to be wanted: the text as it is would be second. */
  readonly expected: boolean;
}
