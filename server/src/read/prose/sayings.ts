import type { Form } from '../../form/model.js';
import { isAside, isLimited } from './limits.js';
import { DISCLOSURE, type Meant, meantBy, type Topic } from './meaning.js';
import type { CountRead } from './numbers.js';
import { countsOf, type Passage } from './passages.js';
import { isOtherOrgan, withoutOrgan } from './scope.js';
import { casesIn, type Meaning, ORGANISATIONS } from './vocabulary.js';

/** Why words that do not agree with the tables need not: see `Doubt` of statements. */
export type Limit = 'period' | 'organ' | 'words' | 'about';

/** What a passage says about cells, before anybody looks at them. Offsets are those of the passage. */
export interface Saying {
  readonly claim: 'count' | 'none' | 'all';
  readonly start: number;
  readonly end: number;
  readonly words: string;
  readonly meaning: Meaning;
  readonly value: number;
  readonly step: number;
  /** What the number is to be multiplied by for the unit of the cells. */
  readonly scale: number;
  readonly doubt: Limit | null;
}

/** What a report says of itself that decides how its prose is read. */
export interface About {
  readonly form: Form;
  readonly organ: string | null;
  readonly year: number | null;
}

interface Remembered {
  readonly sayings: readonly Saying[];
  readonly after: Topic;
}

/** Passages of the documents somebody works on; an edit leaves all but one of them as they were. */
const MOST_REMEMBERED = 400;
const LONGEST_REMEMBERED = 4000;
const remembered = new WeakMap<Form, Map<string, Remembered>>();

/**
 * What a passage says about cells, in its order; read once for the same words. `topic` is what earlier passages were
 * about, and is taken further.
 */
export function sayingsIn(about: About, passage: Passage, topic: Topic): readonly Saying[] {
  if (passage.text.length > LONGEST_REMEMBERED) return [...new PassageReader(about, passage, topic).sayings()];
  const known = remembered.get(about.form) ?? new Map<string, Remembered>();
  remembered.set(about.form, known);
  const { last, requests } = topic;
  const before = last ? `${last.table} ${last.rows.join(';')} ${last.columns.join(';')}` : '';
  const key = `${about.organ} ${about.year} ${requests} ${before} ${passage.section} ${passage.text}`;
  let found = known.get(key);
  if (!found) {
    const sayings = [...new PassageReader(about, passage, topic).sayings()];
    found = { sayings, after: { ...topic } };
    if (known.size >= MOST_REMEMBERED) known.delete(known.keys().next().value as string);
    known.set(key, found);
  }
  Object.assign(topic, found.after);
  return found.sayings;
}

/** 予以公开件、部分公开5件: the words before have lost their own number. */
const LOST = /(?:公开|处理|提供|申请)件、/;
/** 占全县申请总数1200件的8%: a whole that this is only part of. */
const WHOLE_OF_SHARE = /占[^占，。；：]*$/;
const COMPARED =
  /(?:较|比|同比|环比).{0,12}(?:增|减|升|降|回落|多|少)|(?:增加|减少|增长|下降|上升|提高|提升|回落|多|少)了?$/;
/** 比2022年多2件，其中…; 加上2022年结转4件，共…: a year that the next clause is not about. */
const COMPARED_WITH = /[比较与同]$/;
const CARRIED_FROM = /^年度?(?:未办结)?(?:的)?(?:结转|转|遗留)/;
const FUTURE = /^.{0,12}(?:将|拟|力争|计划)/;
const PART_OF_YEAR =
  /[上下]半年|季度|前[一二三四五六七八九十]+个?月|\d(?:月份?)?[至到—-](?:[1-9]|1[01])月|截[至止]到?(?:\d{4}年)?(?:[1-9]|1[01])月/;
const LOOK_BACK = /(?:上一?|去|往|前|历)年度?(?!.{0,4}(?:转|遗留|留存|未))/;
/** 自《条例》施行以来，累计…; 近三年; 2021年至2023年; 今年以来 and 2023年以来 are this year. */
const SINCE =
  /(?<!年初?)以来(?!.{0,60}(?:[今本全]年|年度|\d年))|近[两二三四五六七八九十几]年|20\d\d年?[至到—–-]+20\d\d年(?!）)/;
/** 其中征地类申请40件，予以公开…; 涉及征地的40件中，…: what follows is about some of the applications. */
const BY_SUBJECT = /(?:类|方面|领域)(?:的)?(?:政府)?(?:信息公开)?申请$|(?:涉及|关于|有关)[^，。；]{2,20}$/;
const OF_SUBJECT = /(?:涉及|关于|有关)[^，。；\d]{2,20}的[，：]/;
const OUT_OF = /^[^，。；\d]{0,8}中(?![心止断])/;
/** 其余9件不予公开、无法提供: outcomes behind a number go on, and it counts them together. */
const LISTED_BEHIND =
  /^(?:、|或|和|及|以及)[^，。；：、\d]{0,4}(?:公开|无法|不予|其他处理)[^，。；：\d]*(?=[，。；：]|$)/;
/** 因政府信息公开引起的投诉: what comes of applications, what they cost and whether they were in time is none of them. */
const BESIDE = /引起|引发|产生|导致|造成|收费|费用|[超逾延]期(?!不?(?:补正|缴|未))/;
/** Not all of those that the report is about. */
const SOME = /个别|部分|有的|有些|一些|少数|多数|其余|以外|之外/;
/** 上年无结转申请. */
const LAST_YEAR = /(?:上一?|去|前一?)年度?$/;
/** Something was not done, which is no number. */
const DONE = /按|规|答|办|处理|及时|工作/;
const THIS_YEAR = /今年|本年/;
/** 办理行政复议案件35件: whatever they are about, unless the sentence says it. */
const HANDLED = /收到|办理|受理|处理|代理/;
/** Words before a number that can limit it; longer sentences are looked at from here on. */
const LONGEST_LEAD = 200;
const LONGEST_SENTENCE = 400;

/** Reads the numbers of one passage, one after another; what earlier ones were about is known to later ones. */
class PassageReader {
  readonly #text: string;
  /** The year that is spoken of, from the beginning of some sentence on. */
  #year: number | null;
  /** A year inside a sentence is that of its rest alone, or of its clause. */
  #passing: { readonly year: number; readonly until: number } | null = null;
  #otherOrgan = false;
  #sentence = 0;
  /** Up to here the sentence is about some of the applications only. */
  #part = 0;
  #scanned = 0;
  /** Where the last number ends that was read as a cell. */
  #read = 0;
  /** What is left of a list whose numbers follow it: 行政复议、行政诉讼分别为3件、2件. */
  #listed: string[] = [];

  constructor(
    private readonly about: About,
    private readonly passage: Passage,
    private readonly topic: Topic,
  ) {
    this.#text = passage.text;
    this.#year = about.year;
  }

  *sayings(): Iterable<Saying> {
    const counts = countsOf(this.passage);
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
        // 8件结转至2024年: a year belongs to the words behind a number.
        let next = index + 1;
        while (counts[next]?.unit === '年') next++;
        yield* this.#count(count, end, counts[next]?.start ?? this.#text.length);
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
    const isPassing = COMPARED_WITH.test(before) || CARRIED_FROM.test(this.#text.slice(end, end + FARTHEST));
    const stop = this.#text.slice(end, end + LONGEST_SENTENCE).search(isPassing ? /[，。；]/ : /[。！？]/);
    this.#passing = { year: value, until: end + (stop < 0 ? LONGEST_SENTENCE : stop) };
    const opening = this.#text.slice(this.#sentence, Math.min(start, this.#sentence + NEAR_BEGINNING));
    if (opening.length < NEAR_BEGINNING && !/[对照按据比较]/.test(opening)) this.#year = value;
  }

  *#count(count: CountRead, from: number, next: number): Iterable<Saying> {
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
    const words = withoutOrgan(this.about.organ, named);
    const meant =
      this.#meant(words, behind, count.unit) ??
      this.#meant(this.#clauseBefore(before, from, start), behind, count.unit);
    const lead = text.slice(Math.max(this.#sentence, count.start - LONGEST_LEAD), count.start);
    const isRead = meant !== null && !isAside(meant.meaning, lead + text.slice(count.start, count.end));
    if (
      /^[件宗起]$/.test(count.unit) &&
      (BY_SUBJECT.test(before) || OUT_OF.test(behind)) &&
      !(isRead && (meant.sure || meant.meaning.table !== 'requests'))
    ) {
      const stop = lead.lastIndexOf('（') > lead.lastIndexOf('）') ? /[）。]/ : /。/;
      const end = text.slice(count.unitEnd, count.unitEnd + LONGEST_SENTENCE).search(stop);
      this.#part = count.unitEnd + (end < 0 ? LONGEST_SENTENCE : end);
    }
    if (!isRead) return;
    this.#enterOrgan(count.start);
    this.#read = count.unitEnd;
    const { meaning } = meant;
    this.topic.last = meaning;
    if (meaning.table === 'requests') this.topic.requests = true;
    const isPart = meaning.table === 'requests' && (count.start < this.#part || OF_SUBJECT.test(lead));
    const after = /^[^。]*/.exec(text.slice(count.unitEnd, count.unitEnd + FARTHEST))?.[0] ?? '';
    const goesOn = behind !== '' && LISTED_BEHIND.test(after.slice(behind.length));
    const sure =
      meant.sure &&
      !isPart &&
      !goesOn &&
      !LOST.test(before) &&
      !WHOLE_OF_SHARE.test(before) &&
      !isLimited(meaning, lead, after);
    const doubt = this.#isOtherPeriod(meaning, lead, words) ? 'period' : this.#doubtOf(count, sure);
    const said = text.slice(start, count.unitEnd + behind.length).replace(/^、/, '');
    const found = { ...count, words: said, claim: 'count' as const, doubt, scale: SCALES[count.unit] ?? 1 };
    const single = each && meaning.rows.length === 1 ? (meaning.rows[0] ?? []) : [];
    if (single.length < 2) yield { ...found, meaning };
    for (const row of single.length < 2 ? [] : single) yield { ...found, meaning: { ...meaning, rows: [[row]] } };
  }

  #meant(before: string, behind: string, unit: string): Meant | null {
    const until = this.#scanned;
    const near = this.#text.slice(Math.max(0, until - LONGEST_LEAD), until);
    const sentence = near.slice(Math.max(0, this.#sentence - until + near.length)) + before;
    this.topic.disclosure = DISCLOSURE.test(sentence) || (DISCLOSURE.test(near) && !HANDLED.test(sentence));
    return meantBy(this.about.form, this.about.year, { before, behind, unit }, this.topic);
  }

  /** The words of the clause before a number whose own say nothing: 收到申请，共计5件. */
  #clauseBefore(words: string, from: number, start: number): string {
    if (!isEmpty(words) || start === this.#sentence) return words;
    const before = clauseStart(this.#text, from, start - 1);
    return before > from || from === 0 ? this.#text.slice(before, start - 1) + words : words;
  }

  #doubtOf({ about }: CountRead, sure: boolean): Limit | null {
    if (this.#otherOrgan) return 'organ';
    if (about) return 'about';
    return sure ? null : 'words';
  }

  #enterOrgan(at: number): void {
    // What stands behind an organ tells that it does something.
    const words = this.#text.slice(Math.max(this.#sentence, this.#read, at - LONGEST_LEAD), at + 1);
    this.#otherOrgan = isOtherOrgan(this.about.organ, words, this.#otherOrgan);
  }

  #isOtherPeriod({ rows }: Meaning, lead: string, words: string): boolean {
    const { year } = this.about;
    const spoken = this.#passing && this.#scanned < this.#passing.until ? this.#passing.year : this.#year;
    const isCarried = rows[0]?.[0] === 'carriedIn' || rows[0]?.[0] === 'carriedOut';
    const near = lead.slice(-FARTHEST);
    const isOther =
      spoken !== year && !THIS_YEAR.test(words) && !(isCarried && Math.abs((spoken ?? 0) - (year ?? 0)) === 1);
    return isOther || (!isCarried && LOOK_BACK.test(words)) || PART_OF_YEAR.test(near) || SINCE.test(near);
  }

  /** 没有 …, 未发生 …: none; 均获维持, 均已审结, 均为自然人申请: all alike. */
  *#claim(match: RegExpExecArray): Iterable<Saying> {
    const start = match.index;
    this.#enter(start);
    const { all, natural, none } = match.groups ?? {};
    const claimed = (claim: 'all' | 'none', end: number, meaning: Meaning, said: string): Saying => {
      this.#enterOrgan(start);
      const doubt = this.#isOtherPeriod(meaning, '', said) ? 'period' : this.#otherOrgan ? 'organ' : null;
      const words = this.#text.slice(clauseStart(this.#text, 0, start), start + match[0].length);
      return { claim, start, end, words, meaning, value: 0, step: 1, scale: 1, doubt };
    };
    if (all !== undefined && this.topic.last?.table === 'cases') {
      const columns = /维持/.test(all) ? ['corrected', 'other', 'pending'] : ['pending'];
      const rows = casesIn(this.#text.slice(Math.max(this.#sentence, start - LONGEST_LEAD), start));
      if (rows.length > 0) yield claimed('all', start + all.length, { table: 'cases', rows, columns: [columns] }, all);
    }
    // 网上申请58件，均为自然人申请: all of the number before it, if that was read.
    const last = /\d/.test(this.#text.slice(this.#read, start)) || start < this.#part ? null : this.topic.last;
    if (natural !== undefined && last?.table === 'requests') {
      yield claimed('all', start + natural.length, { ...last, columns: [ORGANISATIONS] }, natural);
    }
    if (none !== undefined && this.passage.section !== 'problems') {
      const lead = this.#text.slice(Math.max(this.#sentence, start - LONGEST_LEAD), start);
      const words = (LAST_YEAR.exec(lead)?.[0] ?? '') + match[0].replace(/^(?:没有|未|无|不存在|不涉及)/, '');
      const meant = this.#meant(words, '', '');
      if (!meant?.sure || SOME.test(lead + words) || /权限?$/.test(words)) return;
      if (meant.meaning.table === 'requests' && BESIDE.test(words)) return;
      if (meant.meaning.rows.length > 2 && DONE.test(words)) return;
      yield claimed('none', start + none.length, meant.meaning, words);
    }
  }
}

/** What a number in this unit is to be multiplied by for the unit of the cells. */
const SCALES: Readonly<Record<string, number>> = { 元: 1e-4, 亿元: 1e4 };

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
  /(?<all>(?:结果)?(?<!其余|其他|其它|剩余)(?:均|全部|都)(?:获得?|被|为|已|予以|得到)*(?:维持|审结|结案))|(?<natural>均[为是系由](?:自然人|公民|个人)(?=申请|提[出交]|[，。；）]|$))|(?<none>没有(?!现成)|未(?:发生|曾?收到|受理|接到|出现|产生|引发|引起|被|因|有|制发|制定|出台|废止|作出)|无(?!正当)|(?<![息件料因由身观容])不存在|不涉及)[^，。；：\d]{2,40}(?=[，。；）]|$)/g;
