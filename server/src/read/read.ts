import { formForYear, formOf } from '../form/forms.js';
import type { CellPath, Form, FormId, TableKey } from '../form/model.js';
import { parse } from '../parse/parse.js';
import type { Span, Tree } from '../parse/tree.js';
import { readAcrossTable } from './acrossTable.js';
import { whyNoReport } from './detect.js';
import { findTitle, identify, identifyByTitle, LINES_BEFORE_TITLE } from './identity.js';
import { readAlike, readOnce } from './remembered.js';
import type { Cell, Report, TableRead } from './report.js';
import { readRowTable } from './rowTable.js';
import { chooseTitles, readSections } from './sections.js';
import { type Survey, survey } from './survey.js';
import type { TitleCandidate } from './titles.js';

/**
 * Reads a text against the official form. Total: a text that is no report gives a report without a form.
 * @param isEdited whether the same text, with a few changes, is likely to be read again soon
 */
export function read(tree: Tree, isEdited = true): Report {
  const found = survey(tree);
  const reason = whyNoReport(tree, found);
  return reason ? nothing(tree, reason, found) : readFound(tree, found, '2021', isEdited);
}

/**
 * What there is of a report in a text that is none by itself: one that was just begun, or tables copied from one.
 * @param otherwise the form, where neither labels nor a year tell it
 */
export const readPart = (tree: Tree, otherwise: FormId = '2021'): Report =>
  readFound(tree, survey(tree), otherwise, false);

function readFound(tree: Tree, found: Survey, otherwise: FormId, isEdited: boolean): Report {
  const { second, end, own, titles, identity } = outline(tree, found);
  const form = chooseForm(tree, own, identity.year, otherwise, regionOf(tree, 'requests', own, titles, end));
  const readings = form.tables.flatMap((table) => {
    const region = regionOf(tree, table.key, own, titles, end);
    if (!region) return [];
    const read = table.across ? readAcrossTable : readRowTable;
    return (isEdited ? readOnce : readAlike)(read, tree, region.from, region.to, table) ?? [];
  });
  const cells = cellsOf(readings);
  const isRead = (path: CellPath): boolean => cells.has(path);
  const complete = isWhole(form, cells)
    ? form.relations
    : form.relations.filter(({ left, right }) => left.every(isRead) && right.every(isRead));
  return {
    tree,
    form,
    reason: null,
    ...identity,
    sections: readSections(tree, titles, tree.lines[end - 1]?.end ?? tree.text.length),
    tables: readings,
    cells,
    relations: complete.length === form.relations.length ? form.relations : complete,
    second: second?.span ?? null,
    conflicts: found.conflicts,
  };
}

/** The first report of a text: where it ends, its titles, whose it is. */
function outline(tree: Tree, found: Survey) {
  const second = secondReport(tree, found);
  const end = second ? second.line : tree.lines.length;
  const own = second ? cut(found, second.line) : found;
  const titles = chooseTitles(own.titles, own.anchors);
  return { second, end, own, titles, identity: identify(tree, titles[0]?.line ?? end, end) };
}

/**
 * Whose report a text is and of which year, as `read` has it, from as little of the text as tells it; null where it
 * does not say. Of a text that is no report it may give either.
 */
export function whose(text: string): { readonly organ: string; readonly year: number } | null {
  const top = parse(firstLines(text, LINES_BEFORE_TITLE));
  const told = identifyByTitle(top);
  if (told && !beginsAbove(top, told.end)) return told;
  const tree = parse(text);
  const { organ, year } = outline(tree, survey(tree)).identity;
  return organ !== null && year !== null ? { organ, year } : null;
}

/** Whether a section, or a table, begins above the end of a title. */
function beginsAbove(tree: Tree, end: number): boolean {
  const { lines } = tree;
  const above = lines.filter(({ start }) => start < end);
  const { titles, anchors } = survey({ ...tree, lines: lines.slice(0, above.length + 1) });
  return [...titles, ...anchors].some(({ line }) => line < above.length);
}

function firstLines(text: string, count: number): string {
  LINE.lastIndex = 0;
  for (let line = 0; line < count; line++) if (!LINE.exec(text)) return text;
  return text.slice(0, LINE.lastIndex);
}

const LINE = /\r\n|\r|\n/g;

/** Whether every cell of the form is there. */
const isWhole = ({ tables }: Form, cells: ReadonlyMap<CellPath, Cell>): boolean =>
  cells.size ===
  tables.flatMap(({ parts }) => parts).reduce((all, { rows, columns }) => all + rows.length * columns.length, 0);

function nothing(tree: Tree, reason: NonNullable<Report['reason']>, found: Survey): Report {
  const old = reason === 'old-form' ? identify(tree, 40, tree.lines.length) : null;
  return {
    tree,
    form: null,
    reason,
    organ: null,
    year: null,
    yearSpan: old?.yearSpan ?? null,
    title: old?.title ?? null,
    sections: [],
    tables: [],
    cells: new Map(),
    relations: [],
    second: null,
    conflicts: found.conflicts,
  };
}

/** By the labels only one form has; by the year where there are none. */
function chooseForm(tree: Tree, found: Survey, year: number | null, otherwise: FormId, requests: Region | null): Form {
  const { '2021': newer, '2019': older } = found.votes;
  const byYear: FormId = (year === null ? undefined : formForYear(year)) ?? otherwise;
  const id = newer === older ? byYear : newer > older ? '2021' : '2019';
  if (!requests) return formOf(id);
  const printed = tree.plain.slice(tree.lines[requests.from]?.start, tree.lines[requests.to - 1]?.end);
  // Narrow cells break words, with the numbers beside them between.
  const words = printed.includes('不再处理') ? printed : printed.slice(0, MOST_OF_A_TABLE).replace(NO_HAN, '');
  if (/不再处理|不补正|收费通知|缴纳费用/.test(words)) return formOf(id, 'split');
  return /其他处|其.处理/.test(words) ? formOf(id, 'merged') : formOf(id);
}

interface Region {
  readonly from: number;
  readonly to: number;
}

/** In HTML every cell may bring a hundred characters of markup. */
const MOST_OF_A_TABLE = 100_000;
const NO_HAN = /[^\u4e00-\u9fff]+/g;

/** Lines a table stands in: below its title, or around its labels where the title is missing. */
function regionOf(
  tree: Tree,
  key: TableKey,
  found: Survey,
  titles: readonly TitleCandidate[],
  end: number,
): Region | null {
  const title = titles.find((candidate) => candidate.section.key === key);
  const nextTitle = (line: number): number => titles.find((candidate) => candidate.line > line)?.line ?? end;
  const anchors = found.anchors.filter((anchor) => anchor.table === key && anchor.line < end);
  const below = title && anchors.find((anchor) => anchor.line > title.line && anchor.line < nextTitle(title.line));
  const first = below ?? anchors[0];
  if (!first) return title ? { from: title.line + 1, to: nextTitle(title.line) } : null;
  const from = below && title ? title.line + 1 : headAbove(tree, found, first.line);
  const to = nextTitle(first.line);
  const others = found.anchors.filter((anchor) => anchor.table !== key && anchor.line > first.line && anchor.line < to);
  const own = anchors.filter((anchor) => anchor.line >= from && anchor.line < to).length;
  const stranger = others.length > 2 && own > 0 ? others[0]?.line : undefined;
  return { from, to: Math.min(stranger ?? to, found.endless.get(key) ?? to) };
}

/** Where a text begins with a table: the lines above its first label, whose own labels may be misspelt. */
function headAbove(tree: Tree, { anchors, titles }: Survey, first: number): number {
  if (anchors.some(({ line }) => line < first) || titles.some(({ line }) => line < first)) return first;
  let from = first;
  while (from > 0 && first - from < HIGHEST_HEAD && tree.lines[from - 1]?.kind !== 'blank') from--;
  return from;
}

/** In lines; above the first label that is spelt as it should be. */
const HIGHEST_HEAD = 4;

function cellsOf(readings: readonly TableRead[]): Map<CellPath, Cell> {
  const cells = new Map<CellPath, Cell>();
  for (const reading of readings) for (const cell of reading.cells) cells.set(cell.path, cell);
  return cells;
}

/** The title of another report behind the end of the first; or, without titles, its first section again. */
function secondReport(tree: Tree, found: Survey): { line: number; span: Span } | null {
  const overviews = found.titles.filter(({ section, alike }) => section.key === 'overview' && alike === 1);
  for (const overview of overviews.slice(1)) {
    const before = found.anchors.filter((anchor) => anchor.line < overview.line);
    const after = found.anchors.filter((anchor) => anchor.line > overview.line);
    const tables = new Set(before.map((anchor) => anchor.table));
    if (tables.size < 2 || !after.some((anchor) => tables.has(anchor.table))) continue;
    const last = before.at(-1)?.line ?? 0;
    const title = findTitle(tree, last + 1, overview.line);
    const line = title ? tree.lines.findIndex((candidate) => candidate.end >= title.span.start) : overview.line;
    return { line, span: title?.span ?? overview.words };
  }
  return null;
}

function cut(found: Survey, end: number): Survey {
  return {
    ...found,
    titles: found.titles.filter((title) => title.line < end),
    anchors: found.anchors.filter((anchor) => anchor.line < end),
  };
}
