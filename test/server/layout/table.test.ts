import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { formOf, tableOf } from '../../../server/src/form/forms.js';
import type { TableKey } from '../../../server/src/form/model.js';
import { emptyTable } from '../../../server/src/layout/table.js';
import type { SectionRead } from '../../../server/src/read/report.js';
import { deleteTable } from '../damage.js';
import { edited, findingsOf, readText, samples } from '../samples.js';

const keys: readonly TableKey[] = ['disclosure', 'requests', 'cases'];
const linesOf = (key: TableKey): string[] => emptyTable(tableOf(formOf('2021'), key), '\n').split('\n');

describe('an empty table', () => {
  it('三 has the three lines of heads of the form, then a row a line', () => {
    const lines = linesOf('requests');
    assert.deepEqual(lines.slice(0, 3), [
      '（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）\t\t\t申请人情况\t\t\t\t\t\t总计',
      '\t\t\t自然人\t法人或其他组织\t\t\t\t\t',
      '\t\t\t\t商业企业\t科研机构\t社会公益组织\t法律服务机构\t其他\t',
    ]);
    assert.equal(lines[5], '三、本年度办理结果\t（一）予以公开\t\t\t\t\t\t\t\t');
    assert.equal(lines[7], '\t（三）不予公开\t1.属于国家秘密\t\t\t\t\t\t\t');
    assert.deepEqual(new Set(lines.filter(Boolean).map((line) => line.split('\t').length)), new Set([10]));
  });

  it('四 has 行政复议 beside 行政诉讼 and its two kinds', () => {
    const [first, second, third, numbers] = linesOf('cases');
    assert.equal(first, `行政复议${'\t'.repeat(5)}行政诉讼${'\t'.repeat(9)}`);
    const columns = '结果维持\t结果纠正\t其他结果\t尚未审结\t总计';
    assert.equal(second, `${columns}\t未经复议直接起诉${'\t'.repeat(5)}复议后起诉${'\t'.repeat(4)}`);
    assert.equal(third, `${'\t'.repeat(5)}${columns}\t${columns}`);
    assert.equal(numbers, '\t'.repeat(14));
  });

  for (const { name, text } of samples) {
    it(`is read as that table, all blank: ${name}`, () => {
      const whole = readText(text);
      let tried = 0;
      for (const key of keys) {
        const section = whole.sections.find((read) => read.section.key === key);
        const damaged = section ? deleteTable(whole, section) : text;
        const finding = findingsOf(damaged).find(({ rule }) => rule === 'table-missing');
        if (!finding) continue;
        tried++;
        const mended = edited(damaged, finding.fixes[0]?.edits ?? []);
        const table = readText(mended).tables.find((read) => read.table.key === key);
        assert.ok(table, key);
        assert.deepEqual(table.missingRows, []);
        assert.deepEqual(table.missingColumns, []);
        const { parts } = table.table;
        const count = parts.reduce((sum, { rows, columns }) => sum + rows.length * columns.length, 0);
        assert.equal(table.cells.length, count, key);
        assert.ok(table.cells.every(({ kind }) => kind === 'blank'));
        const { whole: body } = readText(mended).sections.find((read) => read.section.key === key) as SectionRead;
        const inside = findingsOf(mended).filter(
          ({ rule, span }) => !rule.startsWith('section-') && body.start <= span.start && span.start <= body.end,
        );
        assert.deepEqual(
          inside.map(({ rule }) => rule),
          ['cell-blank'],
          key,
        );
      }
      assert.ok(tried > 0);
    });
  }
});
