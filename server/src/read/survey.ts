import type { FormId, TableKey } from '../form/model.js';
import { detached, isBlank, isDigit } from '../parse/characters.js';
import type { Line, Span, Tree } from '../parse/tree.js';
import { isProse } from './firstLook.js';
import { COMMON, type Landmark, LONGEST_LABEL, landmarks } from './landmarks.js';
import { withoutNumerals } from './lexicon.js';
import { normalise } from './normalise.js';
import { readNumber } from './number.js';
import { sharedLines } from './sharedLines.js';
import { MOST_TITLE_CELLS, type TitleCandidate, type TitleFound, titleIn, titleOf } from './titles.js';

/** A line on which a label of a table stands in a cell of its own. */
export interface Anchor {
  readonly table: TableKey;
  readonly line: number;
}

/** What a first walk over a text finds, line by line, without knowing which form it is. */
export interface Survey {
  readonly titles: readonly TitleCandidate[];
  readonly anchors: readonly Anchor[];
  /** Different row labels that stand in cells of their own. */
  readonly rows: ReadonlySet<string>;
  /** Different heads, captions and headings that stand in cells of their own. */
  readonly heads: ReadonlySet<string>;
  /** How many labels of each form alone were seen. */
  readonly votes: Readonly<Record<FormId, number>>;
  readonly conflicts: readonly Span[];
  /** Line from which on a table only repeats its rows, more often than any table has rows. */
  readonly endless: ReadonlyMap<TableKey, number>;
}

/** A table repeated without end needs no more of them. */
const MOST_ANCHORS = 1000;
const MOST_REPEATS = 30;

/** Walks over a text once and notes what its lines are by themselves. */
export function survey(tree: Tree): Survey {
  const titles: TitleCandidate[] = [];
  const anchors: Anchor[] = [];
  const rows = new Set<string>();
  const heads = new Set<string>();
  const votes = { '2021': 0, '2019': 0 };
  const conflicts: Span[] = [];
  const repeats = new Map<TableKey, number>();
  const endless = new Map<TableKey, number>();
  let lastAnchor: TableKey | null = null;
  const recognised = recognisedIn(tree);
  for (const line of tree.lines) {
    const found = recognised[line.number];
    if (!found) continue;
    if (found === 'conflict') {
      conflicts.push({ start: line.start, end: line.end });
    } else if (!('landmark' in found)) {
      const title = titleOf(tree, line, found);
      if (title) titles.push(title);
    } else {
      const { landmark } = found;
      if (landmark.row && !endless.has(landmark.table) && (found.inTable ?? isAbovePlace(tree, line))) {
        if (rows.has(landmark.row)) {
          const count = (repeats.get(landmark.table) ?? 0) + 1;
          repeats.set(landmark.table, count);
          if (count === MOST_REPEATS) endless.set(landmark.table, line.number + 1);
        }
        rows.add(landmark.row);
      }
      if (!landmark.row) heads.add(landmark.norm);
      if (landmark.form) votes[landmark.form]++;
      if (landmark.table !== lastAnchor || anchors.length < MOST_ANCHORS) {
        anchors.push({ table: landmark.table, line: line.number });
      }
      lastAnchor = landmark.table;
    }
  }
  return { titles, anchors, rows, heads, votes, conflicts, endless };
}

/** What a line is by itself: a label of a table, words that may be a title, the mark of a conflict, or nothing. */
type Recognised = LabelFound | TitleFound | 'conflict' | null;

interface LabelFound {
  readonly landmark: Landmark;
  /** Whether a place for a number follows the label: null where only the next line can tell. */
  readonly inTable: boolean | null;
}

/** What the lines of the last long text are, for its next version: an edit leaves nearly all of them as they were. */
let last: { readonly tree: WeakRef<Tree>; readonly found: readonly Recognised[] } | null = null;
/** Of fewer lines comparing texts would gain nothing. */
const MANY_LINES = 2000;

function recognisedIn(tree: Tree): readonly Recognised[] {
  const { lines, plain } = tree;
  const before = lines.length < MANY_LINES ? undefined : last?.tree.deref();
  const found: Recognised[] = new Array(lines.length).fill(null);
  const { head, tail } = before ? sharedLines(before, tree) : { head: 0, tail: 0 };
  const shift = (before?.lines.length ?? 0) - lines.length;
  const end = lines.length - tail;
  for (const line of lines) {
    const { number, fenced } = line;
    if (fenced || line.start === line.end) continue;
    const is = number < head ? number : number < end ? -1 : number + shift;
    const known = is < 0 || before?.lines[is]?.fenced ? undefined : last?.found[is];
    found[number] = known === undefined ? recognise(plain, line) : known;
  }
  if (lines.length >= MANY_LINES) last = { tree: new WeakRef(tree), found };
  return found;
}

/**
 * By the words of the line. Reports share their labels, and the next version of a document nearly all its lines. Prose
 * has half of the room, so that a long text does not push out everything at every reading.
 */
const recognised = new Map<string, Recognised>();
const MOST_REMEMBERED = 20_000;
const LONGEST_REMEMBERED = 120;

function recognise(text: string, line: Line): Recognised {
  if (line.end - line.start > LONGEST_REMEMBERED) return lookClosely(text, line);
  const words = text.slice(line.start, endOfWords(text, line));
  const known = recognised.get(words);
  if (known !== undefined) return known;
  const prose = isProse(text, line);
  if (prose && recognised.size >= MOST_REMEMBERED / 2) return null;
  const found = prose ? null : lookClosely(text, line);
  if (recognised.size >= MOST_REMEMBERED) recognised.clear();
  recognised.set(detached(words), found);
  return found;
}

/** The end of a line, or of the words of a row: which numbers stand behind a label changes nothing. */
function endOfWords(text: string, { start, end }: Line): number {
  let at = end;
  let tabs = 0;
  let firstTab = end;
  for (; at > start; at--) {
    const code = text.charCodeAt(at - 1);
    if (code === TAB) {
      tabs++;
      firstTab = at - 1;
    } else if (code < ZERO || code > NINE) break;
  }
  // With fewer cells it may be a title, and a drawn line has cells of its own.
  if (tabs < MOST_TITLE_CELLS || BAR.test(text.slice(start, firstTab))) return end;
  return firstTab + 1;
}

const TAB = 0x09;
const ZERO = 0x30;
const NINE = 0x39;
const BAR = /[|│┃║]/;

/** What a line is, found without a first look and remembering nothing. */
export function lookClosely(text: string, line: Line): Recognised {
  if (line.kind === 'blank' || line.kind === 'rule') return null;
  if (isConflictMark(text, line)) return 'conflict';
  return landmarkOf(text, line) ?? titleIn(text, line);
}

/** The last label that stands in a cell of its own on this line: what its numbers belong to. */
function landmarkOf(text: string, line: Line): LabelFound | null {
  let found: { landmark: Landmark; cell: number } | undefined;
  for (const [index, cell] of line.cells.entries()) {
    const length = cell.end - cell.start;
    if (length < 2 || length > LONGEST_LABEL) continue;
    const code = text.charCodeAt(cell.start);
    if (isDigit(code) && length < 5) continue;
    const norm = normalise(withoutNumbers(text, cell));
    const landmark = landmarks.get(norm) ?? landmarks.get(withoutNumerals(norm)) ?? firstOf(text, cell);
    if (landmark) found = { landmark, cell: index };
    if (landmark?.row && index > 0) break;
  }
  return found ? { landmark: found.landmark, inTable: isBeforePlace(text, line, found.cell) } : null;
}

/** The first of several labels that stand in one cell, apart by single blanks: the heads of a table in raw text. */
function firstOf(text: string, cell: Span): Landmark | undefined {
  const words = text.slice(cell.start, cell.end).split(/\s+/);
  if (words.length < 2) return undefined;
  let first: Landmark | undefined;
  for (const word of words) {
    const norm = normalise(word);
    const landmark = landmarks.get(norm);
    if (landmark ? landmark.row : !COMMON.has(norm)) return undefined;
    first ??= landmark;
  }
  return first;
}

/** A place for a number follows the label: a number or an empty cell, in its line or on the next. A list has none. */
function isBeforePlace(text: string, line: Line, index: number): boolean | null {
  const cell = line.cells[index] as Span;
  if (isDigit(text.charCodeAt(cell.end - 1))) return true;
  const next = line.cells[index + 1];
  return next ? isPlace(text, next) : null;
}

function isAbovePlace(tree: Tree, line: Line): boolean {
  for (let at = line.number + 1; at < tree.lines.length; at++) {
    const below = tree.lines[at] as Line;
    if (below.kind !== 'blank') return below.cells[0] !== undefined && isPlace(tree.plain, below.cells[0]);
  }
  return false;
}

/** Empty, or a number, or several apart by blanks. */
function isPlace(text: string, cell: Span): boolean {
  let at = cell.start;
  while (at < cell.end && isDigit(text.charCodeAt(at))) at++;
  if (at === cell.end) return true;
  return readNumber(text.slice(cell.start, cell.end).split(/\s/, 1)[0] ?? '') !== null;
}

/** The cell without numbers that stand behind its words, apart by blanks. */
function withoutNumbers(text: string, cell: Span): string {
  let end = cell.end;
  while (
    end > cell.start &&
    (isDigit(text.charCodeAt(end - 1)) || text[end - 1] === '.' || isBlank(text.charCodeAt(end - 1)))
  ) {
    end--;
  }
  return text.slice(cell.start, end > cell.start ? end : cell.end);
}

const isConflictMark = (text: string, line: Line): boolean =>
  text.startsWith('<<<<<<<', line.start) &&
  /^<{7}(?:\s|$)/.test(text.slice(line.start, Math.min(line.end, line.start + 9)));
