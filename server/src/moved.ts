import type { Span } from './parse/tree.js';
import type { Finding } from './rules/rule.js';

/** A part of a text replaced by another text. */
export interface Change {
  readonly span: Span;
  readonly text: string;
}

/** Findings where their words are once the text has changed. Their corrections are to be shown, not to be made. */
export const movedFindings = (findings: readonly Finding[], change: Change): Finding[] =>
  findings.map((finding) => ({
    ...finding,
    span: moved(finding.span, change),
    related: finding.related.map((other) => ('span' in other ? { ...other, span: moved(other.span, change) } : other)),
    fixes: finding.fixes.map((fix) => ({
      ...fix,
      edits: fix.edits.map((edit) => ({ ...edit, span: moved(edit.span, change) })),
    })),
  }));

/** A span grows with what is typed inside it or right in front of its first character, not behind its last. */
function moved({ start, end }: Span, { span, text }: Change): Span {
  const isInsertion = span.start === span.end;
  const within = (at: number): number =>
    at < span.end ? Math.min(at, span.start + text.length) : at + text.length - (span.end - span.start);
  const stays = start < span.start || (start === span.start && (!isInsertion || /\S$/.test(text)));
  const first = stays ? start : within(start);
  return { start: first, end: Math.max(first, end <= span.start ? end : within(end)) };
}
