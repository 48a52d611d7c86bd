import { type CellPath, pathOf } from '../form/model.js';
import { readNumber } from '../read/number.js';
import type { Cell, Report, TableRead } from '../read/report.js';
import type { Numbers, Printed } from './fill.js';
import { styleOf } from './style.js';

/** Where a block of numbers goes. */
export interface Placed {
  readonly table: TableRead;
  readonly numbers: Numbers;
}

/**
 * The cells for a block of numbers without labels: from the one at the cursor to the right and down, as in a
 * spreadsheet. null where the text is no block, and where it does not fit.
 */
export function placeBlock(report: Report, cursor: number, pasted: string): Placed | null {
  const block = blockOf(pasted);
  const first = block && cellAt(report, cursor);
  const table = first && report.tables.find((own) => own.table === first.table);
  if (!block || !first || !table) return null;
  // Where cells stand one a line, nobody knows whether numbers one a line are a row or a column.
  if (block[0]?.length === 1 && styleOf(report, table).cells === 'cells') return null;
  const paths = pathsFrom(first);
  const numbers = new Map<CellPath, Printed>();
  for (const [at, row] of block.entries()) {
    for (const [column, printed] of row.entries()) {
      const path = paths[at]?.[column];
      if (path === undefined || !report.cells.has(path)) return null;
      numbers.set(path, printed);
    }
  }
  return { table, numbers };
}

/** The paths of the cells from one on to the right and down; rows that stand side by side go on to the right. */
function pathsFrom({ table, row, column }: Cell): CellPath[][] {
  const part = table.parts.find(({ rows }) => rows.includes(row));
  const rows = part?.rows.map((own) => part.columns.map((other) => pathOf(table.key, own, other))) ?? [];
  const lines = table.across ? [rows.flat()] : rows;
  const path = pathOf(table.key, row, column);
  const top = lines.findIndex((line) => line.includes(path));
  const left = lines[top]?.indexOf(path);
  return lines.slice(top).map((line) => line.slice(left));
}

const MOST_ROWS = 60;
const MOST_COLUMNS = 20;

/** Rows of equally many numbers and empty cells; null for anything else, and for a single number. */
function blockOf(pasted: string): Printed[][] | null {
  const lines = pasted.split(/\r\n|[\r\n]/, MOST_ROWS + 1);
  if (lines.at(-1) === '') lines.pop();
  const block: Printed[][] = [];
  for (const line of lines) {
    const row = line.split('\t', MOST_COLUMNS + 1).map((cell) => numberIn(cell.trim()));
    if (!row.every((cell) => cell !== null) || row.length !== (block[0] ?? row).length) return null;
    block.push(row);
  }
  // An empty cell closes the rows of many tables.
  const width = Math.max(...block.map((row) => row.findLastIndex(isPrinted))) + 1;
  if (block.length > MOST_ROWS || width > MOST_COLUMNS || block.length * width < 2) return null;
  // Empty rows, and an empty first column, may be headings or labels that were copied, too.
  const isWhole = block.every((row) => row.some(isPrinted)) && block.some(([first]) => first && isPrinted(first));
  return isWhole ? block.map((row) => row.slice(0, width)) : null;
}

const isPrinted = ({ text }: Printed): boolean => text !== '';

function numberIn(text: string): Printed | null {
  const number = readNumber(text);
  return number && { text, value: number.value };
}

/** The cell that the cursor is in, or between whose blanks it is; null where it may be two. */
function cellAt({ tree, cells }: Report, cursor: number): Cell | null {
  const found = [...cells.values()].filter(({ span: { start, end } }) => {
    const [from, to] = cursor < start ? [cursor, start] : [end, Math.max(cursor, end)];
    return to - from <= WIDEST_GAP && /^[^\S\t\r\n]*$/.test(tree.text.slice(from, to));
  });
  return found.length === 1 ? (found[0] ?? null) : null;
}

/** Between the separator of two cells and a number, where columns are aligned. */
const WIDEST_GAP = 40;
