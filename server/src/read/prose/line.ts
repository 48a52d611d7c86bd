import { isBlank } from '../../parse/characters.js';

/** Where a run begins in a text without blanks, and in the document behind the first character of it. */
export interface Run {
  readonly at: number;
  readonly offset: number;
}

/** All that the words of a line tell by themselves. */
export interface Prose {
  /** As printed. */
  readonly words: string;
  /** Without blanks; `wide` with full-width punctuation, too. */
  readonly text: string;
  readonly wide: string;
  readonly runs: readonly Run[];
  /** Its number as the title of a section of the report's own making; 0 for none. */
  readonly title: number;
  readonly isNumbered: boolean;
  readonly isHeading: boolean;
  /** There is a comma or the end of a sentence in it. */
  readonly isStopped: boolean;
  readonly endsSentence: boolean;
}

/** What these words tell. */
export function proseIn(words: string): Prose {
  const isNumbered = NUMBERED.test(words.slice(0, 8));
  return {
    words,
    ...withoutBlanks(words),
    title: ownTitle(words),
    isNumbered,
    isHeading: isNumbered && isHeading(words),
    isStopped: STOP.test(words),
    endsSentence: END.test(words.slice(-2)),
  };
}

/** What ends a sentence; a quotation or bracket may close behind it. */
const END = /[。！？!?…][”’"』」）)》]?$/;
const NUMBERED =
  /^(?:[（(][一二三四五六七八九十\d]{1,3}[)）]|[一二三四五六七八九十]{1,3}(?:[、.．]|是)|\d{1,2}[、.．](?!\d))/;
const STOP = /[，。；]/;
export const LONGEST_HEADING = 40;

const NUMERALS = '一二三四五六七八九十';
/** The number that a single numeral stands for; 0 for other words. */
export const numeralOf = (text: string): number => NUMERALS.indexOf(text) + 1;

/** The number of a line that is the title of a section of the report's own making: 三 of `三、主动公开工作情况`. */
function ownTitle(words: string): number {
  if (words.length > LONGEST_TITLE) return 0;
  const match = OWN_TITLE.exec(words);
  return match ? numeralOf(match[1] as string) : 0;
}

const LONGEST_TITLE = 30;
const OWN_TITLE = /^([一二三四五六七八九十])\s*[、.．][^，。；：、！？]+$/;

/** （二）规范办理，依申请公开有力有序: no sentence, and shorter than the line behind it, so that no page broke it. */
const isHeading = (words: string): boolean =>
  words.length < LONGEST_HEADING && !/^[一二三四五六七八九十]{1,3}是|[。；]|[，、：（《“]$/.test(words);

/** Words without their blanks, as they are and with wide punctuation, and where each run of them stood. */
function withoutBlanks(words: string): Pick<Prose, 'text' | 'wide' | 'runs'> {
  const runs: Run[] = [];
  let text = '';
  for (let at = 0; at < words.length; ) {
    let stop = at;
    while (stop < words.length && isInk(words.charCodeAt(stop))) stop++;
    let next = stop;
    while (next < words.length && !isInk(words.charCodeAt(next))) next++;
    // Of the blanks between two numbers one stays; it is a run of its own with them.
    if (next > stop && isLatin(words.charCodeAt(stop - 1)) && isLatin(words.charCodeAt(next))) stop++;
    runs.push({ at: text.length, offset: at });
    text += words.slice(at, stop);
    at = next;
  }
  return { text, wide: widened(text), runs };
}

/** Punctuation between Chinese words; not that of numbers, times and addresses. */
const NARROW = /(?<![\dA-Za-z])[,;:()]|[,;:()](?![\dA-Za-z/])/g;
const NARROW_SIGNS = ',;:()';
const WIDE = '，；：（）';

/** With full-width punctuation between Chinese words. */
export const widened = (text: string): string =>
  text.replace(NARROW, (sign) => WIDE[NARROW_SIGNS.indexOf(sign)] as string);

/** No blank; most characters are Chinese, and known at the first look. */
const isInk = (code: number): boolean => (code > 0x3000 && code < 0xfe00) || !isBlank(code);

const isLatin = (code: number): boolean =>
  (code >= 0x30 && code <= 0x39) || (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a);
