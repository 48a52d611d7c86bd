import { sections as official } from '../form/tables.js';
import type { Tree } from '../parse/tree.js';
import type { SectionRead } from './report.js';
import type { Anchor } from './survey.js';
import type { TitleCandidate } from './titles.js';

/** Titles less alike than this must have their table below them. */
const SURELY = 0.8;

/**
 * The title of each section: the candidate with the most official words, and with its table below it. Reports have
 * sections of their own making with titles that look official; numerals do not tell them apart.
 */
export function chooseTitles(candidates: readonly TitleCandidate[], anchors: readonly Anchor[]): TitleCandidate[] {
  const chosen: TitleCandidate[] = [];
  const hasTable = tableBelow(candidates, anchors);
  for (const section of official) {
    let best: { candidate: TitleCandidate; score: number } | null = null;
    for (const [index, candidate] of candidates.entries()) {
      if (candidate.section.key !== section.key) continue;
      const isTable = section.key === 'disclosure' || section.key === 'requests' || section.key === 'cases';
      if (isTable && candidate.alike < SURELY && !hasTable[index]) continue;
      const score =
        candidate.alike + (hasTable[index] ? 1 : 0) + (candidate.numeral?.text === section.numeral ? 0.05 : 0);
      if (score > (best?.score ?? 0)) best = { candidate, score };
    }
    if (best) chosen.push(best.candidate);
  }
  return chosen.sort((a, b) => a.line - b.line);
}

/** Whether a label of its own table stands below each candidate, before the next. */
function tableBelow(candidates: readonly TitleCandidate[], anchors: readonly Anchor[]): boolean[] {
  let next = 0;
  return candidates.map(({ line, section }, index) => {
    const end = candidates[index + 1]?.line ?? Number.POSITIVE_INFINITY;
    let found = false;
    for (; next < anchors.length && (anchors[next] as Anchor).line < end; next++) {
      const anchor = anchors[next] as Anchor;
      found ||= anchor.line > line && anchor.table === section.key;
    }
    return found;
  });
}

/** Titles with the text below each, up to the next. */
export function readSections(tree: Tree, titles: readonly TitleCandidate[], end: number): SectionRead[] {
  return titles.map((title, index): SectionRead => {
    const next = titles[index + 1];
    const stop = next ? (tree.lines[next.line]?.start ?? end) : end;
    const start = title.numeral?.span.start ?? title.words.start;
    return {
      section: title.section,
      title: { official: title.section.title, span: title.words, altered: title.alike < 1 },
      numeral: title.numeral,
      line: { start, end: title.words.end },
      whole: { start, end: stop },
    };
  });
}
