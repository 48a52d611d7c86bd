import type { Column, Part, Table } from './model.js';

/** Table 二 of the form of 2021 (国办公开办函〔2021〕30号). */
const decisions: readonly Column[] = [{ key: 'decisions', label: '本年处理决定数量' }];

const parts: readonly Part[] = [
  {
    caption: '第二十条第（一）项',
    columns: [
      { key: 'issued', label: '本年制发件数' },
      { key: 'repealed', label: '本年废止件数' },
      { key: 'inForce', label: '现行有效件数' },
    ],
    rows: [
      { key: 'rules', label: '规章' },
      { key: 'normativeDocuments', label: '行政规范性文件' },
    ],
  },
  { caption: '第二十条第（五）项', columns: decisions, rows: [{ key: 'licenses', label: '行政许可' }] },
  {
    caption: '第二十条第（六）项',
    columns: decisions,
    rows: [
      { key: 'penalties', label: '行政处罚' },
      { key: 'compulsions', label: '行政强制' },
    ],
  },
  {
    caption: '第二十条第（八）项',
    columns: [{ key: 'amount', label: '本年收费金额（单位：万元）', number: 'amount' }],
    rows: [{ key: 'fees', label: '行政事业性收费' }],
  },
];

export const disclosure2021: Table = { key: 'disclosure', name: '表二', headings: ['信息内容'], parts };
