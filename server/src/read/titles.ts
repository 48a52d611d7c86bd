import type { Section } from '../form/model.js';
import { sections } from '../form/tables.js';
import { detached } from '../parse/characters.js';
import type { Line, Span, Tree } from '../parse/tree.js';
import { similarity } from './lexicon.js';
import { normalise, numberingOf } from './normalise.js';

/** A line that can be the title of a section. */
export interface TitleCandidate {
  readonly section: Section;
  readonly line: number;
  /** The words without the numbering. */
  readonly words: Span;
  readonly numeral: { readonly text: string; readonly span: Span } | null;
  /** 1 for the official words, or others in accepted use. */
  readonly alike: number;
}

/** Words that may be a title; offsets are those of the line. */
export interface TitleFound {
  /** Where they begin, behind the numbering. */
  readonly start: number;
  readonly numeral: { readonly text: string; readonly start: number; readonly end: number } | null;
  /** The title that the line is, or begins with. */
  readonly own: (Likeness & { readonly length: number }) | null;
  /** The beginning of some title, as titles are compared: the next line may have its rest. */
  readonly beginning: string | null;
}

const SHORTEST_TITLE = 4;
/** Wide blanks cut a title into cells; a row of a table has more. */
export const MOST_TITLE_CELLS = 4;
export const LONGEST_TITLE = 48;
/** How alike words without a numeral must be to a title to be read as one. */
export const LIKE_A_TITLE = 0.75;
/** Titles less alike than this are doubtful. */
const SURELY = 0.8;
const titleNorms = sections.flatMap((section) =>
  [section.title, ...(section.accepted ?? [])].map((title) => ({ section, title, norm: normalise(title) })),
);

/** The characters of all titles: words with few of them are none. */
export const titleCharacters: ReadonlySet<string> = new Set(titleNorms.flatMap(({ norm }) => [...norm]));

/** Short enough, and longer than a number; or numbered, with its text behind it on the same line. */
function mayBeTitle(text: string, line: Line): boolean {
  if (line.cells.length > MOST_TITLE_CELLS) return false;
  const first = line.cells.find((cell) => cell.end > cell.start);
  const last = line.cells.findLast((cell) => cell.end > cell.start);
  if (!first || !last || last.end - first.start < SHORTEST_TITLE) return false;
  return last.end - first.start <= LONGEST_TITLE || isNumberedStart(text, first.start);
}

/** The title that a line is or begins with, or begins the words of; null for any other line. */
export function titleIn(text: string, line: Line): TitleFound | null {
  if (!mayBeTitle(text, line)) return null;
  const first = line.cells.find((cell) => cell.end > cell.start) as Span;
  const last = line.cells.findLast((cell) => cell.end > cell.start) as Span;
  const end = Math.min(last.end, first.start + LONGEST_TITLE * 2);
  const words = detached(text.slice(first.start, end)).replace(/[*#=\s]+$/, '');
  const numbering = numberingOf(words);
  const start = numbering?.end ?? words.search(/[^#*=\s\u3000\u00a0>]/);
  const printed = words.slice(start);
  const whole = bestTitle(printed, numbering?.numeral ?? '');
  const isWhole = whole?.alike === 1;
  const own = isWhole ? { ...whole, length: printed.length } : ownTitle(words, printed, numbering, whole);
  const beginning = isWhole ? null : beginningOf(printed);
  if (!own && beginning === null) return null;
  const from = first.start - line.start;
  return {
    start: from + start,
    numeral: numbering && {
      text: numbering.numeral,
      start: from + numbering.start,
      end: from + numbering.end,
    },
    own,
    beginning,
  };
}

function ownTitle(
  words: string,
  printed: string,
  numbering: ReturnType<typeof numberingOf>,
  whole: Likeness | null,
): TitleFound['own'] {
  for (const { section, title } of titleNorms) {
    if (numbering && printed.startsWith(title) && /^[\s：:。\u3000\u00a0]/.test(printed.slice(title.length))) {
      return { section, length: title.length, alike: 1 };
    }
  }
  // （一） numbers a part of a section.
  if (whole && whole.alike < SURELY && numbering && /^[（(]/.test(words.slice(numbering.start))) return null;
  if (!whole || printed.length > LONGEST_TITLE || /[，。；：:;！？]/.test(printed)) return null;
  return { ...whole, length: printed.length };
}

function beginningOf(printed: string): string | null {
  if (printed.length > LONGEST_BEGINNING) return null;
  const norm = normalise(printed);
  return norm !== '' && titleNorms.some((title) => title.norm.startsWith(norm)) ? norm : null;
}

const LONGEST_BEGINNING = 30;
const LONGEST_REST = 24;

/** The title found on a line, with what the next line has of it. */
export function titleOf(tree: Tree, line: Line, { start, numeral, own, beginning }: TitleFound): TitleCandidate | null {
  const below = beginning === null ? null : joined(tree, line, beginning);
  const from = line.start + start;
  const found = below ?? own;
  if (!found) return null;
  return {
    section: found.section,
    line: line.number,
    words: { start: from, end: below ? below.end : from + (own?.length ?? 0) },
    numeral: numeral && {
      text: numeral.text,
      span: { start: line.start + numeral.start, end: line.start + numeral.end },
    },
    alike: below ? 1 : (own?.alike ?? 0),
  };
}

/** Only `一、` and the like can lead a line that goes on behind its title. */
const isNumberedStart = (text: string, start: number): boolean =>
  /^[#*=\s]*[（(]?[一二三四五六七八九十\d]{1,2}[)）]?\s*[、.．,，\s]/.test(text.slice(start, start + 12));

/** A title broken over two lines. */
function joined(tree: Tree, line: Line, beginning: string): { section: Section; end: number } | null {
  const next = tree.lines[line.number + 1];
  const cell = next?.kind === 'text' || next?.kind === 'cell' ? next.cells[0] : undefined;
  if (!cell || cell.end - cell.start > LONGEST_REST) return null;
  const whole = beginning + normalise(tree.plain.slice(cell.start, cell.end));
  const found = titleNorms.find((title) => title.norm === whole);
  return found ? { section: found.section, end: cell.end } : null;
}

interface Likeness {
  readonly section: Section;
  readonly alike: number;
}

/** The title most like these words; a numbering that is right makes up for words that are not. */
function bestTitle(rest: string, numeral: string): Likeness | null {
  const norm = normalise(rest);
  if (norm.length < 3 || norm.length > LONGEST_TITLE) return null;
  let best: Likeness | null = null;
  for (const title of titleNorms) {
    if (title.norm === norm) return { section: title.section, alike: 1 };
    const shorter = Math.min(norm.length, title.norm.length);
    const longer = Math.max(norm.length, title.norm.length);
    const least = numeral === '' ? LIKE_A_TITLE : numeral === title.section.numeral ? 0.45 : 0.6;
    if (shorter / longer < least) continue;
    const alike = similarity(norm, title.norm);
    if (alike >= least && alike > (best?.alike ?? 0)) best = { section: title.section, alike };
  }
  return best;
}
