import assert from 'node:assert/strict';
import { check } from '../../server/src/check.js';
import type { Edit, Span } from '../../server/src/parse/tree.js';
import { holdsReport } from '../../server/src/read/detect.js';
import type { Report } from '../../server/src/read/report.js';
import type { Finding, Fix, Language } from '../../server/src/rules/rule.js';
import { edited, findingsOf, readText } from './samples.js';

/** Reads and checks a text; whatever it is, nothing throws, no rule fails, and everything stands inside of it. */
export function assertTotal(text: string, language: Language = 'zh'): readonly Finding[] {
  holdsReport(text);
  const report = readText(text);
  assertRead(report);
  const { findings, repairs, suspicions } = check(report, { language });
  for (const finding of findings) {
    const { rule, message, span, related, fixes } = finding;
    assert.notEqual(rule, 'internal-error', message);
    assertInside(text, span, rule);
    for (const other of related) if ('span' in other) assertInside(text, other.span, rule);
    for (const fix of fixes) assertApart(text, fix.edits, fix.title);
  }
  for (const { changes } of repairs) for (const { to } of changes) assert.ok(to >= 0, 'a negative number proposed');
  for (const { cells } of suspicions) for (const path of cells) assert.ok(report.cells.has(path), path);
  return findings;
}

/** What is read stands in the text, in the order of the text, and says what the text says. */
function assertRead({ tree, sections, tables, cells, title, yearSpan, second, conflicts }: Report): void {
  const { text, plain, lines } = tree;
  assert.equal(plain.length, text.length, 'the plain text is as long');
  let end = 0;
  for (const line of lines) {
    if (line.start < end || line.end < line.start || line.end > text.length) assert.fail(`line ${line.number}`);
    end = line.end;
    let before = line.start;
    for (const cell of line.cells) {
      if (cell.start < before || cell.end < cell.start || cell.end > line.end)
        assert.fail(`cell in line ${line.number}`);
      before = cell.end;
    }
  }
  for (const { line, whole, numeral, title: words } of sections) {
    for (const span of [line, whole, words.span, ...(numeral ? [numeral.span] : [])])
      assertInside(text, span, 'section');
  }
  for (const { table, span, rows, columns, headings, repeated, head } of tables) {
    const labels = [...rows, ...columns].flatMap(({ label }) => label ?? []);
    for (const own of [span, head, ...[...labels, ...headings, ...repeated].map((label) => label.span)])
      assertInside(text, own, table.key);
    for (const row of rows) for (const own of [row.span, ...(row.short ?? [])]) assertInside(text, own, row.row.key);
  }
  for (const cell of cells.values()) {
    assertInside(text, cell.span, cell.path);
    // A number that its line had no room for stands on two.
    const printed = plain.slice(cell.span.start, cell.span.end);
    assert.equal(cell.text.replace(/\s+/g, ''), printed.replace(/\s+/g, ''), cell.path);
  }
  for (const span of [title, yearSpan, second, ...conflicts]) if (span) assertInside(text, span, 'title');
}

/** Asked of thousands of spans of each of thousands of texts: its words are put together only where it fails. */
export function assertInside(text: string, { start, end }: Span, what: string): void {
  if (start < 0 || end < start || end > text.length) assert.fail(`${what}: ${start}–${end} of ${text.length}`);
}

/** Edits stand in the text, and no two overlap. */
export function assertApart(text: string, edits: readonly Edit[], what: string): void {
  const spans = edits.map(({ span }) => span).sort((a, b) => a.start - b.start || a.end - b.end);
  for (const [at, span] of spans.entries()) {
    assertInside(text, span, what);
    assert.ok(span.end <= (spans[at + 1]?.start ?? span.end), `${what}: edits overlap`);
  }
}

const isNegative = (newText: string): boolean => /(?:^|[\t| ])[-－−]\s*\d/.test(newText);

const key = ({ rule, message }: Finding): string => `${rule} ${message}`;
/**
 * A relation that fails is one error, told by itself, with others, or as a warning on a blank: what is certain may change
 * with every correction.
 */
function errorsIn(findings: readonly Finding[]): number {
  const relations = new Set(findings.flatMap((finding) => finding.relations));
  return relations.size + findings.filter((one) => one.severity === 'error' && one.relations.length === 0).length;
}
export const preferredIn = (finding: Finding): Fix | undefined => finding.fixes.find(({ preferred }) => preferred);

/** A preferred fix removes its finding and adds no error; no fix writes a negative number. */
export function assertFixes(text: string): void {
  const findings = assertTotal(text);
  for (const finding of findings) {
    assert.ok(finding.fixes.filter(({ preferred }) => preferred).length <= 1, finding.rule);
    for (const { title, edits } of finding.fixes) {
      assert.ok(!edits.some(({ newText }) => isNegative(newText)), title);
      assert.ok(edits.length > 0, title);
    }
    if (preferredIn(finding)) assertKept(text, findings, finding);
  }
}

/** What promise 3 says of the preferred fix of one of these findings. */
export function assertKept(text: string, findings: readonly Finding[], finding: Finding): void {
  const fix = preferredIn(finding);
  if (!fix) return;
  const left = findingsOf(edited(text, fix.edits));
  const was = findings.filter((other) => key(other) === key(finding)).length;
  const what = `${key(finding)}: ${fix.title}`;
  assert.ok(left.filter((other) => key(other) === key(finding)).length < was, `stays: ${what}`);
  assert.ok(errorsIn(left) <= errorsIn(findings), `adds an error: ${what}`);
}

/** Applies the first preferred fix until there is none; a fix may show what it hid, but not without end. */
export function allFixed(text: string): string {
  let fixed = text;
  for (let left = 2 * findingsOf(fixed).length + 10; left > 0; left--) {
    const fix = findingsOf(fixed).map(preferredIn).find(Boolean);
    if (!fix) return fixed;
    fixed = edited(fixed, fix.edits);
  }
  return assert.fail('preferred fixes do not end');
}
