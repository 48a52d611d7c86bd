import { isBlank } from './characters.js';
import { withRows } from './htmlTables.js';
import { pageNumbers } from './pages.js';
import type { Line, LineKind, TextCell, Tree } from './tree.js';

const TAB = 0x09;
const LF = 0x0a;
const CR = 0x0d;
const FORM_FEED = 0x0c;
const SPACE = 0x20;
const BACKTICK = 0x60;
const TILDE = 0x7e;
const PIPE = 0x7c;
const WIDE_BLANK = 0x3000;

/** No report has so many lines; what is behind them stays one. */
const MOST_LINES = 2_000_000;
/** Longer lines are prose, or no report at all; they stay whole so that one giant line costs nothing. */
const LONGEST_ROW = 20_000;

/** Text to lines and cells. Total and linear: any string gives a tree. */
export function parse(text: string): Tree {
  const { plain, tables } = withRows(withoutMarkup(text));
  const pages = pageNumbers(plain);
  const lines = parseLines(plain, pages);
  return { text, plain, lines, printed: tables.length > 0 ? parseLines(text, pages) : lines, tables, pages };
}

/** Markup inside cells that stands for blanks, or for nothing. */
export const MARKUP =
  /\*\*|<\/?(?:br|b|strong|em|i|u|p|span|sup|sub|font|div)(?:[^\S\r\n][^<>\r\n]{0,200})?\/?>|&nbsp;|&emsp;|&ensp;/gi;

/** Markup becomes blanks of the same length. */
function withoutMarkup(text: string): string {
  if (!text.includes('**') && !text.includes('&') && !text.includes('<')) return text;
  return text.replace(MARKUP, (markup) => ' '.repeat(markup.length));
}

function parseLines(text: string, pages: ReadonlySet<number>): Line[] {
  const lines: Line[] = [];
  const hasReturns = text.includes('\r');
  let fenced = false;
  for (let start = 0; start <= text.length; ) {
    const isLast = lines.length === MOST_LINES;
    const end = isLast ? text.length : hasReturns ? lineEnd(text, start) : indexOrEnd(text, '\n', start);
    const isMark = isFence(text, start, end);
    const known = fenced || isMark || pages.has(start) ? NO_CELLS : null;
    lines.push(new TextLine(text, start, end, lines.length, fenced || isMark, known));
    if (isMark) fenced = !fenced;
    start = end + (text.charCodeAt(end) === CR && text.charCodeAt(end + 1) === LF ? 2 : 1);
  }
  return lines;
}

interface Shape {
  readonly kind: LineKind;
  readonly cells: readonly TextCell[];
}

/** A line whose cells are found when somebody asks: of a long text most lines are never asked. */
class TextLine implements Line {
  constructor(
    private readonly text: string,
    readonly start: number,
    readonly end: number,
    readonly number: number,
    readonly fenced: boolean,
    private shape: Shape | null,
  ) {}

  get kind(): LineKind {
    return this.parsed().kind;
  }

  get cells(): readonly TextCell[] {
    return this.parsed().cells;
  }

  private parsed(): Shape {
    this.shape ??= shapeOf(this.text, this.start, this.end);
    return this.shape;
  }
}

const NO_CELLS: Shape = { kind: 'rule', cells: [] };

function indexOrEnd(text: string, char: string, from: number): number {
  const at = text.indexOf(char, from);
  return at === -1 ? text.length : at;
}

/** LF, CR, or both end a line. */
function lineEnd(text: string, from: number): number {
  let at = from;
  while (at < text.length && text.charCodeAt(at) !== LF && text.charCodeAt(at) !== CR) at++;
  return at;
}

function shapeOf(text: string, start: number, end: number): Shape {
  const line = (kind: LineKind, cells: TextCell[]): Shape => ({ kind, cells });
  let first = start;
  let tabs = 0;
  while (first < end && isBlank(text.charCodeAt(first))) {
    if (text.charCodeAt(first) === TAB) tabs++;
    first++;
  }
  if (first === end) return blankLine(text, start, end, tabs, line);
  let last = end;
  while (isBlank(text.charCodeAt(last - 1))) last--;
  if (end - start > LONGEST_ROW) return line('text', [{ start: first, end: last }]);
  const bar = text.charCodeAt(first);
  if (isBar(bar) && last - first > 1) {
    if (isFrame(text, first, last)) return line('rule', []);
    const stop = text.charCodeAt(last - 1) === bar ? last - 1 : last;
    return line('row', split(text, first + 1, first + rulerIn(text.slice(first, stop)), bar));
  }
  if (isRuler(text, first, last)) return line('rule', []);
  if (isPageNumber(text, first, last)) return line('rule', []);
  const words = text.slice(first, end);
  if (tabs > 0 || words.includes('\t')) {
    const cells = split(text, start, end, TAB);
    if (cells.length === 2 && cells[0]?.start === cells[0]?.end) return line('cell', cells.slice(1));
    return line('row', cells);
  }
  if (words.includes('| ') || words.includes(' |')) return line('row', split(text, first, last, PIPE));
  if (!WIDE_GAP.test(words.trimEnd())) return line('text', [{ start: first, end: last }]);
  const cells = splitWide(text, first, last);
  return line(cells.length > 1 ? 'row' : 'text', cells);
}

/** A line of blanks alone is an empty cell where cells stand one a line; several tabs are a row of them. */
function blankLine(
  text: string,
  start: number,
  end: number,
  tabs: number,
  line: (kind: LineKind, cells: TextCell[]) => Shape,
): Shape {
  if (start === end || onlyFormFeeds(text, start, end)) return line('blank', []);
  if ((tabs === 0 && end - start > WIDEST_CELL) || end - start > LONGEST_ROW) return line('blank', []);
  return tabs > 1 ? line('row', split(text, start, end, TAB)) : line('cell', [{ start: end, end }]);
}

/** Wider blanks are a line of a page, filled up to its width. */
const WIDEST_CELL = 8;

function onlyFormFeeds(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (text.charCodeAt(at) !== FORM_FEED) return false;
  return true;
}

/** Cells between separators, each without the blanks around it. */
function split(text: string, start: number, end: number, separator: number): TextCell[] {
  const cells: TextCell[] = [];
  let from = start;
  for (let at = start; at <= end; at++) {
    if (at < end && text.charCodeAt(at) !== separator) continue;
    let a = from;
    let b = at;
    while (a < b && isBlank(text.charCodeAt(a))) a++;
    while (a < b && isBlank(text.charCodeAt(b - 1))) b--;
    cells.push({ start: a, end: b });
    from = at + 1;
  }
  return cells;
}

/** Two blanks, or one that is as wide: what the cells of a page's layout are apart by. */
const WIDE_GAP = /[^\S\t]{2}|\u3000/;

/** Cells apart by two blanks or a full-width one: page layout. */
function splitWide(text: string, first: number, last: number): TextCell[] {
  const cells: TextCell[] = [];
  let start = first;
  for (let at = first; at < last; at++) {
    if (!isBlank(text.charCodeAt(at))) continue;
    const end = at;
    let width = 0;
    while (isBlank(text.charCodeAt(at))) {
      width += text.charCodeAt(at) === WIDE_BLANK ? 2 : 1;
      at++;
    }
    if (width > 1) {
      cells.push({ start, end });
      start = at;
    }
  }
  cells.push({ start, end: last });
  return cells;
}

/** `|`, or a bar of a drawn box. */
const isBar = (code: number): boolean => code === PIPE || code === 0x2502 || code === 0x2503 || code === 0x2551;

/** `|---|:-:|` */
function isFrame(text: string, first: number, last: number): boolean {
  for (let at = first; at < last; at++) {
    const char = text[at] as string;
    if (!'|-:= +│┃║─━═├┼┤┬┴'.includes(char)) return false;
  }
  return /--|──|━━|══/.test(text.slice(first, last));
}

/**
 * Where the cells of a line end: before the frame that closes the cells behind, while the first ones span it, as in
 * `│ 不予 ├───┼───┤`.
 */
function rulerIn(words: string): number {
  if (!words.includes('──') && !words.includes('---')) return words.length;
  const at = words.search(/[├┼|+](?:─{2}|-{3,}[+|])/);
  return at < 0 ? words.length : at;
}

/** `------ ------`, `+---+---+`, `├──┼──┤`: the frame of a drawn table. */
function isRuler(text: string, first: number, last: number): boolean {
  const code = text.charCodeAt(first);
  const drawn = code >= 0x2500 && code <= 0x257f;
  if (!drawn && code !== 0x2d && code !== 0x3d && code !== 0x2b) return false;
  return /^[-=+| \t─━│┃║═┌┬┐├┼┤└┴┘╔╦╗╠╬╣╚╩╝]*(?:----|====|\+---|───|━━━|═══|---\|)[-=+| \t─━│┃║═┌┬┐├┼┤└┴┘╔╦╗╠╬╣╚╩╝]*$/.test(
    text.slice(first, Math.min(last, first + LONGEST_RULER)),
  );
}

const LONGEST_RULER = 400;

/** `- 3 -`, `第 3 页`: a number alone is one next to form feeds only (`pages.ts`). */
function isPageNumber(text: string, first: number, last: number): boolean {
  if (last - first > 16) return false;
  return /^[-—–－]\s*\d{1,3}\s*[-—–－]$|^第\s*\d{1,3}\s*页(?:\s*[,，/]?\s*共\s*\d{1,3}\s*页)?$/.test(
    text.slice(first, last),
  );
}

function isFence(text: string, start: number, end: number): boolean {
  let at = start;
  while (at < end && at < start + 4 && text.charCodeAt(at) === SPACE) at++;
  const code = text.charCodeAt(at);
  return (code === BACKTICK || code === TILDE) && (text.startsWith('```', at) || text.startsWith('~~~', at));
}
