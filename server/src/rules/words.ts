import type { CellPath, Table } from '../form/model.js';
import { countedAs, type Equation } from '../read/balance.js';
import type { Cell, Report } from '../read/report.js';
import type { Related, Say } from './rule.js';

/** A table in words: 表三. */
export const tableName = (table: Table, say: Say): string =>
  say(table.name, { disclosure: 'Table 2', requests: 'Table 3', cases: 'Table 4' }[table.key]);

/** A label within quotation marks: those of its own become single ones, as in ‘三安全一稳定’. */
export const quoted = (label: string): string => `“${label.replaceAll('“', '‘').replaceAll('”', '’')}”`;

/** Where a number stands, in words: 表三“（四）无法提供 1.本机关不掌握相关政府信息”行“商业企业”列. */
export function cellName(cell: Cell, say: Say): string {
  const row = quoted(cell.row.group ? `${cell.row.group} ${cell.row.label}` : cell.row.label);
  const table = tableName(cell.table, say);
  return say(`${table}${row}行“${cell.column.label}”列`, `${table}, row ${row}, column “${cell.column.label}”`);
}

/** The other cells of the same equations; those that hold 0 add nothing to them, and only hide the others. */
export const relatedCells = (cells: readonly Cell[], to: Cell, say: Say): Related[] =>
  cells
    .filter(({ value }) => value !== 0)
    .map((cell): Related => ({ span: cell.span, message: relatedName(cell, to, say) }));

/** As briefly as it can be told from the first: 商业企业：3. */
function relatedName(cell: Cell, to: Cell, say: Say): string {
  const number = `${say('：', ': ')}${printed(cell, say)}`;
  if (cell.row === to.row) return cell.column.label + number;
  return (cell.column === to.column ? cell.row.label : `${cell.row.label} · ${cell.column.label}`) + number;
}

/** A cell as it is printed, for a message. */
export const printed = (cell: Cell, say: Say): string => (cell.kind === 'blank' ? say('空白', 'blank') : cell.text);

/** Sums of this many terms are printed without their zeros. */
const MANY_TERMS = 7;

function terms(report: Report, paths: readonly CellPath[]): string {
  const values = paths.map((path) => countedAs(report, path));
  const shown = values.length > MANY_TERMS ? values.filter((value) => value !== 0) : values;
  return shown.length > 0 ? shown.join('+') : '0';
}

/** The equation with its numbers put in: `19+3+0+0+0+0 = 22，表中为 21`. */
export function equationText(report: Report, { relation, left, right }: Equation, say: Say): string {
  const sum = `${terms(report, relation.left)} = ${left}`;
  if (relation.rule === 'requests-balance') {
    const other = `${terms(report, relation.right)} = ${right}`;
    return say(`第一项加第二项 ${sum}，第三项加第四项 ${other}`, `items 1 + 2: ${sum}; items 3 + 4: ${other}`);
  }
  const total = right === left ? '' : say(`，表中为 ${right}`, `; the table has ${right}`);
  if (relation.rule === 'requests-outcome-total') {
    return say(`各项办理结果之和 ${sum}${total}`, `sum of all outcomes: ${sum}${total}`);
  }
  return say(`各列之和 ${sum}${total}`, `sum of the columns: ${sum}${total}`);
}
