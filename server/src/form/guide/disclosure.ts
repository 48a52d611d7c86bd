import { compulsionLaw, legislationLaw, licensingLaw, penaltyLaw, regulation } from './basis.js';
import type { TableEntries } from './entry.js';

const item = (number: number) => regulation(20, { item: number });

/** Table 二 of the form of 2021. */
export const disclosure: TableEntries = {
  rows: {
    rules: {
      zh: {
        title: '规章',
        text: '本机关制定的部门规章或地方政府规章。只有国务院部门，以及省级、设区的市、自治州的人民政府有权制定；县乡政府和地方各部门填 0。',
        mistakes: ['部门代政府起草的规章计入了本部门', '往年制定的规章仍然有效，却没有计入'],
      },
      en: {
        title: 'Rules',
        text: 'Departmental or local government rules made by this organ. Only State Council departments and the governments of provinces, cities with districts and autonomous prefectures can make them; counties, townships and local departments enter 0.',
        mistakes: [
          'A department counts rules it only drafted for its government',
          'Leaving out rules of earlier years that still apply',
        ],
      },
      basis: [item(1), legislationLaw(91), legislationLaw(93)],
    },
    normativeDocuments: {
      zh: {
        title: '行政规范性文件',
        text: '通常指面向社会公开发布、涉及公民和法人权利义务、可以反复适用的文件，并非所有红头文件。人事任免、会议通知、内部制度、批复等不计入。',
        mistakes: ['把当年印发的全部文件计入', '部门自身的报告计入了下属单位的文件', '填成网站公开的文件条数'],
      },
      en: {
        title: 'Normative documents',
        text: "Commonly understood as documents issued to the public that concern people's rights and duties and apply repeatedly; not every official document. Appointments, meeting notices, internal rules and replies do not count.",
        mistakes: [
          'Counting every document issued in the year',
          "An organ's own report counts documents of its subordinate units",
          'Entering the number of documents on the website',
        ],
      },
      basis: [item(1)],
    },
    licenses: {
      zh: {
        title: '行政许可',
        text: '当年在行政许可程序中作出的书面决定，准予许可和不予许可的决定都计入。没有许可职权的机关填 0。',
        mistakes: ['只计准予许可的决定', '填成许可事项的项数', '照抄上年数字'],
      },
      en: {
        title: 'Administrative licences',
        text: 'Written decisions made in licensing procedures in the year, whether they grant or refuse. An organ without licensing powers enters 0.',
        mistakes: [
          'Counting only licences granted',
          'Entering the number of licensing items',
          "Repeating last year's number",
        ],
      },
      basis: [item(5), licensingLaw(38)],
    },
    penalties: {
      zh: {
        title: '行政处罚',
        text: '当年作出的行政处罚决定。依法应当公开的只是有一定社会影响的处罚决定，这里填的则是处理决定的数量。简易程序的罚款是否计入，各地口径不一，宜与本机关往年一致。',
        mistakes: ['只计已经公开的处罚决定', '统计口径与往年不同而没有说明'],
      },
      en: {
        title: 'Administrative penalties',
        text: 'Penalty decisions made in the year. The duty to publish covers those of some social influence, while this column asks for decisions handled. Practice on summary fines differs; stay with the scope this organ used before.',
        mistakes: ['Counting only published decisions', 'A scope that differs from last year without a word about it'],
      },
      basis: [item(6), penaltyLaw(48)],
    },
    compulsions: {
      zh: {
        title: '行政强制',
        text: '当年作出的行政强制决定，包括行政强制措施和行政强制执行。',
        mistakes: ['只计强制执行，漏计强制措施', '填成权力清单上的事项数'],
      },
      en: {
        title: 'Administrative compulsion',
        text: 'Decisions of the year on both compulsory measures and compulsory enforcement.',
        mistakes: ['Counting enforcement only, not measures', 'Entering the items on the list of powers'],
      },
      basis: [item(6), compulsionLaw(2)],
    },
    fees: {
      zh: {
        title: '行政事业性收费',
        text: '当年实际收取的行政事业性收费，以万元计。罚款、税收、政府性基金、服务性收费不计入；信息处理费属于行政事业性收费，收取了就计入。',
        mistakes: ['按元填写，大了一万倍', '填成收费项目数（2019 年格式的填法）', '把罚没收入计入'],
      },
      en: {
        title: 'Administrative fees',
        text: 'Administrative fees actually collected in the year, in units of 10,000 yuan. Fines, taxes, government funds and service charges do not count; a collected information processing fee does.',
        mistakes: [
          'Entering yuan, ten thousand times too much',
          'Entering the number of fee items, as in the form of 2019',
          'Including fines',
        ],
      },
      basis: [item(8)],
    },
  },
  columns: {
    issued: {
      zh: {
        title: '本年制发件数',
        text: '当年 1 月 1 日至 12 月 31 日制定发布的件数。修改后重新发布的是否计入，各地口径不一，应当前后一致。',
        mistakes: ['填成当年发文总数'],
      },
      en: {
        title: 'Issued this year',
        text: 'Made and issued from 1 January to 31 December. Whether amended documents count is handled differently; keep to one way.',
        mistakes: ['Entering all official documents of the year'],
      },
      basis: [item(1)],
    },
    repealed: {
      zh: {
        title: '本年废止件数',
        text: '当年正式废止的件数，包括经清理宣布废止的。集中清理的年份数字较大是正常的。',
        mistakes: ['大于上年现行有效件数与本年制发件数之和'],
      },
      en: {
        title: 'Repealed this year',
        text: 'Formally repealed in the year, also in a clean-up. A large number in a year of clean-up is normal.',
        mistakes: ["More than last year's in force and this year's issued together"],
      },
      basis: [item(1)],
    },
    inForce: {
      zh: {
        title: '现行有效件数',
        text: '截至 12 月 31 日仍然有效的全部件数，不论哪一年制定，应与网上规章规范性文件库一致。因到期失效、修改或职能划转，不一定等于上年数加制发减废止。',
        mistakes: ['只填了当年制发的件数', '填成网站公开的文件条数'],
      },
      en: {
        title: 'In force',
        text: "All that are in force on 31 December, whichever year made them; it should agree with the organ's online library of documents. Lapse, amendment and transfers may keep it from being last year's number plus issued minus repealed.",
        mistakes: ["Entering only this year's documents", 'Entering the number of documents on the website'],
      },
      basis: [item(1)],
    },
    decisions: {
      zh: {
        title: '本年处理决定数量',
        text: '当年作出的决定的件数。按决定计，不按事项计。',
        mistakes: ['填成许可、处罚、强制的事项数'],
      },
      en: {
        title: 'Decisions this year',
        text: 'The number of decisions made in the year: decisions, not kinds of matters.',
        mistakes: ['Entering the number of licensing, penalty or compulsion items'],
      },
      basis: [item(5), item(6)],
    },
    amount: {
      zh: {
        title: '本年收费金额（单位：万元）',
        text: '当年实际收取的金额，单位万元，可以带小数。表头已写明单位，数据格里只写数字。',
        mistakes: ['按元填写', '数字后再写“万元”，或加千分位逗号'],
      },
      en: {
        title: 'Collected this year (10,000 yuan)',
        text: 'The amount actually collected, in units of 10,000 yuan; decimals are allowed. The head names the unit, so the cell holds the number alone.',
        mistakes: ['Entering yuan', 'Repeating the unit in the cell, or thousands separators'],
      },
      basis: [item(8)],
    },
  },
};
