import type { Span } from '../parse/tree.js';
import { type Statement, statementsOf } from '../read/prose/statements.js';
import type { Cell, Report } from '../read/report.js';

/** What stands under the cursor: numbers of the text, or a cell, with what they have to do with each other. */
export interface Linked {
  readonly on: 'text' | 'cell';
  /** The number under the cursor. */
  readonly span: Span;
  readonly cells: readonly Cell[];
  /** In the order of the text. */
  readonly statements: readonly Statement[];
}

/**
 * The cells that a number in the text speaks of, with all that is said about them; or a cell, with the numbers in
 * the text that speak of it. null where no such number stands.
 */
export function linkedAt(report: Report, offset: number): Linked | null {
  const own = statementsOf(report).filter(({ span }) => on(span, offset));
  const [said] = own;
  if (said) {
    const cells = [...new Set(own.flatMap((statement) => cellsMeant(report, statement)))];
    const also = statementsAbout(report, cells);
    return { on: 'text', span: said.span, cells, statements: cells.length > 0 ? also : own };
  }
  const cell = cellAt(report, offset);
  return cell ? { on: 'cell', span: cell.span, cells: [cell], statements: statementsAbout(report, [cell]) } : null;
}

const on = (span: Span, offset: number): boolean => span.start <= offset && offset <= span.end;

/** The cell under the cursor. A number may begin where another ends; what begins there goes first. */
export function cellAt(report: Report, offset: number): Cell | undefined {
  const cells = [...report.cells.values()].filter((cell) => on(cell.span, offset));
  return cells.find(({ span }) => offset < span.end) ?? cells[0];
}

/** The numbers in the text that speak of one of these cells. */
export const statementsAbout = (report: Report, cells: readonly Cell[]): Statement[] =>
  statementsOf(report).filter((statement) => cellsMeant(report, statement).some((cell) => cells.includes(cell)));

/** The cells a number agrees with, or all it was compared with; none where it is about something else. */
export function cellsMeant(report: Report, { fitting, readings, doubt }: Statement): Cell[] {
  if (!fitting && (doubt === 'period' || doubt === 'organ')) return [];
  const meant = fitting ? [fitting] : readings;
  const paths = new Set(meant.flatMap(({ terms }) => terms.map(({ path }) => path)));
  return [...paths].flatMap((path) => report.cells.get(path) ?? []);
}
