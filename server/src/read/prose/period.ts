import { SMALL, smallOf, YEAR, yearOf } from '../dates.js';
import { once } from './once.js';

/** Part of a sentence: where it begins and ends in the words it was found in. */
interface Words {
  readonly start: number;
  readonly end: number;
}

/** A year, month or day as printed. */
export interface DatePart extends Words {
  readonly value: number;
}

/** One end of a period, as far as it is printed. */
export interface PeriodEnd extends Words {
  readonly year: DatePart | null;
  readonly month: DatePart | null;
  readonly day: DatePart | null;
}

/** A statement of the statistical period: `统计期限自2023年1月1日起至12月31日止`. */
export interface Period extends Words {
  readonly first: PeriodEnd | null;
  readonly last: PeriodEnd;
  /** It says that it is the period; else it is one by its days alone. */
  readonly named: boolean;
}

const NAME =
  /统计(?:数据|信息)?的?(?:起止)?(?:期限|时限|周期|时间|期间|时段|区间|范围|年度|口径|截[止至])|(?:报告|数据)的?(?:统计)?(?:期限|时限|周期|期间|时段|时间(?:范围|区间|跨度|段)?|起止(?:时间|日期))/g;
const POINT = `(?:(${YEAR})[年.．/-])?(${SMALL})[月.．/-](?:(${SMALL})(?:日|(?!\\d)))?`;
const RANGE = new RegExp(
  `${POINT}(?:零时|\\d{1,2}时)?(?:起|开始)?[，,]?(?:起?至|到|截[止至]|[-—–－~～―]{1,2})(?:同年|当年)?${POINT}`,
  'dg',
);
const SINGLE = new RegExp(`(?<![〔（(《\\d])(${YEAR})(?:年|(?=[-./．]\\d))度?(?:(${SMALL})月(?:(${SMALL})日)?)?`, 'd');
const RELATIVE = /统计的?(?:期限|时限|周期|时间|期间|时段)[^，。；]{0,8}(?:[上本当该全]一?年|1月1日)/;

/** 与2022年1月1日至12月31日相比: another period than the report's. */
const COMPARED = /[与同较比]/;
const LAST_MONTH = /(?:12|１２|十二)[月.．/-]/;
const REACH = 40;

/**
 * Every statement of the statistical period in a paragraph without blanks. Wherever the words say 统计期限 or the
 * like, any dates are the period's; elsewhere only those of a whole year.
 */
export const periodsIn = once((text: string): readonly Period[] => {
  const names = [...text.matchAll(NAME)].map((match) => match.index + match[0].length);
  if (names.length === 0 && !LAST_MONTH.test(text)) return [];
  const ranges: Period[] = [];
  let passed = 0;
  for (const match of text.matchAll(RANGE)) {
    if (COMPARED.test(text.charAt(match.index - 1))) continue;
    while ((names[passed] ?? Number.POSITIVE_INFINITY) <= match.index) passed++;
    // Of the names in front the last is nearest, of the dates behind a name the first.
    const named = passed > 0 && isNear(text, names[passed - 1] as number, match.index);
    const period = { ...rangeOf(match), named };
    if (named || isWholeYear(period)) ranges.push(period);
  }
  const singles: Period[] = [];
  let next = 0;
  for (const end of names) {
    while ((ranges[next]?.start ?? Number.POSITIVE_INFINITY) < end) next++;
    if ([ranges[next], singles.at(-1)].some((period) => period && isNear(text, end, period.start))) continue;
    const single = SINGLE.exec(text.slice(end, end + REACH));
    if (single && isNear(text, end, end + single.index)) singles.push({ ...singleOf(single, end), named: true });
  }
  return [...ranges, ...singles];
});

/** The period is named in other words than dates: 统计期限为上一年度. */
export const hasRelativePeriod = (text: string): boolean => RELATIVE.test(text);

/** In the same sentence, not far behind. */
const isNear = (text: string, from: number, to: number): boolean =>
  to >= from && to - from <= REACH && !/[。；《]/.test(text.slice(from, to));

const isWholeYear = ({ first, last }: Pick<Period, 'first' | 'last'>): boolean =>
  (first?.year ?? last.year) !== null &&
  first?.month?.value === 1 &&
  (first.day?.value ?? 1) === 1 &&
  last.month?.value === 12 &&
  (last.day?.value ?? 31) === 31;

type Indices = readonly (readonly [number, number] | undefined)[];

const rangeOf = (match: RegExpExecArray): Omit<Period, 'named'> => {
  const [first, last] = [endOf(match, 1, 0), endOf(match, 4, 0)];
  return { start: first.start, end: last.end, first, last };
};

const singleOf = (match: RegExpExecArray, from: number): Omit<Period, 'named'> => {
  const last = endOf(match, 1, from);
  return { start: last.start, end: last.end, first: null, last };
};

/** The date whose year, month and day are three groups of a match, in words that begin at `from`. */
function endOf(match: RegExpExecArray, group: number, from: number): PeriodEnd {
  const indices = (match as { indices?: Indices }).indices ?? [];
  const part = (index: number, read: (words: string) => number): DatePart | null => {
    const [start, end] = indices[index] ?? [0, 0];
    return start < end ? { start: from + start, end: from + end, value: read(match[index] as string) } : null;
  };
  const [year, month, day] = [part(group, yearOf), part(group + 1, smallOf), part(group + 2, smallOf)];
  const start = (year ?? month)?.start ?? from;
  const end = (day ?? month ?? year)?.end ?? start;
  return { start, end: end + (/[年月日]/.test(match.input[end - from] ?? '') ? 1 : 0), year, month, day };
}
