import type { Column, Row, Section, Table } from './model.js';

/** What both forms share: the six sections, and tables 三 and 四. */
export const sections: readonly Section[] = [
  { key: 'overview', numeral: '一', title: '总体情况' },
  { key: 'disclosure', numeral: '二', title: '主动公开政府信息情况', accepted: ['行政机关主动公开政府信息情况'] },
  { key: 'requests', numeral: '三', title: '收到和处理政府信息公开申请情况' },
  { key: 'cases', numeral: '四', title: '政府信息公开行政复议、行政诉讼情况' },
  {
    key: 'problems',
    numeral: '五',
    title: '存在的主要问题及改进情况',
    accepted: ['政府信息公开工作存在的主要问题及改进情况', '存在问题及改进情况'],
  },
  { key: 'other', numeral: '六', title: '其他需要报告的事项' },
];

const applicants: readonly Column[] = [
  { key: 'naturalPerson', label: '自然人' },
  { key: 'business', label: '商业企业' },
  { key: 'research', label: '科研机构' },
  { key: 'publicWelfare', label: '社会公益组织' },
  { key: 'legalService', label: '法律服务机构' },
  { key: 'otherOrganization', label: '其他' },
  { key: 'total', label: '总计', total: true },
];

const group = (heading: string, key: string, labels: Record<string, string>): Row[] =>
  Object.entries(labels).map(([name, label]) => ({ key: `${key}.${name}`, label, group: heading }));

const before: readonly Row[] = [
  { key: 'received', label: '一、本年新收政府信息公开申请数量' },
  { key: 'carriedIn', label: '二、上年结转政府信息公开申请数量' },
  { key: 'granted', label: '（一）予以公开' },
  { key: 'partlyGranted', label: '（二）部分公开（区分处理的，只计这一情形，不计其他情形）' },
  ...group('（三）不予公开', 'refused', {
    stateSecret: '1.属于国家秘密',
    prohibitedByLaw: '2.其他法律行政法规禁止公开',
    safetyAndStability: '3.危及“三安全一稳定”',
    thirdParty: '4.保护第三方合法权益',
    internalAffairs: '5.属于三类内部事务信息',
    processInformation: '6.属于四类过程性信息',
    enforcementFile: '7.属于行政执法案卷',
    inquiryMatter: '8.属于行政查询事项',
  }),
  ...group('（四）无法提供', 'unavailable', {
    notHeld: '1.本机关不掌握相关政府信息',
    notCompiled: '2.没有现成信息需要另行制作',
    unclear: '3.补正后申请内容仍不明确',
  }),
  ...group('（五）不予处理', 'notProcessed', {
    petition: '1.信访举报投诉类申请',
    duplicate: '2.重复申请',
    publication: '3.要求提供公开出版物',
    abusive: '4.无正当理由大量反复申请',
    reissue: '5.要求行政机关确认或重新出具已获取信息',
  }),
];

const otherHeading = '（六）其他处理';

/** （六）其他处理 as the 2021 form prints it. */
const otherSplit = group(otherHeading, 'other', {
  supplementOverdue: '1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请',
  feeOverdue: '2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请',
  other: '3.其他',
});

/** （六）其他处理 as the 2019 form prints it. */
const otherMerged: readonly Row[] = [{ key: 'other', label: otherHeading }];

const after: readonly Row[] = [
  { key: 'concluded', label: '（七）总计' },
  { key: 'carriedOut', label: '四、结转下年度继续办理' },
];

/** Table 三; `other` says whether （六）其他处理 is split into three rows or printed as one. */
export const requestsTable = (other: 'split' | 'merged'): Table => ({
  key: 'requests',
  name: '表三',
  corner: '（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）',
  headings: [
    '申请人情况',
    '法人或其他组织',
    '三、本年度办理结果',
    '（三）不予公开',
    '（四）无法提供',
    '（五）不予处理',
    ...(other === 'split' ? [otherHeading] : []),
  ],
  parts: [{ columns: applicants, rows: [...before, ...(other === 'split' ? otherSplit : otherMerged), ...after] }],
});

/** Table 四. */
export const casesTable: Table = {
  key: 'cases',
  name: '表四',
  across: true,
  headings: ['行政诉讼'],
  parts: [
    {
      columns: [
        { key: 'upheld', label: '结果维持' },
        { key: 'corrected', label: '结果纠正' },
        { key: 'other', label: '其他结果' },
        { key: 'pending', label: '尚未审结' },
        { key: 'total', label: '总计', total: true },
      ],
      rows: [
        { key: 'reconsideration', label: '行政复议' },
        { key: 'litigation.direct', label: '未经复议直接起诉', group: '行政诉讼' },
        { key: 'litigation.afterReconsideration', label: '复议后起诉', group: '行政诉讼' },
      ],
    },
  ],
};
