import { formOf, rowsOf } from '../../../../server/src/form/forms.js';
import type { CellPath, FormId, Row, Table } from '../../../../server/src/form/model.js';
import type { Reading, Statement } from '../../../../server/src/read/prose/statements.js';

/** Applicants other than natural persons, whose column takes what is left of each total. */
const organisations: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  received: { business: 5, research: 1, publicWelfare: 2, legalService: 3, otherOrganization: 4 },
  carriedIn: { business: 1 },
  granted: { business: 3, publicWelfare: 2 },
  partlyGranted: { legalService: 1 },
  'refused.enforcementFile': { legalService: 2 },
  'unavailable.notHeld': { business: 2, research: 1 },
  'notProcessed.petition': { otherOrganization: 4 },
  concluded: { business: 5, research: 1, publicWelfare: 2, legalService: 3, otherOrganization: 4 },
  carriedOut: { business: 1 },
};

const requests: Readonly<Record<string, number>> = {
  received: 95,
  carriedIn: 7,
  granted: 30,
  partlyGranted: 12,
  'refused.stateSecret': 1,
  'refused.thirdParty': 3,
  'refused.internalAffairs': 2,
  'refused.processInformation': 4,
  'refused.enforcementFile': 5,
  'unavailable.notHeld': 17,
  'unavailable.notCompiled': 6,
  'notProcessed.petition': 8,
  'notProcessed.duplicate': 1,
  'other.supplementOverdue': 2,
  'other.other': 3,
  other: 5,
  concluded: 94,
  carriedOut: 8,
};

const others: Readonly<Record<CellPath, number | string>> = {
  'disclosure/rules/issued': 1,
  'disclosure/rules/inForce': 14,
  'disclosure/rules/created': 13,
  'disclosure/rules/newlyDisclosed': 13,
  'disclosure/rules/totalDisclosed': 524,
  'disclosure/normativeDocuments/issued': 21,
  'disclosure/normativeDocuments/repealed': 18,
  'disclosure/normativeDocuments/inForce': 160,
  'disclosure/normativeDocuments/created': 60,
  'disclosure/normativeDocuments/newlyDisclosed': 60,
  'disclosure/normativeDocuments/totalDisclosed': 368,
  'disclosure/licenses/previousItems': 235,
  'disclosure/licenses/decisions': 4558,
  'disclosure/penalties/decisions': 36237,
  'disclosure/compulsions/decisions': 3232,
  'disclosure/fees/amount': 997.25,
  'disclosure/procurement/items': 6,
  'disclosure/procurement/amount': '251000元',
  'cases/reconsideration/upheld': 3,
  'cases/reconsideration/corrected': 1,
  'cases/reconsideration/other': 2,
  'cases/reconsideration/pending': 4,
  'cases/reconsideration/total': 10,
  'cases/litigation.direct/upheld': 5,
  'cases/litigation.direct/other': 1,
  'cases/litigation.direct/total': 6,
  'cases/litigation.afterReconsideration/upheld': 2,
  'cases/litigation.afterReconsideration/total': 2,
};

function cellOf(table: Table, row: Row, column: string): number | string {
  if (table.key !== 'requests') return others[`${table.key}/${row.key}/${column}`] ?? 0;
  const own = organisations[row.key] ?? {};
  const total = requests[row.key] ?? 0;
  if (column === 'total') return total;
  if (column !== 'naturalPerson') return own[column] ?? 0;
  return total - Object.values(own).reduce((sum, value) => sum + value, 0);
}

const hosts = {
  government: ['示例县人民政府', 2023],
  office: ['示例县人民政府办公室', 2023],
  bureau: ['示例市教育局', 2023],
  zone: ['示例经济技术开发区管理委员会', 2023],
  '2019': ['示例县人民政府', 2019],
} as const;

export type Host = keyof typeof hosts;

/** A report without a mistake whose numbers are nearly all different, with some prose in section 一. */
export function reportWith(prose: string, host: Host = 'government'): string {
  const [organ, year] = hosts[host];
  const id: FormId = year === 2019 ? '2019' : '2021';
  const form = formOf(id);
  const title = `${organ}${year}年政府信息公开工作年度报告`;
  const sections = form.sections.map(({ key, numeral, title: name }) => {
    const table = form.tables.find((candidate) => candidate.key === key);
    const body = table ? printed(table) : key === 'overview' ? prose : '无。';
    return `${numeral}、${name}\n\n${body}\n`;
  });
  return [title, ...sections].join('\n');
}

const line = (...cells: readonly (string | number)[]): string => cells.join('\t');

function printed(table: Table): string {
  if (table.across) {
    const [columns, rows] = [table.parts.flatMap((part) => part.columns), rowsOf(table)];
    const heads = rows.flatMap((row) => [row.label, ...columns.slice(1).map(() => '')]);
    const numbers = rows.flatMap((row) => columns.map(({ key }) => cellOf(table, row, key)));
    return [
      line('行政复议', '', '', '', '', '行政诉讼'),
      line(...heads),
      line(...rows.flatMap(() => columns.map(({ label }) => label))),
      line(...numbers),
    ].join('\n');
  }
  return table.parts
    .flatMap((part) => [
      ...(part.caption ? [part.caption] : []),
      line(table.corner ?? '信息内容', ...part.columns.map(({ label }) => label)),
      ...part.rows.map((row) =>
        line(
          row.group ? `${row.group}\t${row.label}` : row.label,
          ...part.columns.map(({ key }) => cellOf(table, row, key)),
        ),
      ),
    ])
    .join('\n');
}

/** A reading as briefly as it can be told: `received+carriedIn`, `refused`, `reconsideration/pending`. */
export function brief({ terms }: Reading): string {
  const names = terms.map(
    ({ path, sign }) => `${sign < 0 ? '-' : '+'}${path.replace(/^\w+\//, '').replace(/\/(?:total|decisions)$/, '')}`,
  );
  const groups = new Set(terms.map(({ path }) => /^requests\/(\w+)\.\w+\/total$/.exec(path)?.[1]));
  const whole = terms.length > 1 && groups.size === 1 ? [...groups][0] : undefined;
  const organisation =
    terms.length > 3 &&
    terms.every(({ path }) => /\/(?:business|research|publicWelfare|legalService|otherOrganization)$/.test(path));
  if (organisation) return `${[...new Set(terms.map(({ path }) => path.split('/')[1]))].join('+')}/organisations`;
  return whole ?? names.join('').replace(/^\+/, '');
}

/** `95 ✓ received`, `96 ✗`, `20 ? organ`: what a statement was read as. */
export function told({ claim, value, verdict, fitting, doubt }: Statement): string {
  const said = claim === 'count' ? String(value) : claim;
  if (fitting) return `${said} ✓ ${brief(fitting)}${doubt ? ` (${doubt})` : ''}`;
  return verdict === 'open' ? `${said} ? ${doubt}` : `${said} ✗`;
}
