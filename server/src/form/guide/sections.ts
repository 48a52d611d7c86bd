import { regulation } from './basis.js';
import type { Entries } from './entry.js';

const content = (item: number) => regulation(50, { paragraph: 1, item });

/** What belongs into each of the six sections. */
export const sections: Entries = {
  overview: {
    zh: {
      title: '总体情况',
      text: '概述本机关当年执行《条例》的情况。现行格式要求写五个方面：主动公开、依申请公开、政府信息管理、政府信息公开平台建设、监督保障；各级政府还要写工作考核、社会评议和责任追究的结果。',
      mistakes: ['五个方面有遗漏', '文中数字与后面各表不一致', '照抄上年文字，年份和数字没有更新'],
    },
    en: {
      title: 'Overview',
      text: 'How the organ carried out the Regulation in the year. The present form asks for five topics: disclosure on own initiative, disclosure on request, information management, the disclosure platform, and supervision; a government adds the results of work appraisal, public evaluation and accountability.',
      mistakes: [
        'One of the five topics is missing',
        'Numbers in the text differ from the tables',
        "Last year's text is reused with its year and numbers",
      ],
    },
    basis: [regulation(50)],
  },
  disclosure: {
    zh: {
      title: '主动公开政府信息情况',
      text: '本部分是表二，按《条例》第二十条的有关项目填写当年数据，不要求另附文字。没有发生的填 0。',
      mistakes: ['把网站发布的信息条数填进表里', '数据格留空，或写“/”“—”“无”'],
    },
    en: {
      title: 'Disclosure on own initiative',
      text: "Table 2: the year's figures for the items of Article 20 of the Regulation. No text is required beside it. Where nothing happened, enter 0.",
      mistakes: ['Entering how many items the website published', 'Blank cells, or “/”, “—”, “无”'],
    },
    basis: [content(1), regulation(20)],
  },
  requests: {
    zh: {
      title: '收到和处理政府信息公开申请情况',
      text: '本部分是表三，按申请人类别填写申请的来源和去向。每一列都应满足：本年新收＋上年结转＝办理结果总计＋结转下年；因此一件申请只能计入一种办理结果。',
      mistakes: ['一件申请计入两种办理结果', '文中的申请数量与表三不一致', '总计漏填，或与各项之和不符'],
    },
    en: {
      title: 'Requests received and handled',
      text: "Table 3: where the year's requests came from and how they ended, by kind of applicant. In every column, received + carried in = concluded + carried out; so a request can count under one outcome only.",
      mistakes: [
        'One request counted under two outcomes',
        'Number of requests in the text differs from the table',
        'Totals left out, or not the sum of their parts',
      ],
    },
    basis: [content(2), regulation(27)],
  },
  cases: {
    zh: {
      title: '政府信息公开行政复议、行政诉讼情况',
      text: '本部分是表四，只填因政府信息公开引起的行政复议和行政诉讼，按结果分列；每组总计等于前四项之和。',
      mistakes: [
        '把本机关的全部复议、诉讼案件计入',
        '文中写“均获维持”，表中却有尚未审结',
        '文中写没有复议、诉讼，表中却有数字',
      ],
    },
    en: {
      title: 'Reconsideration and litigation on disclosure',
      text: 'Table 4: only reconsideration and court cases about the disclosure of government information, by result. The total of each group is the sum of its four results.',
      mistakes: [
        "Counting all of the organ's reconsideration and court cases",
        '“All upheld” in the text beside pending cases in the table',
        '“No cases” in the text beside numbers in the table',
      ],
    },
    basis: [content(3), regulation(51)],
  },
  problems: {
    zh: {
      title: '存在的主要问题及改进情况',
      text: '写本机关当年政府信息公开工作中的主要问题和改进情况，两者缺一不可。各地通知普遍要求问题具体、措施逐条对应。',
      mistakes: [
        '只有问题没有措施，或只有措施没有问题',
        '措施针对的是上年的问题，与本年所列问题对不上',
        '照搬别处的笼统说法，如“部分地区”“多数部门”',
      ],
    },
    en: {
      title: 'Main problems and improvement',
      text: "The main problems of this organ's disclosure work in the year and what is done about them; both are required. Local notices commonly ask for concrete problems answered one by one.",
      mistakes: [
        'Problems without measures, or measures without problems',
        "Measures that answer last year's problems instead of those listed",
        'General phrases taken from elsewhere (“some regions”, “most departments”)',
      ],
    },
    basis: [content(4)],
  },
  other: {
    zh: {
      title: '其他需要报告的事项',
      text: '写前五部分以外需要报告的事项。实践中都在这里说明信息处理费：收取了多少，或没有收取。',
      mistakes: ['没有提信息处理费', '表三有逾期未缴费的申请，这里却没有交代收费情况', '信息处理费的名称写错'],
    },
    en: {
      title: 'Other matters',
      text: 'What else has to be reported. By common practice the information processing fee is stated here: how much was collected, or that none was.',
      mistakes: [
        'The information processing fee is not mentioned',
        'Table 3 has requests ended by an unpaid fee, but nothing is said about fees here',
        'A wrong name for the fee',
      ],
    },
    basis: [content(5)],
  },
};
