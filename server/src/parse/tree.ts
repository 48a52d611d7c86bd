/** The shape of a text, without any knowledge of the law. Offsets are UTF-16 units into the text. */

export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Touching counts: a cursor behind the last digit is on the number. */
export const touches = (a: Span, b: Span): boolean => a.start <= b.end && b.start <= a.end;

/** Other text for a span. */
export interface Edit {
  readonly span: Span;
  readonly newText: string;
}

/** A cell of a line: its text without the blanks around it. Empty (`start === end`) where nothing is printed. */
export type TextCell = Span;

/**
 * `blank`: nothing on it. `rule`: a line of a Markdown table's frame, or a fence. `text`: one cell, or prose.
 * `row`: several cells, apart by tabs, pipes, or wide blanks. `cell`: one cell led by a tab, or blanks alone:
 * tables copied with one cell a line.
 */
export type LineKind = 'blank' | 'rule' | 'text' | 'row' | 'cell';

export interface Line extends Span {
  /** Line number, from 0. */
  readonly number: number;
  /** Inside a fence (```), or its mark. */
  readonly fenced: boolean;
  readonly kind: LineKind;
  readonly cells: readonly TextCell[];
}

export interface Tree {
  readonly text: string;
  /**
   * The same text, offset for offset, with markup inside cells (`<br>`, `**`, `&nbsp;`) as blanks, and tables in HTML as
   * rows between pipes: what is read.
   */
  readonly plain: string;
  /** Lines of `plain`: what is read. */
  readonly lines: readonly Line[];
  /** Lines of the text, where somebody counts them: the same, unless tables in HTML make others of them. */
  readonly printed: readonly Span[];
  /** Tables in HTML; all that is changed in them are words and numbers. */
  readonly tables: readonly Span[];
  /** Where lines begin that hold the number of a page alone, with nothing that tells so but the pages before it. */
  readonly pages: ReadonlySet<number>;
}
