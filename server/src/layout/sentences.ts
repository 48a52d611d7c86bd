import type { Form, FormId } from '../form/model.js';

/**
 * Sentences that the form, or custom, asks for. A word that only the writer knows may be a place to be filled in
 * instead (`Stop`).
 */
type Sentence<Stop> = readonly (string | Stop)[];

export const reportTitle = <Stop = string>(organ: string | Stop, year: string | Stop): Sentence<Stop> => [
  organ,
  year,
  '年政府信息公开工作年度报告',
];

/** What the report is made by: the Regulation, and the notice that prescribes the form. */
export const basis = <Stop = string>(form: Form, organ: string | Stop, year: string | Stop): Sentence<Stop> => [
  `根据《中华人民共和国政府信息公开条例》和${notices[form.id]}（${form.notice}）要求，编制`,
  organ,
  year,
  '年政府信息公开工作年度报告。',
];

/** Titles of the notices; their numbers are the form's own. */
const notices: Readonly<Record<FormId, string>> = {
  '2021': '《国务院办公厅政府信息与政务公开办公室关于印发〈中华人民共和国政府信息公开工作年度报告格式〉的通知》',
  '2019': '《国务院办公厅政府信息与政务公开办公室关于政府信息公开工作年度报告有关事项的通知》',
};

/** 统计期限. */
export const period = <Stop = string>(year: string | Stop): Sentence<Stop> => [
  '本报告所列数据的统计期限自',
  year,
  '年1月1日起至',
  year,
  '年12月31日止。',
];

/** 信息处理费, where none was taken; the year may be 本. */
export const noFee = <Stop = string>(year: string | Stop): Sentence<Stop> => [year, '年度未收取信息处理费。'];

/** 信息处理费, where some was taken. */
export const fee = <Stop = string>(year: string | Stop, amount: string | Stop): Sentence<Stop> => [
  year,
  '年度收取信息处理费',
  amount,
  '元。',
];
