import type { FormId } from './form/model.js';

/** Sent after every check to a client that asks for it at `initialize` (`status`). */
export const statusMethod = 'gongkai/status';

export interface StatusParams {
  readonly uri: string;
  /** null where the text is no report. */
  readonly form: FormId | null;
  readonly year: number | null;
  readonly findings: number;
  /** How many of the findings are shown as diagnostics. */
  readonly shown: number;
}
