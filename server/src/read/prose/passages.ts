import type { SectionKey } from '../../form/model.js';
import { isBlank } from '../../parse/characters.js';
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
  readonly lines: readonly Span[];
  /** The official section it stands in; null above the first and in sections of the report's own making. */
  readonly section: SectionKey | null;
  /** Runs of characters that stand together in the document as in `text`: where each begins in both. */
  readonly runs: readonly { readonly at: number; readonly offset: number }[];
}

/** The offset in the document of a character of `passage.text`. */
export function offsetIn({ runs }: Passage, at: number): number {
  let low = 0;
  let high = runs.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((runs[middle]?.at ?? 0) <= at) low = middle;
    else high = middle - 1;
  }
  const run = runs[low];
  return run ? run.offset + at - run.at : 0;
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
interface Piece extends Span {
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
      const passage = joined(plain, open, section, isTraditional);
      if (passage.text !== '' && !(isTableSection(section) && !SENTENCE.test(passage.text))) passages.push(passage);
    }
    open = [];
  };
  for (const piece of piecesOf(report)) {
    if (open.length > 0 && !goesOn(report, open, piece)) close();
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
function* piecesOf(report: Report): Iterable<Piece> {
  const { tree, sections, second } = report;
  const end = second?.start ?? tree.text.length;
  const taken = takenSpans(report);
  let next = 0;
  let title = -1;
  let numeral = 0;
  let own = false;
  for (const line of tree.lines) {
    if (line.start >= end) return;
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
    const section = sections[title]?.section.key ?? null;
    if (
      isTableSection(section) &&
      line.end - from < SHORTEST_BROKEN &&
      !PUNCTUATION.test(tree.plain.slice(from, line.end))
    ) {
      continue;
    }
    const span = proseOf(tree.plain, line, from);
    if (!span) continue;
    if (!isTableSection(section) && numeral > 0 && from === line.start && ownTitle(tree.plain, span) === numeral + 1) {
      numeral++;
      own = true;
    }
    yield { ...span, line, section: own ? null : section };
  }
}

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
function ownTitle(plain: string, { start, end }: Span): number {
  if (end - start > LONGEST_TITLE) return 0;
  const match = OWN_TITLE.exec(plain.slice(start, end));
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

/** The prose of a line from there on: all its words, unless they stand in the cells of some table. */
function proseOf(plain: string, line: Line, from: number): Span | null {
  if (line.fenced || line.kind === 'blank' || line.kind === 'rule') return null;
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
  return start < end ? { start, end } : null;
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
function goesOn({ tree: { plain } }: Report, open: readonly Piece[], next: Piece): boolean {
  const last = open.at(-1) as Piece;
  if (last.section !== next.section) return false;
  const words = plain.slice(last.start, last.end);
  if (END.test(words.slice(-2))) return false;
  if (NUMBERED.test(plain.slice(next.start, next.start + 8)) && !words.endsWith('第')) return false;
  if (open.length === 1 && isHeading(words) && next.end - next.start > words.length + LONGER) return false;
  const isParagraph = open.length > 1 || STOP.test(words);
  const lines = next.line.number - last.line.number;
  if (lines > 1 && (lines > FARTHEST || !isPageBreak(plain.slice(last.end, next.start)))) {
    return lines === 2 && isParagraph && words.length >= SHORTEST_PARAGRAPH && !BEFORE_ITEMS.test(words.slice(-1));
  }
  if (lines === 1 && next.start - next.line.start > last.start - last.line.start + 1) return false;
  if (isParagraph || OPENED.test(words.slice(-SHORTEST_PARAGRAPH))) return true;
  if (NUMBERED.test(words.slice(0, 8)) && words.length < LONGEST_HEADING) return false;
  return (
    words.length >= SHORTEST_BROKEN || (words.length >= SHORTEST_BROKEN / 2 && /[《“]/.test(plain[next.start] ?? ''))
  );
}

/** （二）规范办理，依申请公开有力有序: no sentence, and shorter than the line behind it, so that no page broke it. */
const isHeading = (words: string): boolean =>
  words.length < LONGEST_HEADING &&
  NUMBERED.test(words.slice(0, 8)) &&
  !/^[一二三四五六七八九十]{1,3}是|[。；]|[，、：（《“]$/.test(words);
const LONGER = 10;

/** Lines between the end of a page and the beginning of the next. */
const FARTHEST = 8;
const isPageBreak = (between: string): boolean =>
  between.includes('\f') || /[-—–－]\s{0,4}\d{1,3}\s{0,4}[-—–－]|第\s{0,4}\d{1,3}\s{0,4}页/.test(between);

/** 公開, 開展: no report in traditional characters is without it. */
const TRADITIONAL = '開';

function joined(plain: string, pieces: readonly Piece[], section: SectionKey | null, isTraditional: boolean): Passage {
  const runs: { at: number; offset: number }[] = [];
  let text = '';
  for (const { start, end } of pieces) {
    const piece = withoutBlanks(plain.slice(start, end));
    for (const { at, offset } of piece.runs) runs.push({ at: text.length + at, offset: start + offset });
    text = pieces.length === 1 ? piece.wide : text + piece.text;
  }
  const first = pieces[0] as Piece;
  const last = pieces.at(-1) as Piece;
  if (pieces.length > 1) text = widened(text);
  return {
    text: isTraditional ? simplified(text) : text,
    span: { start: first.start, end: last.end },
    lines: pieces.map(({ start, end }) => ({ start, end })),
    section,
    runs,
  };
}

/** Words without their blanks, as they are and with wide punctuation, and where each run of them stood. */
const withoutBlanks = once((words: string) => {
  const runs: { at: number; offset: number }[] = [];
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
});

/** Punctuation between Chinese words; not that of numbers, times and addresses. */
const NARROW = /(?<![\dA-Za-z])[,;:()]|[,;:()](?![\dA-Za-z/])/g;
const NARROW_SIGNS = ',;:()';
const WIDE = '，；：（）';

const widened = (text: string): string => text.replace(NARROW, (sign) => WIDE[NARROW_SIGNS.indexOf(sign)] as string);

/** No blank; most characters are Chinese, and known at the first look. */
const isInk = (code: number): boolean => (code > 0x3000 && code < 0xfe00) || !isBlank(code);

const isLatin = (code: number): boolean =>
  (code >= 0x30 && code <= 0x39) || (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a);
