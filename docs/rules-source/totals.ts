import { instead, type ProseByRule } from './prose.js';

/** The equations (勾稽关系), and totals that were never entered. */
export const totals: ProseByRule = {
  'requests-row-total': {
    example: instead(
      '| 一、本年新收政府信息公开申请数量 | 19 | 3 | 0 | 0 | 0 | 0 | 22 |',
      '| 一、本年新收政府信息公开申请数量 | 19 | 3 | 0 | 0 | 0 | 0 | 21 |',
    ),
    zh: {
      what: '表三每一行的“总计”应等于该行自然人、商业企业、科研机构、社会公益组织、法律服务机构、其他六列之和。',
      why: '总计是汇总上报和对外引用最多的数字。它与各列之和不等，说明这一行至少有一个数字填错。',
      correct:
        '先查申请台账，再改数字。快速修复里排在最前的，是改一处就能使有关的勾稽关系全部成立的数字；其他改法在后，改后仍有关系不成立的，标题里会注明。',
    },
    en: {
      what: 'In every row of table 3 the total equals the sum of its six columns: natural persons, businesses, research, public welfare, legal services, others.',
      why: 'Totals are what gets added up and quoted. One that differs from its parts means that at least one number of the row is wrong.',
      correct:
        'Look into the records first. The first quick fix is the one number that restores every broken relation, if there is one; other ways follow, and a title says so if a relation stays broken.',
    },
  },
  'requests-outcome-total': {
    example: instead(
      '| 4.保护第三方合法权益 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |',
      '| 4.保护第三方合法权益 | 1 | 0 | 0 | 0 | 0 | 0 | 1 |',
      '| 4.保护第三方合法权益 | 1 | 0 | 0 | 0 | 0 | 0 | 1 |\n……\n| （七）总计 | 18 | 2 | 0 | 0 | 0 | 0 | 20 |',
    ),
    zh: {
      what: '表三每一列的“（七）总计”应等于（一）予以公开至（六）其他处理各行之和。',
      why: '每件办结的申请只计入一种办理结果。各行之和大于总计，常见原因是同一件申请计了两次，例如部分公开又计入不予公开；小于总计，则是漏计。',
      correct:
        '对照台账找出重复或遗漏的申请，改有关的办理结果或总计。改一处就能恢复全部勾稽关系的，快速修复把它排在最前。',
    },
    en: {
      what: 'In every column of table 3, （七）总计 equals the sum of the outcomes （一） to （六） above it.',
      why: 'A concluded request counts under one outcome only. Outcomes that exceed the total usually hold one request twice, say a partial disclosure counted as a refusal too; outcomes below it lack one.',
      correct:
        'Find the request in the records, then change the outcome or the total. Where one number restores every broken relation, it is the first quick fix.',
    },
  },
  'requests-balance': {
    example: instead(
      '| 四、结转下年度继续办理 | 3 | 1 | 0 | 0 | 0 | 0 | 4 |',
      '| 四、结转下年度继续办理 | 2 | 1 | 0 | 0 | 0 | 0 | 3 |',
    ),
    zh: {
      what: '表三每一列应满足：一、本年新收＋二、上年结转＝（七）总计＋四、结转下年度继续办理。',
      why: '这是格式在表三左上角写明的勾稽关系：第一项加第二项之和，等于第三项加第四项之和。不成立，说明有申请来去不明。',
      correct:
        '先核对上年报告的结转数和年底未办结的申请，再改数字。改一处就能恢复全部勾稽关系的，快速修复把它排在最前。',
    },
    en: {
      what: 'In every column of table 3: received + carried in = concluded + carried out.',
      why: 'The form states this balance in the corner of the table. Where it fails, a request has come from or gone to nowhere.',
      correct:
        "Compare last year's carry-over and what was open at the year's end, then change the number. Where one number restores every broken relation, it is the first quick fix.",
    },
  },
  'cases-total': {
    example: instead(
      '| 1 | 0 | 0 | 0 | 1 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |',
      '| 1 | 0 | 0 | 1 | 1 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |',
    ),
    zh: {
      what: '表四行政复议、未经复议直接起诉、复议后起诉三组，每组“总计”应等于结果维持、结果纠正、其他结果、尚未审结之和。',
      why: '总计与四项之和不等，说明有案件漏计或重计，常见的是漏加尚未审结。',
      correct: '对照案件登记核实后改数字。可以用快速修复改。',
    },
    en: {
      what: 'In each of the three groups of table 4 the total equals upheld + corrected + other results + pending.',
      why: 'Otherwise a case is missing or counted twice; often the pending ones were not added.',
      correct: 'Check the list of cases, then change the number. Quick fixes offer the ways to change it.',
    },
  },
  'total-blank': {
    example: {
      shown:
        '| 一、本年新收政府信息公开申请数量 | 19 | 3 | 0 | 0 | 0 | 0 |  |\n| 二、上年结转政府信息公开申请数量 | 2 | 0 | 0 | 0 | 0 | 0 |  |\n……',
      spoil: (sample) => sample.replace(/^(\|[^|]+(?:\| \d+ ){6}\|) \d+ \|$/gm, '$1  |'),
    },
    zh: {
      what: '总计没有填写。整列总计都空着的只提示一次，不逐行提示。',
      why: '空着的总计无法核对，读者也不知道是零还是漏填。',
      correct: '用快速修复把空着的总计填为各列之和。',
    },
    en: {
      what: 'A total was left blank. A whole column of blank totals is one finding.',
      why: 'A blank total checks nothing, and readers cannot tell a zero from an omission.',
      correct: 'The quick fix fills every blank total with the sum of its parts.',
    },
  },
};
