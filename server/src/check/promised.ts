import { applied } from '../layout/edits.js';
import type { Span } from '../parse/tree.js';
import type { Finding, Fix } from '../rules/rule.js';
import { preferredOf } from './preferred.js';

/** Characters that are read again for one check: some sixteen reports. What would have to be tried after that is not certain. */
const MOST_READ = 1 << 16;

/**
 * Findings whose certain corrections keep promise 3 of docs/architecture.md: the finding is gone then, and nothing else
 * is wrong. Where all of the form is there, and read, they do by themselves. Where something is missing, or cannot be
 * told apart, other words or one more number may make anything be read in another way, and only reading tells: there
 * each is tried, and those that fail are offered like any other. A number in place of a number is read as that was.
 * @param told by the rules alone, of which `findings` are made
 * @param tellIn the same of another text
 */
export function promised(
  text: string,
  told: readonly Finding[],
  findings: readonly Finding[],
  tellIn: (text: string) => readonly Finding[],
): readonly Finding[] {
  if (told.every(({ severity, relations }) => severity !== 'error' || relations.length > 0)) return findings;
  const errors = errorsIn(told);
  const areKept = (by: readonly Finding[]): boolean => {
    const after = tellIn(
      applied(
        text,
        by.flatMap((finding) => preferredOf(finding)?.edits ?? []),
      ),
    );
    return errorsIn(after) <= errors && by.every((finding) => isGone(finding, told, after));
  };
  const doubtful = findings.filter((finding) => preferredOf(finding) && !arePlain(text, preferredOf(finding) as Fix));
  // Where every row is there and only numbers of some are missing, what holds for all together holds for each.
  if (text.length <= MOST_READ && told.every(isOfNumbers) && areApart(doubtful) && areKept(doubtful)) return findings;
  const tried = new Set(doubtful);
  let left = MOST_READ;
  const isKept = (finding: Finding): boolean => {
    if (!tried.has(finding)) return true;
    left -= text.length;
    return left >= 0 && areKept([finding]);
  };
  return findings.map((finding) => (isKept(finding) ? finding : withoutPreferred(finding)));
}

/** No part of the form is missing, though numbers in a row of it may be. */
const isOfNumbers = ({ rule, severity, relations }: Finding): boolean =>
  severity !== 'error' || relations.length > 0 || rule === 'row-cells';

/** Digits in place of digits. */
const arePlain = (text: string, { edits }: Fix): boolean =>
  edits.every(({ span, newText }) => areDigits(newText) && areDigits(text.slice(span.start, span.end)));

/** Whether no two certain corrections touch the same words. */
function areApart(findings: readonly Finding[]): boolean {
  const spans = findings.flatMap((finding) => preferredOf(finding)?.edits.map(({ span }) => span) ?? []);
  spans.sort((a, b) => a.start - b.start);
  return spans.every(({ start }, at) => at === 0 || start >= (spans[at - 1] as Span).end);
}

const areDigits = (words: string): boolean => /^[\d０-９]+$/.test(words);

/** Nothing that is offered is certain. */
export const withoutPreferred = (finding: Finding): Finding => ({
  ...finding,
  fixes: finding.fixes.map((fix) => ({ ...fix, preferred: false })),
});

/** A relation that fails is one error, told by itself or together with others. */
function errorsIn(findings: readonly Finding[]): number {
  const errors = findings.filter(({ severity }) => severity === 'error');
  const relations = new Set(errors.flatMap((finding) => finding.relations));
  return relations.size + errors.filter((finding) => finding.relations.length === 0).length;
}

/** Whether a finding is told less often than before, or of fewer relations. */
function isGone(finding: Finding, before: readonly Finding[], after: readonly Finding[]): boolean {
  const failing = new Set(after.flatMap(({ relations }) => relations));
  if (finding.relations.length > 0) return finding.relations.some((relation) => !failing.has(relation));
  const count = (findings: readonly Finding[]): number =>
    findings.filter(({ rule, message }) => rule === finding.rule && message === finding.message).length;
  return count(after) < count(before);
}
