import type { Span } from '../../parse/tree.js';
import type { Report } from '../report.js';
import { type CountRead, isRounded } from './numbers.js';
import { countsOf, type Passage, passagesOf, spanIn } from './passages.js';
import { type Statement, statementsOf } from './statements.js';

/** A number of the text, with its place in the document. */
export interface Amount {
  readonly span: Span;
  readonly value: number;
}

/** Parts after 其中 that nearly add up to their whole, and do not. */
export interface PartsOff {
  readonly kind: 'parts';
  readonly whole: Amount;
  readonly parts: readonly Amount[];
}

/** 258件，占33.9%: a share of none of the numbers that it can be a share of. */
export interface ShareOff {
  readonly kind: 'share';
  readonly share: Amount;
  readonly part: Amount;
  /** What it may be a share of, most likely first, with the share it would be, in the digits of the printed one. */
  readonly wholes: readonly (Amount & { readonly share: number })[];
}

/** Sums and shares inside the prose that do not come out. What the text does not claim to be complete is left alone. */
export function* sharesOff(report: Report): Iterable<PartsOff | ShareOff> {
  const told = new Map(statementsOf(report).map((statement) => [statement.span.start, statement]));
  for (const passage of passagesOf(report)) {
    const hasParts = passage.text.includes('其中');
    const hasShares = /[%％]/.test(passage.text) && passage.text.includes('占');
    if ((!hasParts && !hasShares) || UNFILLED.test(passage.text)) continue;
    const counts = countsOf(passage).filter(({ unit }) => !DATES.test(unit));
    if (hasParts) {
      for (const off of partsOff(passage, counts)) if (!isOfTables(told, off)) yield off;
    }
    if (hasShares) yield* percentagesOff(passage, counts);
  }
}

/**
 * 收到95件，其中予以公开…: parts that are those of the tables, or add up to another sum that the words before them may
 * mean. What is carried from year to year makes these differ.
 */
function isOfTables(told: ReadonlyMap<number, Statement>, { whole, parts }: PartsOff): boolean {
  const sum = parts.reduce((total, { value }) => total + value, 0);
  return (
    parts.every(({ span }) => told.get(span.start)?.fitting) ||
    (told.get(whole.span.start)?.readings ?? []).some((reading) => reading.sum === sum)
  );
}

/** Numbers that are still to be filled in are missing from every sum: ××件, ____条, 予以公开件. */
const UNFILLED = /(?:[×✕╳xXｘＸ_＿]{2}|[×_＿…]|公开|处理|提供|申请)[件条次份起宗](?![^，。；、（）\d])/;
const DATES = /^[年月日号时分点楼层]$/;

const amountOf = (passage: Passage, { start, end, value }: CountRead): Amount => ({
  span: spanIn(passage, start, end),
  value,
});

/** Parts may leave something out; as little as this share of the whole is no part that anybody leaves out. */
const SLIP = 0.04;
/** More parts than this are not tried in all combinations. */
const MOST_PARTS = 10;
const NEARBY = 40;

function* partsOff(passage: Passage, counts: readonly CountRead[]): Iterable<PartsOff> {
  const { text } = passage;
  let next = 0;
  for (const { index } of text.matchAll(/其中/g)) {
    while ((counts[next]?.start ?? Number.POSITIVE_INFINITY) < index) next++;
    const whole = counts[next - 1];
    if (!whole || whole.about || !isCounted(whole) || index - whole.unitEnd > NEARBY) continue;
    const parts = partsFrom(text, counts, next, whole);
    if (parts.length < 2 || parts.length > MOST_PARTS) continue;
    const sum = parts.reduce((total, { value }) => total + value, 0);
    const off = Math.abs(whole.value - sum);
    if (off === 0 || off > whole.value * SLIP || someAddUp(parts, whole.value)) continue;
    yield { kind: 'parts', whole: amountOf(passage, whole), parts: parts.map((part) => amountOf(passage, part)) };
  }
}

const isCounted = ({ unit, step }: CountRead): boolean => unit !== '' && unit !== '%' && step === 1;

/** More parts than are told: 视频10件等形式, 其余为计划类. */
const OPEN = /^.{0,8}等|^[，；、](?:其余|剩余|其[他它])/;

/** The numbers of the same unit in the sentence behind 其中; none where words make the list open or its numbers double. */
function partsFrom(text: string, counts: readonly CountRead[], from: number, whole: CountRead): CountRead[] {
  const parts: CountRead[] = [];
  let end = counts[from]?.start ?? text.length;
  for (const count of counts.slice(from, from + MOST_PARTS + 1)) {
    const between = text.slice(end, count.start);
    if (parts.length > 0 && /[。；！？]|其中/.test(between)) break;
    end = count.unitEnd;
    // Parts with their shares are compared by these, complete or not.
    if (count.unit === '%') return [];
    if (count.unit !== whole.unit) continue;
    if (count.about || count.step !== 1 || /各$|[增减]|比|较/.test(between)) return [];
    parts.push(count);
  }
  return OPEN.test(text.slice(end, end + 10)) ? [] : parts;
}

/** Whether some of the parts add up to the whole: the others overlap with them, or are beside it. */
function someAddUp(parts: readonly CountRead[], whole: number): boolean {
  let sums = new Set([0]);
  for (const { value } of parts) sums = new Set([...sums, ...[...sums].map((sum) => sum + value)]);
  return sums.has(whole);
}

const SHARE_OF_OTHERS = /全国|全省|全市|全县|全区|同期|上年|去年/;

function* percentagesOff(passage: Passage, counts: readonly CountRead[]): Iterable<ShareOff> {
  const { text } = passage;
  const shares = counts.flatMap((share, index) => {
    const part = counts[index - 1];
    if (share.unit !== '%' || share.about || !part || !isCounted(part) || part.about) return [];
    const between = text.slice(part.unitEnd, share.start);
    if (!/^[，、（,(]?(?:约)?占[^，。；\d]{0,12}$/.test(between) || SHARE_OF_OTHERS.test(between)) return [];
    return [{ share, part }];
  });
  if (shares.length === 0 || shares.length > MOST_SHARES) return;
  const wholesOf = (part: CountRead): CountRead[] => {
    const bigger = counts.filter(({ unit, value }) => unit === part.unit && value > part.value);
    return bigger.slice(0, MOST_SHARES);
  };
  const comesOut = ({ share, part }: (typeof shares)[number], whole: CountRead): boolean =>
    isRounded(share.value, share.step, (part.value / whole.value) * 100);
  const proven = new Set(shares.flatMap((one) => wholesOf(one.part).filter((whole) => comesOut(one, whole))));
  for (const one of shares) {
    const wholes = wholesOf(one.part);
    if (one.part.value === 0 || wholes.some((whole) => comesOut(one, whole))) continue;
    const likely = wholes.filter((whole) => proven.has(whole) || isWholeOf(text, whole, one.part));
    if (likely.length === 0) continue;
    yield {
      kind: 'share',
      share: amountOf(passage, one.share),
      part: amountOf(passage, one.part),
      wholes: likely.map((whole) => ({
        ...amountOf(passage, whole),
        share: Math.round(((one.part.value / whole.value) * 100) / one.share.step) * one.share.step,
      })),
    };
  }
}

const MOST_SHARES = 40;

/** 共收到200件，其中网上申请150件，占75%: said to be a part of it. */
const isWholeOf = (text: string, whole: CountRead, part: CountRead): boolean =>
  part.start > whole.unitEnd &&
  part.start - whole.unitEnd < 2 * NEARBY &&
  /^[，。]?其中[^。；\d]*$/.test(text.slice(whole.unitEnd, part.start));
