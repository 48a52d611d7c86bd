import type { Column, Part, Table } from './model.js';

/** Table 二 of the trial form of 2019 (国办公开办函〔2019〕60号). */
const items: readonly Column[] = [
  { key: 'previousItems', label: '上一年项目数量' },
  { key: 'change', label: '本年增/减', number: 'change' },
];
const decided: readonly Column[] = [...items, { key: 'decisions', label: '处理决定数量' }];

const parts: readonly Part[] = [
  {
    caption: '第二十条第（一）项',
    columns: [
      { key: 'created', label: '本年新制作数量' },
      { key: 'newlyDisclosed', label: '本年新公开数量' },
      { key: 'totalDisclosed', label: '对外公开总数量' },
    ],
    rows: [
      { key: 'rules', label: '规章' },
      { key: 'normativeDocuments', label: '规范性文件', accepted: ['行政规范性文件'] },
    ],
  },
  {
    caption: '第二十条第（五）项',
    columns: decided,
    rows: [
      { key: 'licenses', label: '行政许可' },
      { key: 'otherServices', label: '其他对外管理服务事项' },
    ],
  },
  {
    caption: '第二十条第（六）项',
    columns: decided,
    rows: [
      { key: 'penalties', label: '行政处罚' },
      { key: 'compulsions', label: '行政强制' },
    ],
  },
  { caption: '第二十条第（八）项', columns: items, rows: [{ key: 'fees', label: '行政事业性收费' }] },
  {
    caption: '第二十条第（九）项',
    columns: [
      { key: 'items', label: '采购项目数量' },
      { key: 'amount', label: '采购总金额', number: 'amount', unitInCell: true },
    ],
    rows: [{ key: 'procurement', label: '政府集中采购' }],
  },
];

export const disclosure2019: Table = { key: 'disclosure', name: '表二', headings: ['信息内容'], parts };
