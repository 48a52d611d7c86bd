import { isBlank } from '../parse/characters.js';
import type { Line, Span, Tree } from '../parse/tree.js';
import { type Entry, type Lexicon, withoutNumerals } from './lexicon.js';
import { normalise } from './normalise.js';
import { readNumber } from './number.js';

/** A label that takes several lines of a page or a drawn box, with its numbers, or other cells, between them. */
export interface TornLabel {
  readonly first: number;
  readonly last: number;
  /** Its pieces, in order. */
  readonly pieces: readonly Span[];
}

/** Lines of a cell that is narrow; one without a piece of the label may stand between two that have one. */
const MOST_LINES = 16;
const MOST_BETWEEN = 1;
/** In characters of its cell: 一、 and （一 are beginnings, too. */
const SHORTEST_BEGINNING = 2;

/**
 * The labels of rows, and lone heads, that are broken over several of these lines, by the lines they begin on. Only labels that come out
 * whole count: what stands between the pieces is another cell's.
 */
export function tornLabels(tree: Tree, from: number, to: number, lexicon: Lexicon): ReadonlyMap<number, TornLabel> {
  const found = new Map<number, TornLabel>();
  const beginnings = beginningsOf(lexicon);
  for (let at = from; at < to; at++) {
    const line = tree.lines[at] as Line;
    if (!mayHold(line)) continue;
    const torn = tornAt(tree, line, to, beginnings, lexicon);
    if (!torn) continue;
    found.set(at, torn);
    at = torn.last;
  }
  return found;
}

function tornAt(
  tree: Tree,
  line: Line,
  to: number,
  beginnings: ReadonlySet<string>,
  lexicon: Lexicon,
): TornLabel | null {
  for (const cell of line.cells.toReversed()) {
    if (cell.end - cell.start < SHORTEST_BEGINNING) continue;
    for (const { span, norm } of endsOf(tree, cell)) {
      if (!beginnings.has(norm) || isOne(lexicon, norm)) continue;
      const torn = completed(
        tree,
        { first: line.number, last: line.number, pieces: [span] },
        norm,
        to,
        beginnings,
        lexicon,
      );
      if (torn && isAmongCells(tree, torn)) return torn;
    }
  }
  return null;
}

/** The label that begins so, with the pieces that later lines have of it. */
function completed(
  tree: Tree,
  begun: TornLabel,
  beginning: string,
  to: number,
  beginnings: ReadonlySet<string>,
  lexicon: Lexicon,
): TornLabel | null {
  let whole: TornLabel | null = null;
  let torn = begun;
  let norm = beginning;
  for (let at = begun.first + 1; at < to && at < begun.first + MOST_LINES && at <= torn.last + 1 + MOST_BETWEEN; at++) {
    const line = tree.lines[at] as Line;
    if (!mayHold(line)) {
      if (line.kind === 'blank') continue;
      break;
    }
    const next = line.cells
      .flatMap((cell) => piecesOf(tree, cell))
      .find((piece) => piece.norm !== '' && (beginnings.has(norm + piece.norm) || isOne(lexicon, norm + piece.norm)));
    if (!next) continue;
    norm += next.norm;
    torn = { first: begun.first, last: at, pieces: [...torn.pieces, next.span] };
    if (isOne(lexicon, norm)) whole = torn;
  }
  return whole;
}

/** Words in cells, on a line that has some: tables with one cell a line have their words one behind the other. */
const mayHold = (line: Line): boolean => !line.fenced && (line.kind === 'row' || line.kind === 'text');

/** Other cells stand on its lines: else its pieces follow each other anyway. */
function isAmongCells(tree: Tree, { first, last, pieces }: TornLabel): boolean {
  let cells = 0;
  for (let at = first; at <= last; at++) cells += tree.lines[at]?.cells.length ?? 0;
  return cells > pieces.length;
}

interface Piece {
  readonly span: Span;
  readonly norm: string;
}

/** The words of a cell up to its end, or to the numbers behind them: all of them, and from each word on. */
function endsOf(tree: Tree, cell: Span): Piece[] {
  const words = wordsOf(tree, cell);
  const end = words.at(-1)?.end;
  if (end === undefined) return [];
  return words.map(({ start }) => ({ span: { start, end }, norm: normalise(tree.plain.slice(start, end)) }));
}

/** The words of a cell, and each part of them that stands apart by blanks, longest first. */
function piecesOf(tree: Tree, cell: Span): Piece[] {
  const words = wordsOf(tree, cell);
  const pieces: Piece[] = [];
  for (let length = words.length; length > 0; length--) {
    for (let from = 0; from + length <= words.length; from++) {
      const span = { start: (words[from] as Span).start, end: (words[from + length - 1] as Span).end };
      pieces.push({ span, norm: normalise(tree.plain.slice(span.start, span.end)) });
    }
  }
  return pieces;
}

/** A label has few words; a cell with more is prose. */
const MOST_WORDS = 6;
const LONGEST_CELL = 60;

function wordsOf({ plain }: Tree, cell: Span): Span[] {
  if (cell.end - cell.start > LONGEST_CELL) return [];
  const words: Span[] = [];
  let start = cell.start;
  for (let at = cell.start; at <= cell.end; at++) {
    if (at < cell.end && !isBlank(plain.charCodeAt(at))) continue;
    if (at > start) words.push({ start, end: at });
    start = at + 1;
  }
  const isNumber = ({ start, end }: Span): boolean => readNumber(plain.slice(start, end)) !== null;
  while (words.length > 0 && isNumber(words.at(-1) as Span)) words.pop();
  return words.length <= MOST_WORDS ? words : [];
}

/** Whether these words, with a numbering that is its own or none, are a whole label that may be torn. */
const isOne = ({ byNorm }: Lexicon, norm: string): boolean => byNorm.get(norm)?.some(mayBeTorn) ?? false;

/** Of a row, or of a column alone: of several heads beside each other the pieces stand in a row of their own. */
const mayBeTorn = ({ row, column, part }: Entry): boolean =>
  row !== undefined || (column !== undefined && part?.columns.length === 1);

const ofLexicon = new WeakMap<Lexicon, ReadonlySet<string>>();

/** What such labels begin with, with their numbering and without. */
function beginningsOf(lexicon: Lexicon): ReadonlySet<string> {
  const known = ofLexicon.get(lexicon);
  if (known) return known;
  const beginnings = new Set<string>();
  for (const { norm } of lexicon.entries.filter(mayBeTorn)) {
    for (const label of [norm, withoutNumerals(norm)]) {
      for (let end = 1; end < label.length; end++) beginnings.add(label.slice(0, end));
    }
  }
  ofLexicon.set(lexicon, beginnings);
  return beginnings;
}
