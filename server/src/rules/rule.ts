import type { CellPath } from '../form/model.js';
import type { Place, Range } from '../parse/position.js';
import type { Edit, Span } from '../parse/tree.js';
import type { Report } from '../read/report.js';
import type { Summary } from '../read/summary.js';

export type Severity = 'error' | 'warning' | 'information' | 'hint';
export type Language = 'zh' | 'en';

/** A correction that a click, or the command line, can make. */
export interface Fix {
  readonly title: string;
  /** The one certain correction of its finding. */
  readonly preferred: boolean;
  readonly edits: readonly Edit[];
  /** It puts in a part that is missing, the numbers of it left blank. */
  readonly inserts?: true;
  /** Where another file is to be changed instead: that file. Then there are no `edits`. */
  readonly elsewhere?: ElsewhereEdits;
}

/** Edits of a file whose text is not at hand. */
export interface ElsewhereEdits {
  readonly uri: string;
  readonly edits: readonly { readonly range: Range; readonly newText: string }[];
}

/** Another place to look at: in the same text, or in another file. */
export type Related = { readonly message: string } & ({ readonly span: Span } | { readonly place: Place });

/** Something wrong, on the exact words or number that are wrong. */
export interface Finding {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  readonly span: Span;
  /** Cells taking part, the suspected one first. */
  readonly cells: readonly CellPath[];
  /** Names of the relations that are broken. */
  readonly relations: readonly string[];
  /** Other places to look at. */
  readonly related: readonly Related[];
  readonly fixes: readonly Fix[];
}

/** Chooses the wording for the reader's language. */
export type Say = (zh: string, en: string) => string;

export const sayIn =
  (language: Language): Say =>
  (zh, en) =>
    language === 'zh' ? zh : en;

export interface RuleContext {
  readonly report: Report;
  /** Last year's report of the same organ, where there is exactly one. */
  readonly earlier: Summary | null;
  readonly say: Say;
}

/** What a rule file exports: what it is called, how grave it is, and a pure function from a report to findings. */
export interface Rule {
  readonly id: string;
  readonly severity: Severity;
  readonly title: { readonly zh: string; readonly en: string };
  readonly check: (context: RuleContext) => Iterable<Finding>;
}
