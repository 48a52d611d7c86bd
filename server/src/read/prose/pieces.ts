import type { SectionKey } from '../../form/model.js';
import { detached, isBlank } from '../../parse/characters.js';
import type { Line, Span } from '../../parse/tree.js';
import type { Report } from '../report.js';
import { numeralOf, type Prose, proseIn } from './line.js';
import { once } from './once.js';

/** The part of a line that belongs to a passage. */
export interface PassageLine extends Span {
  /** As printed. */
  readonly words: string;
}

/** Part of a line that is prose. */
export interface Piece extends PassageLine {
  readonly prose: Prose;
  readonly line: Line;
  readonly section: SectionKey | null;
}

/** Tables stand in these sections. */
export const isTableSection = (section: SectionKey | null): boolean =>
  section === 'disclosure' || section === 'requests' || section === 'cases';

/** Shorter lines without any punctuation are headings, names and dates. */
export const SHORTEST_BROKEN = 20;

/** Lines outside tables and titles, or what such a line has behind a title. */
export function piecesOf(report: Report): Piece[] {
  const { tree, sections, second } = report;
  const { plain } = tree;
  const end = second?.start ?? plain.length;
  const taken = takenSpans(report);
  const pieces: Piece[] = [];
  let next = 0;
  let title = -1;
  let numeral = 0;
  let own = false;
  let tab = -1;
  for (const line of tree.lines) {
    if (line.start >= end) break;
    while ((taken[next]?.end ?? end) < line.start) next++;
    while (title + 1 < sections.length && (sections[title + 1]?.line.start ?? end) <= line.end) {
      title++;
      numeral = numeralOf(sections[title]?.numeral?.text ?? sections[title]?.section.numeral ?? '');
      own = false;
    }
    const above = taken[next];
    let from = line.start;
    if (above && above.start < line.end) {
      if (above.kind === 'table' || above.end > line.end) continue;
      from = above.end;
    }
    if (from === line.end) continue;
    if (tab < line.start) tab = indexOrEnd(plain, '\t', line.start);
    if (tab < line.end && from === line.start && isRow(plain, line, tab)) continue;
    const section = sections[title]?.section.key ?? null;
    const inTable = isTableSection(section);
    if (inTable && line.end - from < SHORTEST_BROKEN && !PUNCTUATION.test(plain.slice(from, line.end))) continue;
    if (line.fenced || tree.pages.has(line.start)) continue;
    const found =
      from === line.start ? proseOfLine(plain.slice(from, line.end), { plain, line }) : proseFrom(plain, line, from);
    if (!found) continue;
    if (!inTable && numeral > 0 && from === line.start && found.prose.title === numeral + 1) {
      numeral++;
      own = true;
    }
    const start = from + found.start;
    const { prose } = found;
    const { words } = prose;
    pieces.push({ start, end: start + words.length, words, prose, line, section: own ? null : section });
  }
  return pieces;
}

const indexOrEnd = (text: string, char: string, from: number): number => {
  const at = text.indexOf(char, from);
  return at < 0 ? text.length : at;
};

/** Longer lines are looked at more closely. */
const LONGEST_ROW = 400;

/**
 * Whether a line is surely a row: no drawn table's, with a tab between its words.
 * @param tab the first one behind its beginning
 */
function isRow(plain: string, { start, end }: Line, tab: number): boolean {
  if (end - start >= LONGEST_ROW) return false;
  let first = start;
  while (first < end && isBlank(plain.charCodeAt(first))) first++;
  let last = end;
  while (last > first && isBlank(plain.charCodeAt(last - 1))) last--;
  const between = tab < first ? indexOrEnd(plain, '\t', first) : tab;
  return between < last && !BARS.includes(plain.charAt(first));
}

const BARS = '|│┃║';

/** Titles and tables, in the order of the text. */
function takenSpans({ title, sections, tables }: Report): Taken[] {
  const taken = tables.map(({ span: { start, end } }): Taken => ({ start, end, kind: 'table' }));
  for (const { line } of sections) taken.push({ start: line.start, end: line.end, kind: 'title' });
  if (title) taken.push({ start: title.start, end: title.end, kind: 'title' });
  return taken.sort((a, b) => a.start - b.start);
}

interface Taken extends Span {
  readonly kind: 'title' | 'table';
}

/** Cells that a line's prose may have been cut into by wide blanks. */
const MOST_CELLS = 40;
const PUNCTUATION = /[，。；：]/;
/** Marks of Markdown in front of a heading, a quotation or an item of a list. */
const MARK = /^(?:[#>]+|[-*+•●])[ \t\u3000]+/;
/** What stands between a title and the words behind it. */
const BEHIND_TITLE = /^[：:。.\s\u3000]+/;

/** The prose of a line, and where it begins behind the place it was looked for from. */
interface Found {
  readonly start: number;
  readonly prose: Prose;
}

/** The prose of a whole line, by its words. */
const proseOfLine = once((_: string, { plain, line }: { readonly plain: string; readonly line: Line }): Found | null =>
  proseFrom(plain, line, line.start),
);

/** The prose of a line from there on: all its words, unless they stand in the cells of some table. */
function proseFrom(plain: string, line: Line, from: number): Found | null {
  if (line.kind === 'blank' || line.kind === 'rule') return null;
  const cells = line.cells.filter(({ start, end }) => end > start && end > from);
  const first = cells[0];
  const last = cells.at(-1);
  if (!first || !last) return null;
  let start = Math.max(first.start, from);
  const { end } = last;
  if (cells.length > 1) {
    const words = plain.slice(start, end);
    if (cells.length > MOST_CELLS || /[\t|│┃║]/.test(words) || !PUNCTUATION.test(words)) return null;
  }
  const lead = from === line.start ? MARK : BEHIND_TITLE;
  start += lead.exec(plain.slice(start, start + 8))?.[0].length ?? 0;
  return start < end ? { start: start - from, prose: proseIn(detached(plain.slice(start, end))) } : null;
}
