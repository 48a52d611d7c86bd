import type { Severity } from '../../rules/rule.js';
import type { Failed } from '../inputs.js';

/**
 * How answers are written. Each file's is written by itself, wherever it is worked out, so that the first is told before
 * the last is known, and none is kept.
 */
export interface Format<A> {
  /** What stands before all answers. */
  readonly head?: string;
  /** What stands between two. */
  readonly between?: string;
  /**
   * The answer for one file; empty where there is nothing to say.
   * @param text the file's
   */
  file(path: string, answer: A | Failed, text: string): string;
  /** What stands behind all answers. */
  tail?(sum: Sum): string;
}

/** What a whole run came to. */
export interface Sum {
  /** Files that were answered for. */
  readonly files: number;
  readonly findings: Readonly<Record<Severity, number>>;
  /** Files that could not be read, and why. */
  readonly failed: readonly { readonly path: string; readonly error: string }[];
  readonly status: number;
}

/** What a terminal is shown. */
export interface Style {
  readonly color: boolean;
  /** Columns for the lines of a report that are shown below what is found in them; 0: none are. */
  readonly columns: number;
}
