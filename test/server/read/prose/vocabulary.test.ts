import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { formOf } from '../../../../server/src/form/forms.js';
import {
  applicantsIn,
  casesIn,
  type Keys,
  outcomesIn,
  resultsIn,
} from '../../../../server/src/read/prose/vocabulary.js';

const form = formOf('2021');
const rowsOf = (heading: string): string => outcomesIn(form, heading)?.rows[0]?.join('+') ?? assert.fail(heading);

/** What the form calls them together. */
const groups: readonly (readonly [parts: string, whole: string])[] = [
  ...['不予公开', '无法提供', '不予处理', '其他处理'].map((heading) => [rowsOf(heading), heading] as const),
  ['business+research+publicWelfare+legalService+otherOrganization', 'organisations'],
  ['litigation.direct+litigation.afterReconsideration', 'litigation'],
];

/** Alternatives of sums, `–` where there are none. */
function sums(all: readonly Keys[]): string {
  if (all.length === 0) return '–';
  const told = all.map((keys) => keys.join('+').replaceAll('+-', '-')).join(' or ');
  return groups.reduce((text, [parts, whole]) => text.replaceAll(parts, whole), told);
}

const quoted = (rest: string): string => (rest === '' ? '' : ` “${rest}”`);

/** Lines of what is named and the phrases that name it. */
function each(lines: string, named: (phrase: string) => string): void {
  for (const line of lines.trim().split('\n')) {
    const [expected, phrases = ''] = line.split(' | ');
    for (const phrase of phrases.split(' '))
      test(`${phrase}: ${expected}`, () => assert.equal(named(phrase), expected));
  }
}

describe('outcomes, with the words that are left, and … where there may be more of them', () => {
  each(
    `
granted | 予以公开 同意公开 全部公开 给予公开 已公开
partlyGranted | 部分公开 部分予以公开 予以部分公开 部分同意公开
不予公开 | 不予公开 不同意公开 不予以公开 拒绝公开
无法提供 | 无法提供 不能提供 未能提供 不能予以提供 无法予以提供 不能够提供
不予处理 | 不予处理
其他处理 | 其他处理 其它处理 其他式处理 其它方式处理 其他方处理
granted “答复” | 已公开答复
granted “3” | 已公开3
– | 已公开的 其他 公开 收到申请 本机关 国家 秘密
granted+不予公开 “和” | 予以公开和不予公开
granted “甲” | 予以公开甲
refused.stateSecret | 属于国家秘密 属于“国家秘密”
refused.stateSecret or 不予公开 | 属于国家秘密不予公开
不予公开 “等” | 属于国家秘密等不予公开
refused.stateSecret “等” | 国家秘密等
不予公开 “等” … | 不予公开等
不予公开 “甲等” … | 不予公开甲等
unavailable.notHeld | 本机关不掌握相关政府信息
unavailable.notHeld “信息” | 未掌握相关信息
unavailable.notCompiled | 没有现成信息需要另行制作
unavailable.unclear | 补正后申请内容仍不明确
notProcessed.petition | 信访举报投诉类申请
notProcessed.duplicate | 重复申请
notProcessed.publication | 要求提供公开出版物
notProcessed.abusive | 无正当理由大量反复申请
refused.thirdParty | 保护第三方合法权益
refused.thirdParty “涉及” | 涉及第三方权益
refused.internalAffairs | 属于三类内部事务信息 属于内部事务
refused.processInformation | 属于四类过程性信息
refused.processInformation “息” | 过程性信息
refused.enforcementFile | 行政执法案卷
refused.inquiryMatter | 属于行政查询事项
refused.prohibitedByLaw “开” | 法律行政法规禁止公开
refused.safetyAndStability “国家和社会” | 危及国家安全和社会稳定
other.supplementOverdue+other.feeOverdue “申” | 申请人逾期未补正
other.supplementOverdue “申” | 申请人无正当理由逾期不补正
other.feeOverdue | 逾期未按收费通知要求缴纳费用
refused.internalAffairs+refused.processInformation “息和息” | 内部事务信息和过程性信息
refused.stateSecret+refused.enforcementFile “、” | 国家秘密、行政执法案卷
`,
    (phrase) => {
      const named = outcomesIn(form, phrase);
      return named ? `${sums(named.rows)}${quoted(named.rest)}${named.open ? ' …' : ''}` : '–';
    },
  );
});

describe('applicants, with the words that are left', () => {
  each(
    `
naturalPerson | 自然人 公民
total | 自然人和法人 自然人、法人 自然人，法人 自然人与法人 自然人及法人 自然人或法人 自然人或者法人 公民法人 公民、法人和其他组织 公民、法人及其他组织 公民、法人或其他组织 公民、法人或者其他组织 公民、法人、其他组织 公民、法人其他组织
organisations | 法人 法人其他组织 法人和其他组织 法人及其他组织 法人以及其他组织 法人或其他组织 法人或者其他组织 法人与其他组织 法人、其他组织
business | 商业企业
business or organisations | 企业
research | 科研机构 科研院所 科研单位
publicWelfare | 社会公益组织 社会团体 公益组织
legalService | 法律服务机构 律师事务所
otherOrganization or organisations | 其他组织 其他机构
naturalPerson “甲” | 自然人甲
business+research “和” | 商业企业和科研机构
business+research or organisations+research “和” | 企业和科研机构
business+otherOrganization or business+organisations or organisations+otherOrganization or organisations+organisations “和” | 企业和其他组织
– “个人” | 个人
`,
    (phrase) => {
      const { columns, rest } = applicantsIn(phrase);
      return `${sums(columns)}${quoted(rest)}`;
    },
  );
});

describe('cases', () => {
  each(
    `
reconsideration | 行政复议 复议 直接复议
litigation | 行政诉讼 起诉 应诉 后提起诉讼 直接向法院起诉
reconsideration+litigation | 行政复议、行政诉讼 复议后再一次向人民法院提起诉讼
litigation.direct | 未经复议 未经复议直接起诉 未经行政复议的诉讼 直接诉讼 直接起诉 直接提起诉讼 直接提起行政诉讼 直接行政诉讼
litigation.afterReconsideration | 经复议后起诉 行政复议后诉讼 复议后提起行政诉讼 复议决定后起诉 复议后向人民法院诉
– | 申请
`,
    (phrase) => sums(casesIn(phrase)),
  );
});

describe('results of cases', () => {
  each(
    `
upheld | 维持 结果维持
corrected | 纠正 纠错
other | 其他 其他结果 其他结果甲 其他情形 其他情况 其他处理 撤回 撤诉 终止 调解
– | 其他甲 在审理 收到
pending | 尚未审结 未审结 还未审结 未结案 未办结 未审理 正在审理 尚在审理 审理中 未结
corrected or other | 撤销 确认违法 责令 败诉
upheld or other | 驳回 胜诉
total-pending or total | 审结 结案 办结 作出决定
`,
    (phrase) => sums(resultsIn(phrase)),
  );
});
