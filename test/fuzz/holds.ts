import assert from 'node:assert/strict';
import type { Position, Range, TextEdit } from 'vscode-languageserver';
import { MarkupKind } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { missingEdits } from '../../server/src/check/missing.js';
import { OpenDocument } from '../../server/src/documents.js';
import { codeActionsOf } from '../../server/src/features/codeActions.js';
import { codeLensesOf } from '../../server/src/features/codeLens.js';
import { completionsAt, resolved } from '../../server/src/features/completion.js';
import { definitionAt } from '../../server/src/features/definition.js';
import { diagnosticsOf } from '../../server/src/features/diagnostics.js';
import { documentLinksOf } from '../../server/src/features/documentLinks.js';
import { foldingRangesOf } from '../../server/src/features/folding.js';
import { formattingOf, formattingOnType } from '../../server/src/features/formatting.js';
import { highlightsAt } from '../../server/src/features/highlights.js';
import { hoverAt } from '../../server/src/features/hover.js';
import { inlayHintsOf } from '../../server/src/features/inlayHints.js';
import { referencesAt } from '../../server/src/features/references.js';
import { selectionRangesAt } from '../../server/src/features/selectionRanges.js';
import { semanticTokensOf } from '../../server/src/features/semanticTokens.js';
import { sourceActionsOf } from '../../server/src/features/sourceActions.js';
import { symbolsOf } from '../../server/src/features/symbols.js';
import { guideOf } from '../../server/src/form/guide/guide.js';
import { compared } from '../../server/src/layout/compared.js';
import { type FormatOptions, formatEdits } from '../../server/src/layout/format.js';
import { pasting } from '../../server/src/layout/paste.js';
import { totalEdits } from '../../server/src/layout/totals.js';
import { rules } from '../../server/src/rules/index.js';
import type { Language } from '../../server/src/rules/rule.js';
import { able } from '../server/features/sample.js';
import { assertApart, assertKept, assertTotal, preferredIn } from '../server/invariants.js';
import { edited, findingsOf, readText } from '../server/samples.js';
import { assertFixed } from '../server/worse.js';
import { Random } from './random.js';

/**
 * What must be true of every text: it is read and checked, in time that goes with its length, and everything the
 * editor is told stands inside of it. What is costly is tried on some of the texts: which, the dice say.
 * @param thorough tries it on more of them
 * @throws AssertionError, or whatever the sources throw
 */
export function assertHolds(text: string, dice: number, thorough: boolean): void {
  const random = new Random(dice);
  const language: Language = random.once(4) ? 'en' : 'zh';
  const begun = process.cpuUsage();
  const certain = assertTotal(text, language).filter(preferredIn);
  assertSoon(text, begun, 'reading and checking');
  const sometimes = (inTimes: number): boolean => random.once(thorough ? inTimes / 5 : inTimes);
  if (sometimes(40)) assertFeatures(text, language, random);
  if (sometimes(40)) assertLayout(text, random);
  if (sometimes(60)) assertWholeChanges(text, random);
  if (sometimes(20) && language === 'zh' && certain.length > 0) assertKept(text, findingsOf(text), random.of(certain));
  // All fixes one after another: of a text with many of them that takes minutes.
  if (thorough && sometimes(100) && certain.length <= MOST_CERTAIN) assertFixed(text);
}

const MOST_CERTAIN = 12;

/** All of it, a few times, as much of it goes by chance. */
export function assertAllHolds(text: string): void {
  for (const [seed, language] of (['zh', 'en', 'zh', 'zh'] as const).entries()) {
    const random = new Random(seed);
    assertTotal(text, language);
    assertFeatures(text, language, random);
    assertLayout(text, random);
    assertWholeChanges(text, random);
  }
  assertFixed(text);
}

/** Ten times what any text takes on a busy machine: what is quadratic, or backtracks, takes more. */
function assertSoon({ length }: string, begun: NodeJS.CpuUsage, what: string): void {
  const taken = process.cpuUsage(begun).user / 1000;
  assert.ok(taken < 5000 + length / 2, `${what} took ${taken.toFixed()} ms for ${length} characters`);
}

function assertFeatures(text: string, language: Language, random: Random): void {
  const document = new OpenDocument(TextDocument.create('file:///report.txt', 'gongkai', 1, text));
  const own = document.extract;
  if (own && random.once(2)) document.compareWith({ ...own, uri: 'file:///earlier.txt', year: own.year - 1 });
  const begun = process.cpuUsage();
  const { findings } = document.check(language);
  const options = { language, client: able, rulesBase: 'file:///rules/' };
  const markup = random.of([MarkupKind.Markdown, MarkupKind.PlainText]);
  const all = { start: { line: 0, character: 0 }, end: document.text.positionAt(text.length) };
  const any = (): Position => document.text.positionAt(random.below(text.length + 1));
  const cells = [...document.report.cells.values()];
  const onCells = cells.length > 0 ? [random.of(cells), random.of(cells)] : [];
  const positions = [any(), any(), ...onCells.map(({ span }) => document.text.positionAt(span.start))];
  const answers: Record<string, unknown> = {
    diagnostics: diagnosticsOf(document, findings, options).filter(({ relatedInformation }) => !relatedInformation),
    symbols: symbolsOf(document, language),
    folding: foldingRangesOf(document).map(({ startLine, endLine }) => ({
      start: { line: startLine, character: 0 },
      end: { line: endLine, character: 0 },
    })),
    tokens: tokenRanges(semanticTokensOf(document, language).data),
    links: documentLinksOf(document, options),
    lenses: codeLensesOf(document, { language, commands: true }).map(({ range }) => range),
    hints: inlayHintsOf(document, all, { language, inlayHints: { sums: true, columns: true, lastYear: true } }).map(
      ({ position }) => position,
    ),
    selection: selectionRangesAt(document, positions),
    actions: codeActionsOf(document, all, {}, options).map(ofThis),
  };
  for (const [at, position] of positions.entries()) {
    const completed = completionsAt(document, position, {
      language,
      snippets: random.once(2),
      asIs: true,
      labelDetails: true,
    });
    const [first] = completed.items;
    if (first) resolved(first, markup, guideOf);
    Object.assign(answers, {
      [`hover ${at}`]: hoverAt(document, position, { language, markup, guide: guideOf }),
      [`completion ${at}`]: completed,
      [`definition ${at}`]: definitionAt(document, position),
      [`references ${at}`]: referencesAt(document, position, true),
      [`highlights ${at}`]: highlightsAt(document, position),
      [`typing ${at}`]: formattingOnType(
        document,
        { position, ch: random.of(['\n', '1', '']) },
        { format: formats(random), recomputeTotals: true },
      ),
    });
  }
  for (const [feature, answer] of Object.entries(answers)) assertRanges(document.text, answer, feature);
  assertSoon(text, begun, 'answering');
}

/** What a code action does to this document, not the places in another one. */
const ofThis = ({ edit }: { edit?: { documentChanges?: readonly unknown[] } }): unknown =>
  edit?.documentChanges?.filter(
    (change) => (change as { textDocument?: { uri: string } }).textDocument?.uri === 'file:///report.txt',
  );

/** Semantic tokens as ranges; each within its line, as the protocol wants it, and none over another. */
function tokenRanges(data: readonly number[]): Range[] {
  const ranges: Range[] = [];
  let [line, character, end] = [0, 0, 0];
  for (let at = 0; at < data.length; at += 5) {
    const [lines = 0, characters = 0, length = 0] = data.slice(at, at + 3);
    if (lines > 0) [line, character, end] = [line + lines, 0, 0];
    character += characters;
    assert.ok(length > 0 && character >= end, `a token over another in line ${line}`);
    end = character + length;
    ranges.push({ start: { line, character }, end: { line, character: end } });
  }
  return ranges;
}

/** Every range and position of an answer, however deep inside of it, stands in the document. */
function assertRanges(document: TextDocument, answer: unknown, feature: string): void {
  if (typeof answer !== 'object' || answer === null) return;
  if ('line' in answer && 'character' in answer) {
    const position = answer as Position;
    assert.deepEqual(document.positionAt(document.offsetAt(position)), position, `${feature}: no such place`);
    return;
  }
  if ('start' in answer && 'end' in answer) {
    const { start, end } = answer as Range;
    assert.ok(document.offsetAt(start) <= document.offsetAt(end), `${feature}: the wrong way round`);
  }
  for (const part of Object.values(answer)) assertRanges(document, part, feature);
}

const formats = (random: Random): FormatOptions => ({
  layout: random.of(['tabs', 'aligned', 'cells']),
  plainNumbers: random.once(3),
  blankAsZero: random.once(3),
});

/** Formatting changes no number, and a second time changes nothing. */
function assertLayout(text: string, random: Random): void {
  const options = formats(random);
  const before = readText(text);
  const edits = formatEdits(before, options);
  assertApart(text, edits, 'formatting');
  const laidOut = edited(text, edits);
  const after = readText(laidOut);
  assert.deepEqual(formatEdits(after, options), [], `laid out twice (${options.layout})`);
  const numbers = ({ cells }: typeof before) =>
    [...cells].map(([path, { value }]) => [path, options.blankAsZero ? (value ?? 0) : value]);
  assert.deepEqual(numbers(after), numbers(before), `numbers that formatting changed (${options.layout})`);
  const position = random.below(text.length + 1);
  const document = TextDocument.create('file:///report.txt', 'gongkai', 1, text);
  const range = { start: document.positionAt(position), end: document.positionAt(position) };
  assertTextEdits(document, formattingOf(new OpenDocument(document), options, range));
}

function assertTextEdits(document: TextDocument, edits: readonly TextEdit[]): void {
  assertRanges(document, edits, 'formatting of a range');
  TextDocument.applyEdits(document, [...edits]);
}

/** Commands that change a whole document, pasting and comparing. */
function assertWholeChanges(text: string, random: Random): void {
  const report = readText(text);
  assertApart(text, missingEdits(report, rules), 'missing parts');
  const totals = totalEdits(report);
  assertApart(text, totals, 'totals');
  assert.deepEqual(totalEdits(readText(edited(text, totals))), [], 'totals computed twice');
  const document = new OpenDocument(TextDocument.create('file:///report.txt', 'gongkai', 1, text));
  const kinds = ['source.fixAll', 'source.correctAll', 'source.insertMissing', 'source.recomputeTotals'];
  for (const { edit } of sourceActionsOf(document, kinds, { client: able, language: 'zh' })) {
    assertRanges(document.text, edit, 'source action');
  }
  const at = random.below(text.length + 1);
  const pasted = text.slice(random.below(text.length + 1)).slice(0, 2000);
  const found = pasting(report, { start: at, end: at }, pasted, 'tabs');
  if (found) assertApart(text, found.edits, 'pasting');
  compared(report, readText(pasted));
}
