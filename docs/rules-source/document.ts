import { alone, instead, type ProseByRule } from './prose.js';

/** The text as a whole, and the program itself. */
export const document: ProseByRule = {
  'form-year': {
    example: instead(
      '2023年政府信息公开工作年度报告',
      '2020年政府信息公开工作年度报告',
      '示例县人民政府办公室2020年政府信息公开工作年度报告',
    ),
    zh: {
      what: '报告使用的格式与年度不符。2019、2020 年度用 2019 年的试行格式，2021 年度起用 2021 年的格式。',
      why: '两种格式的表二口径不同，例如“对外公开总数量”与“现行有效件数”不能互相代替。',
      correct: '标题中的年度写错的，改正年度；沿用了旧格式的，改用规定的格式重新填写。',
    },
    en: {
      what: "The form does not suit the report's year. Reports for 2019 and 2020 use the trial form of 2019, from 2021 on the form of 2021.",
      why: 'Table 2 of the two forms counts different things; 对外公开总数量 and 现行有效件数 cannot stand for each other.',
      correct: 'Correct the year if it is wrong in the title; otherwise fill in the form that the year asks for.',
    },
  },
  'no-report': {
    example: alone('关于召开政务公开工作会议的通知\n\n各乡镇人民政府，县直各单位：\n'),
    zh: {
      what: '指定检查的文件里没有找到政府信息公开工作年度报告：文件是空的、不是文本，或者是别的文章。',
      why: '说明文件没有被检查，免得误以为检查通过。',
      correct:
        '确认文件是否选对。报告是 Word 或 PDF 的，先转存为文本；显示为乱码的，换用正确的编码（如 GB18030）打开。',
    },
    en: {
      what: 'The file that was named holds no annual report: it is empty, no text, or another kind of text.',
      why: 'It says that nothing was checked, lest silence pass for approval.',
      correct:
        'See whether it is the right file. Save Word or PDF as text first; reopen garbled text in the right encoding (such as GB18030).',
    },
  },
  'old-form': {
    example: alone(
      '示例县2016年政府信息公开工作年度报告\n\n一、概述\n\n二、主动公开政府信息情况\n\n三、依申请公开政府信息情况\n\n四、政府信息公开的收费及减免情况\n\n五、因政府信息公开申请行政复议、提起行政诉讼情况\n',
    ),
    zh: {
      what: '这是 2019 年以前的年度报告，只提示一次，不作检查。',
      why: '现行格式依据 2019 年修订的《条例》制定，以前的报告不适用。',
      correct: '不需要改正。若年度写错，改正标题中的年度。',
    },
    en: {
      what: 'A report for a year before 2019. This is said once, and nothing is checked.',
      why: 'The forms known here follow the Regulation as revised in 2019; earlier reports had others.',
      correct: 'Nothing to do, unless the year in the title is wrong.',
    },
  },
  'several-reports': {
    example: {
      shown:
        '示例县人民政府办公室2023年政府信息公开工作年度报告\n……\n示例县人民政府办公室2022年政府信息公开工作年度报告\n……',
      spoil: (sample) => `${sample}\n${sample.replace('2023年政府信息公开工作', '2022年政府信息公开工作')}`,
    },
    zh: {
      what: '一个文件里有两份以上的报告。只检查第一份，提示在第二份的标题上。',
      why: '两份报告的数字不能混在一起核对。',
      correct: '一份报告存一个文件。',
    },
    en: {
      what: 'One file holds more than one report. The first is checked; the finding stands on the title of the second.',
      why: 'Numbers of two reports must not be checked against each other.',
      correct: 'Keep one report in one file.',
    },
  },
  'merge-conflict': {
    example: instead(
      '| 行政许可 | 35 |\n',
      `${'<'.repeat(7)} HEAD\n| 行政许可 | 35 |\n${'='.repeat(7)}\n| 行政许可 | 36 |\n${'>'.repeat(7)} draft\n`,
    ),
    zh: {
      what: '文件里留有版本合并的冲突标记。解决冲突之前，不作其他检查。',
      why: '标记之间是同一内容的两个版本，数字以哪个为准还没有定。',
      correct: '选定一个版本，删去另一个和三行标记。',
    },
    en: {
      what: 'The file holds marks of an unfinished merge. Nothing else is checked until it is resolved.',
      why: 'Between them stand two versions of one passage; which numbers count is not decided yet.',
      correct: 'Keep one version, delete the other and the three marks.',
    },
  },
  'internal-error': {
    example: null,
    zh: {
      what: '一条规则在检查时出错，这条规则没有结果，其他规则照常检查。',
      why: '这是本程序的缺陷，不是报告的问题。不声张会让人误以为检查通过。',
      correct: '报告不需要改正。请把提示的文字连同能重现问题的片段反馈给本项目。',
    },
    en: {
      what: 'A rule failed while checking and has no result; all others were checked as usual.',
      why: 'This is a fault of the program, not of the report. Silence would pass for approval.',
      correct:
        'Nothing in the report needs correction. Please send us the message and the passage that brings it about.',
    },
  },
};
