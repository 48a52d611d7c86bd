import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { compared, comparedNumbers, sideBySide } from '../../../server/src/layout/compared.js';
import { formatEdits } from '../../../server/src/layout/format.js';
import { tableLayouts } from '../../../server/src/layout/render.js';
import type { Report } from '../../../server/src/read/report.js';
import { deleteRow } from '../damage.js';
import { edited, readText, samples } from '../samples.js';

const named = (name: string): string => samples.find((sample) => sample.name === name)?.text ?? assert.fail(name);
const of2021 = named('pingtan_2021.txt');
const of2022 = named('pingtan_2022.txt');
const of2019 = named('shanghai_bgt_2019.txt');

const linesOf = (earlier: string | Report, later: string | Report): [string[], string[]] => {
  const read = (report: string | Report): Report => (typeof report === 'string' ? readText(report) : report);
  const texts = compared(read(earlier), read(later));
  return [texts.earlier.split('\n'), texts.later.split('\n')];
};
/** A line by the end of its label. */
const line = (lines: readonly string[], label: string): string =>
  lines.find((candidate) => candidate.endsWith(label)) ?? assert.fail(`no ${label}`);

/** The numbers of a line; those of the later report are followed by their change. */
const cells = (lines: readonly string[], label: string): string[] =>
  line(lines, label)
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim());

describe('two years side by side', () => {
  const [earlier, later] = linesOf(of2021, of2022);

  it('have each row on the same line, with its label in the same place', () => {
    assert.equal(earlier.length, later.length);
    for (const [at, text] of earlier.entries()) {
      if (at === 0) continue;
      assert.equal(text.replace(/^\|.*\|/, ''), later[at]?.replace(/^\|.*\|/, ''));
      assert.equal(text.lastIndexOf('|'), later[at]?.lastIndexOf('|'));
    }
  });

  it('show whose they are, the heads, and the numbers as they are', () => {
    assert.deepEqual([earlier[0], later[0]], ['平潭综合实验区 2021 年', '平潭综合实验区 2022 年']);
    const at = earlier.indexOf('三、收到和处理政府信息公开申请情况');
    assert.deepEqual(earlier.slice(at + 1, at + 11), [
      '| 自然人',
      '|    | 商业企业',
      '|    |    | 科研机构',
      '|    |    |    | 社会公益组织',
      '|    |    |    |    | 法律服务机构',
      '|    |    |    |    |    | 其他',
      '|    |    |    |    |    |    | 总计',
      '|    |    |    |    |    |    |    | 增减',
      '|  64|   0|   0|   2|   0|   4|  70|    | 一、本年新收政府信息公开申请数量',
      '|   0|   0|   0|   0|   0|   0|   0|    | 二、上年结转政府信息公开申请数量',
    ]);
  });

  it('tell in the later one by how much a total has grown', () => {
    assert.deepEqual(cells(later, '（一）予以公开'), ['21', '0', '0', '0', '0', '0', '21', '-9']);
    assert.deepEqual(cells(later, '1.属于国家秘密').at(-1), '');
    assert.deepEqual(cells(later, '行政规范性文件 · 本年制发件数'), ['88', '+19']);
    assert.deepEqual(cells(later, '本年收费金额（单位：万元）'), ['9116.36', '-15135.951082']);
    assert.deepEqual(cells(later, '未经复议直接起诉'), ['1', '0', '0', '0', '1', '-11']);
    assert.ok(earlier.every((text) => !/[+-]\d/.test(text)));
  });

  it('differ in nothing but the year where the reports do', () => {
    const next = of2021.replaceAll('2021年', '2022年');
    const [same, copy] = linesOf(of2021, next);
    assert.deepEqual(same.slice(1), copy.slice(1));
    assert.notEqual(same[0], copy[0]);
  });

  it('differ in the lines of changed numbers, and in no others', () => {
    const report = readText(of2021);
    const paths = [...report.cells.keys()];
    fc.assert(
      fc.property(fc.uniqueArray(fc.constantFrom(...paths), { maxLength: 5 }), fc.nat({ max: 99 }), (some, number) => {
        const edits = some.map((path) => ({
          span: report.cells.get(path)?.span ?? assert.fail(),
          newText: String(number),
        }));
        const changed = readText(edited(of2021, edits));
        const rows = new Set(
          some
            .filter((path) => changed.cells.get(path)?.value !== report.cells.get(path)?.value)
            .map((path) => (path.startsWith('disclosure') ? path : path.split('/').slice(0, 2).join('/'))),
        );
        const [before, after] = linesOf(report, changed);
        assert.equal(before.filter((text, at) => text !== after[at]).length, rows.size);
      }),
      { numRuns: 100 },
    );
  });

  it('are the same whatever the layout of the reports', () => {
    for (const layout of tableLayouts) {
      const report = readText(of2022);
      const laidOut = edited(of2022, formatEdits(report, { layout, plainNumbers: false, blankAsZero: false }));
      assert.deepEqual(linesOf(of2021, laidOut), [earlier, later]);
    }
  });
});

describe('what is not known', () => {
  const report = readText(of2022);
  const at = report.cells.get('requests/granted/naturalPerson')?.span ?? assert.fail();
  const total = report.cells.get('requests/granted/total')?.span ?? assert.fail();

  it('stays blank where it is blank, and has not grown', () => {
    const [, later] = linesOf(
      of2021,
      edited(of2022, [
        { span: at, newText: '' },
        { span: total, newText: '/' },
      ]),
    );
    assert.deepEqual(cells(later, '（一）予以公开'), ['', '0', '0', '0', '0', '0', '/', '']);
  });

  it('is a question mark where a row lost a number, and no line where there is no row', () => {
    const granted = report.tables[1]?.rows.find(({ row }) => row.key === 'granted') ?? assert.fail();
    const short = readText(of2022.slice(0, at.start) + of2022.slice(at.end + 1));
    assert.deepEqual(cells(linesOf(of2021, short)[1], '（一）予以公开'), [...Array(7).fill('?'), '']);
    const [before, after] = linesOf(of2021, deleteRow(report, granted));
    assert.equal(before.length - after.length, 1);
    assert.ok(!after.some((text) => text.endsWith('（一）予以公开')));
  });
});

describe('reports of two forms', () => {
  const [earlier, later] = linesOf(of2019, of2022);

  it('have the same words for the same number, and each its own', () => {
    const licences = '行政许可 · 本年处理决定数量';
    assert.deepEqual(cells(later, licences)[0], '10690');
    assert.equal(cells(earlier, licences).length, 2);
    assert.ok(earlier.some((text) => text.endsWith('政府集中采购 · 采购总金额')));
    assert.ok(!later.some((text) => text.endsWith('政府集中采购 · 采购总金额')));
    assert.ok(earlier.some((text) => text.endsWith('（六）其他处理') && text.startsWith('|')));
    assert.ok(later.includes('（六）其他处理'));
  });

  it('show an amount with the unit it has', () => {
    assert.match(line(earlier, '政府集中采购 · 采购总金额'), /\d元\|/);
  });
});

it('any two reports can be compared, and any text', () => {
  for (const one of samples) {
    for (const other of samples) {
      const [earlier, later] = linesOf(one.text, other.text);
      for (const lines of [earlier, later]) assert.ok(lines.every((text) => !/undefined|null|NaN/.test(text)));
    }
  }
  assert.ok(linesOf('', of2022)[0].includes('三、收到和处理政府信息公开申请情况'));
});

describe('two years in one text', () => {
  const lines = sideBySide(readText(of2021), readText(of2022)).split('\n');

  it('show what is the same once, and what differs on both sides of a sign', () => {
    assert.equal(lines[0], '平潭综合实验区 2021 年 > 平潭综合实验区 2022 年');
    assert.deepEqual(cells(lines, '（一）予以公开'), ['27>21', '0', '0', '2>0', '0', '1>0', '30>21', '-9']);
    assert.deepEqual(cells(lines, '规章 · 本年制发件数'), ['0', '']);
    assert.deepEqual(cells(lines, '行政规范性文件 · 本年制发件数'), ['69>88', '+19']);
    assert.deepEqual(cells(lines, '未经复议直接起诉'), ['12>1', '0', '0', '0', '12>1', '-11']);
  });

  it('show on one side what only one of them has', () => {
    const others = sideBySide(readText(of2019), readText(of2022)).split('\n');
    assert.deepEqual(cells(others, '行政规范性文件 · 现行有效件数'), ['>698', '']);
    assert.deepEqual(cells(others, '规范性文件 · 对外公开总数量'), ['368>', '']);
    assert.deepEqual(cells(others, '行政许可 · 本年处理决定数量'), ['0>10690', '+10690']);
    const short = sideBySide(readText(deleteRow(readText(of2021), rowOf(of2021, 'concluded'))), readText(of2022));
    assert.equal(cells(short.split('\n'), '（七）总计')[0], '>72');
  });

  it('have each number of either once', () => {
    for (const [one, other] of [
      [of2021, of2022],
      [of2019, of2022],
      [of2022, of2019],
    ] as const) {
      const [earlier, later] = [readText(one), readText(other)];
      const numbers = comparedNumbers(earlier, later);
      assert.deepEqual(
        numbers.map(({ cell }) => cell).sort(),
        [...new Set([...earlier.cells.keys(), ...later.cells.keys()])].sort(),
      );
      for (const { cell, earlier: then, later: now, change } of numbers) {
        assert.deepEqual(
          [then, now],
          [earlier, later].map(({ cells: all }) => all.get(cell)?.value ?? null),
        );
        if (then !== null && now !== null) assert.equal(change, Number((now - then).toFixed(6)));
        else assert.equal(change, null);
      }
    }
  });
});

function rowOf(text: string, key: string) {
  const rows = readText(text).tables.flatMap(({ rows: all }) => all);
  return rows.find(({ row }) => row.key === key) ?? assert.fail(`no row ${key}`);
}
