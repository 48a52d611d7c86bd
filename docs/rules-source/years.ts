import type { Example, ProseByRule } from './prose.js';

/** Last year's report that agrees with the sample in all numbers. */
const before = (sample: string): string =>
  sample
    .replaceAll('2023年', '2022年')
    .replace(
      '| 四、结转下年度继续办理 | 3 | 1 | 0 | 0 | 0 | 0 | 4 |',
      '| 四、结转下年度继续办理 | 2 | 0 | 0 | 0 | 0 | 0 | 2 |',
    )
    .replace('| 行政规范性文件 | 2 | 1 | 12 |', '| 行政规范性文件 | 0 | 0 | 11 |');

/** The sample beside last year's report, with something replaced in either. */
const beside = (shown: string, right: string, wrong: string, year: 'this' | 'last'): Example => {
  const change = (text: string): string => {
    if (!text.includes(right)) throw new Error(`the report does not hold ${right}`);
    return text.replace(right, () => wrong);
  };
  return {
    shown,
    spoil: year === 'this' ? change : (sample) => sample,
    earlier: year === 'last' ? (sample) => change(before(sample)) : before,
  };
};

const copied =
  '主要问题是政策解读形式单一，以文字为主，图解、视频较少；个别科室对公开工作重视不够，信息更新不及时；基层公开工作力量薄弱，业务不够熟练。改进情况：增加图文解读，开展业务培训，把公开情况列入年度考核，按季度通报信息更新和答复申请的情况。';

/** This year's report beside last year's. */
export const years: ProseByRule = {
  'carry-over': {
    example: beside(
      '2022 年报告：\n| 四、结转下年度继续办理 | 1 | 0 | 0 | 0 | 0 | 0 | 1 |\n\n2023 年报告：\n| 二、上年结转政府信息公开申请数量 | 2 | 0 | 0 | 0 | 0 | 0 | 2 |',
      '| 四、结转下年度继续办理 | 2 | 0 | 0 | 0 | 0 | 0 | 2 |',
      '| 四、结转下年度继续办理 | 1 | 0 | 0 | 0 | 0 | 0 | 1 |',
      'last',
    ),
    zh: {
      what: '表三“二、上年结转”与同一机关上年报告的“四、结转下年度继续办理”不同。逐列比较，提示在本年报告的数字上，并指向上年报告的数字。总计因某一列而不同的，只提示该列；各列不同而总计相同的，合为一处。空白或读不出的数字不比较；同一年有两份数字不同的报告时，不比较。',
      why: '上年末没有办完的申请，就是本年结转来的申请，是同一批，两年的格式都是如此。两数不同，多半有一份报告填错了。',
      correct:
        '查明哪一年的数字有误，用快速修复改本年的，或改上年的；上年报告已经公布的，按规定更正。机构改革、汇总范围变化、申请人重新归类的，可以不同，宜在报告中说明。',
    },
    en: {
      what: "二、上年结转 of table 3 is not what last year's report of the same organ has in 四、结转下年度继续办理. Compared column by column; the finding stands on this year's number and links last year's. A total that differs only because of a column is part of that column's finding; columns that differ while the totals agree are one finding. Blank or unreadable numbers are not compared, and nothing is where there are two reports of that year with different numbers.",
      why: 'Applications left over at the end of one year are those carried into the next, in both forms. If the numbers differ, one of the two reports is most likely wrong.',
      correct:
        "Find out which year is wrong; the quick fixes change this year's numbers or last year's. Reforms, another set of aggregated units, or an applicant counted as another kind may explain a difference: say so in the report.",
    },
  },
  'in-force': {
    example: beside(
      '2022 年报告：\n| 行政规范性文件 | 0 | 0 | 15 |\n\n2023 年报告：\n| 行政规范性文件 | 2 | 1 | 12 |',
      '| 行政规范性文件 | 0 | 0 | 11 |',
      '| 行政规范性文件 | 0 | 0 | 15 |',
      'last',
    ),
    zh: {
      what: '规章或行政规范性文件的现行有效件数，不等于上年报告的现行有效件数加本年制发件数、减本年废止件数。2019 年格式的“对外公开总数量”含义不同，不比较。',
      why: '三个数字描述同一批文件的增减。不符不一定是错：文件有效期届满或清理宣布失效而没有废止，修订的文件计法不同，机构改革移交，联合发文，更正上年数据，都会造成差异。所以只作提示。',
      correct: '对照规章和规范性文件库核实三个数字。只填了本年文件的，补上以前年度仍然有效的。确有原因的，不需要改。',
    },
    en: {
      what: "The number of rules or normative documents in force is not last year's number in force, plus those issued, minus those repealed this year. 对外公开总数量 of the form of 2019 is something else and is not compared.",
      why: "The numbers describe one stock of documents. A difference need not be a mistake: documents lapse without being repealed, amended ones are counted in different ways, others are transferred or issued jointly, or last year's number is corrected. Hence information only.",
      correct:
        "Compare all three numbers with the register of rules and documents. If only this year's documents were entered, add those of earlier years that are still in force. Where there is a reason, nothing needs to change.",
    },
  },
  'unchanged-text': {
    example: {
      shown: `五、存在的主要问题及改进情况\n\n${copied}`,
      spoil: (sample) => sample.replace(/主要问题是.+/, copied),
      earlier: (sample) => before(sample).replace(/主要问题是.+/, copied),
    },
    zh: {
      what: '第一、五、六部分的文字，五分之四以上与同一机关上年报告逐字相同。本年、上年、下年的年份不计，关于信息处理费的句子不计，一百字以内的部分不比较。',
      why: '国办公开办函〔2021〕30号把内容雷同列为应当追究责任的情形。照抄上年的问题和措施，说明报告没有反映本年的工作。',
      correct: '写本年的情况、本年的问题和针对它们的措施，说明上年的问题是否已经解决。',
    },
    en: {
      what: "At least four fifths of section 1, 5 or 6 are word for word last year's report of the same organ. This, last and next year's numerals, sentences on the information processing fee, and sections of up to a hundred characters do not count.",
      why: "国办公开办函〔2021〕30号 holds organs responsible for reports whose content is the same as others' or last year's. Last year's problems and measures, copied, say nothing about this year.",
      correct:
        "Write about this year: what was done, this year's problems and what answers them, and whether last year's were solved.",
    },
  },
  jump: {
    example: beside(
      '2022 年报告：\n| 行政事业性收费 | 1.2 |\n\n2023 年报告：\n| 行政事业性收费 | 12000 |',
      '| 行政事业性收费 | 1.2 |',
      '| 行政事业性收费 | 12000 |',
      'this',
    ),
    zh: {
      what: '行政许可、行政处罚、行政强制的处理决定数量，收费金额，或新收申请总数，是上年的十倍以上或不足十分之一。两年都不到 100 的不提示，有一年为 0 的不提示。收费金额相差约一万倍的，提示可能把元填成了万元。',
      why: '这样的变化少见，常是单位、口径或录入有误；机构职能、统计范围变化也会造成，所以只作提示。',
      correct: '核对数字和统计口径。收费金额误以元填写的，可用快速修复改为以万元计。数字无误的，不需要改。',
    },
    en: {
      what: "The number of licences, penalties or compulsory measures, the fees, or all applications received are more than ten times last year's, or less than a tenth. Nothing is said where both are below 100 or one is 0. Fees that differ about ten-thousandfold may be in 元 where the form asks for 万元.",
      why: 'Such changes are rare and often a wrong unit, another way of counting, or a slip; but powers and units do change. Hence information only.',
      correct:
        'Compare the number and how it was counted. A fee entered in 元 can be changed to 万元 with the quick fix. A number that is right stays.',
    },
  },
};
