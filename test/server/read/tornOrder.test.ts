import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { briefly, findingsOf, readText, seed } from '../samples.js';

/** Seed 000 with one word or number a line, and nothing that tells an empty cell. */
const lines = seed('000').text.replace(/^\t+/gm, '');
const [title, next] = ['四、政府信息公开行政复议、行政诉讼情况', '五、存在的主要问题及改进情况'];

/** What is read of one table, row by row, numbers that are given up left out. */
const rowsOf = (text: string, table: string): Record<string, string> => {
  const rows = readText(text).tables.find((read) => read.table.key === table)?.rows ?? [];
  return Object.fromEntries(rows.map(({ row, cells }) => [row.key, cells.map(({ value }) => value).join(' ')]));
};

describe('table 四, as a page’s text has it, its heads and numbers in pieces', () => {
  const withCases = (...pieces: readonly string[]): string => {
    const [above = '', below = ''] = lines.split(`\n${title}\n`);
    const table = ['行政复议 行政诉讼', '未经复议直接起诉', ...pieces].flatMap((piece) => piece.split(' '));
    return `${above}\n${title}\n${table.join('\n\n')}\n${below.slice(below.indexOf(next))}`;
  };
  const heads = '结果 结果 其他 尚未 维持 纠正 结果 审结';
  const given = { reconsideration: '', 'litigation.direct': '', 'litigation.afterReconsideration': '' };
  const read = (...pieces: readonly string[]) => rowsOf(withCases(...pieces), 'cases');

  test('is read where words stand between rows, or before a total', () => {
    const rows = {
      reconsideration: '1 0 0 0 1',
      'litigation.direct': '4 0 0 0 4',
      'litigation.afterReconsideration': '0 0 0 3 3',
    };
    assert.deepEqual(read(heads, '1 0 0 0 总计 1', '复议后起诉', heads, '4 0 0 0 总计 4', heads, '0 0 0 3 3'), rows);
  });

  test('is given up where they stand elsewhere, or totals of 0 stand beside their sums', () => {
    assert.deepEqual(read(heads, '0 0 0 0 0 1', '复议后起诉', heads, '总计 0 0 0 1 0 0 0 0 0'), given);
    assert.deepEqual(read(heads, '0 0 0 0 0', heads, '8 0 0 0', '复议后起诉', heads, '总计 0 0 0 0 8 0'), given);
  });

  test('is read in any order where all its numbers are the same', () => {
    const zeros = '0 0 0 0 0';
    const rows = { reconsideration: zeros, 'litigation.direct': zeros, 'litigation.afterReconsideration': zeros };
    assert.deepEqual(read(heads, '0 0 0 0 0 0', '复议后起诉', heads, '总计 0 0 0 0 0 0 0 0 0'), rows);
  });

  test('is there, though every head is torn to single characters', () => {
    const torn = [...'结结其尚果果他未维纠结审持正果结'].join(' ');
    const text = withCases(torn, '1 0 0 0 1', '复议后起诉', torn, '4 0 0 0 4 0 0 0 3 3');
    assert.equal(rowsOf(text, 'cases')['litigation.direct'], '4 0 0 0 4');
    assert.ok(!briefly(text, findingsOf(text)).some((found) => found.includes('table-missing')));
  });
});

describe('table 三, as a page’s text has it, the numbers of its last rows behind all their labels', () => {
  const labels = [
    '4.无正当理由大量反复申请',
    '5.要求行政机关确认或重新出具已获取信息',
    '1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请',
    '2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请',
    '3.其他',
    '（七）总计',
    '四、结转下年度继续办理',
  ];
  const withEnd = (...rows: readonly string[]): string => {
    const [above = ''] = lines.split(labels[0] as string);
    const [, below = ''] = lines.split(`\n${title}\n`);
    return `${above}${labels.join('\n')}\n\n${rows.join(' ').split(' ').join('\n\n')}\n\n${title}\n${below}`;
  };
  const [none, all] = ['0 0 0 0 0 0 0', '19 3 0 0 0 0 22'];
  const read = (...rows: readonly string[]) =>
    ['notProcessed.abusive', 'other.other', 'concluded'].map((row) => rowsOf(withEnd(...rows), 'requests')[row]);

  test('has them in the form’s order', () => {
    assert.deepEqual(read(none, none, none, none, none, all, none), [none, none, all]);
  });

  test('is given up there where its columns do not add up', () => {
    assert.deepEqual(read(none, none, none, none, all, none, none), ['', '', '']);
  });
});

describe('words that a page tears apart are no misspelt labels', () => {
  const rulesIn = (text: string): string[] => briefly(text, findingsOf(text)).filter((found) => /-label/.test(found));

  test('where a head’s rest follows behind other heads', () => {
    const heads = lines.slice(lines.indexOf('商业\n企业'), lines.indexOf('其他\n\n\n一、'));
    const torn = lines.replace(heads, '商业企 科研机 社会公 法律服\n业\n\n构\n\n益组织 务机构\n');
    assert.notEqual(torn, lines);
    assert.deepEqual(rulesIn(torn), []);
  });

  test('where the rest of a row’s label stands alone far below', () => {
    const torn = lines.replace('法规禁止公开', '法规禁').replace('3.其他\n', '止公开\n3.其他\n');
    assert.deepEqual(rulesIn(torn), []);
    assert.equal(rulesIn(lines.replace('法规禁止公开', '法规禁')).length, 1, 'nowhere else: it is misspelt');
  });
});
