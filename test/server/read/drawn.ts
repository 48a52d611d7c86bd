import type { Cell } from '../import/model.js';

/** How a table is drawn: what stands between cells and rows, and where a cell's text stands in a higher row. */
export interface Drawing {
  readonly bar: string;
  /** Of the lines between rows; none where it is empty. */
  readonly ruler: string;
  readonly middle: boolean;
}

interface Placed extends Cell {
  readonly column: number;
  readonly row: number;
  readonly lines: readonly string[];
}

const isWide = (char: string): boolean => char >= '\u1100';
const widthOf = (text: string): number => [...text].reduce((sum, char) => sum + (isWide(char) ? 2 : 1), 0);
const padded = (text: string, width: number): string => text + ' '.repeat(Math.max(0, width - widthOf(text)));

/** Text broken to a width, as Chinese is: after any character, but numbers in one piece. */
function broken(text: string, width: number): string[] {
  const lines = [''];
  for (const [part] of text.matchAll(/[\d.]+|./gu)) {
    const last = lines.length - 1;
    if (widthOf(lines[last] + part) > width && lines[last] !== '') lines.push(part);
    else lines[last] += part;
  }
  return lines;
}

/** A table as text browsers and converters draw it: columns of fixed widths, labels broken over the lines of a cell. */
export function drawn(rows: readonly (readonly Cell[])[], widths: readonly number[], drawing: Drawing): string[] {
  const { bar, ruler, middle } = drawing;
  const gap = widthOf(bar);
  const span = (from: number, columns: number): number =>
    widths.slice(from, from + columns).reduce((sum, width) => sum + width, 0) + gap * (columns - 1);
  const cells = placed(rows, span);
  const heights = rows.map((_, row) =>
    Math.max(1, ...cells.filter((cell) => cell.row === row && (cell.rows ?? 1) === 1).map(({ lines }) => lines.length)),
  );
  /** The lines of a row begin here; a line of rulers stands before each. */
  const starts = rows.map((_, row) => heights.slice(0, row).reduce((sum, height) => sum + height + (ruler ? 1 : 0), 0));
  const ends = rows.map((_, row) => (starts[row] as number) + (heights[row] as number));
  const bodyOf = (cell: Placed): readonly [number, number] => [
    starts[cell.row] as number,
    ends[cell.row + (cell.rows ?? 1) - 1] as number,
  ];
  const textAt = (cell: Placed, line: number): string => {
    const [from, to] = bodyOf(cell);
    const above = middle ? (to - from - cell.lines.length) >> 1 : 0;
    return cell.lines[line - from - above] ?? '';
  };
  return Array.from({ length: ends.at(-1) ?? 0 }, (_, line) => {
    const printed: string[] = [];
    for (let column = 0; column < widths.length; ) {
      const own = cells.find(
        (cell) =>
          cell.column <= column &&
          column < cell.column + (cell.columns ?? 1) &&
          bodyOf(cell)[0] <= line &&
          line < bodyOf(cell)[1],
      );
      const columns = own?.columns ?? 1;
      const width = span(column, columns);
      printed.push(own ? padded(textAt(own, line), width) : ruler.repeat(width));
      column += columns;
    }
    return `${bar.trimStart()}${printed.join(bar)}${bar.trimEnd()}`;
  }).map((line) =>
    ruler === ''
      ? line.trimEnd()
      : line
          .replace(/│(?=─)/g, '├')
          .replace(/(?<=─)├/g, '┼')
          .replace(/(?<=─)│/g, '┤'),
  );
}

function placed(rows: readonly (readonly Cell[])[], span: (from: number, columns: number) => number): Placed[] {
  const cells: Placed[] = [];
  const taken = new Set<string>();
  rows.forEach((own, row) => {
    let column = 0;
    for (const cell of own) {
      while (taken.has(`${row} ${column}`)) column++;
      const { columns = 1, rows: height = 1 } = cell;
      for (let down = 0; down < height; down++)
        for (let right = 0; right < columns; right++) taken.add(`${row + down} ${column + right}`);
      cells.push({ ...cell, row, column, lines: broken(cell.text, span(column, columns)) });
    }
  });
  return cells;
}
