import type { Range, SemanticTokens, SemanticTokensLegend } from 'vscode-languageserver';
import type { OpenDocument } from '../documents.js';
import type { Table } from '../form/model.js';
import { isBlank } from '../parse/characters.js';
import type { Span, Tree } from '../parse/tree.js';
import { datesIn } from '../read/dates.js';
import { simplified } from '../read/normalise.js';
import { datingOf } from '../read/prose/dating.js';
import { passagesOf, spanIn } from '../read/prose/passages.js';
import { statementsOf } from '../read/prose/statements.js';
import type { Cell, Heading, Report, TableRead } from '../read/report.js';
import type { Finding, Language } from '../rules/rule.js';
import { lawsIn } from './laws.js';
import { spanOf } from './ranges.js';
import { type TokenType, tokenNames, tokenTypes } from './tokenTypes.js';

/** The types of tokens in the words of this client: our own where it knows them, those of the protocol where not. */
export const legendFor = (known: readonly string[]): SemanticTokensLegend => ({
  tokenTypes: tokenNames.map((name) => (known.includes(name) ? name : tokenTypes[name])),
  tokenModifiers: [],
});

interface Token {
  readonly type: TokenType;
  readonly span: Span;
}

/** What every word and number of a report is, or of a range of it. No token goes over the end of its line. */
export function semanticTokensOf(
  document: Pick<OpenDocument, 'text' | 'report' | 'shown'>,
  language: Language,
  range?: Range,
): SemanticTokens {
  const { text, report } = document;
  if (!report.form) return { data: [] };
  const asked = range && spanOf(text, range);
  const data: number[] = [];
  let last = { line: 0, character: 0 };
  for (const { type, span } of tokensOf(report, document.shown(language).findings)) {
    for (const { start, end } of linesOf(report.tree, span)) {
      if (asked && (end <= asked.start || asked.end <= start)) continue;
      const { line, character } = text.positionAt(start);
      const isSameLine = line === last.line;
      data.push(line - last.line, isSameLine ? character - last.character : character, end - start);
      data.push(tokenNames.indexOf(type), 0);
      last = { line, character };
    }
  }
  return { data };
}

/** In the order of the text; of two on the same words the first that was found. */
function tokensOf(report: Report, findings: readonly Finding[]): Token[] {
  const wrong = wrongSpans(findings);
  const starts = new Set(wrong.map(({ start }) => start));
  const found: Token[] = [
    ...report.sections.map(({ line }): Token => ({ type: 'sectionTitle', span: line })),
    ...report.tables.flatMap((read) => tableTokens(report.tree, read, wrong)),
    ...statementsOf(report).flatMap(({ claim, span }): Token[] =>
      claim === 'count' && starts.has(span.start) ? [{ type: 'wrongNumber', span }] : [],
    ),
    ...lawsIn(report).map(({ span }): Token => ({ type: 'law', span })),
    ...titleTokens(report),
    ...organTokens(report),
    ...dateTokens(report),
  ];
  // A sort that keeps the order of equals.
  const sorted = found.filter(({ span }) => span.start < span.end).sort((a, b) => a.span.start - b.span.start);
  let free = 0;
  return sorted.filter(({ span }) => {
    if (span.start < free) return false;
    free = span.end;
    return true;
  });
}

/** Where the numbers stand that findings call wrong: themselves, and what their certain correction changes. */
const wrongSpans = (findings: readonly Finding[]): Span[] =>
  findings.flatMap(({ severity, span, fixes, relations }) => {
    if (severity !== 'error' && severity !== 'warning') return [];
    const certain = relations.length > 0 ? fixes.find(({ preferred }) => preferred) : undefined;
    return [span, ...(certain?.edits ?? []).map((edit) => edit.span)];
  });

function tableTokens({ plain }: Tree, read: TableRead, wrong: readonly Span[]): Token[] {
  const { table, rows, columns, headings, cells } = read;
  const within = (outer: Span): boolean =>
    wrong.some(({ start, end }) => outer.start <= start && end <= outer.end && start < end);
  return [
    ...rows.flatMap(({ label }): Token[] => (label ? [{ type: 'rowLabel', span: label.span }] : [])),
    ...columns.flatMap(({ label }): Token[] => (label ? [{ type: 'columnLabel', span: label.span }] : [])),
    ...headings
      .filter(({ official }) => official !== table.corner)
      .map((heading): Token => ({ type: namesRows(table, heading) ? 'rowLabel' : 'columnLabel', span: heading.span })),
    ...cells
      .filter(({ kind }) => kind !== 'none')
      .map((cell): Token => ({ type: within(cell.span) ? 'wrongNumber' : typeOf(cell), span: cell.span })),
    ...rows
      .flatMap(({ short }) => short ?? [])
      .map((span): Token => ({ type: ZERO.test(plain.slice(span.start, span.end)) ? 'zero' : 'number', span })),
  ];
}

/** A group of rows, also where it stands above them: 第二十条第（一）项, 行政诉讼. */
const namesRows = ({ parts }: Table, { official, leadsRows }: Heading): boolean =>
  leadsRows || parts.some(({ caption, rows }) => caption === official || rows.some(({ group }) => group === official));

const ZERO = /^[0０]$/;

/** （七）总计 is the sum of a column as 总计 is that of a row. */
const typeOf = ({ value, column, row }: Cell): TokenType =>
  value === 0 ? 'zero' : column.total || row.key === 'concluded' ? 'total' : 'number';

/** The organ and the year in the title of the report. */
function titleTokens({ tree, title, organ, yearSpan }: Report): Token[] {
  const tokens: Token[] = yearSpan ? [{ type: 'date', span: yearSpan }] : [];
  if (!title || organ === null) return tokens;
  let words = '';
  const offsets: number[] = [];
  for (let offset = title.start; offset < title.end; offset++) {
    if (isBlank(tree.plain.charCodeAt(offset))) continue;
    words += tree.plain[offset];
    offsets.push(offset);
  }
  const at = simplified(words).indexOf(organ);
  if (at < 0) return tokens;
  const last = offsets[at + organ.length - 1] as number;
  return [...tokens, { type: 'organ', span: { start: offsets[at] as number, end: last + 1 } }];
}

/** The organ's name wherever the text has it, and the one that signed. */
function organTokens(report: Report): Token[] {
  const { organ } = report;
  const signed = datingOf(report).signature.organ;
  const tokens: Token[] = signed ? [{ type: 'organ', span: signed.span }] : [];
  if (!organ) return tokens;
  for (const passage of passagesOf(report)) {
    for (let at = passage.text.indexOf(organ); at >= 0; at = passage.text.indexOf(organ, at + organ.length))
      tokens.push({ type: 'organ', span: spanIn(passage, at, at + organ.length) });
  }
  return tokens;
}

function dateTokens(report: Report): Token[] {
  return passagesOf(report).flatMap((passage) =>
    [...datesIn(passage.text)].map(
      ({ index, 0: words }): Token => ({ type: 'date', span: spanIn(passage, index, index + words.length) }),
    ),
  );
}

/** What of a span stands on each line, without the blanks around it. */
function linesOf({ plain }: Tree, { start, end }: Span): Span[] {
  const lines: Span[] = [];
  for (let at = start; at < end; ) {
    while (at < end && (isBlank(plain.charCodeAt(at)) || isBreak(plain.charCodeAt(at)))) at++;
    const from = at;
    while (at < end && !isBreak(plain.charCodeAt(at))) at++;
    let to = at;
    while (to > from && isBlank(plain.charCodeAt(to - 1))) to--;
    if (to > from) lines.push({ start: from, end: to });
  }
  return lines;
}

const isBreak = (code: number): boolean => code === 0x0a || code === 0x0d;
