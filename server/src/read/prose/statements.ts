import { type CellPath, type Form, pathOf } from '../../form/model.js';
import type { Span } from '../../parse/tree.js';
import { equationsOf, isBroken, isNoCount, isNothing, sumOfRow } from '../balance.js';
import type { Cell, Report } from '../report.js';
import { DISCLOSURE, type Meant, meantBy, type Topic } from './meaning.js';
import { type CountRead, countsIn, standsFor } from './numbers.js';
import { type Passage, passagesOf, spanIn } from './passages.js';
import { isOtherOrgan, withoutOrgan } from './scope.js';
import { casesIn, type Meaning } from './vocabulary.js';

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
export type Doubt = 'period' | 'organ' | 'words' | 'about' | 'cells' | 'sums';

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

const known = new WeakMap<Report, readonly Statement[]>();

/**
 * What the prose of a report says about cells of its tables, in the order of the text. A number that nothing links to
 * a cell is no statement.
 */
export function statementsOf(report: Report): readonly Statement[] {
  let statements = known.get(report);
  if (!statements) {
    statements = report.form ? [...findStatements(report, report.form)] : [];
    known.set(report, statements);
  }
  return statements;
}

/** Words without which a paragraph says nothing about the tables. */
const SUBJECT = /申请|复议|诉讼|应诉|规范性文件|规章|行政许可|行政处罚|行政强制|事业性收费|集中采购/;
const SUBHEADING = /^[（(][一二三四五六七八九十][)）]|^[一二三四五六七八九十][、.．]/;
const REQUESTS = /依申请|信息公开的?申请|公开申请|申请公开|公开政府信息的?申请/;

function* findStatements(report: Report, form: Form): Iterable<Statement> {
  const topic: Topic = { requests: false, disclosure: false, last: null };
  let section: Passage['section'] | undefined;
  for (const passage of passagesOf(report)) {
    const { text } = passage;
    if (passage.section !== section || SUBHEADING.test(text)) {
      topic.requests = false;
      topic.last = null;
    }
    section = passage.section;
    topic.requests ||= REQUESTS.test(text);
    if (topic.last || SUBJECT.test(text)) yield* new PassageReader(report, form, passage, topic).statements();
  }
}

interface Found {
  readonly claim: Statement['claim'];
  readonly start: number;
  readonly end: number;
  readonly words: string;
  readonly meaning: Meaning;
  readonly value: number;
  readonly step: number;
  readonly scale: number;
  readonly doubt: Doubt | null;
}

/** Counts of files by their 公开属性: what is said before them is about files, not applications. */
const ATTRIBUTES = /属性|主动公开(?:类|的)?(?:文件|公文)?[\d０-９]/;
const PRINTED = /刊登|登载|刊载|刊发/;
const CHANGED = /失效|修改|修订|修正|清理/;
const INCLUDING = /^[（(，]?(?:含|包[括含])/;
const COMPARED =
  /(?:较|比|同比|环比).{0,12}(?:增|减|升|降|回落|多|少)|(?:增加|减少|增长|下降|上升|提高|提升|回落|多|少)了?$/;
const FUTURE = /^.{0,12}(?:将|拟|力争|计划)/;
const PART_OF_YEAR =
  /[上下]半年|季度|前[一二三四五六七八九十]+个?月|\d(?:月份?)?[至到—-](?:[1-9]|1[01])月|截[至止]到?(?:\d{4}年)?(?:[1-9]|1[01])月/;
const LOOK_BACK = /(?:上一?|去|往|前|历)年度?(?!.{0,4}(?:转|遗留|留存|未))/;
/** Not all of those that the report is about. */
const SOME = /个别|部分|有的|有些|一些|少数/;
/** Something was not done, which is no number. */
const DONE = /按|规|答|办|处理|及时|工作/;
const THIS_YEAR = /今年|本年/;
/** Words before a number that can limit it; longer sentences are looked at from here on. */
const LONGEST_LEAD = 200;

/** Reads the numbers of one passage, one after another; what earlier ones were about is known to later ones. */
class PassageReader {
  readonly #text: string;
  /** The year that is spoken of, from the beginning of some sentence on. */
  #year: number | null;
  /** A year inside a sentence is that of its rest alone. */
  #passing: { readonly year: number; readonly sentence: number } | null = null;
  #otherOrgan = false;
  #sentence = 0;
  #scanned = 0;
  /** Where the last number ends that was read as a cell. */
  #read = 0;
  /** What is left of a list whose numbers follow it: 行政复议、行政诉讼分别为3件、2件. */
  #listed: string[] = [];

  constructor(
    private readonly report: Report,
    private readonly form: Form,
    private readonly passage: Passage,
    private readonly topic: Topic,
  ) {
    this.#text = passage.text;
    this.#year = report.year;
  }

  *statements(): Iterable<Statement> {
    const counts = countsIn(this.#text);
    const claims = [...this.#text.matchAll(CLAIMS)];
    let claim = 0;
    let end = 0;
    for (const [index, count] of counts.entries()) {
      for (; (claims[claim]?.index ?? this.#text.length) < count.start; claim++) {
        yield* this.#claim(claims[claim] as RegExpExecArray);
      }
      this.#enter(count.start);
      if (count.unit === '年') this.#enterYear(count);
      else if (!SKIPPED_UNITS.has(count.unit)) {
        yield* this.#count(count, end, counts[index + 1]?.start ?? this.#text.length);
        end = count.unitEnd;
      }
    }
    for (; claim < claims.length; claim++) yield* this.#claim(claims[claim] as RegExpExecArray);
  }

  /** Goes on to an offset, and notes where its sentence begins. */
  #enter(at: number): void {
    for (; this.#scanned < at; this.#scanned++) {
      if ('。！？'.includes(this.#text.charAt(this.#scanned))) this.#sentence = this.#scanned + 1;
    }
  }

  #enterYear({ start, end, value }: CountRead): void {
    const before = this.#text.slice(Math.max(0, start - FARTHEST), start);
    if (end - start !== 4 || before.lastIndexOf('《') > before.lastIndexOf('》')) return;
    this.#passing = { year: value, sentence: this.#sentence };
    const opening = this.#text.slice(this.#sentence, Math.min(start, this.#sentence + NEAR_BEGINNING));
    if (opening.length < NEAR_BEGINNING && !/[对照按据比较]/.test(opening)) this.#year = value;
  }

  *#count(count: CountRead, from: number, next: number): Iterable<Statement> {
    const text = this.#text;
    const start = clauseStart(text, from, count.start);
    const before = text.slice(start, count.start);
    if (count.unit === '%' || COMPARED.test(before) || FUTURE.test(before)) return;
    const behind = text.slice(count.unitEnd, clauseEnd(text, count.unitEnd, next));
    const list = /^(.+)分别.{0,6}$/.exec(before);
    if (list) this.#listed = (list[1] as string).split(/[、和及与]/);
    else if (!/^[、和及，]?$/.test(before)) this.#listed = [];
    const each = before.endsWith('各');
    const named = this.#listed.shift() ?? before.replace(/各$/, '').replace(/^[、，（(]+|^\d{1,2}[.．、)）]/, '');
    const words = withoutOrgan(this.report.organ, named);
    const meant =
      this.#meant(words, behind, count.unit) ??
      this.#meant(this.#clauseBefore(before, from, start), behind, count.unit);
    const lead = text.slice(Math.max(this.#sentence, count.start - LONGEST_LEAD), count.start);
    if (!meant || isAside(meant.meaning, lead + text.slice(count.start, count.end))) return;
    this.#enterOrgan(count.start);
    this.#read = count.unitEnd;
    const { meaning } = meant;
    this.topic.last = meaning;
    if (meaning.table === 'requests') this.topic.requests = true;
    const sure =
      meant.sure &&
      !isLimited(
        meaning,
        lead + text.slice(count.start, count.start + FARTHEST),
        text.slice(count.unitEnd, count.unitEnd + 4),
      );
    const doubt = this.#isOtherPeriod(meaning, lead, words) ? 'period' : this.#doubtOf(count, sure);
    const said = text.slice(start, count.unitEnd + behind.length).replace(/^、/, '');
    const found = { ...count, words: said, claim: 'count' as const, doubt, scale: SCALES[count.unit] ?? 1 };
    const single = each && meaning.rows.length === 1 ? (meaning.rows[0] ?? []) : [];
    if (single.length < 2) yield this.#statement({ ...found, meaning });
    for (const row of single.length < 2 ? [] : single)
      yield this.#statement({ ...found, meaning: { ...meaning, rows: [[row]] } });
  }

  #meant(before: string, behind: string, unit: string): Meant | null {
    const until = this.#scanned;
    const near = this.#text.slice(Math.max(0, until - LONGEST_LEAD), until);
    this.topic.disclosure = DISCLOSURE.test(near) || DISCLOSURE.test(before);
    return meantBy(this.form, this.report.year, { before, behind, unit }, this.topic);
  }

  /** The words of the clause before a number whose own say nothing: 收到申请，共计5件. */
  #clauseBefore(words: string, from: number, start: number): string {
    if (!isEmpty(words)) return words;
    const before = clauseStart(this.#text, from, start - 1);
    return before > from || from === 0 ? this.#text.slice(before, start - 1) + words : words;
  }

  #doubtOf({ about }: CountRead, sure: boolean): Doubt | null {
    if (this.#otherOrgan) return 'organ';
    if (about) return 'about';
    return sure ? null : 'words';
  }

  #enterOrgan(at: number): void {
    const words = this.#text.slice(Math.max(this.#sentence, this.#read, at - LONGEST_LEAD), at);
    this.#otherOrgan = isOtherOrgan(this.report.organ, words, this.#otherOrgan);
  }

  #isOtherPeriod({ rows }: Meaning, lead: string, words: string): boolean {
    const { year } = this.report;
    const spoken = this.#passing?.sentence === this.#sentence ? this.#passing.year : this.#year;
    const isCarried = rows[0]?.[0] === 'carriedIn' || rows[0]?.[0] === 'carriedOut';
    const isOther =
      spoken !== year && !THIS_YEAR.test(words) && !(isCarried && Math.abs((spoken ?? 0) - (year ?? 0)) === 1);
    return isOther || (!isCarried && LOOK_BACK.test(words)) || PART_OF_YEAR.test(lead.slice(-FARTHEST));
  }

  /** 没有 …, 未发生 …: none; 均获维持, 均已审结: all alike. */
  *#claim(match: RegExpExecArray): Iterable<Statement> {
    const start = match.index;
    this.#enter(start);
    const { all, none } = match.groups ?? {};
    const claimed = (claim: 'all' | 'none', end: number, meaning: Meaning): Statement => {
      this.#enterOrgan(start);
      const doubt = this.#isOtherPeriod(meaning, '', match[0]) ? 'period' : this.#otherOrgan ? 'organ' : null;
      const words = this.#text.slice(clauseStart(this.#text, 0, start), start + match[0].length);
      return this.#statement({ claim, start, end, words, meaning, value: 0, step: 1, scale: 1, doubt });
    };
    if (all !== undefined && this.topic.last?.table === 'cases') {
      const columns = /维持/.test(all) ? ['corrected', 'other', 'pending'] : ['pending'];
      const rows = casesIn(this.#text.slice(Math.max(this.#sentence, start - LONGEST_LEAD), start));
      if (rows.length > 0) yield claimed('all', start + all.length, { table: 'cases', rows, columns: [columns] });
    }
    if (none !== undefined && this.passage.section !== 'problems') {
      const words = match[0].replace(/^(?:没有|无|不存在|不涉及)/, '');
      const meant = this.#meant(words, '', '');
      const lead = this.#text.slice(Math.max(this.#sentence, start - LONGEST_LEAD), start);
      if (meant?.sure && !SOME.test(lead) && !(meant.meaning.rows.length > 2 && DONE.test(words)))
        yield claimed('none', start + none.length, meant.meaning);
    }
  }

  #statement({ claim, start, end, words, meaning, value, step, scale, doubt }: Found): Statement {
    const { report } = this;
    const readings = readingsOf(report, this.form, meaning);
    const exact = { value: inCells(value, scale), step: step * scale };
    const fitting = doubt === 'period' ? null : readings.find(({ sum }) => sum !== null && standsFor(exact, sum));
    const why = doubt ?? (fitting ? null : doubtOfCells(report, readings));
    return {
      span: spanIn(this.passage, start, end),
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
}

/** What a number in this unit is to be multiplied by for the unit of the cells. */
const SCALES: Readonly<Record<string, number>> = { 元: 1e-4, 亿元: 1e4 };

/** Sums and products of decimal fractions, without what binary ones add to them. */
const inCells = (value: number, scale: number): number => Math.round(value * scale * 1e9) / 1e9;

/** Other things than cells: files by their attribute, contents of a gazette. */
const isAside = ({ table }: Meaning, lead: string): boolean =>
  (table === 'requests' && ATTRIBUTES.test(lead)) || (table === 'disclosure' && PRINTED.test(lead));

/** Documents lapsed or changed beside those repealed and made; 予以公开42件（含部分公开12件）: counted in a way of its own. */
const isLimited = ({ table, rows }: Meaning, around: string, behind: string): boolean =>
  table === 'disclosure' ? CHANGED.test(around) : rows.length < 3 && INCLUDING.test(behind);

const SKIPPED_UNITS = new Set(['月', '日', '号', '时', '分', '点', '楼', '层', '期', '篇', '名', '百分点', '个百分点']);
/** Commas and the like; 、 parts clauses only behind a number. */
const STOPS = '，；：,;。！？';
const FARTHEST = 60;
const NEAR_BEGINNING = 8;

/** Where the clause of a number begins: behind the last comma, not before `from`; brackets closed before it are in it. */
function clauseStart(text: string, from: number, end: number): number {
  const first = Math.max(from, end - FARTHEST);
  if (text.charAt(end - 1) === '、') return end;
  let depth = 0;
  for (let at = end - 1; at >= first; at--) {
    const char = text.charAt(at);
    if ('）)》'.includes(char)) depth++;
    else if ('（(《'.includes(char)) {
      if (depth === 0) return at + 1;
      depth--;
    } else if (depth === 0 && STOPS.includes(char)) return at + 1;
  }
  return first;
}

/** Where the words behind a number end: at a comma, or where another number begins that they belong to. */
function clauseEnd(text: string, from: number, next: number): number {
  const last = Math.min(next, from + FARTHEST);
  for (let at = from; at < last; at++) if (`${STOPS}、（(）)`.includes(text.charAt(at))) return at;
  return next < from + FARTHEST && next < text.length ? from : last;
}

/** Words that add nothing to the clause before them. */
const isEmpty = (words: string): boolean => /^(?:其中|共计?|合计|总计|计|共有|有|全年|约|数量|累计|总共)*$/.test(words);

const CLAIMS =
  /(?<all>(?:结果)?(?:均|全部|都)(?:获得?|被|为|已|予以|得到)*(?:维持|审结|结案))|(?<none>没有|未(?:发生|收到|接到|出现|产生|引发|引起|被|制发|出台|废止)|无|不存在|不涉及)[^，。；：\d]{2,40}(?=[，。；）]|$)/g;

const pathsOfForm = new WeakMap<Form, ReadonlySet<CellPath>>();

function pathsOf(form: Form): ReadonlySet<CellPath> {
  let paths = pathsOfForm.get(form);
  if (!paths) {
    const all = form.tables.flatMap((table) =>
      table.parts.flatMap((part) =>
        part.rows.flatMap((row) => part.columns.map((column) => pathOf(table.key, row, column))),
      ),
    );
    paths = new Set(all);
    pathsOfForm.set(form, paths);
  }
  return paths;
}

/** The sums that a meaning stands for in this form: rows by columns, without those the form does not have. */
function readingsOf(report: Report, form: Form, { table, rows, columns }: Meaning): Reading[] {
  const paths = pathsOf(form);
  const readings: Reading[] = [];
  for (const row of rows) {
    for (const column of columns) {
      const terms = row.flatMap((r) => column.map((c) => termOf(table, r, c)));
      if (terms.length > 0 && terms.every(({ path }) => paths.has(path)))
        readings.push({ terms, sum: sumOf(report, terms) });
    }
  }
  return readings;
}

function termOf(table: string, row: string, column: string): Reading['terms'][number] {
  const sign = row.startsWith('-') !== column.startsWith('-') ? -1 : 1;
  return { path: `${table}/${row.replace(/^-/, '')}/${column.replace(/^-/, '')}`, sign };
}

function sumOf(report: Report, terms: Reading['terms']): number | null {
  let sum = 0;
  for (const { path, sign } of terms) {
    const cell = report.cells.get(path);
    const value = cell ? countOf(report, cell) : null;
    if (value === null) return null;
    sum += sign * value;
  }
  return inCells(sum, 1);
}

/** What a cell counts for: a blank nothing, a blank total the sum of its row. Money without a unit is 万元. */
function countOf(report: Report, cell: Cell): number | null {
  if (isNoCount(cell)) return null;
  if (isNothing(cell) && cell.column.total) {
    const row = report.tables.flatMap(({ rows }) => rows).find(({ cells }) => cells.includes(cell));
    return row ? sumOfRow(cell, row.cells) : null;
  }
  const value = cell.value ?? 0;
  if (!cell.column.unitInCell) return value;
  return /万/.test(cell.text) ? value : /亿/.test(cell.text) ? value * 1e4 : /元/.test(cell.text) ? value / 1e4 : null;
}

/** A cell that was not read, or one that takes part in a sum that does not hold, proves nothing about the text. */
function doubtOfCells(report: Report, readings: readonly Reading[]): Doubt | null {
  if (readings.length === 0 || readings.some(({ sum }) => sum === null)) return 'cells';
  const broken = brokenPaths(report);
  return readings.some(({ terms }) => terms.some(({ path }) => broken.has(path))) ? 'sums' : null;
}

function brokenPaths(report: Report): Set<CellPath> {
  const broken = equationsOf(report).filter(isBroken);
  return new Set(broken.flatMap(({ relation: { left, right } }) => [...left, ...right]));
}
