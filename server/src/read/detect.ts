import { parse } from '../parse/parse.js';
import type { Tree } from '../parse/tree.js';
import { findTitle } from './identity.js';
import { readNumber } from './number.js';
import type { NoReport } from './report.js';
import { type Survey, survey, type TitleCandidate } from './survey.js';

const FEWEST_TITLES = 3;
const FEWEST_ROWS = 5;
/** A binary file or a book is no report; nobody waits for it. */
const MOST_CHARACTERS = 64 << 20;

/** Whether a text holds a report, or the form being filled in. Pure; the client asks it before any server runs. */
export function holdsReport(text: string): boolean {
  if (text.length > MOST_CHARACTERS || text.length < 100) return false;
  const tree = parse(text);
  return whyNoReport(tree, survey(tree)) === null;
}

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
  if (titles.size >= FEWEST_TITLES && found.rows.size >= FEWEST_ROWS && !isNotice(tree, found)) return null;
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
const ANNEX = /^(?:附件|附表|附)[:：\d一二三四五]?|年度报告格式|报告模板|填报说明/;

/** The first lines are a notice's title, or the form below is an annex and empty. */
function isNotice(tree: Tree, found: Survey): boolean {
  const first = found.titles[0]?.line ?? 0;
  let read = 0;
  let annexed = false;
  for (let at = 0; at < first; at++) {
    const line = tree.lines[at];
    if (!line || line.kind === 'blank' || line.end - line.start > 120) continue;
    const words = tree.text.slice(line.start, line.end).replace(/[\s#*\u3000\u00a0]/g, '');
    if (NOTICE.test(words)) {
      if (read < 8) return true;
      annexed = true;
    }
    if (ANNEX.test(words)) annexed = true;
    read++;
  }
  return annexed && isEmptyForm(tree, first);
}

function isEmptyForm(tree: Tree, from: number): boolean {
  let numbers = 0;
  for (let at = from; at < tree.lines.length && numbers < 10; at++) {
    for (const cell of tree.lines[at]?.cells ?? []) {
      const number = cell.end > cell.start ? readNumber(tree.text.slice(cell.start, cell.end)) : null;
      if (number?.value) numbers++;
    }
  }
  return numbers < 3;
}

/** A report of before 2019, when there was another form. */
function isOld(tree: Tree): boolean {
  const title = findTitle(tree, 0, 40);
  const year = title ? Number(/(?:19|20)\d\d(?=年)/.exec(title.words)?.[0]) : Number.NaN;
  return year < 2019;
}
