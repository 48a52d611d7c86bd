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
