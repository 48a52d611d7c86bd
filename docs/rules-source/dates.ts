import { type Example, instead, type ProseByRule } from './prose.js';

/** The sample report with a signature below it. */
const signed = (...lines: string[]): Example => ({
  shown: lines.join('\n'),
  spoil: (sample) => `${sample}\n${lines.join('\n')}\n`,
});

/** The report's year and organ wherever the text speaks of them, and words that were never filled in. */
export const dates: ProseByRule = {
  'year-mismatch': {
    example: instead('2023年，本机关认真执行', '2022年，本机关认真执行', '2022年，本机关认真执行《条例》……'),
    zh: {
      what: '标题或正文里的年份不是本报告的年度：标题的年度与统计期限、正文、落款都不同，或者正文叙述本年度工作时写了上一年（或下一年），或者把下一年的打算、结转到下一年的申请写成了本年度的。回顾、比较、展望不算：较2022年、针对2022年度……的问题、2022年度部门决算、2021—2025年、书名号和引号里的年份、文号等。',
      why: '多半是沿用上年报告时没有改过来。读者会以为数字也是上年的。',
      correct: '把年份改为本报告的年度。快速修复保持原来的数字样式；其他各处一致、句子又没有别的读法时，是首选的更正。',
    },
    en: {
      what: "A year in the title or the text is not the report's: the title differs from period, text and signature, or a sentence on the year's work names the year before (or after), or one on what is planned or carried over names the report's own. Looking back, comparing and looking ahead are none: 较2022年, 针对2022年度…的问题, 2022年度部门决算, 2021—2025年, years inside 《》 or quotation marks, document numbers.",
      why: "Mostly it was left standing from last year's report. Readers will take the numbers for last year's too.",
      correct:
        "Put the report's year. The quick fix keeps the kind of digits; it is preferred where everything else agrees and the sentence has no other reading.",
    },
  },
  period: {
    example: instead(
      '至2023年12月31日止',
      '至2022年12月31日止',
      '本报告所列数据的统计期限自2023年1月1日起至2022年12月31日止。',
    ),
    zh: {
      what: '前言未说明统计期限，或者写的不是本年度的 1 月 1 日至 12 月 31 日。',
      why: '年度报告反映的是上一年度的工作（《条例》第四十九条）。期限不清，数字就无法比较。',
      correct: '改正年份或日期；没有写的，在前言里补一句。两种情况都有快速修复。',
    },
    en: {
      what: "The first paragraph does not tell the statistical period, or it is not 1 January to 31 December of the report's year.",
      why: 'The report covers the year before it is published (Regulation, Article 49). Without a clear period its numbers cannot be compared.',
      correct: 'Correct the year or the day, or add the sentence. There is a quick fix for each.',
    },
  },
  'sign-date': {
    example: signed('示例县人民政府办公室', '2024年2月26日'),
    zh: {
      what: '落款日期不在报告年度的下一年，或者晚于公布期限：部门为 1 月 31 日，政府为 3 月 31 日。',
      why: '期限由《条例》第四十九条规定。年初写错年份也很常见。只作提示：落款日期不一定就是公布日期。',
      correct: '核对日期。年份写错的，改为报告年度的下一年。',
    },
    en: {
      what: "The signature's date is not in the year after the report's, or is later than the day of publication allows: 31 January for departments, 31 March for governments.",
      why: 'The days are set by Article 49 of the Regulation; and in January the old year is easily written. Information only: a report may be signed on another day than it is published.',
      correct: "Check the date; a wrong year becomes the one after the report's.",
    },
  },
  'fee-statement': {
    example: instead('2023年没有收取信息处理费。', '无。', '六、其他需要报告的事项\n\n无。'),
    zh: {
      what: '2021 年格式的第六部分没有说明信息处理费的收取情况，其他部分也没有说明。用语不够准确（如“政府信息公开处理费”）的不提示。2019 年格式没有这一要求。',
      why: '信息处理费按《政府信息公开信息处理费管理办法》（国办函〔2020〕109号）收取，收取情况在这一部分公开。',
      correct: '写明收取的件数和金额；没有收取的写“未收取”。快速修复写入“未收取”的一句，请先核实。',
    },
    en: {
      what: 'Section 六 of the 2021 form does not say whether an information processing fee (信息处理费) was taken, nor does any other. Inexact names of the fee are let pass. The form of 2019 does not ask for it.',
      why: 'The fee is taken under 国办函〔2020〕109号, and this section is where reports account for it.',
      correct: 'Say how much was taken, or that none was. The quick fix writes that none was; check first.',
    },
  },
  placeholder: {
    example: instead('320条', '××条', '全年主动公开政府信息××条。'),
    zh: {
      what: '文字里留有没填的地方：××、XX、20XX年、横线、空括号，件、条、次前面空着或漏了数字，日期没有月日，或者模板的说明（“此处填写”“单位名称”“某某局”）。',
      why: '草稿或模板没有填完就当成了定稿。',
      correct: '填上应有的内容，或删去说明。',
    },
    en: {
      what: 'Something was never filled in: ××, XX, 20XX年, underscores, empty brackets, a blank or nothing in front of 件, 条 or 次, a date without month and day, or an instruction of the template (此处填写, 单位名称, 某某局).',
      why: 'A draft or a template passes for the finished report.',
      correct: 'Fill in what belongs there, or delete the instruction.',
    },
  },
  organ: {
    example: signed('示例县人民政府', '2024年1月26日'),
    zh: {
      what: '落款的机关，或前言里编制报告的机关，与标题的机关不是同一个。简称、省略上级地名、“县”与“县人民政府”不算不同；政府与政府办公室是两个机关，但前言可以写由办公室编制；政府的报告也可以由它的部门编制。',
      why: '报告由谁作出、数字包括哪些机关，应当清楚。只作提示。',
      correct: '核对标题和落款，写同一个机关的全称。',
    },
    en: {
      what: 'The organ that signs, or that the first paragraph says made the report, is not the one of the title. Abbreviations, places left out in front, and a county for its government are no difference. A government and its office are two organs, but an office may make the report of its government, and so may a department.',
      why: 'It should be clear whose report it is, and whose numbers it holds. Information only.',
      correct: "Compare title and signature, and write one organ's full name in both.",
    },
  },
};
