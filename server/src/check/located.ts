import type { CellPath, Relation } from '../form/model.js';
import { isReadThere } from '../layout/fill.js';
import { brokenWith, type Equation, equationsOf, relationsOf } from '../read/balance.js';
import type { Cell, Report } from '../read/report.js';
import type { Diagnosis, Mistake } from '../repair/diagnose.js';
import { finding } from '../rules/finding.js';
import { type Correction, correction, restore } from '../rules/restore.js';
import type { Finding, Fix, Related, RuleContext } from '../rules/rule.js';
import { equationText, relatedCells } from '../rules/words.js';
import { withoutPreferred } from './promised.js';
import { caution, claimOf, reasonOf } from './reasons.js';

/**
 * One cause, one finding: what a number that is certainly wrong breaks is told once, on that number. What else is
 * broken stays where it is, with the numbers that may be the cause.
 */
export function locate(
  context: RuleContext,
  found: readonly Finding[],
  diagnoses: readonly Diagnosis[],
): readonly Finding[] {
  if (diagnoses.length === 0) return found;
  const equations = new Map(equationsOf(context.report).map((equation) => [equation.relation.id, equation]));
  let rest: readonly Finding[] = found;
  for (const diagnosis of diagnoses) rest = locateIn(context, rest, diagnosis, equations);
  return rest;
}

function locateIn(
  context: RuleContext,
  found: readonly Finding[],
  diagnosis: Diagnosis,
  equations: ReadonlyMap<string, Equation>,
): Finding[] {
  const certain = (diagnosis.solutions[0]?.mistakes ?? []).filter((mistake) => mistake.certain);
  const due = new Map(certain.flatMap(({ changes }) => changes.map(({ cell, to }) => [cell, to])));
  const explained = new Map<Finding, readonly Mistake[]>();
  const rest: Finding[] = [];
  for (const candidate of found) {
    const equation = candidate.relations.length === 1 ? equations.get(candidate.relations[0] as string) : undefined;
    if (!equation || !diagnosis.relations.includes(equation.relation)) {
      rest.push(candidate);
      continue;
    }
    const causes = certain.filter((mistake) => takesPart(mistake, equation.relation));
    if (causes.length > 0 && brokenWith(context.report, [equation.relation], due).length === 0)
      explained.set(candidate, causes);
    else rest.push(withCandidates(context, candidate, equation, diagnosis));
  }
  for (const mistake of certain) {
    const own = [...explained].flatMap(([candidate, causes]) => (causes.includes(mistake) ? candidate : []));
    if (own.length === 0) continue;
    const paths = mistake.changes.map(({ cell }) => cell);
    const blank = rest.findIndex(
      ({ rule, cells }) => rule === 'cell-blank' && cells.length === 1 && paths.includes(cells[0] as CellPath),
    );
    const located = findingOf(context, mistake, own, diagnosis, equations);
    const told = blank < 0 ? undefined : (rest.splice(blank, 1)[0] as Finding);
    // What a number should be goes before how it is printed.
    for (const [index, other] of rest.entries())
      if (other.rule === 'cell-format' && paths.includes(other.cells[0] as CellPath))
        rest[index] = withoutPreferred(other);
    rest.push(told && mistake.kind === 'blank' ? { ...located, rule: told.rule, severity: told.severity } : located);
  }
  return rest;
}

const takesPart = ({ changes }: Mistake, { left, right }: Relation): boolean =>
  changes.some(({ cell }) => left.includes(cell) || right.includes(cell));

function findingOf(
  context: RuleContext,
  mistake: Mistake,
  own: readonly Finding[],
  diagnosis: Diagnosis,
  equations: ReadonlyMap<string, Equation>,
): Finding {
  const { report, say } = context;
  const corrections = correctionsOf(context, mistake);
  const { cell, to } = corrections[0] as Correction;
  const broken = own.map(({ relations }) => equations.get(relations[0] as string) as Equation);
  const relations = broken.map(({ relation }) => relation);
  const sums = broken.map((equation) => equationText(report, equation, say));
  const changed = corrections.map((each) => each.cell);
  const parts = new Set(relations.flatMap(({ left, right }) => [...left, ...right]));
  const others = [...parts].map((path) => report.cells.get(path) as Cell).filter((other) => !changed.includes(other));
  const preferred = correction(context, corrections);
  const single = say(`改为 ${to}`, `Change to ${to}`);
  const first = own[0] as Finding;
  const alternatives = [
    ...relations.flatMap((relation) => candidatesOf(context, relation, diagnosis).map(({ fix }) => fix)),
    ...broken.flatMap((equation) => restore(context, equation)),
  ];
  return finding(
    { id: first.rule, severity: first.severity },
    cell.span,
    [claimOf(context, mistake), ...sums].join(say('；', '; ')) + caution(context, [mistake]),
    {
      cells: [...changed, ...others].map(({ path }) => path),
      relations: relations.map(({ id }) => id),
      related: [
        ...corrections.slice(1).map(
          (other): Related => ({
            span: other.cell.span,
            message: say(`应为 ${other.to}`, `should be ${other.to}`),
          }),
        ),
        ...relatedCells(others, cell, say),
      ],
      fixes: distinct([
        {
          ...preferred,
          title: corrections.length === 1 ? single : preferred.title,
          preferred: mendsMore(report, mistake) && isReadThere(report, new Map(corrections.map((c) => [c.cell, c.to]))),
        },
        ...alternatives,
      ]),
    },
  );
}

/** Whether no more relations fail with a mistake undone; two mistakes may make up for each other. */
function mendsMore(report: Report, { changes }: Mistake): boolean {
  const values = new Map(changes.map(({ cell, to }) => [cell, to]));
  const relations = relationsOf(report, values.keys());
  return brokenWith(report, relations, values).length <= brokenWith(report, relations, new Map()).length;
}

const correctionsOf = ({ report }: RuleContext, { changes }: Mistake): Correction[] =>
  changes.map(({ cell, to }) => ({ cell: report.cells.get(cell) as Cell, to }));

/** Fixes that do the same are offered once. */
function distinct(fixes: readonly Fix[]): Fix[] {
  const known = new Map<string, Fix>();
  for (const fix of fixes) {
    const key = fix.edits.map(({ span, newText }) => `${span.start}=${newText}`).join();
    if (!known.has(key)) known.set(key, fix);
  }
  return [...known.values()];
}

/** Of each solution what takes part in a relation, in the order of the solutions. */
function candidatesOf(
  context: RuleContext,
  relation: Relation,
  { solutions }: Diagnosis,
): { readonly fix: Fix; readonly mistakes: readonly Mistake[] }[] {
  return solutions.slice(0, MOST_CANDIDATES).flatMap(({ mistakes }) => {
    const own = mistakes.filter((mistake) => takesPart(mistake, relation));
    if (own.length === 0) return [];
    const corrections = own.flatMap((mistake) => correctionsOf(context, mistake));
    return { fix: correction(context, corrections), mistakes: own };
  });
}

const MOST_CANDIDATES = 5;

/** A broken relation of which nothing tells what is wrong: with everything that may be. */
function withCandidates(context: RuleContext, told: Finding, { relation }: Equation, diagnosis: Diagnosis): Finding {
  const { report } = context;
  const candidates = candidatesOf(context, relation, diagnosis);
  const fixes = distinct([...candidates.map(({ fix }) => fix), ...told.fixes]);
  const suspects = new Map(
    candidates.flatMap(({ mistakes }) =>
      mistakes.map((mistake) => [mistake.changes.map(({ cell, to }) => `${cell}=${to}`).join(), mistake] as const),
    ),
  );
  const related = [...suspects.values()].map((mistake): Related => {
    const cell = report.cells.get(mistake.changes[0]?.cell as CellPath) as Cell;
    return { span: cell.span, message: reasonOf(context, mistake) };
  });
  return {
    ...told,
    message: told.message + doubt(context, suspects.size, diagnosis) + caution(context, [...suspects.values()]),
    related: [...related, ...told.related.filter((other) => !related.some((first) => isSamePlace(first, other)))],
    fixes,
  };
}

const isSamePlace = (one: Related, other: Related): boolean =>
  'span' in one && 'span' in other && one.span === other.span;

function doubt({ say }: RuleContext, count: number, { complete }: Diagnosis): string {
  if (!complete) return say('；错处较多，未能逐一试遍', '; too much is wrong to try everything');
  if (count === 0) return say('；错处过多，无法分辨', '; too much is wrong to be told apart');
  if (count === 1) return say('；可能的改法不止于此，无法断定', '; other numbers may be wrong as well');
  return say(
    `；有 ${count} 种可能的改法，无法断定`,
    `; ${count} corrections would explain it, and nothing tells which`,
  );
}
