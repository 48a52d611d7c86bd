import { check, type Repair } from '../check.js';
import { asGraveAs, rulesFor } from '../config/levels.js';
import type { ForFile } from '../config/model.js';
import type { CellPath } from '../form/model.js';
import { parse } from '../parse/parse.js';
import { type Range, rangeOf } from '../parse/position.js';
import { read } from '../read/read.js';
import type { Report } from '../read/report.js';
import type { Summary } from '../read/summary.js';
import type { Finding, Language, Severity } from '../rules/rule.js';

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

export interface CheckTextOptions {
  readonly language: Language;
  /** What the configuration says of the file. */
  readonly held: ForFile | null;
  /** Last year's report of the same organ, looked up when it is wanted. */
  readonly before: () => Summary | null;
  /** The only rules that are to run; null: all that the configuration leaves on. */
  readonly only: ReadonlySet<string> | null;
}

/** With the report that was read; null where the configuration says that it is none. */
export function checkText(
  text: string,
  { language, held, before, only }: CheckTextOptions,
): { readonly answer: Checked; readonly report: Report | null } {
  if (held?.isReport === false)
    return { answer: { form: null, organ: null, year: null, findings: [], repairs: [] }, report: null };
  const report = read(parse(text), false);
  const { organ, year } = report;
  const earlier = organ !== null && year !== null && held?.compares(year) !== false ? before() : null;
  const rules = rulesFor(held).filter(({ id }) => only?.has(id) ?? true);
  const { findings, repairs } = check(report, { language, earlier, rules });
  return { answer: answerFrom(report, asGraveAs(held, findings), repairs), report };
}

function answerFrom(report: Report, findings: readonly Finding[], repairs: readonly Repair[]): Checked {
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
