import { YEAR, yearOf } from '../dates.js';
import type { Report } from '../report.js';
import { once } from './once.js';
import { type Passage, passagesOf } from './passages.js';

/**
 * What a year is doing in its sentence. `statement`: it is the time of what is told (2023年，我县…; 本机关2023年度未收取).
 * `attribute`: it belongs to a thing that is told of (公开2023年部门预算). `aside`: it looks back, ahead or elsewhere, or
 * is part of a name: 较2022年, 针对2022年度…的问题, 2021—2025年, 2022年度部门决算, 《2022年…要点》.
 */
export type YearRole = 'statement' | 'attribute' | 'aside';

/** A year named in the prose, `2023` of `2023年`. */
export interface YearMention {
  readonly passage: Passage;
  readonly start: number;
  readonly end: number;
  readonly year: number;
  readonly role: YearRole;
  /** Above the first section. */
  readonly inPreface: boolean;
}

const PRINTED = new RegExp(`(?<![\\d０-９])${YEAR}$`);
/** Words that tell what a year is doing stand this near. */
const REACH = 60;

/** A year in a passage; what it is doing is found when asked for. */
interface YearPlace extends Pick<YearMention, 'start' | 'end' | 'year'> {
  readonly role: (inPreface: boolean) => YearRole;
}

const placesIn = once((text: string): readonly YearPlace[] => {
  const found: YearPlace[] = [];
  for (let end = text.indexOf('年'); end >= 0; end = text.indexOf('年', end + 1)) {
    const printed = text.slice(Math.max(0, end - 5), end);
    if (!PRINTED.test(printed)) continue;
    const start = end - 4;
    const roles: { preface?: YearRole; body?: YearRole } = {};
    found.push({
      start,
      end,
      year: yearOf(text.slice(start, end)),
      role: (inPreface) => (roles[inPreface ? 'preface' : 'body'] ??= roleOf(text, start, end, inPreface)),
    });
  }
  return found;
});

/** All years in the prose of a report, in the order of the text. */
export function yearsIn(report: Report): YearMention[] {
  const first = report.sections[0]?.line.start ?? 0;
  return passagesOf(report).flatMap((passage) => {
    const inPreface = passage.span.start < first;
    return placesIn(passage.text).map((place) => new Mention(passage, place, inPreface));
  });
}

class Mention implements YearMention {
  readonly start: number;
  readonly end: number;
  readonly year: number;
  readonly #place: YearPlace;

  constructor(
    readonly passage: Passage,
    place: YearPlace,
    readonly inPreface: boolean,
  ) {
    this.start = place.start;
    this.end = place.end;
    this.year = place.year;
    this.#place = place;
  }

  /** Most years are the report's, and nobody asks what they are doing. */
  get role(): YearRole {
    return this.#place.role(this.inPreface);
  }
}

const CLAUSE_ENDS = /[，。；：！？,;:!?]/;
/** What is done or left undone: a year in front of it is its time. */
const VERB =
  /共|累计|总计|合计|主动公开|收到|受理|办理(?!情况|结果)|办结(?!的)|答复|发布|制发|印发|制定|出台|编发|组织|开展(?!情况)|召开|举办|采取|通过|继续|持续|坚持|按照|根据|围绕|新增|取得|加强|推进(?!情况)|完善|落实(?!情况)|做好|完成(?!情况)|编制|公布|贯彻|执行(?!情况)|参加|开设|建立|报送|更新|未|没有|[对把将]/;
/** Behind these a year belongs to what is made known: 公开2022年民生实事. */
const MADE_KNOWN = /公[开示布](?!工作|申请|平台)|披露|上传/;
const PREDICATE =
  /^度?(?:全年)?(?:$|[，,：:]|公开|积极|认真|不断|进一步|深入|严格|着力|切实|充分|无|已|被|按|在|以|因|我|本|全[县市区省镇乡局州院委])/;

const MONTH = '(?:\\d{1,2}月(?:\\d{1,2}日)?)?';
const SPANNED_BEFORE = new RegExp(`(?:${YEAR})年?度?${MONTH}[-—–－~～至到和与及、/]$`);
const SPANNED_BEHIND = new RegExp(`^年?度?${MONTH}(?:[-—–－~～至到和与及、/]|以及)(?:${YEAR})`);
/** A publication date on a line of its own, or with what web pages put behind it. */
const DATE_LINE = /^\d{1,2}月(?:\d{1,2}日)?(?:$|\d{1,2}[:：]|来源|作者|信息|字[体号]|浏览|发布|【)/;
const LABELLED = /(?:日期|时间)[:：]?$/;

const BACK_AT_ONCE =
  /(?:较|比|与|同|跟|从|自|于|超过?|由|[高低多少优]于|[始建]于|上年度?|去年|来自|参[照考]|沿用|面向)[（(]?$/;
const BACK_BEFORE =
  /针对|对照|比照|相较|相比|对比|同比|去年|上一?年|往年|前一年|历年|以往|荣获|获$|获[评得]|评为|授予|入选|回头看|整改|遗留|结转|追溯|延续|巩固|回顾|顺延|转[到至]?$|(?<!截)至$/;
const BACK_BEHIND =
  /^(?:\d{1,2}月(?:\d{1,2}日)?)?(?:度|末|底)?(?:以来|起|开始|[之以]?[前后]|同期|相比|持平|版|修[订正改]|第[\d一二三四五六七八九十]+[号期次届批]|的)/;
/** 2022年12月印发的; 2022年度存在的问题; not 2022年共收到公民提出的. */
const ATTRIBUTIVE =
  /^(?!度?(?:共|累计|总计|全|[我本各]))[^，。；：]{0,20}(?:印发|制定|出台|发布|公布|下发|颁布|修订|收到|受理|提出|签订|建成|建立|成立|启动|开通|实施|施行|遗留|结转|办结|新建|认定|部署|反馈|通报|发现|存在|查摆|排查|指出|下达|确定|通过|立项|列入|纳入)的/;
/** An organ or a platform that came to be then. */
const FOUNDED =
  /^(?:\d{1,2}月(?:\d{1,2}日)?[，,]?)?[^，。；]{0,16}(?:成立|组建|挂牌|更名|划转|转隶)|^[，,][^，。；]{0,16}(?:成立|组建|挂牌|更名|划转|转隶)(?=[，。；]|$)/;
/** 2022年度缴费标准已公开: a thing made known later. */
const KNOWN_NOW =
  /^度?(?![我本全各])[^，。；：]{2,20}(?<!年)已(?:全部|按时|按期|及时|依法|在.{2,12})?(?:公开|公布|公示|移交|归档)/;
/** 2022年换届后，…; 在2022年度全省网站检查中，… */
const AFTER = /^[^，。；]{0,16}(?:以来|之?后)$/;
const AMONG = /^.{2,24}中(?!心)/;
/** Things that are made, known or published in the year after. */
const OF_THE_YEAR_BEFORE =
  /决算|绩效|资金分配|审计|评[估价比选议]|考[核评]|测评|排名|通报|年鉴|公报|[白蓝]皮书|执行情况|预算(?:调整|执行)|结转|遗留|问题|不足|短板|整改|结果|表彰|先进|优秀|示范|称号|同期|水平|基[数础]|完成情况|数据|统计|汇算/;
const REPORT_OF_THE_YEAR_BEFORE = /报告|年报|总结/;
/** The year stands alone in brackets or with a few words: 上年度（2022年）. */
const NOTE_BEFORE = /[（(〔[]$/;
const NOTE_BEHIND = /^[^，。；）)〕\]]{0,12}[）)〕\]]/;

function roleOf(text: string, start: number, end: number, inPreface: boolean): YearRole {
  const before = text.slice(Math.max(0, start - REACH), start);
  const behind = text.slice(end + 1, end + 1 + REACH);
  if (isInside(before, '《', '》') || isInside(before, '〈', '〉') || isQuoted(before, behind)) return 'aside';
  if (SPANNED_BEFORE.test(before) || SPANNED_BEHIND.test(`年${behind}`)) return 'aside';
  if (DATE_LINE.test(behind) && (start === 0 || LABELLED.test(before))) return 'aside';
  if (NOTE_BEFORE.test(before) && NOTE_BEHIND.test(behind)) return 'aside';
  const lead = before.slice(clauseStart(before));
  const stop = behind.search(CLAUSE_ENDS);
  const clause = stop < 0 ? behind : behind.slice(0, stop);
  if (BACK_AT_ONCE.test(lead) || BACK_BEFORE.test(lead)) return 'aside';
  if (BACK_BEHIND.test(behind) || ATTRIBUTIVE.test(clause) || FOUNDED.test(behind) || KNOWN_NOW.test(behind))
    return 'aside';
  if (AFTER.test(clause) || (lead.endsWith('在') && AMONG.test(clause))) return 'aside';
  if (namesThing(clause, OF_THE_YEAR_BEFORE) || (!inPreface && namesThing(clause, REPORT_OF_THE_YEAR_BEFORE))) {
    return 'aside';
  }
  const isTime = PREDICATE.test(behind) || VERB.exec(clause.slice(0, 4))?.index === 0;
  return isTime || !(VERB.test(lead) || MADE_KNOWN.test(lead)) ? 'statement' : 'attribute';
}

function clauseStart(before: string): number {
  for (let at = before.length - 1; at >= 0; at--) if (CLAUSE_ENDS.test(before[at] as string)) return at + 1;
  return 0;
}

const isInside = (before: string, open: string, close: string): boolean =>
  before.lastIndexOf(open) > before.lastIndexOf(close);

/** Part of a short quotation: the name of a column or a campaign. */
function isQuoted(before: string, behind: string): boolean {
  if (!isInside(before, '“', '”') && !isInside(before, '「', '」')) return false;
  const close = behind.search(/[”」]/);
  return close >= 0 && close <= REACH / 2;
}

/** The words behind the year are the name of such a thing, without a verb in between: 2022年度全市政务公开考核. */
function namesThing(clause: string, thing: RegExp): boolean {
  const words = clause.slice(0, REACH / 2).split('、', 1)[0] as string;
  const match = thing.exec(words);
  return match !== null && (VERB.exec(words)?.index ?? match.index) >= match.index;
}

/** Sentences are followed no farther than this. */
const LONGEST_SENTENCE = 400;

/** The whole sentence around a place, to 。 on both sides. */
export function sentenceAround(text: string, at: number): { readonly start: number; readonly end: number } {
  const from = Math.max(0, at - LONGEST_SENTENCE);
  const near = text.slice(from, at + LONGEST_SENTENCE);
  const end = near.indexOf('。', at - from);
  return { start: from + near.slice(0, at - from).lastIndexOf('。') + 1, end: from + (end < 0 ? near.length : end) };
}
