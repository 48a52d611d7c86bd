import { evidenceOf } from './check/evidence.js';
import { locate } from './check/located.js';
import { promised } from './check/promised.js';
import { reasonOf, reasonsOf } from './check/reasons.js';
import type { CellPath } from './form/model.js';
import { readAgain } from './layout/fill.js';
import { keepsTags } from './parse/htmlTables.js';
import type { Tree } from './parse/tree.js';
import type { Report } from './read/report.js';
import type { Summary } from './read/summary.js';
import { type Change, type Diagnosis, diagnose } from './repair/diagnose.js';
import type { Evidence } from './repair/evidence.js';
import { proposalsOf } from './repair/repair.js';
import { finding } from './rules/finding.js';
import { rules } from './rules/index.js';
import { type Finding, type Language, type Rule, type RuleContext, type Severity, sayIn } from './rules/rule.js';

/** A way to make a report's numbers agree, for the whole report. */
export interface Repair {
  readonly changes: readonly Change[];
  readonly reason: string;
  readonly confident: boolean;
}

/** A number that may be wrong, and why. */
export interface Suspicion {
  readonly cells: readonly CellPath[];
  readonly reason: string;
  readonly certain: boolean;
}

export interface CheckResult {
  /** In the order of the text. */
  readonly findings: readonly Finding[];
  /** Best first; empty where nothing is broken or blank. */
  readonly repairs: readonly Repair[];
  /** Likelier ones first; worked out when asked for. */
  readonly suspicions: readonly Suspicion[];
}

export interface CheckOptions {
  readonly language?: Language;
  readonly rules?: readonly Rule[];
  /** Last year's report of the same organ. */
  readonly earlier?: Summary | null;
  /** What is known of the numbers from outside the tables, instead of what the text and last year's report say. */
  readonly evidence?: readonly Evidence[];
}

/** Runs every rule on a report and joins its findings with what `repair` knows about their causes. */
export function check(report: Report, options: CheckOptions = {}): CheckResult {
  const context: RuleContext = { report, earlier: options.earlier ?? null, say: sayIn(options.language ?? 'zh') };
  const selected = options.rules ?? rules;
  if (report.conflicts.length > 0) {
    const conflicts = selected.filter((rule) => rule.id === 'merge-conflict');
    return { findings: run(conflicts, context), repairs: [], suspicions: [] };
  }
  const found = run(selected, context);
  const evidence = options.evidence ?? evidenceOf(report, context.earlier);
  const diagnoses = diagnose(report, evidence);
  const located = locate(context, found, diagnoses);
  const tellIn = (text: string): Finding[] => run(selected, { ...context, report: readAgain(report, text) });
  const kept = promised(report.tree.text, found, located, tellIn);
  const findings = kept.map((told) => keepingTags(report.tree, told)).sort(inOrder);
  const repairs = proposalsOf(report, diagnoses).map(({ mistakes, confident }) => ({
    changes: mistakes.flatMap(({ changes }) => changes),
    reason: reasonsOf(context, mistakes),
    confident,
  }));
  return new Result(findings, repairs, () => suspicionsOf(context, diagnoses));
}

/** Without fixes that would change the tags of a table in HTML. */
function keepingTags(tree: Tree, told: Finding): Finding {
  if (tree.tables.length === 0) return told;
  return { ...told, fixes: told.fixes.filter(({ edits }) => edits.every((edit) => keepsTags(tree, edit))) };
}

/** A class, as a getter of an object literal makes a shape of its own each time, which keeps the report in memory. */
class Result implements CheckResult {
  readonly #suspicions: () => readonly Suspicion[];

  constructor(
    readonly findings: readonly Finding[],
    readonly repairs: readonly Repair[],
    suspicions: () => readonly Suspicion[],
  ) {
    this.#suspicions = suspicions;
  }

  get suspicions(): readonly Suspicion[] {
    return this.#suspicions();
  }
}

function suspicionsOf(context: RuleContext, diagnoses: readonly Diagnosis[]): Suspicion[] {
  const told = new Map<string, Suspicion>();
  for (const { solutions } of diagnoses)
    for (const { mistakes } of solutions.slice(0, MOST_SUSPICIONS))
      for (const mistake of mistakes) {
        const reason = reasonOf(context, mistake);
        const cells = mistake.changes.map(({ cell }) => cell);
        if (!told.has(reason)) told.set(reason, { cells, reason, certain: mistake.certain });
      }
  return [...told.values()];
}

/** Solutions of one block that are explained. */
const MOST_SUSPICIONS = 5;

const RANK: Readonly<Record<Severity, number>> = { error: 0, warning: 1, information: 2, hint: 3 };

/** In the order of the text; of two on the same words the graver first. */
const inOrder = (a: Finding, b: Finding): number =>
  a.span.start - b.span.start || a.span.end - b.span.end || RANK[a.severity] - RANK[b.severity];

/** What these rules find; a rule that throws becomes a finding of its own and stops no other. */
function run(rules: readonly Rule[], context: RuleContext): Finding[] {
  const found: Finding[] = [];
  for (const rule of rules) {
    const before = found.length;
    try {
      for (const one of rule.check(context)) found.push(one);
    } catch (error) {
      found.length = before;
      const reason = error instanceof Error ? error.message : String(error);
      const message = context.say(`规则 ${rule.id} 内部出错：${reason}`, `Rule ${rule.id} failed: ${reason}`);
      found.push(finding({ id: 'internal-error', severity: 'information' }, { start: 0, end: 0 }, message));
    }
  }
  return found;
}
