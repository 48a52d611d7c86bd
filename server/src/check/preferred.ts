import { applied } from '../layout/edits.js';
import { type Edit, type Span, touches } from '../parse/tree.js';
import type { Finding, Fix } from '../rules/rule.js';

/** The one certain correction of a finding. */
export const preferredOf = (finding: Finding): Fix | undefined => finding.fixes.find((fix) => fix.preferred);

/** A finding and its certain correction. */
export interface Certain {
  readonly finding: Finding;
  readonly fix: Fix;
}

/** Those that can be corrected at once, in the order of the text. A fix that meets one taken before waits. */
export function certainAtOnce(findings: readonly Finding[]): Certain[] {
  const all = findings.flatMap((finding) => {
    const fix = preferredOf(finding);
    return fix ? [{ finding, fix }] : [];
  });
  const chosen: Certain[] = [];
  const taken: Edit[] = [];
  let end = -1;
  for (const certain of all.sort((a, b) => startOf(a.fix) - startOf(b.fix))) {
    const { edits } = certain.fix;
    if (edits.some(({ span }) => span.start <= end && meets(taken, span))) continue;
    chosen.push(certain);
    taken.push(...edits);
    end = Math.max(end, ...edits.map(({ span }) => span.end));
  }
  return chosen;
}

/** The edits of all preferred fixes that can be made at once. */
export const allPreferred = (findings: readonly Finding[]): Edit[] => editsOf(certainAtOnce(findings));

const editsOf = (certain: readonly Certain[]): Edit[] =>
  certain.flatMap(({ fix }) => [...fix.edits].sort((a, b) => a.span.start - b.span.start));

/** What is corrected at once in one state of a text. */
export interface Round {
  readonly text: string;
  readonly certain: readonly Certain[];
  readonly edits: readonly Edit[];
}

/**
 * All certain corrections, until none is left: a correction may show what else is wrong. Property 3 of
 * docs/architecture.md is that this ends, and that there is nothing left to correct then.
 * @param findingsIn what is to be corrected in a text
 */
export function corrections(text: string, findingsIn: (text: string) => readonly Finding[]): Round[] {
  const rounds: Round[] = [];
  const seen = new Set<string>();
  for (let now = text; !seen.has(now); ) {
    seen.add(now);
    const certain = certainAtOnce(findingsIn(now));
    if (certain.length === 0) break;
    const edits = editsOf(certain);
    rounds.push({ text: now, certain, edits });
    now = applied(now, edits);
  }
  return rounds;
}

const startOf = (fix: Fix): number => Math.min(...fix.edits.map(({ span }) => span.start));

/** Whether the order of both edits could matter: they share a character, or one is put in where the other begins or ends. */
const meets = (taken: readonly Edit[], span: Span): boolean =>
  taken.some((edit) => span.start < edit.span.end && edit.span.start < span.end) ||
  taken.some((edit) => (isInsertion(edit.span) || isInsertion(span)) && touches(edit.span, span));

const isInsertion = (span: Span): boolean => span.start === span.end;
