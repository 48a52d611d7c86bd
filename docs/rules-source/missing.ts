import { instead, type ProseByRule } from './prose.js';

/** Parts of the form that a report does not have. */
export const missing: ProseByRule = {
  'section-missing': {
    example: instead(
      '\n六、其他需要报告的事项\n\n2023年没有收取信息处理费。\n',
      '',
      '五、存在的主要问题及改进情况\n……\n（全文到此结束）',
    ),
    zh: {
      what: '六个部分缺了一个。提示在它前面一个部分的标题上。',
      why: '《条例》第五十条规定了年度报告的内容，格式据此设六个部分，不能缺少。没有内容的部分也要保留标题。',
      correct: '用快速修复在应有的位置补上标题，再写内容。标题还在而文字有出入的，见 section-title。',
    },
    en: {
      what: 'One of the six sections is missing. The finding stands on the title of the section before it.',
      why: 'Article 50 of the Regulation fixes what the report contains, and the form gives it six sections. A section without matter keeps its title.',
      correct:
        'The quick fix puts the title at its place; then write the section below it. A title that is there in other words is section-title.',
    },
  },
  'table-missing': {
    example: {
      shown: '四、政府信息公开行政复议、行政诉讼情况\n\n本年度没有行政复议、行政诉讼案件。',
      spoil: (sample) => sample.replace(/\| 行政复议 [^五]+/, '本年度没有行政复议、行政诉讼案件。\n\n'),
    },
    zh: {
      what: '第二、三、四部分有标题，却没有表格。',
      why: '这三个部分以统一的表格填报。全部为零也要列表，不能用一句话代替。',
      correct: '用快速修复插入空白表格，再逐格填写；没有的填 0。',
    },
    en: {
      what: 'Section 2, 3 or 4 has its title but no table.',
      why: 'These sections are filled in as uniform tables. Even where everything is 0, a sentence does not replace the table.',
      correct: 'The quick fix inserts the empty table; then fill in its cells, with 0 where nothing happened.',
    },
  },
  'row-missing': {
    example: instead(
      '| 2.重复申请 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |\n',
      '',
      '| 1.信访举报投诉类申请 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |\n| 3.要求提供公开出版物 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |',
    ),
    zh: {
      what: '表格缺了格式规定的一行。2021 年格式的报告把（六）其他处理合为一行的，只作一般提示。',
      why: '缺行会使上下级报告无法逐行汇总；后面各行也容易错位。',
      correct:
        '用快速修复在应有的位置插入这一行，再填写数字；确实全为零的，选“数字填 0”。版式显示不出空格的，只有填 0 的一种。',
    },
    en: {
      what: 'A row of the form is missing. Where a report in the form of 2021 prints （六） as one row, this is information only.',
      why: 'Reports with missing rows cannot be added up row by row, and the rows below easily slip.',
      correct:
        'The quick fix inserts the row at its place; then fill in its numbers. Where they truly are all 0, choose “with zeros”: the only one offered where the layout cannot show an empty cell.',
    },
  },
  'column-missing': {
    example: {
      shown: '| 信息内容 | 本年制发件数 | 现行有效件数 |\n| 规章 | 0 | 0 |\n| 行政规范性文件 | 2 | 12 |',
      spoil: (sample) =>
        sample
          .replace(
            '| 本年制发件数 | 本年废止件数 | 现行有效件数 |\n| --- | --- | --- | --- |',
            '| 本年制发件数 | 现行有效件数 |\n| --- | --- | --- |',
          )
          .replace('| 规章 | 0 | 0 | 0 |', '| 规章 | 0 | 0 |')
          .replace('| 行政规范性文件 | 2 | 1 | 12 |', '| 行政规范性文件 | 2 | 12 |'),
    },
    zh: {
      what: '表格缺了一列：列名和数字都没有，或者列名还在而整列数字没有。一列只提示一次。',
      why: '缺列多在转换格式或分页时发生，其余数字会因此错位，应当先补齐再核对其他问题。',
      correct: '表格一行一排时，用快速修复补上这一列，再填写数字。',
    },
    en: {
      what: 'A column is gone: its head and its numbers, or all of its numbers. One finding a column.',
      why: 'This mostly happens in conversion or at a page break, and shifts the numbers that are left. Mend it first.',
      correct: 'Where a row of the table is a line, the quick fix puts the column back; then fill in its numbers.',
    },
  },
  'row-cells': {
    example: instead(
      '| 3.补正后申请内容仍不明确 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |',
      '| 3.补正后申请内容仍不明确 | 0 | 0 | 0 | 0 | 0 | 0 |',
    ),
    zh: {
      what: '一行的数字比列少或多，又看不出是哪一格出了问题。这一行的数字不参加勾稽关系的计算。',
      why: '少一个数字，后面的数字就可能错位：不知道缺哪一格，就不能替填报人猜。',
      correct: '全行都是 0 的，用快速修复补足 0；否则快速修复列出几种可能，请对照原件选择。',
    },
    en: {
      what: 'A row prints fewer or more numbers than there are columns, and which one is lost or added cannot be told. Its numbers enter no sum.',
      why: 'One lost number shifts all behind it; which one it was is not for a program to guess.',
      correct:
        'Where the row holds only 0, the quick fix pads it with 0. Otherwise it offers the possible readings: choose by the original.',
    },
  },
};
