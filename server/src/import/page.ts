import type { DefaultTreeAdapterTypes } from 'parse5';
import { parse } from '../parse/parse.js';
import { lineAt } from '../parse/position.js';
import { findTitle } from '../read/identity.js';
import { read } from '../read/read.js';
import type { Report } from '../read/report.js';
import { signatureIn } from '../read/signature.js';
import type { Block } from './html.js';

type Node = DefaultTreeAdapterTypes.ParentNode;

/** Blocks as the text of a report: a line of text a line, a row of a table a line with its cells apart by tabs. */
export const textOf = (blocks: readonly Block[]): string =>
  blocks
    .flatMap((block) => (block.kind === 'line' ? [block.text] : block.rows.map((row) => row.join('\t'))))
    .map((line) => `${line}\n`)
    .join('');

/** A title stands so near above the rest of its report: date, source and size of print are all that comes between. */
const NEAR = 15;
/** And a signature so near below it. */
const LINES_OF_SIGNATURE = 4;

/**
 * The text of a web page's report, without what the site puts around it: from its title, or the first element that
 * belongs to it, to its signature, or the last. The whole text of the page where it holds no report.
 */
export function reportText(blocks: readonly Block[]): string {
  const text = textOf(blocks);
  const report = read(parse(text));
  if (report.form === null) return text;
  const lines = report.tree.lines;
  const elements = blocks.flatMap(({ element, ...block }) =>
    Array<Node>(block.kind === 'line' ? 1 : block.rows.length).fill(element),
  );
  const whole = commonElement(linesOf(report).map((line) => elements[line] as Node));
  const isInside = elements.map((element) => isIn(element, whole));
  const first = isInside.indexOf(true);
  const last = isInside.lastIndexOf(true);
  const start = lines[titleBefore(report, first)]?.start ?? 0;
  const end = signedUntil(report, last + 1) ?? lines[last]?.end ?? text.length;
  return `${text.slice(start, end)}\n`;
}

/** The end of a signature with its date that follows the lines of the report; null where there is none. */
function signedUntil({ tree }: Report, from: number): number | null {
  for (let to = from + 1; to <= Math.min(from + LINES_OF_SIGNATURE, tree.lines.length); to++) {
    const { date } = signatureIn(tree, from, to);
    if (date) return date.span.end;
  }
  return null;
}

/** The lines that certainly belong to the report: titles of sections, and its tables. */
const linesOf = ({ tree, sections, tables }: Report): number[] =>
  [...sections.map(({ line }) => line.start), ...tables.flatMap(({ span }) => [span.start, span.end])].map((offset) =>
    lineAt(tree, offset),
  );

/** The line of the last title that stands between the part of a page around the report and its first section. */
function titleBefore({ tree, sections }: Report, first: number): number {
  const to = lineAt(tree, sections[0]?.line.start ?? 0);
  let found = first;
  for (let from = Math.max(0, first - NEAR); from < to; ) {
    const title = findTitle(tree, from, to);
    if (!title) break;
    found = lineAt(tree, title.span.start);
    from = lineAt(tree, title.span.end) + 1;
  }
  return found;
}

/** The innermost element that holds them all. */
function commonElement(nodes: readonly Node[]): Node | undefined {
  const [first, ...others] = nodes;
  let common = first;
  for (const node of others) while (common && !isIn(node, common)) common = parentOf(common);
  return common;
}

function isIn(node: Node, outer: Node | undefined): boolean {
  for (let at: Node | undefined = node; at; at = parentOf(at)) if (at === outer) return true;
  return false;
}

const parentOf = (node: Node): Node | undefined => ('parentNode' in node ? (node.parentNode ?? undefined) : undefined);
