import { tableOf } from '../../form/forms.js';
import type { Form, TableKey } from '../../form/model.js';
import { normalise } from '../normalise.js';

/**
 * What words mean in the tables: alternatives of rows, alternatives of columns. Each alternative is a sum of rows (or
 * columns) by their keys; `-` in front takes one away.
 */
export interface Meaning {
  readonly table: TableKey;
  readonly rows: readonly (readonly string[])[];
  readonly columns: readonly (readonly string[])[];
}

export type Keys = readonly string[];

/** Names of rows in a phrase, with all words of it that are none of their own. */
export interface Named {
  /** Alternatives, each a sum of rows. */
  readonly rows: readonly Keys[];
  readonly rest: string;
  /** 等 behind headings: there may be more of them. */
  readonly open: boolean;
}

interface Outcomes {
  /** 予以公开, 不予公开 … 其他处理, with the rows below each. */
  readonly groups: readonly { readonly words: string; readonly rows: Keys }[];
  /** Labels of single outcomes, as they are compared. */
  readonly labels: ReadonlyMap<string, string>;
  /** Two characters that stand together in labels of outcomes, and whose. */
  readonly pairs: ReadonlyMap<string, Keys>;
  /** Phrases already looked at: a document keeps most of them from one version to the next. */
  readonly phrases: Map<string, Named | null>;
}

const outcomesOfForm = new WeakMap<Form, Outcomes>();
const NO_OUTCOME = new Set(['received', 'carriedIn', 'concluded', 'carriedOut']);

/** 本机关政府信息公开申请 is no 本机关不掌握相关政府信息. */
const RECEIVER = '关政';

const bareWords = (label: string): string => normalise(label.replace(/^（.）|^\d\./, '').replace(/（.*$/, ''));

/** The words of the form for outcomes (办理结果). */
function outcomesOf(form: Form): Outcomes {
  const known = outcomesOfForm.get(form);
  if (known) return known;
  const groups = new Map<string, string[]>();
  const pairs = new Map<string, string[]>();
  const labels = new Map<string, string>();
  const rows = tableOf(form, 'requests').parts.flatMap((part) => part.rows);
  const common = [
    ...rows.filter(({ key }) => NO_OUTCOME.has(key)).map(({ label }) => bareWords(label)),
    RECEIVER,
  ].join();
  for (const { key, label, group } of rows) {
    if (NO_OUTCOME.has(key)) continue;
    const heading = bareWords(group ?? label);
    groups.set(heading, [...(groups.get(heading) ?? []), key]);
    if (!group) continue;
    const words = alike(bareWords(label));
    labels.set(words, key);
    for (let at = 0; at + 1 < words.length; at++) {
      const pair = words.slice(at, at + 2);
      const sharing = pairs.get(pair) ?? [];
      if (!sharing.includes(key) && !common.includes(pair)) pairs.set(pair, [...sharing, key]);
    }
  }
  const outcomes: Outcomes = {
    groups: [...groups].map(([words, rows]) => ({ words, rows })),
    labels,
    pairs,
    phrases: new Map(),
  };
  outcomesOfForm.set(form, outcomes);
  return outcomes;
}

/** Words as they are compared with labels. */
const alike = (words: string): string => words.replace(/未/g, '不').replace(/[“”"]/g, '');

/** Other words for the official headings. */
const SYNONYMS: readonly (readonly [RegExp, string])[] = [
  [/不同意公开|不予以公开|拒绝公开/g, '不予公开'],
  [/同意公开|全部公开|已公开(?=答复|\d|$)|给予公开/g, '予以公开'],
  [/部分予以公开|予以部分公开|部分同意公开/g, '部分公开'],
  [/(?:无法|不能|未能)(?:予以)?提供|不能够提供/g, '无法提供'],
  [/其[他它]方?式?处理/g, '其他处理'],
];

/** Labels share words; as many of its own pairs, shared ones in part, make a label known. */
const ENOUGH = 2;
/** 其他 is no outcome by itself. */
const SHORTEST_LABEL = 4;

/** The outcomes that a phrase names; null where it names none. 等 between a row and its heading means the heading. */
export function outcomesIn(form: Form, phrase: string): Named | null {
  const outcomes = outcomesOf(form);
  const { phrases } = outcomes;
  let named = phrases.get(phrase);
  if (named === undefined) {
    named = lookForOutcomes(outcomes, phrase);
    if (phrases.size >= MOST_REMEMBERED) phrases.clear();
    phrases.set(phrase, named);
  }
  return named;
}

const MOST_REMEMBERED = 2000;

function lookForOutcomes({ groups, labels, pairs }: Outcomes, phrase: string): Named | null {
  let rest = phrase;
  for (const [words, official] of SYNONYMS) rest = rest.replace(words, official);
  const named: string[] = [];
  for (const { words, rows } of groups) {
    if (!rest.includes(words)) continue;
    rest = rest.replaceAll(words, '');
    named.push(...rows);
  }
  let compared = alike(rest);
  const whole: string[] = [];
  for (const [words, row] of labels) {
    if (words.length < SHORTEST_LABEL || !compared.includes(words)) continue;
    compared = compared.replace(words, '');
    whole.push(row);
  }
  const scores = new Map<string, { score: number; own: number }>();
  for (let at = 0; at + 1 < compared.length; at++) {
    const rows = pairs.get(compared.slice(at, at + 2)) ?? [];
    for (const row of rows) {
      const { score, own } = scores.get(row) ?? { score: 0, own: 0 };
      scores.set(row, { score: score + 1 / rows.length, own: own + (rows.length === 1 ? 1 : 0) });
    }
  }
  const partly = [...scores].filter(([, { score, own }]) => own > 0 && score >= ENOUGH).map(([row]) => row);
  const single = [...new Set([...whole, ...partly])];
  if (single.length > 0) rest = withoutPairs(compared, pairs, partly);
  if (named.length === 0) return single.length > 0 ? { rows: [single], rest, open: false } : null;
  const more = /等/.test(rest);
  if (single.length === 0 || more) return { rows: [named], rest, open: more && single.length === 0 };
  return { rows: [single, named], rest, open: false };
}

/** What is left of words once those of some labels are taken out. */
function withoutPairs(words: string, pairs: Outcomes['pairs'], rows: Keys): string {
  let rest = '';
  const isOwn = (at: number): boolean => pairs.get(words.slice(at, at + 2))?.some((row) => rows.includes(row)) ?? false;
  for (let at = 0; at < words.length; at++) if (!isOwn(at) && !(at > 0 && isOwn(at - 1))) rest += words[at];
  return rest;
}

export const ORGANISATIONS: Keys = ['business', 'research', 'publicWelfare', 'legalService', 'otherOrganization'];

/** Applicants (申请人情况), longest words first, with the columns they may mean. */
const APPLICANTS: readonly (readonly [RegExp, readonly Keys[]])[] = [
  [/(?:自然人|公民)[、，]?(?:和|与|及|或者?)?法人(?:(?:和|及|或者?|、)?其他组织)?/, [['total']]],
  [/法人(?:(?:和|及|以及|或者?|与|、)?其他组织)?/, [ORGANISATIONS]],
  [/自然人|公民/, [['naturalPerson']]],
  [/商业企业/, [['business']]],
  [/企业/, [['business'], ORGANISATIONS]],
  [/科研(?:机构|院所|单位)/, [['research']]],
  [/社会公益组织|社会团体|公益组织/, [['publicWelfare']]],
  [/法律服务机构|律师事务所/, [['legalService']]],
  [/其他(?:组织|机构)/, [['otherOrganization'], ORGANISATIONS]],
];

/** The columns of table 三 that a phrase names; none where it names nobody. */
export function applicantsIn(phrase: string): { readonly columns: readonly Keys[]; readonly rest: string } {
  let rest = phrase;
  let columns: readonly Keys[] = [];
  for (const [words, named] of APPLICANTS) {
    if (!words.test(rest)) continue;
    rest = rest.replace(words, '');
    columns = columns.length === 0 ? named : columns.flatMap((one) => named.map((other) => [...one, ...other]));
  }
  return { columns, rest };
}

/** Cases of table 四 that a phrase is about; none where it names none. */
export function casesIn(phrase: string): readonly Keys[] {
  const direct = ['litigation.direct'];
  const after = ['litigation.afterReconsideration'];
  if (/未经(?:行政)?复议/.test(phrase)) return [direct];
  if (/(?:经|行政)?复议(?:决定)?后.{0,6}(?:诉|起诉)/.test(phrase)) return [after];
  if (/直接(?:提起|起)?(?:行政)?诉/.test(phrase)) return [direct];
  const reconsideration = /复议/.test(phrase) ? ['reconsideration'] : [];
  const litigation = /诉讼|起诉|应诉/.test(phrase) ? [...direct, ...after] : [];
  const rows = [...reconsideration, ...litigation];
  return rows.length > 0 ? [rows] : [];
}

/** Results of cases, as columns of table 四: alternatives. */
const RESULTS: readonly (readonly [RegExp, readonly Keys[]])[] = [
  [/维持/, [['upheld']]],
  [/纠正|纠错/, [['corrected']]],
  [/其他(?:结果|情形|情况|处理)?$|其他结果/, [['other']]],
  [/(?:尚未|未|还未)(?:审结|结案|办结|审理)|(?:正在|尚在)审理|审理中|未结/, [['pending']]],
  [/撤销|确认违法|责令|败诉/, [['corrected'], ['other']]],
  [/驳回|胜诉/, [['upheld'], ['other']]],
  [/撤回|撤诉|终止|调解/, [['other']]],
  [/审结|结案|办结|作出/, [['total', '-pending'], ['total']]],
];

/** What became of cases, in words; none where nothing is said of it. */
export function resultsIn(phrase: string): readonly Keys[] {
  return RESULTS.find(([words]) => words.test(phrase))?.[1] ?? [];
}
