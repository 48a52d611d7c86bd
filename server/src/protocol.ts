/** Requests of our own about the reports of other years, for which the protocol has none. */

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
