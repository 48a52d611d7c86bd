import { instead, type ProseByRule } from './prose.js';

/** Single cells. */
export const numbers: ProseByRule = {
  'cell-blank': {
    example: instead('| 行政处罚 | 0 |', '| 行政处罚 |  |'),
    zh: {
      what: '应当填数字的地方空着，或者写的是“/”“—”“无”。整张表大部分空着的，如还没有填写的空表，只提示一次。',
      why: '没有发生的应填 0。空着的数据格看不出是零还是漏填；核对勾稽关系时按 0 计算，并另作提示。',
      correct: '确认没有发生的，用快速修复填 0；漏填的，补上数字。',
    },
    en: {
      what: 'A cell is blank, or holds “/”, “—” or 无 instead of a number. A table that is mostly blank, such as a form not yet filled in, gets one finding.',
      why: 'What did not happen is 0. A blank may be a zero or an omission; sums take it as 0, and this finding says so.',
      correct: 'If nothing happened, the quick fix writes 0; otherwise enter the number.',
    },
  },
  'cell-number': {
    example: instead('| 行政许可 | 35 |', '| 行政许可 | 35.5 |'),
    zh: {
      what: '数据格里的内容读不出数字，或者数字不合要求：件数为负数或小数，或者大得超出计算范围。收费金额和采购金额可以有小数；2019 年格式的“本年增/减”可以为负数。',
      why: '表中各格填的是件数或金额，其他写法无法汇总和核对。',
      correct: '改为正确的数字。说明性的文字写到正文里。',
    },
    en: {
      what: 'What stands in the cell is no number, or none that can be: a negative or fractional count, or one too large to compute with. Amounts may have decimals; 本年增/减 of the form of 2019 may be negative.',
      why: 'Cells hold counts or amounts. Anything else can neither be added up nor checked.',
      correct: 'Enter the right number, and move explanations into the text.',
    },
  },
  'cell-format': {
    example: instead('| 行政规范性文件 | 2 | 1 | 12 |', '| 行政规范性文件 | 2 | 1 | 12（其中修订3件） |'),
    zh: {
      what: '数字读得出来，但写法不规范：全角数字、千分位分隔符、附带说明，或表头已有单位而数字后又写单位。2019 年格式的采购总金额可以带单位。',
      why: '规范的数字便于复制和汇总；人能看懂的写法，程序未必能读对。',
      correct: '用快速修复改为单纯的数字。说明性的文字写到正文里。',
    },
    en: {
      what: 'The number can be read but is not plain: full-width digits, separators, a note beside it, or a unit that the head already names. 采购总金额 of the form of 2019 may carry a unit.',
      why: 'Plain numbers can be copied and added up; what people understand, other programs may misread.',
      correct: 'The quick fix leaves the plain number. Move the note into the text.',
    },
  },
};
