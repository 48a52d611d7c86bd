/**
 * How a table can be laid out. `tabs`: a row a line, cells apart by tabs, as spreadsheets copy them. `aligned`: a row
 * a line between pipes, as in Markdown, each column as wide as its widest cell. `cells`: a cell a line, led by a tab,
 * rows apart by an empty line, as text processors copy them.
 */
export const tableLayouts = ['tabs', 'aligned', 'cells'] as const;
export type TableLayout = (typeof tableLayouts)[number];

/** One line of a table to be written. */
export interface TableLine {
  readonly cells: readonly string[];
  /** How many of the cells are the labels left of the numbers. */
  readonly leads: number;
  readonly hasNumbers: boolean;
  /** A page number, or another line to be left as it is. */
  readonly verbatim?: string;
}

/** The text of a table, line by line, and which of the table's lines each is; null for those in between. */
export interface Rendered<L extends TableLine> {
  readonly text: string;
  readonly of: L | null;
}

export function render<L extends TableLine>(lines: readonly L[], layout: TableLayout): Rendered<L>[] {
  switch (layout) {
    case 'tabs':
      return lines.map((line) => ({ text: line.verbatim ?? line.cells.join('\t'), of: line }));
    case 'aligned':
      return aligned(lines);
    case 'cells':
      return lines.flatMap((line, index) => [
        ...(index > 0 ? [{ text: '', of: null }] : []),
        ...(line.verbatim === undefined ? cellLines(line) : [line.verbatim]).map((text) => ({ text, of: line })),
      ]);
  }
}

/** Places that another cell covers have no line; those of numbers have one also where they are blank. */
const cellLines = ({ cells, leads, hasNumbers }: TableLine): string[] =>
  cells.filter((cell, at) => cell !== '' || (hasNumbers && at >= leads)).map((cell) => `\t${cell}`);

/**
 * One column of labels: headings to the left of others stand in a line of their own. Every cell of a column has as many
 * wide characters as any other, and as many narrow ones, so that the columns line up whatever the font makes of a wide
 * one: in most, two narrow ones are wider.
 */
function aligned<L extends TableLine>(lines: readonly L[]): Rendered<L>[] {
  const rows = lines.flatMap((line): { cells: readonly string[]; of: L }[] => {
    if (line.leads < 2 || line.verbatim !== undefined) return [{ cells: line.cells, of: line }];
    const labels = line.cells.slice(0, line.leads).filter((cell) => cell !== '');
    const label = labels.pop() ?? '';
    const rest = line.cells.slice(line.leads);
    return [...labels.map((words) => ({ cells: [words], of: line })), { cells: [label, ...rest], of: line }];
  });
  const widths: Width[] = [];
  for (const { cells } of rows) {
    for (const [at, cell] of cells.entries()) {
      const own = widthOf(cell);
      const wide = Math.max(widths[at]?.wide ?? 0, own.wide);
      widths[at] = { wide, narrow: Math.max(widths[at]?.narrow ?? 0, own.narrow, NARROWEST - 2 * wide) };
    }
  }
  const written = rows.map(({ cells, of }, index): Rendered<L> => {
    if (of.verbatim !== undefined) return { text: of.verbatim, of };
    // In Markdown the first line tells how many columns there are.
    const all = index === 0 && !of.hasNumbers ? widths.map((_, at) => cells[at] ?? '') : cells;
    const padded = all.map((cell, at) => pad(cell, widths[at] as Width, of.hasNumbers && at >= Math.min(of.leads, 1)));
    return { text: `| ${padded.join(' | ')} |`, of };
  });
  const [first, ...rest] = written;
  const frame = {
    text: `| ${widths.map(({ wide, narrow }) => '-'.repeat(2 * wide + narrow)).join(' | ')} |`,
    of: null,
  };
  return first ? [first, frame, ...rest] : [];
}

/** The frame below the head needs so many dashes. */
const NARROWEST = 3;

/** Numbers to the right. */
function pad(cell: string, width: Width, isNumber: boolean): string {
  const { wide, narrow } = widthOf(cell);
  const blanks = ['\u3000'.repeat(width.wide - wide), ' '.repeat(width.narrow - narrow)];
  return isNumber ? blanks.join('') + cell : cell + blanks.join('');
}

/** Columns of a terminal: Chinese characters and full-width punctuation take two. */
export function displayWidth(text: string): number {
  const { wide, narrow } = widthOf(text);
  return 2 * wide + narrow;
}

/** How many characters are Chinese or full-width, and how many are not. */
interface Width {
  readonly wide: number;
  readonly narrow: number;
}

function widthOf(text: string): Width {
  let wide = 0;
  let narrow = 0;
  for (const char of text) {
    if (isWide(char.codePointAt(0) as number)) wide++;
    else narrow++;
  }
  return { wide, narrow };
}

/** Wide and full-width characters (Unicode, East Asian Width). */
const isWide = (code: number): boolean =>
  (code >= 0x1100 && code <= 0x115f) ||
  (code >= 0x2e80 && code <= 0xa4cf) ||
  (code >= 0xac00 && code <= 0xd7a3) ||
  (code >= 0xf900 && code <= 0xfaff) ||
  (code >= 0xfe30 && code <= 0xfe6f) ||
  (code >= 0xff00 && code <= 0xff60) ||
  (code >= 0xffe0 && code <= 0xffe6) ||
  (code >= 0x1f300 && code <= 0x1faff) ||
  (code >= 0x20000 && code <= 0x3fffd);
