import { instead, type ProseByRule } from './prose.js';

const disclosed = '全年主动公开政府信息320条。';

/** What the text says about numbers. */
export const statements: ProseByRule = {
  'prose-number': {
    example: instead(disclosed, '全年主动公开政府信息320条，收到政府信息公开申请23件。'),
    zh: {
      what: '正文中的数字与表中它所指的数不一致。“收到”“受理”“办理”“答复”可以指本年新收、新收加上年结转或者办结总计，与其中任何一个相符都不提示；“等原因无法提供”指（四）无法提供的合计。写明是上年的、其他机关的、本级的或者部分时间的数字，以及“约”“余”等概数，不作比较。',
      why: '正文和表格说的是同一件事。两处数字不同，读者无法知道以哪个为准。',
      correct: '核对后改正文或改表。快速修复可以把正文改为表中的数，也可以把表中的数改为正文的数。',
    },
    en: {
      what: 'A number in the text is not the one in the tables that it speaks of. 收到, 受理, 办理 and 答复 may mean received, received plus carried in, or concluded: whichever agrees will do; 等原因无法提供 means the sum of （四）. Numbers of another year, another organ, one level only or part of the year, and those said to be about so many, are not compared.',
      why: 'Text and tables speak of the same facts. Where they differ, nobody knows which to believe.',
      correct:
        'Find out which is right. A quick fix sets the text to the number of the table, another one the cell to the number of the text.',
    },
  },
  share: {
    example: instead(disclosed, '全年主动公开政府信息320条，其中政策文件120条，工作动态198条。'),
    zh: {
      what: '正文中“其中”各项之和与总数差一点，或者“占……%”按正文中的任何总数都算不出来（四舍五入和截去尾数都可以）。“其中”各项差得多的，当作没有列全，不提示。',
      why: '正文内部的数字互相矛盾，多半是改了一处、漏了一处。',
      correct: '核对后改正。快速修复可以把总数改为各项之和，把占比改为算出的数。',
    },
    en: {
      what: 'Parts after 其中 nearly add up to their whole and do not, or a percentage after 占 is that of none of the numbers it can be of (rounded or cut). Parts that leave out more are taken for a list that is not complete.',
      why: 'Numbers that contradict each other inside the text mostly come from one that was changed and one that was not.',
      correct:
        'Find out which is right. A quick fix sets the whole to the sum of its parts, or the percentage to what it comes to.',
    },
  },
};
