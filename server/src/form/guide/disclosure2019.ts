import { compulsionLaw, penaltyLaw, regulation } from './basis.js';
import type { TableEntries } from './entry.js';

const item = (number: number) => regulation(20, { item: number });

/** Table 二 of the trial form of 2019, where it says something else than that of 2021. */
export const disclosure2019: TableEntries = {
  rows: {
    normativeDocuments: {
      zh: {
        title: '规范性文件',
        text: '本机关制作并公开的规范性文件，并非所有红头文件。人事任免、会议通知、内部制度、批复等不计入。',
        mistakes: ['把当年印发或网站公开的全部文件计入'],
      },
      en: {
        title: 'Normative documents',
        text: 'Normative documents made and disclosed by this organ; not every official document. Appointments, meeting notices, internal rules and replies do not count.',
        mistakes: ['Counting every document issued, or every document on the website'],
      },
      basis: [item(1)],
    },
    licenses: {
      zh: {
        title: '行政许可',
        text: '前两列填许可事项的项数及其增减，后一列填当年作出的处理决定数量。',
        mistakes: ['把事项数填成决定数量'],
      },
      en: {
        title: 'Administrative licences',
        text: 'The first two columns ask for licensing items and their change, the last for decisions made in the year.',
        mistakes: ['Entering items where decisions are asked for'],
      },
      basis: [item(5)],
    },
    otherServices: {
      zh: {
        title: '其他对外管理服务事项',
        text: '行政许可以外的对外管理服务事项：项数、增减和当年处理决定数量。2021 年格式不再设这一行。',
        mistakes: [],
      },
      en: {
        title: 'Other services to the public',
        text: 'Matters of administration and service other than licences: items, change, and decisions of the year. The form of 2021 has dropped this row.',
        mistakes: [],
      },
      basis: [item(5)],
    },
    penalties: {
      zh: {
        title: '行政处罚',
        text: '前两列填处罚事项的项数及其增减，后一列填当年作出的处罚决定数量。',
        mistakes: ['只计已经公开的处罚决定'],
      },
      en: {
        title: 'Administrative penalties',
        text: 'The first two columns ask for penalty items and their change, the last for penalty decisions made in the year.',
        mistakes: ['Counting only published decisions'],
      },
      basis: [item(6), penaltyLaw(48)],
    },
    compulsions: {
      zh: {
        title: '行政强制',
        text: '包括行政强制措施和行政强制执行。前两列填事项的项数及其增减，后一列填当年的处理决定数量。',
        mistakes: ['只计强制执行，漏计强制措施'],
      },
      en: {
        title: 'Administrative compulsion',
        text: 'Compulsory measures and compulsory enforcement. The first two columns ask for items and their change, the last for decisions of the year.',
        mistakes: ['Counting enforcement only, not measures'],
      },
      basis: [item(6), compulsionLaw(2)],
    },
    fees: {
      zh: {
        title: '行政事业性收费',
        text: '收费项目的项数及其增减，不是收费金额。',
        mistakes: ['填成收费金额（2021 年格式的填法）'],
      },
      en: {
        title: 'Administrative fees',
        text: 'Fee items and their change, not the amount collected.',
        mistakes: ['Entering the amount, as in the form of 2021'],
      },
      basis: [item(8)],
    },
    procurement: {
      zh: {
        title: '政府集中采购',
        text: '政府集中采购的项目数量和总金额。2021 年格式不再设这一行。',
        mistakes: [],
      },
      en: {
        title: 'Central government procurement',
        text: 'Number of centrally procured projects and their total amount. The form of 2021 has dropped this row.',
        mistakes: [],
      },
      basis: [item(9)],
    },
  },
  columns: {
    created: {
      zh: { title: '本年新制作数量', text: '当年新制作的件数。', mistakes: ['填成当年发文总数'] },
      en: {
        title: 'Newly made this year',
        text: 'Made in the year.',
        mistakes: ['Entering all official documents of the year'],
      },
      basis: [item(1)],
    },
    newlyDisclosed: {
      zh: {
        title: '本年新公开数量',
        text: '当年新公开的件数，一般不大于对外公开总数量。',
        mistakes: [],
      },
      en: {
        title: 'Newly disclosed this year',
        text: 'Newly disclosed in the year; normally not more than the total disclosed.',
        mistakes: [],
      },
      basis: [item(1)],
    },
    totalDisclosed: {
      zh: {
        title: '对外公开总数量',
        text: '已经对外公开的总件数，是累计的存量，不是当年的增量。与 2021 年格式的“现行有效件数”口径不同，不能相互比较。',
        mistakes: ['只填当年公开的件数'],
      },
      en: {
        title: 'Total disclosed',
        text: "All that stand disclosed: a stock, not the year's flow. Not comparable with “in force” of the form of 2021, which measures something else.",
        mistakes: ["Entering only this year's number"],
      },
      basis: [item(1)],
    },
    previousItems: {
      zh: {
        title: '上一年项目数量',
        text: '上一年的事项或项目的项数。一般应等于上年报告的上一年项目数量加上年的增减。',
        mistakes: [],
      },
      en: {
        title: 'Items last year',
        text: "Number of items last year; usually what last year's report gives as items plus change.",
        mistakes: [],
      },
      basis: [regulation(20)],
    },
    change: {
      zh: {
        title: '本年增/减',
        text: '当年增加或减少的项数。减少的在数字前加负号，如 -8；没有变化的填 0。',
        mistakes: ['减少时漏写负号', '填成变动后的总数'],
      },
      en: {
        title: 'Change this year',
        text: 'Items added or removed in the year. A decrease takes a minus sign (-8), no change is 0.',
        mistakes: ['No minus sign before a decrease', 'Entering the number after the change'],
      },
      basis: [regulation(20)],
    },
    decisions: {
      zh: {
        title: '处理决定数量',
        text: '当年作出的处理决定的件数，按决定计，不按事项计。',
        mistakes: ['填成事项数'],
      },
      en: {
        title: 'Decisions',
        text: 'Decisions made in the year: decisions, not kinds of matters.',
        mistakes: ['Entering the number of items'],
      },
      basis: [item(5), item(6)],
    },
    items: {
      zh: { title: '采购项目数量', text: '当年政府集中采购的项目数。', mistakes: [] },
      en: {
        title: 'Projects procured',
        text: 'Number of projects procured centrally in the year.',
        mistakes: [],
      },
      basis: [item(9)],
    },
    amount: {
      zh: {
        title: '采购总金额',
        text: '当年政府集中采购的总金额。表头没有规定单位，可以在数字后注明，如“251000元”。',
        mistakes: [],
      },
      en: {
        title: 'Amount procured',
        text: 'Total amount of central procurement in the year. The head names no unit, so one may follow the number (251000元).',
        mistakes: [],
      },
      basis: [item(9)],
    },
  },
};
