import { isNoCount } from '../read/balance.js';
import type { Cell } from '../read/report.js';
import { certainly, finding, possibly } from './finding.js';
import type { Rule } from './rule.js';
import { cellName } from './words.js';

/** A number that people read and programs may not: full-width digits, separators, a unit or a note in the cell. */
export const cellFormat: Rule = {
  id: 'cell-format',
  severity: 'information',
  title: { zh: '数字格式', en: 'Form of a number' },
  *check({ report, say }) {
    for (const cell of report.cells.values()) {
      if (cell.kind !== 'decorated' || cell.value === null || isUnitOnly(cell) || isNoCount(cell)) continue;
      const plain = String(cell.value);
      const noted = /[（(]/.test(cell.text);
      const message = noted
        ? say(`${cellName(cell, say)}：数据格只填数字，说明请移出表格`, `${cellName(cell, say)}: a note in a cell`)
        : say(
            `${cellName(cell, say)}：“${cell.text}”宜写作 ${plain}`,
            `${cellName(cell, say)}: “${cell.text}” is better written ${plain}`,
          );
      const title = say(`改为 ${plain}`, `Change to ${plain}`);
      const edit = { span: cell.span, newText: plain };
      yield finding(cellFormat, cell.span, message, {
        cells: [cell.path],
        fixes: [noted ? possibly(title, edit) : certainly(title, edit)],
      });
    }
  },
};

/** 采购总金额 of the 2019 form has no unit in its head, so the cell carries it. */
const isUnitOnly = (cell: Cell): boolean =>
  cell.column.unitInCell === true && /^[\d.]+\s*(?:万|亿)?元$/.test(cell.text);
