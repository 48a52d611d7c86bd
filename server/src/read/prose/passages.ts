import type { SectionKey } from '../../form/model.js';
import type { Span } from '../../parse/tree.js';
import { simplified } from '../normalise.js';
import { perReport } from '../perReport.js';
import type { Report } from '../report.js';
import { LONGEST_HEADING, type Run, widened } from './line.js';
import { type CountRead, countsIn } from './numbers.js';
import { once } from './once.js';
import { isTableSection, type PassageLine, type Piece, piecesOf, SHORTEST_BROKEN } from './pieces.js';

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

/** Beside a table, words that make no sentence are captions, or labels that could not be read. */
const SENTENCE = /[。；]/;

/** What may be followed by items, each on a line of its own. */
const BEFORE_ITEMS = /[：:；;]$/;
const OPENED = /[《（(“「][^《（(“「》）)”」]*$/;
const SHORTEST_PARAGRAPH = 24;

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

const widenedOnce = once(widened);

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
