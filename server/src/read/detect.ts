import { parse } from '../parse/parse.js';
import type { Tree } from '../parse/tree.js';
import { findTitle } from './identity.js';
import type { NoReport } from './report.js';
import { type Survey, survey } from './survey.js';
import type { TitleCandidate } from './titles.js';

const FEWEST_TITLES = 3;
const FEWEST_ROWS = 5;
/** Heads of the form above the numbers: a comparison of two years has heads of its own. */
const FEWEST_HEADS = 2;
const LONGEST_TITLE = 120;
/** A binary file or a book is no report; nobody waits for it. */
const MOST_CHARACTERS = 64 << 20;

/** Whether a text holds a report, or the form being filled in. Pure; the client asks it before any server runs. */
export function holdsReport(text: string): boolean {
  if (text.length > MOST_CHARACTERS || text.length < 100) return false;
  const tree = parse(text);
  return whyNoReport(tree, survey(tree)) === null;
}

/** Whether the first words of a text are the title of a report, as they are while somebody begins to write one. */
export function beginsReport(text: string): boolean {
  const [first] = FIRST_WORDS.exec(text) ?? [];
  return first !== undefined && findTitle(parse(first), 0, 1) !== null;
}

const FIRST_WORDS = /\S.{0,200}/;

/**
 * Why a text is no report; null where it is one. A report has at least three section titles on lines of their own
 * and five row labels standing in a table. A notice about compiling the reports may have the blank form annexed: its
 * own title comes first.
 */
export function whyNoReport(tree: Tree, found: Survey): NoReport | null {
  if (!/\S/.test(tree.text)) return 'empty';
  if (tree.text.includes('\0')) return 'binary';
  const lines = new Set(found.titles.map(({ line }) => line));
  const titles = new Set(
    found.titles.filter((title) => isHeading(tree, lines, title)).map(({ section }) => section.key),
  );
  const isReport = titles.size >= FEWEST_TITLES && found.rows.size >= FEWEST_ROWS && found.heads.size >= FEWEST_HEADS;
  if (isReport && !isNotice(tree, found)) return null;
  return isOld(tree) ? 'old-form' : 'no-report';
}

/** A title with something below it that is no other title: a list of the sections has none such. */
function isHeading(tree: Tree, titles: ReadonlySet<number>, title: TitleCandidate): boolean {
  if (title.alike < 0.8) return false;
  let below = title.line + 1;
  while (tree.lines[below]?.kind === 'blank') below++;
  return below < tree.lines.length && !titles.has(below);
}

const NOTICE = /^(?:.{0,60})?关于.{2,80}(?:通知|函|意见|方案|通报|公告|说明|解释)$/;
const ANNEX =
  /^(?:附件|附表|附)(?:[:：\d一二三四五].{0,40})?$|^.{0,24}(?:年度报告(?:格式|模板)|填报说明)(?:（试行）)?$/;

/** 各镇人民政府，县政府各部门： */
const SALUTATION = /^(?:各|县政府|市政府|省政府|局属|机关各).{1,60}[:：]$/;

/** A notice's title or salutation, or a word for an annex, stands before a form that nobody has filled in. */
function isNotice(tree: Tree, found: Survey): boolean {
  const first = found.titles[0]?.line ?? 0;
  for (let at = 0; at < first; at++) {
    const line = tree.lines[at];
    if (!line || line.kind === 'blank' || line.end - line.start > LONGEST_TITLE) continue;
    const words = tree.plain.slice(line.start, line.end).replace(/[\s#*\u3000\u00a0]/g, '');
    if (NOTICE.test(words) || ANNEX.test(words) || SALUTATION.test(words)) return isEmptyForm(tree, first);
  }
  return false;
}

/** Nobody has filled in the form: hardly a number other than 0 in its tables. */
function isEmptyForm(tree: Tree, from: number): boolean {
  let numbers = 0;
  for (let at = from; at < tree.lines.length && numbers < FEWEST_NUMBERS; at++) {
    const line = tree.lines[at];
    if (!line || line.kind === 'blank' || line.end - line.start > LONGEST_TITLE * 2) continue;
    const words = tree.plain.slice(line.start, line.end);
    if (!/[年，。；]/.test(words)) numbers += words.match(FILLED_IN)?.length ?? 0;
  }
  return numbers < FEWEST_NUMBERS;
}

const FEWEST_NUMBERS = 3;
/** A number other than 0, with blanks or pipes around it. */
const FILLED_IN = /(?<![^\s|])[1-9]\d*(?:\.\d+)?(?![^\s|])/g;

/** A report of before 2019, when there was another form. */
function isOld(tree: Tree): boolean {
  const title = findTitle(tree, 0, 40);
  return title !== null && Number(/(?:19|20)\d\d(?=年)/.exec(title.words)?.[0] ?? Number.NaN) < 2019;
}
