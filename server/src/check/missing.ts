import { applied } from '../layout/edits.js';
import { parse } from '../parse/parse.js';
import type { Edit } from '../parse/tree.js';
import { read } from '../read/read.js';
import type { Report } from '../read/report.js';
import type { Rule } from '../rules/rule.js';

/** A missing part that can be put in. */
interface Missing {
  /** The same as long as it is missing. */
  readonly name: string;
  readonly edits: readonly Edit[];
}

const ids: ReadonlySet<string> = new Set(['section-missing', 'table-missing', 'row-missing', 'column-missing']);

/**
 * Edits that put in every missing part there is a way for: sections, the tables in these, rows, columns. Numbers are
 * left blank. What is not found where it was put, or changes how any number is read, is left out.
 * @param rules those that tell what is missing, and others
 */
export function missingEdits(report: Report, rules: readonly Rule[]): Edit[] {
  const telling = rules.filter(({ id }) => ids.has(id));
  const done = new Set<string>();
  let current = report;
  let made: readonly Edit[] = [];
  for (;;) {
    const missing = missingIn(current, telling).filter(({ name }) => !done.has(name));
    const [first] = missing;
    if (!first) return [...made];
    const step = mended(current, apart(missing), telling) ?? mended(current, [first], telling);
    for (const { name } of step?.parts ?? [first]) done.add(name);
    if (!step) continue;
    current = step.report;
    made = joined(made, step.edits);
  }
}

const missingIn = (report: Report, rules: readonly Rule[]): Missing[] =>
  rules
    .flatMap((rule) => [...rule.check({ report, earlier: null, say: (zh) => zh })])
    .flatMap(({ rule, message, fixes }) => {
      const fix = fixes.find(({ inserts }) => inserts);
      return fix ? { name: `${rule} ${message}`, edits: fix.edits } : [];
    });

/** Those that are put in at places of their own; the others wait for the next time. */
function apart(missing: readonly Missing[]): Missing[] {
  const places = new Set<number>();
  return missing.filter(({ edits }) => {
    if (edits.some(({ span }) => places.has(span.start))) return false;
    for (const { span } of edits) places.add(span.start);
    return true;
  });
}

/** The report with these parts put in; null where one is not there then, or anything else is read in another way. */
function mended(before: Report, parts: readonly Missing[], rules: readonly Rule[]) {
  const edits = parts.flatMap((part) => part.edits);
  const report = read(parse(applied(before.tree.text, edits)));
  const still = new Set(missingIn(report, rules).map(({ name }) => name));
  const isSame =
    report.organ === before.organ &&
    report.year === before.year &&
    [...before.cells].every(([path, { text }]) => report.cells.get(path)?.text === text);
  return isSame && !parts.some(({ name }) => still.has(name)) ? { report, parts, edits } : null;
}

/** Insertions into a text, and others into the text that has these, as insertions into the first one; in its order. */
function joined(made: readonly Edit[], later: readonly Edit[]): readonly Edit[] {
  // From the end, so that the places of those before stay.
  const fromTheEnd = [...later].sort((a, b) => b.span.start - a.span.start);
  return fromTheEnd.reduce((all, { span, newText }) => withInsertion(all, span.start, newText), made);
}

/** @param at a place in the text that has these insertions, which are in order */
function withInsertion(made: readonly Edit[], at: number, newText: string): readonly Edit[] {
  let shift = 0;
  for (const [index, edit] of made.entries()) {
    const start = edit.span.start + shift;
    const end = start + edit.newText.length;
    if (at < start) return made.toSpliced(index, 0, insertion(at - shift, newText));
    if (at <= end) {
      const text = edit.newText.slice(0, at - start) + newText + edit.newText.slice(at - start);
      return made.toSpliced(index, 1, { ...edit, newText: text });
    }
    shift += edit.newText.length;
  }
  return [...made, insertion(at - shift, newText)];
}

const insertion = (at: number, newText: string): Edit => ({ span: { start: at, end: at }, newText });
