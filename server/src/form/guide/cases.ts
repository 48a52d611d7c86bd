import { litigationLaw, officialForm, reconsiderationLaw, regulation } from './basis.js';
import type { TableEntries } from './entry.js';

const remedies = regulation(51);

/** Table 四, of both forms. */
export const cases: TableEntries = {
  rows: {
    reconsideration: {
      zh: {
        title: '行政复议',
        text: '因政府信息公开引起、以本机关为被申请人的行政复议案件。',
        mistakes: ['与政府信息公开无关的复议案件也计入', '把本机关作为复议机关审理的案件计入'],
      },
      en: {
        title: 'Administrative reconsideration',
        text: 'Reconsideration cases about the disclosure of government information with this organ as respondent.',
        mistakes: ['Including cases about other matters', 'Including cases that this organ decides on others'],
      },
      basis: [remedies],
    },
    'litigation.direct': {
      zh: {
        title: '未经复议直接起诉',
        text: '因政府信息公开引起、未经行政复议直接起诉本机关的案件。自 2024 年起，不服不予公开决定的应当先申请行政复议；对无法提供、不予处理不服的，仍可直接起诉。',
        mistakes: ['把本机关的其他行政诉讼也计入'],
      },
      en: {
        title: 'Litigation without reconsideration',
        text: 'Court cases about disclosure brought against this organ directly. Since 2024 a refusal to disclose must first go to reconsideration; “unavailable” and “not processed” can still be sued directly.',
        mistakes: ["Including the organ's other court cases"],
      },
      basis: [remedies, reconsiderationLaw(23, { paragraph: 1, item: 4 })],
    },
    'litigation.afterReconsideration': {
      zh: {
        title: '复议后起诉',
        text: '因政府信息公开引起、经行政复议后起诉本机关的案件。复议维持的，原机关和复议机关是共同被告，同一案件可能出现在两个机关的报告里，汇总时应注意。',
        mistakes: ['汇总时同一案件计算两次'],
      },
      en: {
        title: 'Litigation after reconsideration',
        text: 'Court cases about disclosure brought after reconsideration. Where the decision was upheld, both organs are co-defendants, so one case may stand in two reports.',
        mistakes: ['One case counted twice when reports are added up'],
      },
      basis: [remedies, litigationLaw(26)],
    },
  },
  columns: {
    upheld: {
      zh: {
        title: '结果维持',
        text: '本机关的行为得到支持。通常包括复议决定维持、驳回复议请求，以及法院判决驳回诉讼请求。',
        mistakes: ['把撤回、终止的案件计入'],
      },
      en: {
        title: 'Upheld',
        text: "The organ's act stands. Commonly: maintained or request rejected in reconsideration, claim dismissed by judgment in court.",
        mistakes: ['Including withdrawn or terminated cases'],
      },
      basis: [reconsiderationLaw(68), reconsiderationLaw(69), litigationLaw(69)],
    },
    corrected: {
      zh: {
        title: '结果纠正',
        text: '本机关的行为被纠正。通常包括变更、撤销、确认违法、确认无效、责令限期履行。',
        mistakes: ['只计撤销，漏计确认违法和责令履行'],
      },
      en: {
        title: 'Corrected',
        text: "The organ's act does not stand. Commonly: changed, revoked, declared unlawful or void, or ordered to perform.",
        mistakes: ['Counting revocations only'],
      },
      basis: [reconsiderationLaw(63, { to: 67 }), litigationLaw(70), litigationLaw(72, { to: 75 }), litigationLaw(77)],
    },
    other: {
      zh: {
        title: '其他结果',
        text: '没有维持也没有纠正就结束的。通常包括撤回、终止、调解、和解、不予受理和驳回起诉。',
        mistakes: ['把尚未审结的计入'],
      },
      en: {
        title: 'Other results',
        text: 'Ended neither upheld nor corrected. Commonly: withdrawn, terminated, mediated, settled, inadmissible.',
        mistakes: ['Including pending cases'],
      },
      basis: [reconsiderationLaw(41), reconsiderationLaw(73), reconsiderationLaw(74), litigationLaw(62)],
    },
    pending: {
      zh: {
        title: '尚未审结',
        text: '截至 12 月 31 日还没有审结的案件。',
        mistakes: ['尚未审结有数字，文中却写“均获维持”'],
      },
      en: {
        title: 'Pending',
        text: 'Not concluded on 31 December.',
        mistakes: ['“All upheld” in the text beside a number here'],
      },
      basis: [officialForm],
    },
    total: {
      zh: {
        title: '总计',
        text: '本组结果维持、结果纠正、其他结果、尚未审结之和。',
        mistakes: ['漏加尚未审结'],
      },
      en: {
        title: 'Total',
        text: 'The sum of the group: upheld, corrected, other results, pending.',
        mistakes: ['Pending cases left out'],
      },
      basis: [officialForm],
    },
  },
};
