/** Request: the text of a file of another format, to be opened as a new report. Nothing is written. */
export const importMethod = 'gongkai/import';

export interface ImportParams {
  /** Of the file, for messages. */
  readonly name: string;
  /** The bytes of the file, in Base64. */
  readonly content: string;
  /** Where the text will be opened, for the settings that hold there. */
  readonly uri?: string;
}

/** The text, with its tables laid out as the user wants them, or, in the user's language, why there is none. */
export type ImportResult = { readonly text: string; readonly isReport: boolean } | { readonly problem: string };
