import { displayWidth } from '../../layout/render.js';
import type { Range } from '../../parse/position.js';
import { printable } from './printable.js';

/** A line of a report as a terminal shows it, and below it a mark under the words of a range. */
export interface Frame {
  readonly line: string;
  readonly mark: string;
}

const TAB_STOP = 4;
/** Characters of a long line that are shown in front of the words. */
const BEFORE = 20;
const CUT = '...';
/** Nothing is to be seen of them, and no terminal gives them a column. */
const UNSEEN = /^[\p{Mn}\p{Me}\u200b-\u200f\u2060\ufeff]$/u;

/**
 * @param line the one that the range begins in; of a range of several lines that much is marked
 * @param columns of the terminal
 */
export function frameOf(line: string, { start, end }: Range, columns: number): Frame {
  const number = String(start.line + 1);
  const room = Math.max(columns - number.length - 3 - CUT.length, 2 * BEFORE);
  const to = end.line === start.line ? end.character : line.length;
  const from = to <= room && displayWidth(line.slice(0, to)) <= room ? 0 : Math.max(0, start.character - BEFORE);
  let shown = from > 0 ? CUT : '';
  let column = shown.length;
  let markFrom = column;
  let markTo = column;
  let at = from;
  for (const char of line.slice(from, from + 2 * room)) {
    const words = char === '\t' ? ' '.repeat(TAB_STOP - (column % TAB_STOP)) : UNSEEN.test(char) ? '' : printable(char);
    const width = displayWidth(words);
    if (at <= start.character) markFrom = column;
    if (column + width > room) {
      shown += CUT;
      break;
    }
    shown += words;
    column += width;
    at += char.length;
    if (at <= to) markTo = column;
  }
  if (at <= start.character) markFrom = column;
  const mark = `^${'~'.repeat(Math.max(0, markTo - markFrom - 1))}`;
  return {
    line: `${number} │ ${shown.trimEnd()}`,
    mark: `${' '.repeat(number.length)} │ ${' '.repeat(markFrom)}${mark}`,
  };
}
