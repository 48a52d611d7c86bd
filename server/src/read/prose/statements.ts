import { type CellPath, type Form, pathOf } from '../../form/model.js';
import type { Span } from '../../parse/tree.js';
import { equationsOf, isBroken, isNoCount, isNothing, sumOfRow } from '../balance.js';
import { perReport } from '../perReport.js';
import type { Cell, Report } from '../report.js';
import { datingOf } from './dating.js';
import type { Topic } from './meaning.js';
import { standsFor } from './numbers.js';
import { type Passage, passagesOf, spanIn } from './passages.js';
import { type Limit, type Saying, sayingsIn } from './sayings.js';
import type { Meaning } from './vocabulary.js';

/** A sum of cells that a number in the text may mean. */
export interface Reading {
  readonly terms: readonly { readonly path: CellPath; readonly sign: 1 | -1 }[];
  /** null where one of the cells was not read, or holds no number. */
  readonly sum: number | null;
}

/**
 * Why a number that fits no reading is no mistake: it is about another year or part of the year, another organ or
 * only part of this one; words around it may limit it; it is printed as about so many; its cells were not read, or
 * are in doubt themselves.
 */
export type Doubt = Limit | 'cells' | 'sums';

/** What the text says about cells: a number, or that there is none, or that all cases ended alike. */
export interface Statement {
  /** The number, without its unit; for `none` and `all` the words. */
  readonly span: Span;
  /** The words it was read from, for people. */
  readonly words: string;
  readonly claim: 'count' | 'none' | 'all';
  /** In the unit of the cells. */
  readonly value: number;
  /** What the printed number was multiplied by for that. */
  readonly scale: number;
  /** Most likely first. */
  readonly readings: readonly Reading[];
  /** The first reading that the value agrees with. */
  readonly fitting: Reading | null;
  /** `open`: it agrees with none and need not. */
  readonly verdict: 'fits' | 'contradicts' | 'open';
  readonly doubt: Doubt | null;
}

/**
 * What the prose of a report says about cells of its tables, in the order of the text. A number that nothing links to
 * a cell is no statement.
 */
export const statementsOf = perReport((report): readonly Statement[] =>
  report.form ? [...findStatements(report, report.form)] : [],
);

/** Words without which a paragraph says nothing about the tables. */
const SUBJECT = /申请|复议|诉讼|应诉|规范性文件|规章|行政许可|行政处罚|行政强制|事业性收费|集中采购/;
const SUBHEADING = /^[（(][一二三四五六七八九十][)）]|^[一二三四五六七八九十][、.．]/;
/** 二、从答复结果看: a list of what has been told before. */
const GOES_ON = /^.{2,4}从?(?:申请|答复|办理结果|结转)/;
const REQUESTS = /依申请|信息公开的?申请|公开申请|申请公开|公开政府信息的?申请/;

function* findStatements(report: Report, form: Form): Iterable<Statement> {
  const topic: Topic = { requests: false, disclosure: false, last: null };
  // Where the title is all that says another year, it is the title that is wrong.
  const about = { form, organ: report.organ, year: datingOf(report).year ?? report.year };
  let section: Passage['section'] | undefined;
  for (const passage of passagesOf(report)) {
    const { text } = passage;
    if (
      passage.section !== section ||
      (SUBHEADING.test(text) && !(topic.last?.table === 'requests' && GOES_ON.test(text)))
    ) {
      topic.requests = false;
      topic.last = null;
    }
    section = passage.section;
    topic.requests ||= REQUESTS.test(text);
    if (topic.last || SUBJECT.test(text)) {
      for (const saying of sayingsIn(about, passage, topic)) yield statementOf(report, form, passage, saying);
    }
  }
}

function statementOf(report: Report, form: Form, passage: Passage, saying: Saying): Statement {
  const { claim, start, end, words, meaning, value, step, scale, doubt } = saying;
  const readings = readingsOf(report, form, meaning);
  const exact = { value: inCells(value, scale), step: step * scale };
  const fitting = doubt === 'period' ? null : readings.find(({ sum }) => sum !== null && standsFor(exact, sum));
  const why = doubt ?? (fitting ? null : doubtOfCells(report, readings));
  return {
    span: spanIn(passage, start, end),
    words,
    claim,
    value: exact.value,
    scale,
    readings,
    fitting: fitting ?? null,
    verdict: fitting ? 'fits' : why ? 'open' : 'contradicts',
    doubt: why,
  };
}

/** Sums and products of decimal fractions, without what binary ones add to them. */
const inCells = (value: number, scale: number): number => Math.round(value * scale * 1e9) / 1e9;

type Terms = Reading['terms'];

/** What meanings stand for in a form. What is said in the same words from version to version is the same meaning. */
interface Sums {
  readonly paths: ReadonlySet<CellPath>;
  readonly known: WeakMap<Meaning, readonly Terms[]>;
}

const sumsOfForm = new WeakMap<Form, Sums>();

function sumsIn(form: Form): Sums {
  let sums = sumsOfForm.get(form);
  if (!sums) {
    const all = form.tables.flatMap((table) =>
      table.parts.flatMap((part) =>
        part.rows.flatMap((row) => part.columns.map((column) => pathOf(table.key, row, column))),
      ),
    );
    sums = { paths: new Set(all), known: new WeakMap() };
    sumsOfForm.set(form, sums);
  }
  return sums;
}

const readingsOf = (report: Report, form: Form, meaning: Meaning): Reading[] =>
  termsOf(form, meaning).map((terms) => ({ terms, sum: sumOf(report, terms) }));

/** The sums that a meaning stands for in this form: rows by columns, without those the form does not have. */
function termsOf(form: Form, meaning: Meaning): readonly Terms[] {
  const { paths, known } = sumsIn(form);
  const before = known.get(meaning);
  if (before) return before;
  const sums: Terms[] = [];
  for (const row of meaning.rows) {
    for (const column of meaning.columns) {
      const terms = row.flatMap((r) => column.map((c) => termOf(meaning.table, r, c)));
      if (terms.length > 0 && terms.every(({ path }) => paths.has(path))) sums.push(terms);
    }
  }
  known.set(meaning, sums);
  return sums;
}

function termOf(table: string, row: string, column: string): Terms[number] {
  const sign = row.startsWith('-') !== column.startsWith('-') ? -1 : 1;
  return { path: `${table}/${row.replace(/^-/, '')}/${column.replace(/^-/, '')}`, sign };
}

/** null where a cell cannot be counted with. */
function sumOf(report: Report, terms: Terms): number | null {
  let sum = 0;
  for (const { path, sign } of terms) {
    const cell = report.cells.get(path);
    const value = cell ? countOf(report, cell) : null;
    if (value === null) return null;
    sum += sign * value;
  }
  return inCells(sum, 1);
}

/** Whether nobody filled in any of these cells. */
const isUnfilled = (report: Report, { terms }: Reading): boolean =>
  terms.every(({ path }) => {
    const cell = report.cells.get(path);
    return !cell || (isNothing(cell) && lineOf(report, cell).every(isNothing));
  });

/** The cells that are filled in together: its row's, or all where rows stand side by side. */
function lineOf(report: Report, cell: Cell): readonly Cell[] {
  const table = report.tables.find((candidate) => candidate.table === cell.table);
  const row = table?.rows.find((candidate) => candidate.row === cell.row);
  return (cell.table.across ? table?.cells : row?.cells) ?? [];
}

/** What a cell counts for: a blank nothing, a blank total the sum of its row. Money without a unit is 万元. */
function countOf(report: Report, cell: Cell): number | null {
  if (isNoCount(cell)) return null;
  if (isNothing(cell) && cell.column.total)
    return sumOfRow(
      cell,
      lineOf(report, cell).filter(({ row }) => row === cell.row),
    );
  const value = cell.value ?? 0;
  if (!cell.column.unitInCell) return value;
  return /万/.test(cell.text) ? value : /亿/.test(cell.text) ? value * 1e4 : /元/.test(cell.text) ? value / 1e4 : null;
}

/** A cell that was not read, or one that takes part in a sum that does not hold, proves nothing about the text. */
function doubtOfCells(report: Report, readings: readonly Reading[]): Doubt | null {
  if (readings.length === 0 || readings.some((reading) => reading.sum === null || isUnfilled(report, reading)))
    return 'cells';
  const broken = brokenPaths(report);
  return readings.some(({ terms }) => terms.some(({ path }) => broken.has(path))) ? 'sums' : null;
}

function brokenPaths(report: Report): Set<CellPath> {
  const broken = equationsOf(report).filter(isBroken);
  return new Set(broken.flatMap(({ relation: { left, right } }) => [...left, ...right]));
}
