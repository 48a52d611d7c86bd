import type { CellPath, Row } from '../form/model.js';
import { numberEdit } from '../layout/edits.js';
import { equationsOf } from '../read/balance.js';
import { type Reading, type Statement, statementsOf } from '../read/prose/statements.js';
import type { Cell, Report } from '../read/report.js';
import { finding, possibly } from './finding.js';
import type { Fix, Rule, RuleContext } from './rule.js';
import { cellName, printed } from './words.js';

/** A number in the text that agrees with no sum of cells it can mean. */
export const proseNumber: Rule = {
  id: 'prose-number',
  severity: 'warning',
  title: { zh: '正文中的数字与表中不符', en: 'A number in the text is not the one in the tables' },
  *check(context) {
    const { report, say } = context;
    for (const statement of statementsOf(report)) {
      if (statement.verdict !== 'contradicts') continue;
      const cells = cellsOf(report, statement);
      const tried = statement.readings.map((reading) => readingText(report, reading)).join(say('；', '; '));
      const message = say(
        `正文“${statement.words}”与表中数字不符。核对过的数：${tried}`,
        `The text says “${statement.words}”; in the tables: ${tried}`,
      );
      yield finding(proseNumber, statement.span, message, {
        cells: cells.map(({ path }) => path),
        related: cells.map((cell) => ({
          span: cell.span,
          message: `${cellName(cell, say)}${say('：', ': ')}${printed(cell, say)}`,
        })),
        fixes: [...textFixes(context, statement), ...cellFixes(context, statement)],
      });
    }
  },
};

/** The cells of all readings, those of the first one first. */
export function cellsOf(report: Report, { readings }: Statement): Cell[] {
  const paths = new Set(readings.flatMap(({ terms }) => terms.map(({ path }) => path)));
  return [...paths].flatMap((path) => report.cells.get(path) ?? []);
}

/** A row's label without the note behind it. */
const nameOf = ({ label }: Row): string => label.replace(/(?<=.{5})（.*$/, '');

/** As many names are told one by one. */
const MOST_NAMES = 3;

/** A reading in the words of the form, with its sum: （四）无法提供 337; 一、本年新收…＋二、上年结转… 94. */
export function readingText(report: Report, { terms, sum }: Reading): string {
  const cells = terms.flatMap(({ path, sign }) => {
    const cell = report.cells.get(path);
    return cell ? [{ cell, sign }] : [];
  });
  const value = sum === null ? '' : ` ${sum}`;
  const rows = [...new Set(cells.map(({ cell }) => cell.row))];
  const columns = [...new Set(cells.map(({ cell }) => cell.column))];
  const group = rows[0]?.group;
  const isGroup = group !== undefined && rows.length > 1 && rows.every((row) => row.group === group);
  const column = columns.length === 1 && columns[0]?.total ? '' : `“${columns.map(({ label }) => label).join('、')}”`;
  if (isGroup) return `${group}${column}${value}`;
  if (columns.length > 1 && rows.length === 1) return `${rows.map(nameOf).join()}${column}${value}`;
  if (cells.length > MOST_NAMES) return `${rows.map(nameOf).join('＋')}${column}${value}`;
  return (
    cells
      .map(({ cell, sign }, at) => {
        const name = cell.column.total ? nameOf(cell.row) : `${nameOf(cell.row)}“${cell.column.label}”`;
        return `${at === 0 ? '' : sign < 0 ? '－' : '＋'}${name}`;
      })
      .join('') + value
  );
}

/** The text's number made that of a reading: each value once. */
function textFixes({ say }: RuleContext, { claim, readings, span, scale }: Statement): Fix[] {
  if (claim !== 'count') return [];
  const values = new Set(readings.flatMap(({ sum }) => (sum === null || sum < 0 ? [] : [sum])));
  return [...values].map((sum) => {
    const newText = String(Math.round((sum / scale) * 1e9) / 1e9);
    return possibly(say(`正文改为 ${newText}`, `Change the text to ${newText}`), { span, newText });
  });
}

/** A cell made the text's number, where one cell alone is meant. The title says what does not hold then. */
function cellFixes({ report, say }: RuleContext, { claim, readings, value }: Statement): Fix[] {
  if (claim === 'all') return [];
  return readings.flatMap(({ terms }) => {
    const cell = terms.length === 1 ? report.cells.get(terms[0]?.path ?? '') : undefined;
    if (!cell || cell.column.unitInCell) return [];
    const broken = brokenBy(report, cell.path);
    const rest =
      broken > 0 ? say(`（该数的 ${broken} 个勾稽关系将不符）`, ` (${broken} relations of it do not hold then)`) : '';
    const title = say(`${cellName(cell, say)}改为 ${value}${rest}`, `Set ${cellName(cell, say)} to ${value}${rest}`);
    return possibly(title, numberEdit(cell, value));
  });
}

/** How many relations a cell takes part in: all of them hold, or the text would not be compared with it. */
const brokenBy = (report: Report, path: CellPath): number =>
  equationsOf(report).filter(({ relation: { left, right } }) => left.includes(path) || right.includes(path)).length;
