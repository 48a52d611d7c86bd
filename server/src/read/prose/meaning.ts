import type { Form } from '../../form/model.js';
import { applicantsIn, casesIn, type Keys, type Meaning, outcomesIn, resultsIn } from './vocabulary.js';

/** What earlier words of a paragraph are about, for those that go on without naming it. */
export interface Topic {
  /** Applications (依申请公开) have been named. */
  requests: boolean;
  /** 政府信息公开 has been named shortly before: cases are about it, not about everything that an organ decides. */
  disclosure: boolean;
  /** Table of the last number that was read, with its rows and columns; null where none was. */
  last: Meaning | null;
}

/** Words around a number: those before it and behind it, each up to the next comma or number. */
export interface Phrase {
  readonly before: string;
  readonly behind: string;
  readonly unit: string;
}

export interface Meant {
  readonly meaning: Meaning;
  /** Every word has been understood; where one was not, it may limit what is counted. */
  readonly sure: boolean;
}

export const DISCLOSURE = /信息公开|依申请|政务公开/;
const TOTAL: readonly Keys[] = [['total']];
const REQUEST = /信息公开(?:的)?申请|公开政府信息的?申请|依申请公开|公开申请|申请公开|依申请(?=办理|件|答复|\d)/;
const REQUESTS = new RegExp(REQUEST, 'g');
const APPLICATION = /(?<!复议|许可|登记|救助|补助|报名)申请(?!人|表|书|渠道|流程|平台|文件|工作(?!\d))/;
const REQUEST_VERB = /收到|收办|接收|接到|受理|收件|新收|登记|办理|处理|答复|办结|办复|回复|收取/;
/** By subject or by way of applying: no table counts so. */
const PART =
  /类(?:的)?(?:政府)?(?:信息公开)?申请|网上|网络|网站|在线|平台|信函|邮寄|信件|邮件|当面|现场|传真|窗口|来访|电话|电子|微信|互联网/;
/** Things beside applications that are received and answered. */
const OTHER_THING =
  /咨询|建议|提案|来电|来信|留言|热线|投诉件|信访件|工单|培训|会议|文件|公文|公告|栏目|指南|解读|案例|文书|模板|线索/;

/** Everything that is said around numbers of the tables and limits none of them. */
const UNDERSTOOD = new RegExp(
  [
    '(?:19|20)?\\d\\d年度?|\\d{1,2}[月日]|全年度?|年度|年内|年底|当年|本年度?|今年(?:以来)?|本报告期|报告期内?|期间|截[至止]到?|目前|实际',
    '总共|累计|合计|总计|共计?|收到|收办|收件|接收|接到|受理|登记|新收|新增|新|办理|处理|处置|答复|回复|办结|办复|办毕|完成|完毕',
    '依法|依规|及时|按照|按|规定|要求|均|都|全部|所有|已经?|予以|给予|作出|做出|其中|另有|另外|另|仅|只|有|为|是|达到?|占',
    '以及|或者|由于|不属于|属于|涉及|原因|情形|情况|事项|方面|工作|结果|决定|意见|告知|申请人?|提出的?|提交|可以|能够|能',
    '政府信息公开类?|信息公开类?|依申请公开类?|依申请|政府信息|政府|信息|公开|政务|数量|总数|总量|数额|数|量|案件|件数?|办件|宗|起',
    '行政复议|行政诉讼|复议|诉讼|案|被|引起|引发|发生|出现|产生|导致|提起|起诉|应诉|维持|纠正|纠错|审结|结案|审理|审查|机关|人民法院|法院|群众|任何|直接|未经|经|后|其他结果|尚未|未|没有',
    '行政规范性文件|规范性文件|政府规章|规章|制发|制定|出台|印发|制作|新制|废止|失效|现行有效|有效|继续|集中|动态更新|库',
    '行政许可|行政处罚|行政强制|措施|执行|实施|行政事业性收费|收费|收入|金额|总额|收取|征收|政府集中采购|采购|项目',
    '上一?年度?|去年度?|下一?年度?|次年|明年|结转|转结|转入|转到|转至|转|顺延|延续|延期|至|到|剩余|其余|正在|尚在|仍在|在|办理中|进行|中',
    '全[市县区省州局院镇乡]|[我本][市县区省州局院镇乡办委厅处]|各级|各部门|各单位|各有关单位|行政|单位|部门|机构|[市县区省州]?(?:人民)?政府|办公[室厅]|代表|党工委|管委会|实验区|开发区|高新区',
    '条例|办法|包[括含]|不服|针对|对|大约|约|将近|近|超过?|加上?|连同|[的了和与及并或因由以等、：:“”"()（）《》 ]',
  ].join('|'),
  'g',
);

/** As much may be left of a phrase that is understood. */
const MOST_LEFT = 1;
/** Some of what is counted: what was done in time or not, one step of several, or what is others' in the main. */
const LIMITED = /按[时期]|[延超逾]期|当场|当日|首次|[一二]审|复议申请|有效.{0,8}申请|参与|(?<!信息|申请)公开类/;

/** By the words: a document keeps most of them from one version to the next. */
const left = new Map<string, number>();
const MOST_REMEMBERED = 2000;

function isKnown(words: string, most = MOST_LEFT): boolean {
  let count = left.get(words);
  if (count === undefined) {
    count = words.replace(UNDERSTOOD, '').length;
    if (left.size >= MOST_REMEMBERED) left.clear();
    left.set(words, count);
  }
  return count <= most;
}

export const isUnderstood = (words: string): boolean => !LIMITED.test(words) && isKnown(words);

/** What a number is said to count; null where it is none of the tables'. */
export function meantBy(form: Form, year: number | null, phrase: Phrase, topic: Topic): Meant | null {
  const money = /元$/.test(phrase.unit);
  if (money) return amountMeant(phrase);
  return (
    casesMeant(phrase, topic) ??
    carriedMeant(year, phrase, topic) ??
    outcomeMeant(form, phrase, topic) ??
    documentsMeant(phrase, topic) ??
    decisionsMeant(phrase) ??
    requestsMeant(phrase, topic)
  );
}

const meant = (table: Meaning['table'], rows: readonly Keys[], columns: readonly Keys[], sure: boolean): Meant => ({
  meaning: { table, rows, columns },
  sure,
});

/** Words before a number that say nothing of what it counts. */
const BARE =
  /^(?:其中|共计?|合计|总计|总数|数量|计|为|达到?|有|全年|全[市县区省]|[我本][市县区省局]|年度|本年度?|\d{4}年度?|约|累计|件数|分别|另有?|[尚仍还]有|剩余|其余|并|均|所有|全部|[：:、，])*$/;
const isBare = (words: string): boolean => words.length <= 16 && BARE.test(words);

function casesMeant({ before, behind, unit }: Phrase, { disclosure, last }: Topic): Meant | null {
  if (!/^[件宗起例个次]?$/.test(unit)) return null;
  const own = casesIn(before);
  if (own.length > 0) {
    const results = resultsIn(before);
    return meant('cases', own, results.length > 0 ? results : TOTAL, disclosure && isUnderstood(before));
  }
  const following = isBare(before) || /有$/.test(before) ? casesIn(behind) : [];
  if (following.length > 0) {
    const sure = (disclosure || DISCLOSURE.test(behind)) && isUnderstood(before + behind);
    const results = resultsIn(behind);
    return meant('cases', following, results.length > 0 ? results : TOTAL, sure);
  }
  if (last?.table !== 'cases' || REQUEST.test(before)) return null;
  const words = isBare(before) ? behind : before;
  const results = resultsIn(words);
  return results.length > 0 ? meant('cases', wider(last.rows), results, disclosure && isUnderstood(words)) : null;
}

const LITIGATION: Keys = ['litigation.direct', 'litigation.afterReconsideration'];

/** 行政诉讼8件，直接起诉6件、复议后起诉2件，维持7件: of the kind named last, of all lawsuits, or of all cases. */
function wider(rows: readonly Keys[]): readonly Keys[] {
  if (!rows.some(([row]) => row !== 'reconsideration')) return rows;
  const all = [LITIGATION, ['reconsideration', ...LITIGATION]];
  return [...rows, ...all.filter((those) => !rows.some((own) => own.join() === those.join()))];
}

const carriedWords = new Map<number, { readonly out: RegExp; readonly into: RegExp }>();

/** 结转下年, 上年结转; also with the year as a number. */
function carriedWordsOf(year: number): { readonly out: RegExp; readonly into: RegExp } {
  let words = carriedWords.get(year);
  if (!words) {
    const next = `(?:(?:下一?|次|明|翌)年|${year + 1}年)`;
    const before = `(?:(?:上一?|去|前一?)年|${year - 1}年)`;
    words = {
      out: new RegExp(`(?:转|延|留).{0,8}${next}|${next}度?.{0,4}(?:办理|答复|处理|继续|办结)`),
      into: new RegExp(`${before}度?.{0,4}(?:转|遗留|留存|未办结)|转自?${before}`),
    };
    carriedWords.set(year, words);
  }
  return words;
}

function carriedMeant(year: number | null, { before, behind }: Phrase, { requests, last }: Topic): Meant | null {
  if (/增|减|升|降/.test(before)) return null;
  const words = carriedWordsOf(year ?? 0);
  const all = `${before}#${isBare(before) || REQUEST.test(behind) || APPLICATION.test(before) ? behind : ''}`;
  const isAbout = requests || last?.table === 'requests' || REQUEST.test(all);
  if (!isAbout) return null;
  const { columns, rest } = applicantsIn(all.replace('#', ''));
  const found = (rows: readonly Keys[]): Meant =>
    meant('requests', rows, columns.length > 0 ? columns : TOTAL, isUnderstood(rest));
  if (words.into.test(all)) return found([['carriedIn']]);
  if (words.out.test(all)) return found([['carriedOut']]);
  if (/结转/.test(before)) return found([['carriedOut'], ['carriedIn']]);
  if (/(?:尚未|还未|未)(?:办结|答复|办理)|(?:正在|尚在|仍在)办理|办理中/.test(all)) return found([['carriedOut']]);
  return null;
}

function outcomeMeant(form: Form, { before, behind, unit }: Phrase, { requests, last }: Topic): Meant | null {
  if (!requests || unit === '条') return null;
  const named = outcomesIn(form, before);
  if (named) {
    const found = ofApplicants(named.rows, named.rest, last);
    return named.open || TOUCHED.test(before) ? { ...found, sure: false } : found;
  }
  if (/^(?:其中)?(?:属于?)?其[他它](?:情形|情况|原因|类)?$/.test(before) && last?.table === 'requests') {
    const other = outcomesIn(form, '其他处理');
    return other && meant('requests', other.rows, TOTAL, false);
  }
  const following = isBare(before) ? outcomesIn(form, behind) : null;
  return following && ofApplicants(following.rows, before + following.rest, last);
}

/** 涉及第三方权益的8件: what applications touch is no answer to them. */
const TOUCHED = /涉及(?!.{0,60}不予)/;

/** Outcomes of the applicants that are named; else of all, or of those named right before. */
function ofApplicants(rows: readonly Keys[], words: string, last: Meaning | null): Meant {
  const { columns, rest } = applicantsIn(words);
  const inherited = last?.table === 'requests' ? last.columns : TOTAL;
  const all = inherited === TOTAL ? TOTAL : [...TOTAL, ...inherited];
  return meant('requests', rows, columns.length > 0 ? columns : all, isUnderstood(rest));
}

const DOCUMENT = /规范性文件|规章(?!制度)/;
/** Printed, explained or examined: other documents than those of the table. */
const OTHER_DOCUMENTS = /刊登|登载|刊载|刊发|部门规范|解读|备案|审查|审核|起草|征求|转载|部门规章/;

function documentsMeant({ before, behind, unit }: Phrase, { last }: Topic): Meant | null {
  const here = DOCUMENT.test(before);
  const follows = !here && DOCUMENT.test(behind) && behind.length < 16;
  const goesOn = last?.table === 'disclosure' && !here && !follows;
  if (!here && !follows && !goesOn) return null;
  const words = follows ? before + behind : before;
  if (OTHER_DOCUMENTS.test(words) || !/^[件个部份项]?$/.test(unit)) return null;
  const verbs = documentColumns(words);
  if (!here && !verbs) return null;
  const rows = goesOn
    ? (last?.rows ?? [])
    : [[...(/规章(?!制度)/.test(words) ? ['rules'] : []), ...(/规范性/.test(words) ? ['normativeDocuments'] : [])]];
  const columns = verbs ?? [['issued'], ['inForce'], ['created'], ['newlyDisclosed'], ['totalDisclosed']];
  const sure = verbs !== null && !/(?<!信息)公开|涉及|关于|有关/.test(words);
  return meant('disclosure', rows, columns, sure && isUnderstood(words));
}

function documentColumns(words: string): readonly Keys[] | null {
  if (/有效/.test(words)) return [['inForce'], ['totalDisclosed']];
  if (/废止|失效/.test(words)) return [['repealed']];
  if (/制发|制定|出台|印发|制作|新增/.test(words)) return [['issued'], ['created'], ['newlyDisclosed']];
  return null;
}

const DECISIONS: readonly (readonly [RegExp, string])[] = [
  [/行政许可/, 'licenses'],
  [/行政处罚/, 'penalties'],
  [/行政强制/, 'compulsions'],
];

function decisionsMeant({ before, unit }: Phrase): Meant | null {
  const rows = DECISIONS.filter(([words]) => words.test(before)).map(([, row]) => row);
  if (rows.length === 0 || !/^[件宗起例份个项次]?$/.test(unit)) return null;
  if (/信息|公示|案例|清单|文书|公开|目录|事项|双公示/.test(before)) return null;
  const isWhole = !/强制(?:措施|执行)/.test(before);
  const sure = isWhole && /决定|作出|做出|办理|办结|实施|处理/.test(before) && /^[件宗起例]$/.test(unit);
  return meant('disclosure', [rows], [['decisions']], sure && isUnderstood(before));
}

function amountMeant({ before }: Phrase): Meant | null {
  if (/行政事业性收费/.test(before) && !/减|免|降|返还/.test(before)) {
    return meant('disclosure', [['fees']], [['amount']], !/收入/.test(before) && isUnderstood(before));
  }
  if (/集中采购/.test(before)) return meant('disclosure', [['procurement']], [['amount']], false);
  return null;
}

const ALL_OF: readonly Keys[] = [['received'], ['received', 'carriedIn'], ['concluded']];
/** Those of the year's own that were concluded. */
const OWN_CONCLUDED: Keys = ['concluded', '-carriedIn'];
const CONCLUDED: readonly Keys[] = [['concluded'], ['received', 'carriedIn'], ['received'], OWN_CONCLUDED];

const isOfAnswers = (last: Meaning | null): boolean => /^(?:concluded|carriedIn)$/.test(last?.rows[0]?.[0] ?? '');

function requestsMeant(phrase: Phrase, { requests, last }: Topic): Meant | null {
  const { before, behind, unit } = phrase;
  if (!/^[件宗起例份个笔项次人家]?$/.test(unit) || PART.test(before + behind)) return null;
  const applicants = applicantsIn(/^由|^来自/.test(behind) ? before + behind : before);
  const { columns } = applicants;
  const named = columns.length > 0;
  const noun = nounOf(before, requests);
  const follows = noun === null && !/[条元]/.test(unit) ? /^.{0,8}申请/.exec(behind)?.[0] : undefined;
  const verb = REQUEST_VERB.test(before);
  const isGoingOn = last?.table === 'requests' && (isKnown(applicants.rest) || named);
  if (named && last?.table === 'requests' && !verb) {
    if (OTHER_THING.test(before)) return null;
    // 上年结转7件。从申请人看，自然人80件: of those right before, or of all again.
    const rows = [...last.rows, ...ALL_OF.filter((row) => !last.rows.some((own) => own.join() === row.join()))];
    return meant('requests', rows, columns, isUnderstood(applicants.rest) && /^[件宗起例份]?$/.test(unit));
  }
  const isOpened = last === null && requests && verb && isKnown(applicants.rest, 0);
  const isNamed =
    noun !== null || (follows !== undefined && (verb || isBare(before)) && (REQUEST.test(follows) || requests));
  if (!isNamed && !isOpened && !(verb && isGoingOn)) return null;
  if (noun !== null && (!isKnown(noun, 0) || /^中|公开$/.test(noun))) return null;
  if (OTHER_THING.test(before)) return null;
  const words = applicants.rest + (follows ?? '');
  const isNew = /新收|新增|新受理|新接/.test(before);
  const isDone = /结|答|复|毕|完成/.test(before);
  const those = isNew ? [['received']] : isDone ? CONCLUDED : ALL_OF;
  // 答复94件，其中上年结转7件、本年受理87件; 当年新收当年答复87件.
  const isOwn = (isNew && isDone) || (those !== CONCLUDED && isOfAnswers(last));
  const rows = isOwn ? [...those, OWN_CONCLUDED] : those;
  const sure = (isNamed || last !== null) && isUnderstood(words) && /^[件宗起例份]?$/.test(unit);
  return meant('requests', rows, named ? columns : TOTAL, sure);
}

/** What stands between the noun for applications and the number; null where there is no such noun. */
function nounOf(before: string, requests: boolean): string | null {
  const strong = [...before.matchAll(REQUESTS)].at(-1);
  const noun = strong ?? (requests ? APPLICATION.exec(before) : null);
  return noun ? before.slice(noun.index + noun[0].length) : null;
}
