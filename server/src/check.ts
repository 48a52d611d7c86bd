import type { Relation } from './form/model.js';
import { numberEdit } from './layout/edits.js';
import { type Equation, equationsOf } from './read/balance.js';
import type { Cell, Report } from './read/report.js';
import type { Summary } from './read/summary.js';
import { type Change, type Proposal, propose, type Suspect } from './repair/repair.js';
import { certainly, finding } from './rules/finding.js';
import { rules } from './rules/index.js';
import { restore } from './rules/restore.js';
import type { Finding, Fix, Language, Rule, RuleContext, Severity } from './rules/rule.js';
import { cellName, equationText, printed, relatedName } from './rules/words.js';

/** A way to make a report's numbers agree, for the whole report. */
export interface Repair {
  readonly changes: readonly Change[];
  readonly reason: string;
  readonly confident: boolean;
}

export interface CheckResult {
  /** In the order of the text. */
  readonly findings: readonly Finding[];
  /** Best first; empty where nothing is broken or blank. */
  readonly repairs: readonly Repair[];
}

export interface CheckOptions {
  readonly language?: Language;
  readonly rules?: readonly Rule[];
  /** Last year's report of the same organ. */
  readonly earlier?: Summary | null;
}

/** Runs every rule on a report and joins its findings with what `repair` knows about their causes. */
export function check(report: Report, options: CheckOptions = {}): CheckResult {
  const say = options.language === 'en' ? (_: string, en: string) => en : (zh: string) => zh;
  const context: RuleContext = { report, earlier: options.earlier ?? null, say };
  const selected = options.rules ?? rules;
  if (report.conflicts.length > 0) {
    const conflicts = selected.filter((rule) => rule.id === 'merge-conflict');
    return { findings: conflicts.flatMap((rule) => run(rule, context)), repairs: [] };
  }
  const found = selected.flatMap((rule) => run(rule, context));
  const proposal = propose(report);
  const findings = proposal ? joinSuspects(context, found, proposal.suspects) : found;
  return {
    findings: findings.sort(inOrder),
    repairs: proposal
      ? [{ changes: proposal.changes, reason: reasonOf(context, proposal), confident: proposal.confident }]
      : [],
  };
}

const RANK: Readonly<Record<Severity, number>> = { error: 0, warning: 1, information: 2, hint: 3 };

/** In the order of the text; of two on the same words the graver first. */
const inOrder = (a: Finding, b: Finding): number =>
  a.span.start - b.span.start || a.span.end - b.span.end || RANK[a.severity] - RANK[b.severity];

/** A rule that throws becomes a finding of its own and stops no other. */
function run(rule: Rule, context: RuleContext): Finding[] {
  try {
    return [...rule.check(context)];
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const message = context.say(`规则 ${rule.id} 内部出错：${reason}`, `Rule ${rule.id} failed: ${reason}`);
    return [finding({ id: 'internal-error', severity: 'information' }, { start: 0, end: 0 }, message)];
  }
}

/** One cause, one finding: what a suspected number breaks is told once, on that number. */
function joinSuspects(context: RuleContext, found: readonly Finding[], suspects: readonly Suspect[]): Finding[] {
  if (suspects.length === 0) return [...found];
  const equations = new Map(equationsOf(context.report).map((equation) => [equation.relation, equation]));
  let rest = [...found];
  for (const suspect of suspects) {
    const names = new Set(suspect.relations.map((relation) => relation.id));
    const isOwn = (candidate: Finding): boolean =>
      candidate.relations.length === 1 && names.has(candidate.relations[0] ?? '');
    const own = rest.filter(isOwn);
    if (own.length === 0) continue;
    rest = rest.filter((candidate) => !isOwn(candidate));
    const blank = rest.findIndex(
      (candidate) =>
        candidate.rule === 'cell-blank' && candidate.cells.length === 1 && candidate.cells[0] === suspect.cell.path,
    );
    const joined = suspectFinding(context, suspect, own, equations);
    if (blank >= 0) rest[blank] = { ...joined, rule: 'cell-blank', severity: (rest[blank] as Finding).severity };
    else rest.push(joined);
  }
  return rest;
}

function suspectFinding(
  context: RuleContext,
  { cell, to, relations }: Suspect,
  own: readonly Finding[],
  equations: ReadonlyMap<Relation, Equation>,
): Finding {
  const { report, say } = context;
  const sums = relations
    .map((relation) => equationText(report, equations.get(relation) as Equation, say))
    .join(say('；', '; '));
  const message = say(
    `${cellName(cell, say)}${cell.kind === 'blank' ? '空白' : `为 ${cell.text}`}，应为 ${to}：${sums}`,
    `${cellName(cell, say)} is ${printed(cell, say)} and should be ${to}: ${sums}`,
  );
  const others = new Set(relations.flatMap((relation) => [...relation.left, ...relation.right]));
  others.delete(cell.path);
  const cells = [...others].map((path) => report.cells.get(path) as Cell);
  const first = own[0] as Finding;
  return finding({ id: first.rule, severity: first.severity }, cell.span, message, {
    cells: [cell.path, ...others],
    relations: relations.map((relation) => relation.id),
    related: cells.map((other) => ({ span: other.span, message: relatedName(other, cell, say) })),
    fixes: [
      certainly(say(`改为 ${to}`, `Change to ${to}`), numberEdit(cell, to)),
      ...alternatives(context, cell, relations, equations),
    ],
  });
}

/** Totals first, then parts; a number that two relations would change alike is offered once. */
function alternatives(
  context: RuleContext,
  suspect: Cell,
  relations: readonly Relation[],
  equations: ReadonlyMap<Relation, Equation>,
): Fix[] {
  const fixes = relations.flatMap((relation) => restore(context, equations.get(relation) as Equation, suspect));
  return fixes.filter(({ title }, index) => fixes.findIndex((other) => other.title === title) === index);
}

function reasonOf({ report, say }: RuleContext, proposal: Proposal): string {
  const located = proposal.suspects.map(({ cell, to, relations }) =>
    say(
      `${cellName(cell, say)}应为 ${to}：它所在的 ${relations.length} 个勾稽关系都差同一个数`,
      `${cellName(cell, say)} should be ${to}: all ${relations.length} relations it takes part in are off by the same amount`,
    ),
  );
  const known = new Set(proposal.suspects.map(({ cell }) => cell.path));
  const others = proposal.changes.filter((change) => !known.has(change.cell));
  const blanks = others.filter((change) => change.from === null).length;
  const recomputed = others
    .filter((change) => change.from !== null)
    .map(({ cell, to }) => {
      const name = cellName(report.cells.get(cell) as Cell, say);
      return say(
        `${name}按各数之和为 ${to}，也可能是其中某个数有误`,
        `${name} is ${to} by its parts; one of these may be wrong instead`,
      );
    });
  const filled = blanks > 0 ? [say(`${blanks} 个空格补上数字`, `${blanks} blanks filled`)] : [];
  return [...located, ...recomputed, ...filled].join(say('；', '; '));
}
