import { rules } from '../rules/index.js';
import type { Finding, Rule } from '../rules/rule.js';
import type { ForFile } from './model.js';

/** The rules that are to run. Those turned off do not, so that what they would have told is left to no other cause. */
export function rulesFor(held: ForFile | null): readonly Rule[] {
  if (held?.isReport === false) return [];
  return held?.levels.size ? rules.filter(({ id }) => held.levels.get(id) !== 'off') : rules;
}

/** Findings as grave as the configuration has them. */
export function asGraveAs(held: ForFile | null, findings: readonly Finding[]): readonly Finding[] {
  if (held?.isReport === false) return [];
  if (!held?.levels.size) return findings;
  return findings.flatMap((finding) => {
    const severity = held.levels.get(finding.rule) ?? finding.severity;
    return severity === 'off' ? [] : { ...finding, severity };
  });
}
