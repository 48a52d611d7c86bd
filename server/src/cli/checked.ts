import { check } from '../check.js';
import { asGraveAs, rulesFor } from '../config/levels.js';
import type { ForFile } from '../config/model.js';
import type { CellPath } from '../form/model.js';
import { parse } from '../parse/parse.js';
import { type Range, rangeOf } from '../parse/position.js';
import { read } from '../read/read.js';
import type { Report } from '../read/report.js';
import { type Extract, extractOf, type Summary } from '../read/summary.js';
import type { Language, Severity } from '../rules/rule.js';

/** What `gongkai check --format json` says of one file; see contract. */
export interface Checked {
  readonly form: '2021' | '2019' | null;
  readonly organ: string | null;
  readonly year: number | null;
  readonly findings: readonly {
    readonly rule: string;
    readonly severity: Severity;
    readonly message: string;
    readonly range: Range;
    readonly cells: readonly CellPath[];
    readonly relations: readonly string[];
    readonly fixes: readonly {
      readonly title: string;
      readonly preferred: boolean;
      readonly edits: readonly { readonly range: Range; readonly newText: string }[];
    }[];
  }[];
  readonly repairs: readonly {
    readonly changes: readonly { readonly cell: CellPath; readonly from: number | null; readonly to: number }[];
    readonly reason: string;
    readonly confident: boolean;
  }[];
}

export interface CheckedText {
  readonly answer: Checked;
  /** What next year's report is compared with. */
  readonly extract: Extract | null;
}

/**
 * @param held what the configuration says of the file
 * @param earlier last year's report of the same organ, among the files of one run
 */
export function checkText(
  text: string,
  language: Language,
  held: ForFile | null,
  earlier: Summary | null = null,
): CheckedText {
  if (held?.isReport === false)
    return { answer: { form: null, organ: null, year: null, findings: [], repairs: [] }, extract: null };
  const report = read(parse(text));
  return { answer: answerFor(report, language, held, earlier), extract: extractOf(report) };
}

function answerFor(report: Report, language: Language, held: ForFile | null, earlier: Summary | null): Checked {
  const { findings: found, repairs } = check(report, { language, earlier, rules: rulesFor(held) });
  const findings = asGraveAs(held, found);
  const range = (span: { start: number; end: number }): Range => rangeOf(report.tree, span);
  return {
    form: report.form?.id ?? null,
    organ: report.organ,
    year: report.year,
    findings: findings.map(({ rule, severity, message, span, cells, relations, fixes }) => ({
      rule,
      severity,
      message,
      range: range(span),
      cells,
      relations,
      // A fix of another file has no place here: its edits would be made in this one.
      fixes: fixes
        .filter(({ elsewhere }) => !elsewhere)
        .map(({ title, preferred, edits }) => ({
          title,
          preferred,
          edits: edits.map((edit) => ({ range: range(edit.span), newText: edit.newText })),
        })),
    })),
    repairs,
  };
}

const RANK: Readonly<Record<Severity, number>> = { error: 3, warning: 2, information: 1, hint: 0 };

/** Whether a finding is grave enough to fail the run. */
export const fails = (severity: Severity, failOn: Severity | 'never'): boolean =>
  failOn !== 'never' && RANK[severity] >= RANK[failOn];
