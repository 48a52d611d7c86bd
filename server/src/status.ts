import type { FormId } from './form/model.js';

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
