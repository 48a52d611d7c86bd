import { type CellPath, type Part, pathOf, type Relation, type Row, type Table } from './model.js';

/** The equations (勾稽关系) that follow from the shape of a table: totals of rows, of outcomes, and the balance. */
export function relationsOf(table: Table): Relation[] {
  const relations: Relation[] = [];
  for (const part of table.parts) {
    relations.push(...rowTotals(table, part));
    if (table.key === 'requests') relations.push(...outcomes(table, part), ...balances(table, part));
  }
  return relations;
}

function rowTotals(table: Table, part: Part): Relation[] {
  const total = part.columns.find((column) => column.total);
  if (!total) return [];
  const rule = table.key === 'cases' ? 'cases-total' : 'requests-row-total';
  return part.rows.map((row) => ({
    id: `${rule}(${row.key})`,
    rule,
    left: part.columns.filter((column) => !column.total).map((column) => pathOf(table.key, row, column)),
    right: [pathOf(table.key, row, total)],
  }));
}

/** 第三项 of the form's sentence is the row （七）总计: the sum of every outcome above it. */
function outcomes(table: Table, part: Part): Relation[] {
  const leaves = part.rows.filter((row) => !['received', 'carriedIn', 'concluded', 'carriedOut'].includes(row.key));
  return perColumn(
    table,
    part,
    'requests-outcome-total',
    leaves.map((row) => row.key),
    ['concluded'],
  );
}

/** 第一项加第二项之和，等于第三项加第四项之和, printed in the table's corner. */
function balances(table: Table, part: Part): Relation[] {
  return perColumn(table, part, 'requests-balance', ['received', 'carriedIn'], ['concluded', 'carriedOut']);
}

function perColumn(table: Table, part: Part, rule: Relation['rule'], left: string[], right: string[]): Relation[] {
  const rowsNamed = (keys: string[]) => part.rows.filter((row) => keys.includes(row.key));
  return part.columns.map((column) => {
    const cell = (row: Row): CellPath => pathOf(table.key, row, column);
    return { id: `${rule}(${column.key})`, rule, left: rowsNamed(left).map(cell), right: rowsNamed(right).map(cell) };
  });
}
