import { isBlank } from '../parse/characters.js';
import type { Line, Span, Tree } from '../parse/tree.js';
import { YEAR as YEAR_WORDS, yearOf } from './dates.js';
import { simplified } from './normalise.js';
import { periodsIn } from './prose/period.js';
import { type SignedDate, signatureIn } from './signature.js';

/** Whose report it is, and of which year. */
export interface Identity {
  readonly organ: string | null;
  readonly year: number | null;
  readonly yearSpan: Span | null;
  readonly title: Span | null;
}

/** A line, or lines, with the words of a report's title. */
interface Title {
  readonly span: Span;
  /** Without blanks, in simplified characters, with the offset of each. */
  readonly words: string;
  readonly offsets: readonly number[];
}

/** The end of a title once its year is taken out: 政府信息公开工作年度报告, also behind a bracket left empty. */
const REPORT_TITLE =
  /(?:政府信息公开(?:工作)?|政务公开工作|信息公开工作)(?:年?度?报告|年度工作报告|年报)(?:[（(]年?度?[)）])?$/;
const YEAR = new RegExp(`${YEAR_WORDS}(?=年)`);

/** A title without its year, and without what pages put before a title. */
const withoutYear = (words: string): string => words.replace(YEAR, '').replace(/^(?:标题[:：]|【[^】]{1,8}】)/, '');

/** What is left of a title without its year and its end; 县人民政府信息公开…报告 says 政府 once for twice. */
const organOf = (words: string): string =>
  withoutYear(words)
    .replace(REPORT_TITLE, '')
    .replace(/^年度?|(?:关于)?年?度?$/g, '')
    .replace(/人民$/, '人民政府');

const LONGEST = 60;
/** A title stands near the beginning; further down it is another report's, or a link to one. */
export const LINES_BEFORE_TITLE = 60;

/**
 * Lines that read like a report's title, between the lines `from` and `to`; a title may be broken over three lines,
 * and the organ may stand on one of its own above it.
 */
export function findTitle(tree: Tree, from: number, to: number): Title | null {
  for (let at = from; at < to; at++) {
    const line = tree.lines[at];
    if (!line || !endsTitle(tree.plain, line)) continue;
    let found: Title | null = null;
    for (let first = at, count = 1; count <= 3 && first >= from; count++) {
      const title = wordsOf(tree, first, at);
      if (
        !title ||
        title.words.length > LONGEST ||
        /关于(?!(?:19|20)\d\d年)|通知|格式|《|。|附件|模板|对比/.test(title.words)
      )
        break;
      if (YEAR.test(title.words) && REPORT_TITLE.test(withoutYear(title.words))) {
        if (namesOrgan(title.words)) return title;
        found ??= title;
      }
      do first--;
      while (first >= from && tree.lines[first]?.kind === 'blank');
    }
    if (found) return found;
  }
  return null;
}

/** The last character of a title: 报告, 年报, or a bracket behind it. */
const endsTitle = (text: string, line: Line): boolean => {
  const cell = line.cells.at(-1);
  return cell !== undefined && cell.end > cell.start && '告報报）)'.includes(text[cell.end - 1] as string);
};

/** A title that is whole without the line above it. */
const namesOrgan = (words: string): boolean => organOf(words).length > 2;

function wordsOf(tree: Tree, from: number, to: number): Title | null {
  let words = '';
  const offsets: number[] = [];
  for (let at = from; at <= to; at++) {
    const line = tree.lines[at];
    if (!line || line.kind === 'blank' || line.kind === 'rule') continue;
    if (line.end - line.start > LONGEST * 3) return null;
    for (let offset = line.start; offset < line.end; offset++) {
      const char = tree.plain[offset] as string;
      if (isBlank(char.charCodeAt(0)) || '#*|'.includes(char)) continue;
      words += char;
      offsets.push(offset);
    }
  }
  if (words === '') return null;
  return {
    words: simplified(words),
    offsets,
    span: { start: offsets[0] as number, end: (offsets.at(-1) as number) + 1 },
  };
}

/**
 * Organ and year from the title, else from the sentence on the period and the first paragraph, else from the
 * signature.
 * @param before line of the first section's title
 * @param end line behind the report's last
 */
export function identify(tree: Tree, before: number, end: number): Identity {
  const title = findTitle(tree, 0, Math.min(Math.max(before, 1), LINES_BEFORE_TITLE));
  const preamble = tree.plain.slice(0, tree.lines[Math.min(before, tree.lines.length - 1)]?.end ?? 0).slice(0, 4000);
  if (!title) {
    const signed = signatureIn(tree, before + 1, end);
    return {
      organ: organIn(preamble) ?? signed.organ?.name ?? null,
      ...(yearIn(preamble) ?? yearBefore(signed.date)),
      title: null,
    };
  }
  const own = ofTitle(tree, title);
  const organ = own.organ || organIn(preamble);
  return { ...own, organ: organ && organ.length <= LONGEST_ORGAN ? organ : null };
}

const LONGEST_ORGAN = 40;

/** What a title tells by itself. */
function ofTitle(tree: Tree, title: Title) {
  const match = YEAR.exec(title.words) as RegExpExecArray;
  const start = title.offsets[match.index] as number;
  return {
    organ: organOf(title.words) || organAbove(tree, title),
    year: yearOf(match[0]),
    yearSpan: { start, end: (title.offsets[match.index + 3] as number) + 1 },
    title: title.span,
  };
}

/**
 * Organ and year where a title in the first lines tells both by itself, with where it ends; they are those that
 * `identify` gives unless a section begins above.
 */
export function identifyByTitle(
  tree: Tree,
): { readonly organ: string; readonly year: number; readonly end: number } | null {
  const title = findTitle(tree, 0, Math.min(tree.lines.length, LINES_BEFORE_TITLE));
  if (!title) return null;
  const { organ, year } = ofTitle(tree, title);
  return organ && organ.length <= LONGEST_ORGAN && year !== null ? { organ, year, end: title.span.end } : null;
}

/** The organ on a line of its own above a title that begins with the year. */
function organAbove(tree: Tree, title: Title): string | null {
  const line = tree.lines.findLast((candidate) => candidate.end <= title.span.start && candidate.kind !== 'blank');
  const words = line ? tree.plain.slice(line.start, line.end).replace(/[\s#*\u3000\u00a0\ufeff]/g, '') : '';
  return /^[\u4e00-\u9fff（）()]{3,40}$/.test(words) ? words : null;
}

/** `汇总平潭综合实验区各有关单位…`, `由…人民政府办公室编制`. */
function organIn(preamble: string): string | null {
  const narrow = preamble.replace(/[\s\u3000\u00a0]/g, '').slice(0, 2000);
  const match =
    /(?:汇总|由)([\u4e00-\u9fff]{3,30}?)(?:各有关|各部门|各单位|所属|根据|负责编制|组织编制|编制)/.exec(narrow) ??
    /请与([\u4e00-\u9fff]{3,30}?)(?:政府信息公开|管委会办公室|办公室)[\u4e00-\u9fff]{0,20}联系/.exec(narrow);
  return match?.[1] ?? null;
}

type Year = Pick<Identity, 'year' | 'yearSpan'>;

const REPORT_ON = new RegExp(`(?<![《〈][^》〉]{0,60})(${YEAR_WORDS})年度?[^，。；《》]{0,20}(?:年度报告|年报)`);

/** The year of the period, or of the report in the words of the first paragraph. */
function yearIn(preamble: string): Year | null {
  let words = '';
  const offsets: number[] = [];
  for (let at = 0; at < preamble.length; at++) {
    if (isBlank(preamble.charCodeAt(at))) continue;
    words += preamble[at];
    offsets.push(at);
  }
  const period = periodsIn(words).find(({ named }) => named);
  const stated = period?.first?.year ?? period?.last.year;
  const match = stated ? null : REPORT_ON.exec(words);
  const start = stated?.start ?? match?.index;
  if (start === undefined) return null;
  const printed = words.slice(start, start + 4);
  return {
    year: yearOf(printed),
    yearSpan: { start: offsets[start] as number, end: (offsets[start + 3] as number) + 1 },
  };
}

/** A report is signed in the year after its own. */
const yearBefore = (date: SignedDate | null): Year =>
  date ? { year: date.year - 1, yearSpan: date.yearSpan } : { year: null, yearSpan: null };
