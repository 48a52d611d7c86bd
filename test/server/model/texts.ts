import { seed } from '../samples.js';

/** A report as short as one can be that is read with tables: of each kind of rule some find something. */
function short(organ: string, year: number, carriedIn: number, carriedOut: number): string {
  const received = 10 + carriedOut;
  return `${organ}${year}年政府信息公开工作年度报告
本报告所列数据的统计期限自${year}年1月1日起至${year}年12月31日止。
一、总体情况
本年新收申请${received}件，结转下年度${carriedOut}件。
二、主动公开政府信息情况
信息内容\t本年制发件数\t本年废止件数\t现行有效件数
规章\t0\t0\t0
行政规范性文件\t${carriedOut}\t0\t${year - 2000}
三、收到和处理政府信息公开申请情况
申请人情况
自然人\t法人或其他组织\t总计
商业企业\t科研机构\t社会公益组织\t法律服务机构\t其他
一、本年新收政府信息公开申请数量\t${received}\t0\t0\t0\t0\t0\t${received}
二、上年结转政府信息公开申请数量\t${carriedIn}\t0\t0\t0\t0\t0\t${carriedIn}
三、本年度办理结果\t（一）予以公开\t10\t0\t0\t0\t0\t0\t10
（七）总计\t${10 + carriedIn}\t0\t0\t0\t0\t0\t10
四、结转下年度继续办理\t${carriedOut}\t0\t0\t0\t0\t0\t${carriedOut}
五、存在的主要问题及改进情况
公开不够主动。
六、其他需要报告的事项
无。
`;
}

/** What documents and files hold, by names that say it. */
export const texts = {
  'of 2021': short('曲沃县人民政府', 2021, 0, 3),
  'of 2022': short('曲沃县人民政府', 2022, 3, 1),
  'of 2022, not as 2021 has it': short('曲沃县人民政府', 2022, 2, 2),
  'of 2023': short('曲沃县人民政府', 2023, 1, 0).replaceAll('\n', '\r\n'),
  'of another organ': short('运城市人民政府', 2022, 0, 1),
  real: seed('003').text,
  'no report': '一、总体情况\n本报讯。\n',
  nothing: '',
} as const;

export type TextName = keyof typeof texts;

/** Configurations; the last two have mistakes, so that none of what they say holds. */
export const configurations = {
  'no total': '{ "rules": { "requests-column-total": "off", "requests-row-total": "hint" } }',
  'no comparison': '{ "compare": false }',
  'in English': '{ "language": "en" }',
  'no reports in a': '{ "notReports": ["a/**"] }',
  'all are reports': '// All of them.\n{ "reports": ["**"] }',
  'a mistake': '{ "language": "fr" }',
  'no JSON': '{ "rules": ',
} as const;

export type ConfigurationName = keyof typeof configurations;
