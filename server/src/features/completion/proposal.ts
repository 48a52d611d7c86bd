import type { TableKey } from '../../form/model.js';
import type { Line, Span } from '../../parse/tree.js';

/** A place to be filled in: a number, or a word that only the writer knows; of one name all are filled in at once. */
export interface Stop {
  readonly name: 'number' | 'organ' | 'year';
}

/** Words and places to be filled in, in the order of the text. */
export type Insert = readonly (string | Stop)[];

/** Something that belongs where somebody is writing. */
export interface Proposal {
  readonly kind: 'section' | 'table' | 'heading' | 'row' | 'column' | 'sentence';
  /** What is shown, and compared with what is typed. */
  readonly label: string;
  /** Other words it is found by: the group of a row. */
  readonly also?: string;
  readonly insert: Insert;
  /** It replaces the line from its start, not only the words that are typed. */
  readonly wholeLine: boolean;
  /** Its key in the guide. */
  readonly key: string;
  readonly table: TableKey | null;
}

/** Where somebody is writing. */
export interface Spot {
  readonly line: Line;
  /** The typed words, up to the cursor. */
  readonly typed: Span;
  /** Where what is replaced ends: behind a bracket that the editor has closed as it was typed, too. */
  readonly end: number;
  /** No words stand before them on the line, only empty cells. */
  readonly isFirst: boolean;
  /** Nothing stands behind them on the line. */
  readonly isLast: boolean;
}

/** A number to be filled in. */
export const number: Stop = { name: 'number' };

/** Whether a span is, at least in part, on a line. */
export const isOn = ({ start, end }: Span, line: Line): boolean => start <= line.end && line.start <= end;
