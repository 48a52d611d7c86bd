import { applied } from '../layout/edits.js';
import type { Finding } from '../rules/rule.js';
import { preferredOf } from './preferred.js';

/** Characters that are read again for one check: fifty times a report. What would have to be tried after that is not certain. */
const MOST_READ = 1 << 19;

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
  let left = MOST_READ;
  const keepsPromise = (finding: Finding): boolean => {
    const fix = preferredOf(finding);
    if (
      !fix ||
      fix.edits.every(({ span, newText }) => areDigits(newText) && areDigits(text.slice(span.start, span.end)))
    )
      return true;
    if (left < text.length) return false;
    left -= text.length;
    const after = tellIn(applied(text, fix.edits));
    return errorsIn(after) <= errors && isGone(finding, told, after);
  };
  return findings.map((finding) => (keepsPromise(finding) ? finding : withoutPreferred(finding)));
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
