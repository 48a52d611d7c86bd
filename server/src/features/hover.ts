import type { Hover, MarkupKind, Position } from 'vscode-languageserver';
import type { Suspicion } from '../check.js';
import type { OpenDocument } from '../documents.js';
import type { guideOf } from '../form/guide/guide.js';
import type { FormId, Relation, TableKey } from '../form/model.js';
import type { Span } from '../parse/tree.js';
import { countedAs, isAwaited } from '../read/balance.js';
import { type Doubt, type Statement, statementsOf } from '../read/prose/statements.js';
import type { Cell, Label, Report, RowRead } from '../read/report.js';
import { readingText } from '../rules/prose-number.js';
import type { Language } from '../rules/rule.js';
import { tableName } from '../rules/words.js';
import { cellAt, statementsAbout } from './links.js';
import { type Block, markupOf } from './markup.js';
import { rangeOf } from './ranges.js';

export interface HoverOptions {
  readonly language: Language;
  readonly markup: MarkupKind;
  /** The texts of the guide, which are loaded when somebody first asks. */
  readonly guide: typeof guideOf;
}

/** What a number, a label or a title means, and whether the sums hold; null where there is nothing to explain. */
export function hoverAt(
  document: Pick<OpenDocument, 'text' | 'report' | 'check'>,
  position: Position,
  options: HoverOptions,
): Hover | null {
  const found = explain(document, document.text.offsetAt(position), options);
  if (!found) return null;
  return { contents: markupOf(found.blocks, options.markup), range: rangeOf(document.text, found.span) };
}

interface Explained {
  readonly span: Span;
  readonly blocks: readonly Block[];
}

function explain(
  document: Pick<OpenDocument, 'report' | 'check'>,
  offset: number,
  options: HoverOptions,
): Explained | undefined {
  const { report } = document;
  if (!report.form) return undefined;
  const words = wordsOf(options, report.form.id);
  const on = (span: Span): boolean => span.start <= offset && offset <= span.end;

  const cell = cellAt(report, offset);
  if (cell) {
    const suspicions = document.check(options.language).suspicions.filter(({ cells }) => cells.includes(cell.path));
    return { span: cell.span, blocks: aboutNumber(report, cell, suspicions, words) };
  }

  const said = statementsOf(report).filter((statement) => on(statement.span));
  if (said[0])
    return { span: said[0].span, blocks: said.flatMap((statement) => aboutStatement(report, statement, words)) };

  const section = report.sections.find(({ line }) => on(line));
  if (section) {
    const { title, line } = section;
    return { span: line, blocks: [...aboutLabel(title, words), ...words.guide('section', null, section.section.key)] };
  }
  for (const { table, span, rows, columns, headings } of report.tables) {
    if (!on(span)) continue;
    const row = rows.find(({ label }) => label && on(label.span));
    if (row?.label) {
      const blocks = [...aboutLabel(row.label, words), ...words.guide('row', table.key, row.row.key)];
      return { span: row.label.span, blocks: [...blocks, ...valuesOf(row, words)] };
    }
    const head = columns.find(({ label }) => label && on(label.span));
    if (head?.label) {
      const blocks = [...aboutLabel(head.label, words), ...words.guide('column', table.key, head.column.key)];
      return { span: head.label.span, blocks };
    }
    const heading = headings.find((label) => on(label.span));
    if (heading)
      return {
        span: heading.span,
        blocks: [...aboutLabel(heading, words), ...belowHeading(report, heading, rows, words)],
      };
  }
  return undefined;
}

/** How things are said to a reader. */
export interface Words {
  readonly language: Language;
  readonly say: (zh: string, en: string) => string;
  /** What the guide says about a section, row or column. */
  readonly guide: (kind: 'section' | 'row' | 'column', table: TableKey | null, key: string) => Block[];
}

export function wordsOf({ language, guide: textsOf }: Pick<HoverOptions, 'language' | 'guide'>, form: FormId): Words {
  const say = (zh: string, en: string): string => (language === 'zh' ? zh : en);
  const guide: Words['guide'] = (kind, table, key) => {
    const found = textsOf(kind, table, key, language, form);
    if (!found) return [];
    const { title, text, basis, mistakes } = found;
    // The heading above is the official wording already; in English the title is its translation.
    const blocks: Block[] = language === 'zh' ? [{ text }] : [{ text: `${title}.` }, { text }];
    if (basis.length > 0) blocks.push({ text: say(`依据：${basis.join('；')}`, `Legal basis: ${basis.join('; ')}`) });
    if (mistakes.length > 0) blocks.push({ text: say('常见错误：', 'Common mistakes:') }, { items: mistakes });
    return blocks;
  };
  return { language, say, guide };
}

/** Why a number of the text is not called wrong though it agrees with no cell. */
const doubts: Record<Doubt, Record<Language, string>> = {
  period: { zh: '说的是其他年度或部分时间', en: 'it is about another year, or part of the year' },
  organ: { zh: '说的是其他机关、本级或更大范围', en: 'it is about another organ, one level, or more than this organ' },
  words: { zh: '文字可能有所限定', en: 'the words may limit what is counted' },
  about: { zh: '是概数', en: 'it is an approximate number' },
  cells: { zh: '表中的数没有读到', en: 'the cells could not be read' },
  sums: { zh: '表中的数本身不合勾稽关系', en: 'the cells take part in a relation that does not hold' },
};

/** What a number of the text was compared with, and whether it agrees. */
function aboutStatement(
  report: Report,
  { words: said, fitting, verdict, readings, doubt }: Statement,
  { say }: Words,
): Block[] {
  const text =
    verdict === 'fits'
      ? say('✓ 与表中数字一致：', '✓ The same in the tables:')
      : verdict === 'contradicts'
        ? say('✗ 与表中数字不符。核对过：', '✗ Not the same in the tables:')
        : say(`未作比较：${doubts[doubt ?? 'words'].zh}。`, `Not compared: ${doubts[doubt ?? 'words'].en}.`);
  const shown = fitting ? [fitting] : doubt === 'period' || doubt === 'organ' ? [] : readings;
  return [{ heading: said }, { text }, { items: shown.map((reading) => readingText(report, reading)) }];
}

const aboutLabel = ({ official, altered }: Label, { say }: Words): Block[] => [
  { heading: official },
  ...(altered ? [{ text: say('此处用语与格式不同。', 'The words printed here differ from the form.') }] : []),
];

/** The relations that the corner note states, or the rows that a heading has below it with their totals. */
function belowHeading(report: Report, { official }: Label, rows: readonly RowRead[], words: Words): Block[] {
  const isCorner = report.form?.tables.some(({ corner }) => corner === official);
  const relations = isCorner ? report.relations.filter(({ rule }) => rule === 'requests-balance') : [];
  const own = rows.filter(({ row }) => row.group === official && row.label !== official);
  const totals = own.map(({ row, cells }) => `${row.label} ${cells.find(({ column }) => column.total)?.text || '—'}`);
  const items = [...relations.map((relation) => relationText(report, relation, words)), ...totals];
  return items.length > 0 ? [{ items }] : [];
}

/** This report's numbers in a row: `自然人 19，商业企业 3，…`. */
function valuesOf({ cells }: RowRead, { say }: Words): Block[] {
  if (cells.length === 0) return [];
  const printed = cells.map(({ column, text }) => `${column.label} ${text || say('空白', 'blank')}`);
  return [{ text: say(`本报告：${printed.join('，')}`, `This report: ${printed.join(', ')}`) }];
}

function aboutNumber(report: Report, cell: Cell, suspicions: readonly Suspicion[], words: Words): Block[] {
  const { table, row, column } = cell;
  const path = [tableName(table, words.say), ...(row.group ? [row.group] : []), row.label, column.label];
  const relations = report.relations.filter(({ left, right }) => left.includes(cell.path) || right.includes(cell.path));
  return [
    { heading: path.join(' › ') },
    { text: valueText(cell, words) },
    ...relationsTold(report, relations, words),
    ...saidOf(report, cell, words),
    ...aboutSuspicions(suspicions, words),
    { heading: row.label },
    ...words.guide('row', table.key, row.key),
    { heading: column.label },
    ...words.guide('column', table.key, column.key),
  ];
}

/** Under words of their own: a list that follows another without any would be one with it. */
function relationsTold(report: Report, relations: readonly Relation[], words: Words): Block[] {
  if (relations.length === 0) return [];
  const items = relations.map((relation) => relationText(report, relation, words));
  return [{ text: words.say('勾稽关系：', 'Relations:') }, { items }];
}

/** What this number should be, or may have to be. */
function aboutSuspicions(suspicions: readonly Suspicion[], { say }: Words): Block[] {
  if (suspicions.length === 0) return [];
  const certain = suspicions.filter((suspicion) => suspicion.certain);
  const shown = certain.length > 0 ? certain : suspicions;
  const text = certain.length > 0 ? say('应更正：', 'To be corrected:') : say('可能有误：', 'May be wrong:');
  return [{ text }, { items: shown.map(({ reason }) => reason) }];
}

/** What the text says of a cell, in its own words. */
function saidOf(report: Report, cell: Cell, { say }: Words): Block[] {
  const said = statementsAbout(report, [cell]).map(
    ({ words, verdict }) => `${verdict === 'fits' ? '✓' : verdict === 'contradicts' ? '✗' : '?'} ${words}`,
  );
  return said.length > 0 ? [{ text: say('正文：', 'In the text:') }, { items: said }] : [];
}

function valueText({ kind, text, value, column }: Cell, { say }: Words): string {
  const as = column.total ? say('各列之和', 'the sum of its row') : ' 0 ';
  switch (kind) {
    case 'number':
      return say(`数值：${text}`, `Value: ${text}`);
    case 'decorated':
      return say(`“${text}”，读作 ${value}。`, `“${text}”, read as ${value}.`);
    case 'blank':
      return say(`空白，求和时按${as}计算。`, `Blank; the sums take it as ${as.trim()}.`);
    case 'none':
      return say(`“${text}”，求和时按${as}计算。`, `“${text}”; the sums take it as ${as.trim()}.`);
    case 'unreadable':
      return say(`“${text}”，不能读作数字。`, `“${text}” cannot be read as a number.`);
  }
}

/** The two sides of a relation, in the words of the form. */
const sidesOf: Record<Relation['rule'], Record<Language, readonly [string, string]>> = {
  'requests-row-total': { zh: ['各类申请人之和', '总计'], en: ['all applicants', 'total'] },
  'requests-outcome-total': { zh: ['各项办理结果之和', '（七）总计'], en: ['all outcomes', '（七）总计'] },
  'requests-balance': { zh: ['第一项加第二项', '第三项加第四项'], en: ['items 一 + 二', 'items 三 + 四'] },
  'cases-total': { zh: ['各种结果之和', '总计'], en: ['all results', 'total'] },
};

/** A relation with the numbers put in, kept or broken. Blanks count as 0. */
function relationText(report: Report, relation: Relation, { say, language }: Words): string {
  const { rule, left, right } = relation;
  const [parts, whole] = sidesOf[rule][language];
  if (isAwaited(report, relation))
    return say(`尚未填写：${parts}应等于${whole}`, `not filled in yet: ${parts} = ${whole}`);
  const sideOf = (paths: readonly string[]) => {
    const values = paths.map((path) => countedAs(report, path));
    return { values, sum: values.reduce((sum, value) => sum + value, 0) };
  };
  const [a, b] = [sideOf(left), sideOf(right)];
  const verdict = a.sum === b.sum ? say('✓ 成立：', '✓ holds: ') : say('✗ 不成立：', '✗ broken: ');
  return `${verdict}${parts} ${equation(a.values, a.sum, say)}${say('，', ', ')}${whole} ${equation(b.values, b.sum, say)}`;
}

/** Sums of more terms than this leave the zeros out. */
const mostTerms = 8;

/** `19+3+0+0+0+0 = 22`; a number alone stands for itself. */
function equation(values: readonly number[], sum: number, say: Words['say']): string {
  if (values.length === 1) return String(sum);
  if (values.length <= mostTerms) return `${values.join('+')} = ${sum}`;
  const terms = values.filter((value) => value !== 0);
  const zeros = values.length - terms.length;
  if (terms.length === 0) return say(`0（${zeros} 项均为 0）`, `0 (all ${zeros} are 0)`);
  const rest = zeros === 0 ? '' : say(`（其余 ${zeros} 项为 0）`, ` (the other ${zeros} are 0)`);
  return `${terms.join('+')} = ${sum}${rest}`;
}
