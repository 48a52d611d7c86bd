import { type InlayHint, InlayHintKind, type Range } from 'vscode-languageserver';
import type { OpenDocument } from '../documents.js';
import type { CellPath } from '../form/model.js';
import { type Equation, equationsOf, isBroken } from '../read/balance.js';
import type { Cell, Report, RowRead, TableRead } from '../read/report.js';
import { placeOf } from '../read/summary.js';
import { nameOf } from '../rules/across.js';
import type { Language, Say } from '../rules/rule.js';
import { cellName, equationText } from '../rules/words.js';
import { spanOf } from './ranges.js';

export interface HintOptions {
  readonly language: Language;
  /** Which kinds are wanted. */
  readonly inlayHints: { readonly sums: boolean; readonly columns: boolean; readonly lastYear: boolean };
}

type Document = Pick<OpenDocument, 'text' | 'uri' | 'report' | 'earlier' | 'shownReport'>;

/**
 * What is shown behind the numbers of a range: the column's name where each number has a line of its own; the sum of
 * the parts behind a total that is another; behind what was carried in what last year's report carried out.
 */
export function inlayHintsOf(document: Document, range: Range, { language, inlayHints }: HintOptions): InlayHint[] {
  const { text, report } = document;
  const say: Say = (zh, en) => (language === 'zh' ? zh : en);
  const asked = spanOf(text, range);
  const sums = inlayHints.sums ? brokenSums(report, document.shownReport) : new Map<CellPath, Equation[]>();
  const hints: InlayHint[] = [];
  for (const table of report.tables) {
    for (const row of table.rows) {
      const names = inlayHints.columns && isSpread(report, table, row) ? namer(report, row) : null;
      for (const cell of row.cells) {
        const { end } = cell.span;
        if (end < asked.start || asked.end < end) continue;
        const position = text.positionAt(end);
        const show = (hint: Omit<InlayHint, 'position'>): unknown =>
          hints.push({ position, paddingLeft: true, ...hint });
        if (names) show({ label: names(cell), kind: InlayHintKind.Parameter, tooltip: cellName(cell, say) });
        for (const equation of sums.get(cell.path) ?? [])
          show({ label: sumText(equation, say), tooltip: equationText(report, equation, say) });
        if (inlayHints.lastYear) for (const hint of lastYear(document, cell, say)) show(hint);
      }
    }
  }
  return hints;
}

/**
 * The equations that do not hold, by the total that should be their sum.
 * @param shown the report whose findings are on show: what holds there is not called broken before they are shown anew
 */
function brokenSums(report: Report, shown: Report): Map<CellPath, Equation[]> {
  const sums = new Map<CellPath, Equation[]>();
  // Of two versions in one text nobody knows which numbers count.
  if (report.conflicts.length > 0) return sums;
  const known = new Set(equationsOf(shown).flatMap((equation) => (isBroken(equation) ? equation.relation.id : [])));
  for (const equation of equationsOf(report)) {
    const [total, ...others] = equation.relation.right;
    if (total !== undefined && others.length === 0 && isBroken(equation) && known.has(equation.relation.id))
      sums.set(total, [...(sums.get(total) ?? []), equation]);
  }
  return sums;
}

/** The sum, and of what: it is not said that the total is what is wrong. In brackets, or it might be the next number. */
const sumText = ({ relation, left }: Equation, say: Say): string =>
  relation.rule === 'requests-outcome-total'
    ? say(`（各项之和 ${left}）`, `(outcomes sum to ${left})`)
    : say(`（各列之和 ${left}）`, `(columns sum to ${left})`);

/** Whether each number of a row has a line of its own; a row of one number is as the others of its table are. */
function isSpread({ tree }: Report, { rows }: TableRead, { label, cells }: RowRead): boolean {
  const hasBreak = (start: number, end: number): boolean => /[\r\n]/.test(tree.plain.slice(start, end));
  const areApart = (some: readonly Cell[]): boolean =>
    some.length > 1 && some.slice(1).every(({ span }, at) => hasBreak(some[at]?.span.end ?? 0, span.start));
  const [only] = cells;
  if (!only || cells.length > 1) return areApart(cells);
  return label !== null && hasBreak(label.span.end, only.span.start) && rows.some((row) => areApart(row.cells));
}

/** Longer labels are cut: a hint is a glance. */
const LONGEST = 12;

/** Names the column of a cell, and its row too where the label is not just above the numbers. */
function namer({ tree }: Report, { row, label, cells }: RowRead): (cell: Cell) => string {
  const first = cells[0] as Cell;
  const between =
    label && label.span.end <= first.span.start ? tree.plain.slice(label.span.end, first.span.start) : null;
  const isBelow = between?.trim() === '';
  const name = row.label.length > LONGEST ? `${row.label.slice(0, LONGEST)}…` : row.label;
  return ({ column }) => (isBelow ? column.label : `${name} · ${column.label}`);
}

/** What last year's report carried out, with the way there; nothing where both are 0, as most are. */
function lastYear({ earlier }: Document, { row, column, value }: Cell, say: Say): Omit<InlayHint, 'position'>[] {
  const before = row.key === 'carriedIn' ? earlier?.cells.get(`requests/carriedOut/${column.key}`) : undefined;
  if (!earlier || !before || (before.value === 0 && value === 0)) return [];
  const words = say(`（上年 ${before.value}）`, `(last year ${before.value})`);
  const tooltip = say(
    `${nameOf(earlier, say)}“四、结转下年度继续办理”：${before.value}`,
    `${nameOf(earlier, say)}, “四、结转下年度继续办理”: ${before.value}`,
  );
  return [{ label: [{ value: words, tooltip, location: { uri: earlier.uri, range: placeOf(before) } }] }];
}
