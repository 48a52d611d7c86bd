import type { Severity } from '../../rules/rule.js';
import type { Style } from '../formats/format.js';
import type { checkFormats, extractFormats } from '../formats/formats.js';
import type { LanguageFlag } from '../options.js';

/** What the command line asks to be done with every file: plain data, so that another thread can be told. */
export type Order = CheckOrder | ExtractOrder;

interface Common {
  readonly lang: LanguageFlag;
  readonly config: string | undefined;
  readonly encoding: string | undefined;
}

export interface CheckOrder extends Common {
  readonly task: 'check';
  readonly format: keyof typeof checkFormats;
  readonly style: Style;
  readonly failOn: Severity | 'never';
  /** The only rules that are to run, of those that the configuration leaves on; null: all of them. */
  readonly rules: readonly string[] | null;
}

export interface ExtractOrder extends Common {
  readonly task: 'extract';
  readonly format: keyof typeof extractFormats;
}
