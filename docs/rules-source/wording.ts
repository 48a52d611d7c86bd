import { instead, type ProseByRule } from './prose.js';

/** Titles, numerals and labels that differ from the official ones. */
export const wording: ProseByRule = {
  'section-title': {
    example: instead('四、政府信息公开行政复议、行政诉讼情况', '四、政府信息公开行政法复议、行政诉讼情况'),
    zh: {
      what: '部分的标题与格式规定的文字不同。通行的异写，如“政府信息公开工作存在的主要问题及改进情况”，不提示；正文中的说法也不受此限。',
      why: '格式要求严格按模板填写。统一的标题是查阅和汇总的依据。',
      correct: '用快速修复换成规定的标题。',
    },
    en: {
      what: 'The title of a section differs from the official wording. Variants in common use are accepted, and prose may say it in any words.',
      why: 'The form is to be followed strictly; uniform titles are what readers and other programs find a section by.',
      correct: 'The quick fix puts the official title in its place.',
    },
  },
  'section-number': {
    example: instead('五、存在的主要问题及改进情况', '存在的主要问题及改进情况'),
    zh: {
      what: '部分标题前的序号缺失或有误。六个部分依次为一至六。',
      why: '序号多在复制或转换时丢失、重排，引用“第五部分”时就会指错。',
      correct: '用快速修复改为规定的序号。',
    },
    en: {
      what: 'The numeral before a section title is missing or wrong. The sections are numbered 一 to 六.',
      why: 'Numerals get lost or restart when text is copied or converted, and references to a section then point elsewhere.',
      correct: 'The quick fix writes the official numeral.',
    },
  },
  'section-order': {
    example: {
      shown: '六、其他需要报告的事项\n……\n五、存在的主要问题及改进情况\n……',
      spoil: (sample) => {
        const [five, six] = [sample.indexOf('五、存在'), sample.indexOf('六、其他')];
        return `${sample.slice(0, five)}${sample.slice(six)}\n${sample.slice(five, six)}`;
      },
    },
    zh: {
      what: '六个部分没有按格式规定的顺序排列。',
      why: '顺序是格式的一部分，与《条例》第五十条所列内容的次序一致。',
      correct: '把整个部分移到应有的位置，序号随之改正。',
    },
    en: {
      what: 'The six sections do not stand in the order of the form.',
      why: 'The order is part of the form and follows the list in Article 50 of the Regulation.',
      correct: 'Move the whole section to its place and set its numeral right.',
    },
  },
  'section-empty': {
    example: instead('六、其他需要报告的事项\n\n2023年没有收取信息处理费。\n', '六、其他需要报告的事项\n'),
    zh: {
      what: '部分只有标题，下面没有内容。',
      why: '读者无法分辨是没有需要报告的事项，还是漏写。',
      correct: '补写内容。第六部分确实没有其他事项的，可以写“无”；实践中一般在此说明信息处理费收取情况。',
    },
    en: {
      what: 'A section has a title and nothing below it.',
      why: 'Readers cannot tell “nothing to report” from an omission.',
      correct:
        'Write the section. Where section 6 has nothing to report, 无 will do; by common practice it states whether an information processing fee was collected.',
    },
  },
  'row-label': {
    example: instead(
      '| 5.属于三类内部事务信息 |',
      '| 5.属于三类内部事物信息 |',
      '| 5.属于三类内部事物信息 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |',
    ),
    zh: {
      what: '行的名称与格式规定的文字不同，或者同一行出现了两次。括号全角半角、空格、换行、序号后的点号不同，不提示。',
      why: '一字之差可能改变统计口径，例如“另行制作”写成“另外制作”、“只计”写成“只记”。',
      correct: '用快速修复换成规定的文字。出现两次的，以第一次为准，核对后删去多余的一行。',
    },
    en: {
      what: "A row's label differs from the official wording, or the same row stands twice. Width of brackets, blanks, line breaks and the dot behind a numeral make no difference.",
      why: 'One character can change what is counted, and labels are what rows are found by.',
      correct:
        'The quick fix puts the official wording in its place. Of a row that stands twice the first is read: compare both and delete one.',
    },
  },
  'column-label': {
    example: instead(
      '| 社会公益组织 |',
      '| 社会团体 |',
      '| 自然人 | 商业企业 | 科研机构 | 社会团体 | 法律服务机构 | 其他 | 总计 |',
    ),
    zh: {
      what: '列名，或表三左上角的勾稽关系说明，与格式规定的文字不同。',
      why: '列名就是统计口径，例如“社会公益组织”与“社会团体”并不相同。',
      correct: '用快速修复换成规定的文字。',
    },
    en: {
      what: "A column's head, or the note on the balance in the corner of table 3, differs from the official wording.",
      why: 'The head says what is counted: 社会公益组织 and 社会团体 are not the same.',
      correct: 'The quick fix puts the official wording in its place.',
    },
  },
};
