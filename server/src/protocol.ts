import type { Range, TextEdit, VersionedTextDocumentIdentifier } from 'vscode-languageserver';
import type { FormId } from './form/model.js';
import type { Entry } from './workspace/walk.js';

// What server and client say to each other that the protocol has nothing for, in the order of a session: which texts are
// reports, files that only the client reads, what a check found, other years, other formats, pasting. Both import it.

/** Request: whether a file is said to be a report, or to be none, by `gongkai.config.json`; null where it says neither. */
export const isReportMethod = 'gongkai/isReport';

export interface IsReportParams {
  readonly uri: string;
}

export type IsReportResult = boolean | null;

/** Sent to a client that asks for it at `initialize` (`configured`): a configuration changed, and with it the answers. */
export const configuredMethod = 'gongkai/configured';

/** Request to a client that offers it (`files`): what stands in a folder; nothing where it cannot be read. */
export const readDirectoryMethod = 'gongkai/readDirectory';

export interface ReadDirectoryParams {
  readonly uri: string;
}

export type ReadDirectoryResult = readonly Entry[];

/** Request to a client that offers it (`files`): the bytes of a file in Base64; null where it cannot be read. */
export const readFileMethod = 'gongkai/readFile';

export interface ReadFileParams {
  readonly uri: string;
  /** In bytes; a file that is larger is not read. */
  readonly most: number;
}

export type ReadFileResult = string | null;

/** Sent after every check to a client that asks for it at `initialize` (`status`). */
export const statusMethod = 'gongkai/status';

/**
 * What keeps a report from being checked, or compared, as a whole. `length`: its text is too long to be checked.
 * `files`: the workspace holds more files than are looked through for last year's reports.
 */
export type Limit = 'length' | 'files';

export interface StatusParams {
  readonly uri: string;
  /** null where the text is no report. */
  readonly form: FormId | null;
  readonly organ: string | null;
  readonly year: number | null;
  readonly findings: number;
  /** How many of the findings are shown as diagnostics. */
  readonly shown: number;
  readonly limits: readonly Limit[];
  /** When it was checked, in milliseconds since 1970. */
  readonly checkedAt: number;
  /** Milliseconds that reading and checking took. */
  readonly took: number;
}

/** A report that is open, or stands in a file of the workspace. */
export interface KnownReport {
  readonly uri: string;
  readonly organ: string;
  readonly year: number;
}

/** Every report that is known once the files of the workspace have been read, by organ, the latest first: `KnownReport[]`. */
export const reportsMethod = 'gongkai/reports';

/** The text of a report that is yet to be written; null where its title could not be read as that organ's. */
export const newReportMethod = 'gongkai/newReport';

export interface NewReportParams {
  /** Its full name. */
  readonly organ: string;
  readonly year: number;
  /** The folder that it is to stand in: last year's is looked for in the same folder of the workspace. */
  readonly folder?: string;
}

export interface NewReportResult {
  readonly text: string;
  /** What is left to fill in, in the order of the text; offsets in UTF-16 units. A number has no words yet. */
  readonly places: readonly { readonly start: number; readonly end: number; readonly choices?: readonly string[] }[];
  /** What its file may be called. */
  readonly name: string;
  /** Last year's report, that numbers were taken from. */
  readonly earlier: KnownReport | null;
  /** Says where the numbers carried in come from, or why there are none. */
  readonly message: string;
}

/** The tables of a report and of last year's, or of another one, to be compared line by line. */
export const comparisonMethod = 'gongkai/comparison';

export interface ComparisonParams {
  readonly uri: string;
  /** Last year's where it is not given. */
  readonly other?: string;
}

export interface ComparedReport {
  readonly uri: string;
  /** null where the report does not tell. */
  readonly organ: string | null;
  readonly year: number | null;
  readonly text: string;
}

export type ComparisonResult =
  | { readonly earlier: ComparedReport; readonly later: ComparedReport }
  /** Why nothing can be compared. */
  | { readonly reason: string };

/** Request: the text of a file of another format, to be opened as a new report. Nothing is written. */
export const importMethod = 'gongkai/import';

/** In bytes. Reports with many pictures have a few MB. */
export const largestImport = 20_000_000;

export interface ImportParams {
  /** Of the file; its settings hold for the text. */
  readonly uri: string;
  /** Of the file, for messages. */
  readonly name: string;
  /** The bytes of the file, in Base64. */
  readonly content: string;
}

/**
 * The text, with its tables laid out as the user wants them, or, in the user's language, why there is none. The answer
 * is null where the server failed; its log says why.
 */
export type ImportResult = { readonly text: string; readonly isReport: boolean } | { readonly problem: string };

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
