import type { Line, Tree } from '../parse/tree.js';
import type { Run, Slot } from './tokens.js';

/** Rows as near as this tell where the columns of a page are. */
const NEAREST = 3;
const FARTHEST = 60;

/** Hangul, Chinese, full-width forms. */
const FIRST_WIDE = 0x1100;

/** Where columns stand. Some programs count a Chinese character as one column of a page, others as two: `wide`. */
interface Ruler {
  readonly centres: readonly number[];
  readonly wide: number;
  readonly spread: number;
}

/**
 * Columns of a table in page layout, where an empty cell is nothing but blanks: a number belongs to the column whose
 * numbers stand above or below it. Pages differ, so that the nearest whole rows count.
 */
export class PageColumns {
  constructor(
    private readonly tree: Tree,
    private readonly whole: readonly Run[],
  ) {}

  /** The places of a row with too few numbers; null where its line tells nothing. */
  place(run: Run, width: number): readonly Slot[] | null {
    const line = this.tree.lines[run.line] as Line;
    if (!run.inLine || !this.isPage(line) || run.slots.length >= width || run.slots.length === 0) return null;
    const ruler = this.rulerAt(run.line, width);
    if (!ruler) return null;
    const columns = nearest(
      run.slots.map((slot) => this.centreOf(line, slot, ruler.wide)),
      ruler.centres,
    );
    if (!columns) return null;
    return ruler.centres.map(
      (centre, column) => run.slots[columns.indexOf(column)] ?? this.blankAt(line, centre, ruler.wide),
    );
  }

  /** Blanks for a row that prints no number at all below and above rows that do. */
  blanks(number: number, width: number): readonly Slot[] | null {
    const line = this.tree.lines[number] as Line;
    const ruler = this.isPage(line) ? this.rulerAt(number, width) : null;
    return ruler ? ruler.centres.map((centre) => this.blankAt(line, centre, ruler.wide)) : null;
  }

  /** Neither tabs nor pipes hold the cells apart. */
  private isPage(line: Line): boolean {
    const words = this.tree.plain.slice(line.start, line.end);
    return !words.includes('\t') && !words.includes('|');
  }

  private rulerAt(number: number, width: number): Ruler | null {
    const near = this.whole
      .filter((run) => run.inLine && run.slots.length === width && Math.abs(run.line - number) <= FARTHEST)
      .filter((run) => this.isWide(this.tree.lines[run.line] as Line))
      .sort((a, b) => Math.abs(a.line - number) - Math.abs(b.line - number))
      .slice(0, NEAREST);
    if (near.length === 0) return null;
    const [narrow, wide] = [this.measure(near, width, 1), this.measure(near, width, 2)];
    return wide.spread < narrow.spread ? wide : narrow;
  }

  /** Where the columns of most of these rows stand, and how far the rows are off. One that was edited may be shifted. */
  private measure(near: readonly Run[], width: number, wide: number): Ruler {
    let spread = 0;
    const centres = Array.from({ length: width }, (_, column) => {
      const own = near.map((run) => this.centreOf(this.tree.lines[run.line] as Line, run.slots[column] as Slot, wide));
      const middle = own.sort((a, b) => a - b)[own.length >> 1] as number;
      for (const centre of own) spread += Math.abs(centre - middle);
      return middle;
    });
    return { centres, wide, spread };
  }

  /** Its cells are apart by wide blanks: single ones are raw text, which has no columns. */
  private isWide(line: Line): boolean {
    return line.kind === 'row' && this.isPage(line);
  }

  private centreOf(line: Line, { span }: Slot, wide: number): number {
    return (this.columnOf(line, span.start, wide) + this.columnOf(line, span.end, wide)) / 2;
  }

  private columnOf(line: Line, offset: number, wide: number): number {
    let column = 0;
    for (let at = line.start; at < offset; at++) column += this.widthAt(at, wide);
    return column;
  }

  private blankAt(line: Line, centre: number, wide: number): Slot {
    let at = line.start;
    for (let column = 0; at < line.end && column < centre; at++) column += this.widthAt(at, wide);
    return { span: { start: at, end: at }, kind: 'blank', value: null };
  }

  private widthAt(offset: number, wide: number): number {
    return this.tree.plain.charCodeAt(offset) >= FIRST_WIDE ? wide : 1;
  }
}

/** The next best way to place the numbers must be so much farther off. */
const CLEARLY = 3;

/** Columns for numbers at these places, in order and nearest on the whole; null where another way is about as near. */
function nearest(places: readonly number[], centres: readonly number[]): readonly number[] | null {
  let best: { columns: readonly number[]; distance: number } | null = null;
  let second = Number.POSITIVE_INFINITY;
  const choose = (columns: readonly number[], distance: number): void => {
    if (columns.length === places.length) {
      if (!best || distance < best.distance) {
        second = best?.distance ?? second;
        best = { columns, distance };
      } else second = Math.min(second, distance);
      return;
    }
    const left = places.length - columns.length;
    for (let column = (columns.at(-1) ?? -1) + 1; column <= centres.length - left; column++) {
      choose(
        [...columns, column],
        distance + Math.abs((centres[column] as number) - (places[columns.length] as number)),
      );
    }
  };
  choose([], 0);
  const found = best as { columns: readonly number[]; distance: number } | null;
  return found && found.distance * CLEARLY < second ? found.columns : null;
}
