import type { SectionKey } from '../../form/model.js';
import { detached, isBlank } from '../../parse/characters.js';
import type { Line, Span } from '../../parse/tree.js';
import { simplified } from '../normalise.js';
import { perReport } from '../perReport.js';
import type { Report } from '../report.js';
import { type CountRead, countsIn } from './numbers.js';
import { once } from './once.js';

/** A paragraph of a report outside its tables, as one string, however it is broken into lines. */
export interface Passage {
  /**
   * Its words in simplified characters and with full-width punctuation, without blanks; one stays between two words or
   * numbers of Latin letters and digits on a line.
   */
  readonly text: string;
  /** From its first to its last character in the document. */
  readonly span: Span;
  /** The part of each line that belongs to it. */
  readonly lines: readonly PassageLine[];
  /** The official section it stands in; null above the first and in sections of the report's own making. */
  readonly section: SectionKey | null;
  /** Runs of characters that stand together in the document as in `text`. */
  readonly runs: readonly Run[];
}

export interface PassageLine extends Span {
  /** As printed. */
  readonly words: string;
}

/** Where a run begins in a passage's text, and in the document behind the passage's first character. */
interface Run {
  readonly at: number;
  readonly offset: number;
}

/** The offset in the document of a character of `passage.text`. */
export function offsetIn({ runs, span }: Passage, at: number): number {
  let low = 0;
  let high = runs.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((runs[middle]?.at ?? 0) <= at) low = middle;
    else high = middle - 1;
  }
  const run = runs[low];
  return run ? span.start + run.offset + at - run.at : 0;
}

/** The span in the document of the words `passage.text.slice(start, end)`; blanks and line breaks inside are in it. */
export function spanIn(passage: Passage, start: number, end: number): Span {
  const from = offsetIn(passage, start);
  return { start: from, end: end > start ? offsetIn(passage, end - 1) + 1 : from };
}

/** The numbers of a passage, read once. */
export const countsOf = ({ text }: Passage): readonly CountRead[] => countsOfText(text);
const countsOfText = once(countsIn);

/**
 * The prose of a report in the order of the text: every paragraph, sub-heading and signature outside the tables,
 * without the titles of report and sections, captions of tables, page numbers and fences. A sentence that goes on
 * over line breaks or pages is in one passage. Empty for a text that is no report.
 */
export const passagesOf = perReport((report): readonly Passage[] => (report.form ? findPassages(report) : []));

/** Part of a line that is prose. */
interface Piece extends PassageLine {
  readonly prose: Prose;
  readonly line: Line;
  readonly section: SectionKey | null;
}

function findPassages(report: Report): Passage[] {
  const { plain } = report.tree;
  const isTraditional = plain.includes(TRADITIONAL);
  const passages: Passage[] = [];
  let open: Piece[] = [];
  const close = (): void => {
    const section = open[0]?.section;
    if (section !== undefined) {
      const passage = joined(open, section, isTraditional);
      if (passage.text !== '' && !(isTableSection(section) && !SENTENCE.test(passage.text))) passages.push(passage);
    }
    open = [];
  };
  for (const piece of piecesOf(report)) {
    if (open.length > 0 && !goesOn(plain, open, piece)) close();
    open.push(piece);
  }
  close();
  return passages;
}

const isTableSection = (section: SectionKey | null): boolean =>
  section === 'disclosure' || section === 'requests' || section === 'cases';

/** Beside a table, words that make no sentence are captions, or labels that could not be read. */
const SENTENCE = /[。；]/;

/** Lines outside tables and titles, or what such a line has behind a title. */
function piecesOf(report: Report): Piece[] {
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
    if (tab < line.start) tab = indexOrEnd(plain, '\t', line.start);
    if (tab < line.end && from === line.start && isRow(plain, line)) continue;
    const section = sections[title]?.section.key ?? null;
    const inTable = isTableSection(section);
    if (inTable && line.end - from < SHORTEST_BROKEN && !PUNCTUATION.test(plain.slice(from, line.end))) continue;
    const found = line.fenced
      ? null
      : from === line.start
        ? proseOfLine(plain.slice(from, line.end + BEHIND), { plain, line })
        : proseFrom(plain, line, from);
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

/** What decides how a line is parsed may stand right behind it: the form feed behind a page's number. */
const BEHIND = 4;
/** Longer lines are looked at more closely. */
const LONGEST_ROW = 400;

/** Whether a line with a tab is surely a row: words, not those of a drawn table, stand before the tab and behind it. */
const isRow = (plain: string, { start, end }: Line): boolean =>
  end - start < LONGEST_ROW &&
  !isBlank(plain.charCodeAt(start)) &&
  !BARS.includes(plain.charAt(start)) &&
  !isBlank(plain.charCodeAt(end - 1));

const BARS = '|│┃║';

/** Titles and tables, in the order of the text. */
function takenSpans(report: Report): (Span & { readonly kind: 'title' | 'table' })[] {
  const titles = report.sections.map(({ line }) => ({ ...line, kind: 'title' as const }));
  const tables = report.tables.map(({ span }) => ({ ...span, kind: 'table' as const }));
  const own = report.title ? [{ ...report.title, kind: 'title' as const }] : [];
  return [...own, ...titles, ...tables].sort((a, b) => a.start - b.start);
}

const NUMERALS = '一二三四五六七八九十';
const numeralOf = (text: string): number => NUMERALS.indexOf(text) + 1;

/** The number of a line that is the title of a section of the report's own making: 三 of `三、主动公开工作情况`. */
function ownTitle(words: string): number {
  if (words.length > LONGEST_TITLE) return 0;
  const match = OWN_TITLE.exec(words);
  return match ? numeralOf(match[1] as string) : 0;
}

const LONGEST_TITLE = 30;
const OWN_TITLE = /^([一二三四五六七八九十])\s*[、.．][^，。；：、！？]+$/;

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

/** The prose of a whole line, by its words and those right behind it. */
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

/** All that the words of a line tell by themselves. */
interface Prose {
  /** As printed. */
  readonly words: string;
  /** Without blanks; `wide` with full-width punctuation, too. */
  readonly text: string;
  readonly wide: string;
  readonly runs: readonly Run[];
  /** Its number as the title of a section of the report's own making; 0 for none. */
  readonly title: number;
  readonly isNumbered: boolean;
  readonly isHeading: boolean;
  /** There is a comma or the end of a sentence in it. */
  readonly isStopped: boolean;
  readonly endsSentence: boolean;
}

function proseIn(words: string): Prose {
  const isNumbered = NUMBERED.test(words.slice(0, 8));
  return {
    words,
    ...withoutBlanks(words),
    title: ownTitle(words),
    isNumbered,
    isHeading: isNumbered && isHeading(words),
    isStopped: STOP.test(words),
    endsSentence: END.test(words.slice(-2)),
  };
}

/** What ends a sentence; a quotation or bracket may close behind it. */
const END = /[。！？!?…][”’"』」）)》]?$/;
/** What may be followed by items, each on a line of its own. */
const BEFORE_ITEMS = /[：:；;]$/;
const NUMBERED =
  /^(?:[（(][一二三四五六七八九十\d]{1,3}[)）]|[一二三四五六七八九十]{1,3}(?:[、.．]|是)|\d{1,2}[、.．](?!\d))/;
const OPENED = /[《（(“「][^》）)”」]*$/;
const STOP = /[，。；]/;
/** Shorter lines without any punctuation are headings, names and dates. */
const SHORTEST_BROKEN = 20;
const SHORTEST_PARAGRAPH = 24;
const LONGEST_HEADING = 40;

/** Whether the sentence at the end of a paragraph goes on in the next piece. */
function goesOn(plain: string, open: readonly Piece[], next: Piece): boolean {
  const last = open.at(-1) as Piece;
  if (last.section !== next.section) return false;
  const { words, prose } = last;
  if (prose.endsSentence) return false;
  if (next.prose.isNumbered && !words.endsWith('第')) return false;
  if (open.length === 1 && prose.isHeading && next.words.length > words.length + LONGER) return false;
  const isParagraph = open.length > 1 || prose.isStopped;
  const lines = next.line.number - last.line.number;
  if (lines > 1 && (lines > FARTHEST || !isPageBreak(plain.slice(last.end, next.start)))) {
    return lines === 2 && isParagraph && words.length >= SHORTEST_PARAGRAPH && !BEFORE_ITEMS.test(words.slice(-1));
  }
  if (lines === 1 && next.start - next.line.start > last.start - last.line.start + 1) return false;
  if (isParagraph || OPENED.test(words.slice(-SHORTEST_PARAGRAPH))) return true;
  if (prose.isNumbered && words.length < LONGEST_HEADING) return false;
  return words.length >= SHORTEST_BROKEN || (words.length >= SHORTEST_BROKEN / 2 && /^[《“]/.test(next.words));
}

/** （二）规范办理，依申请公开有力有序: no sentence, and shorter than the line behind it, so that no page broke it. */
const isHeading = (words: string): boolean =>
  words.length < LONGEST_HEADING && !/^[一二三四五六七八九十]{1,3}是|[。；]|[，、：（《“]$/.test(words);
const LONGER = 10;

/** Lines between the end of a page and the beginning of the next. */
const FARTHEST = 8;
const isPageBreak = (between: string): boolean =>
  between.includes('\f') || /[-—–－]\s{0,4}\d{1,3}\s{0,4}[-—–－]|第\s{0,4}\d{1,3}\s{0,4}页/.test(between);

/** 公開, 開展: no report in traditional characters is without it. */
const TRADITIONAL = '開';

function joined(pieces: readonly Piece[], section: SectionKey | null, isTraditional: boolean): Passage {
  const [first] = pieces as [Piece, ...Piece[]];
  const { start } = first;
  const { end } = pieces.at(-1) as Piece;
  const { text, runs } = pieces.length === 1 ? { text: first.prose.wide, runs: first.prose.runs } : together(pieces);
  return { text: isTraditional ? simplified(text) : text, span: { start, end }, lines: pieces, section, runs };
}

function together(pieces: readonly Piece[]): { text: string; runs: readonly Run[] } {
  const from = pieces[0]?.start ?? 0;
  const runs: Run[] = [];
  let text = '';
  for (const { start, prose } of pieces) {
    for (const { at, offset } of prose.runs) runs.push({ at: text.length + at, offset: start - from + offset });
    text += prose.text;
  }
  return { text: widenedOnce(text), runs };
}

/** Words without their blanks, as they are and with wide punctuation, and where each run of them stood. */
function withoutBlanks(words: string): Pick<Prose, 'text' | 'wide' | 'runs'> {
  const runs: Run[] = [];
  let text = '';
  for (let at = 0; at < words.length; ) {
    let stop = at;
    while (stop < words.length && isInk(words.charCodeAt(stop))) stop++;
    let next = stop;
    while (next < words.length && !isInk(words.charCodeAt(next))) next++;
    // Of the blanks between two numbers one stays; it is a run of its own with them.
    if (next > stop && isLatin(words.charCodeAt(stop - 1)) && isLatin(words.charCodeAt(next))) stop++;
    runs.push({ at: text.length, offset: at });
    text += words.slice(at, stop);
    at = next;
  }
  return { text, wide: widened(text), runs };
}

/** Punctuation between Chinese words; not that of numbers, times and addresses. */
const NARROW = /(?<![\dA-Za-z])[,;:()]|[,;:()](?![\dA-Za-z/])/g;
const NARROW_SIGNS = ',;:()';
const WIDE = '，；：（）';

const widened = (text: string): string => text.replace(NARROW, (sign) => WIDE[NARROW_SIGNS.indexOf(sign)] as string);
const widenedOnce = once(widened);

/** No blank; most characters are Chinese, and known at the first look. */
const isInk = (code: number): boolean => (code > 0x3000 && code < 0xfe00) || !isBlank(code);

const isLatin = (code: number): boolean =>
  (code >= 0x30 && code <= 0x39) || (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a);
