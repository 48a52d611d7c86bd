import { lineAt } from '../../parse/position.js';
import { perReport } from '../perReport.js';
import type { Report } from '../report.js';
import { dateBelowTitle, type Signature, signatureIn } from '../signature.js';
import { offsetIn, type Passage, passagesOf } from './passages.js';
import { hasRelativePeriod, type Period, periodsIn } from './period.js';
import { type YearMention, yearsIn } from './years.js';

/** A statement of the period, and the paragraph it stands in. */
export interface PeriodRead extends Period {
  readonly passage: Passage;
}

/** What a report says of its own year, in all the places that speak of it. */
export interface Dating {
  /** The year that most of these places agree on; null where nothing but the prose could tell. */
  readonly year: number | null;
  /** Two of title, period, prose and signature agree on it, and no two on another. */
  readonly isSure: boolean;
  readonly periods: readonly PeriodRead[];
  /** The period is told, but in other words than dates: 上一年度. */
  readonly hasRelativePeriod: boolean;
  readonly signature: Signature;
  /** Years in the prose but for those of the period and the signature. */
  readonly mentions: readonly YearMention[];
}

/** Reads the dates of a report, once. */
export const datingOf = perReport((report): Dating => {
  const passages = passagesOf(report);
  const periods = passages.flatMap((passage) => periodsIn(passage.text).map((period) => ({ ...period, passage })));
  const signature = signatureOf(report);
  const isOfPeriod = inPeriods(periods);
  const mentions = yearsIn(report).filter((mention) => !isOfPeriod(mention) && !isSigned(mention, signature));
  return {
    ...countVotes(votesOf(report, periods, signature, mentions)),
    periods,
    hasRelativePeriod: periods.length === 0 && passages.some(({ text }) => hasRelativePeriod(text)),
    signature,
    mentions,
  };
});

/** Tells years that stand in a period from others, asked about them in the order of the text. */
function inPeriods(periods: readonly PeriodRead[]): (mention: YearMention) => boolean {
  const ahead = new Map<Passage, PeriodRead[]>();
  for (const period of periods.toSorted((a, b) => b.start - a.start)) {
    const own = ahead.get(period.passage);
    if (own) own.push(period);
    else ahead.set(period.passage, [period]);
  }
  return ({ passage, start }) => {
    const own = ahead.get(passage) ?? [];
    while (own.length > 0 && start >= (own.at(-1) as PeriodRead).end) own.pop();
    return start >= (own.at(-1)?.start ?? Number.POSITIVE_INFINITY);
  };
}

const isSigned = ({ passage, start }: YearMention, { date }: Signature): boolean =>
  date !== null && passage.span.end >= date.span.end && offsetIn(passage, start) === date.yearSpan.start;

/** The organ and date below the last section; or the date below the title. */
function signatureOf({ tree, sections, title, second }: Report): Signature {
  const lineOf = (offset: number): number => lineAt(tree, offset);
  const last = sections.at(-1);
  const first = sections[0];
  if (!last || !first) return { organ: null, date: null };
  const to = second ? lineOf(second.start) : tree.lines.length;
  const signature = signatureIn(tree, Math.max(lineOf(last.line.end) + 1, to - MOST_LINES), to);
  if (signature.date) return signature;
  const date = title && dateBelowTitle(tree, lineOf(title.end) + 1, lineOf(first.line.start));
  // An organ without a date, before a second report, stands above its title.
  return { organ: second ? null : signature.organ, date };
}

/** A signature stands this near the end, blank lines and what pages add included. */
const MOST_LINES = 60;

interface Vote {
  readonly from: 'title' | 'period' | 'prose' | 'signature';
  readonly year: number;
  readonly weight: number;
}

function votesOf(
  { title, yearSpan, year }: Report,
  periods: readonly PeriodRead[],
  { date }: Signature,
  mentions: readonly YearMention[],
): Vote[] {
  const votes: Vote[] = [];
  if (title && yearSpan && year !== null) votes.push({ from: 'title', year, weight: 2 });
  const period = periods.find(({ named }) => named) ?? periods[0];
  const ends = period
    ? [period.first?.year?.value, period.last.year?.value].filter((value) => value !== undefined)
    : [];
  for (const value of ends) votes.push({ from: 'period', year: value, weight: 2 / ends.length });
  if (date && date.month <= SIGNED_BY) votes.push({ from: 'signature', year: date.year - 1, weight: 2 });
  // Where title and period agree, and no signature says otherwise, the prose cannot outweigh them.
  if (votes.every((vote) => vote.year === votes[0]?.year) && votes.reduce((sum, { weight }) => sum + weight, 0) > 3) {
    return votes;
  }
  const counts = new Map<number, number>();
  for (const { role, year: told } of mentions) if (role === 'statement') counts.set(told, (counts.get(told) ?? 0) + 1);
  const [most, next = [0, 0]] = [...counts].sort(([, a], [, b]) => b - a);
  // Prose that speaks of one year again and again, and hardly of another, outweighs a title.
  if (most && most[1] > next[1]) {
    votes.push({ from: 'prose', year: most[0], weight: most[1] > 1 && most[1] >= 3 * next[1] ? 3 : 2 });
  }
  return votes;
}

/** A date later in the year is no witness of the report's year. */
const SIGNED_BY = 6;

/** The year with most weight; of two the one named first: title before period before signature before prose. */
function countVotes(votes: readonly Vote[]): Pick<Dating, 'year' | 'isSure'> {
  const weights = new Map<number, number>();
  for (const { year, weight } of votes) weights.set(year, (weights.get(year) ?? 0) + weight);
  const [best] = [...weights].sort(([, a], [, b]) => b - a);
  if (!best || votes.every(({ from }) => from === 'prose')) return { year: null, isSure: false };
  const [year] = best;
  const witnesses = (of: number) => new Set(votes.filter((vote) => vote.year === of).map(({ from }) => from)).size;
  const isSure = witnesses(year) >= 2 && [...weights.keys()].every((other) => other === year || witnesses(other) < 2);
  return { year, isSure };
}
