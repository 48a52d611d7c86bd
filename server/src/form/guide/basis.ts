/** A provision that a number of the report rests on, named in both languages. */
export interface Basis {
  readonly zh: string;
  readonly en: string;
}

/** 款 and 项 within an article, or the last article of a run. */
interface Place {
  readonly to?: number;
  readonly paragraph?: number;
  readonly item?: number;
}

const digits = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

/** 1 to 99 as provisions are numbered: 三十六. */
const numeral = (n: number): string =>
  n < 10 ? `${digits[n]}` : `${n < 20 ? '' : digits[Math.floor(n / 10)]}十${digits[n % 10]}`;

const provisionsOf =
  (zh: string, en: string) =>
  (article: number, { to, paragraph, item }: Place = {}): Basis => ({
    zh: [
      `${zh}第${numeral(article)}条`,
      to && `至第${numeral(to)}条`,
      paragraph && `第${numeral(paragraph)}款`,
      item && `第（${numeral(item)}）项`,
    ]
      .filter(Boolean)
      .join(''),
    en: [
      to ? `${en}, Arts. ${article}–${to}` : `${en}, Art. ${article}`,
      paragraph && ` para. ${paragraph}`,
      item && ` item (${item})`,
    ]
      .filter(Boolean)
      .join(''),
  });

export const regulation = provisionsOf('《政府信息公开条例》', 'Regulation on Government Information Disclosure');
export const legislationLaw = provisionsOf('《立法法》', 'Legislation Law');
export const licensingLaw = provisionsOf('《行政许可法》', 'Administrative Licensing Law');
export const penaltyLaw = provisionsOf('《行政处罚法》', 'Administrative Penalty Law');
export const compulsionLaw = provisionsOf('《行政强制法》', 'Administrative Compulsion Law');
export const reconsiderationLaw = provisionsOf('《行政复议法》', 'Administrative Reconsideration Law');
export const litigationLaw = provisionsOf('《行政诉讼法》', 'Administrative Litigation Law');

export const feeMeasures: Basis = {
  zh: '《政府信息公开信息处理费管理办法》（国办函〔2020〕109号）',
  en: 'Measures on the Information Processing Fee (国办函〔2020〕109号)',
};

/** For what no law names and only the form itself asks for. */
export const officialForm: Basis = { zh: '年度报告格式', en: 'The official form of the report' };
