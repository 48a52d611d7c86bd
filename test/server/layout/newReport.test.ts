import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { check } from '../../../server/src/check.js';
import { formOf, rowsOf, tableOf } from '../../../server/src/form/forms.js';
import type { CellPath } from '../../../server/src/form/model.js';
import { type Beginning, handedOn, type NewReport, newReport } from '../../../server/src/layout/newReport.js';
import { type TableLayout, tableLayouts } from '../../../server/src/layout/render.js';
import { organKey } from '../../../server/src/read/organ.js';
import { extractOf } from '../../../server/src/read/summary.js';
import { edited, findingsOf, readText, seed } from '../samples.js';

const columns = tableOf(formOf('2021'), 'requests').parts[0]?.columns ?? [];
const nothing: ReadonlyMap<CellPath, number> = new Map();

function begun(organ: string, year: number, numbers = nothing, layout: TableLayout = 'tabs'): NewReport {
  const report = newReport({ organ, year, numbers }, layout);
  assert.ok(report, `${organ} ${year}`);
  return report;
}

const places = fc.constantFrom('曲沃县', '阳泉市', '平潭综合实验区', '内蒙古自治区', '杨凌示范区五泉镇', '某省某市');
const kinds = fc.constantFrom(
  '人民政府',
  '人民政府办公室',
  '财政局',
  '发展和改革委员会',
  '教育局（体育局）',
  '住房和城乡建设局',
  '管委会办公室',
  '税务局',
);
/** 上年结转 as it may be known: some columns, and their sum where all are. */
const carriedIn = fc
  .array(fc.option(fc.nat({ max: 9999 }), { nil: undefined }), { minLength: 6, maxLength: 6 })
  .map((parts) => {
    const isWhole = parts.every((part) => part !== undefined);
    const all = [...parts, isWhole ? parts.reduce((sum, part) => sum + part, 0) : undefined];
    return new Map(
      columns.flatMap(({ key }, at) =>
        all[at] === undefined ? [] : [[`requests/carriedIn/${key}`, all[at]] as const],
      ),
    );
  });
const beginning: fc.Arbitrary<Beginning> = fc.record({
  organ: fc.tuple(places, kinds).map(([place, kind]) => place + kind),
  year: fc.integer({ min: 2019, max: 2060 }),
  numbers: carriedIn,
});

describe('a new report', () => {
  it('is read as what it was made from, the rest blank, and has no error', () => {
    fc.assert(
      fc.property(beginning, fc.constantFrom(...tableLayouts), ({ organ, year, numbers }, layout) => {
        const { text } = begun(organ, year, numbers, layout);
        const report = readText(text);
        assert.deepEqual([report.organ, report.year, report.form?.id], [organ, year, year < 2021 ? '2019' : '2021']);
        const form = formOf(year < 2021 ? '2019' : '2021');
        const paths = form.tables.flatMap((table) =>
          table.parts.flatMap(({ rows, columns }) =>
            rows.flatMap((row) => columns.map((column) => `${table.key}/${row.key}/${column.key}`)),
          ),
        );
        assert.deepEqual([...report.cells.keys()].sort(), paths.sort());
        for (const { path, text, value } of report.cells.values()) {
          assert.equal(value, numbers.get(path) ?? null);
          assert.equal(text, String(numbers.get(path) ?? ''));
        }
        assert.deepEqual(
          report.sections.map(({ section, title, numeral }) => [section.key, title.altered, numeral?.text]),
          form.sections.map(({ key, numeral }) => [key, false, numeral]),
        );
        const { findings, repairs, suspicions } = check(report);
        assert.deepEqual([...new Set(findings.map(({ rule }) => rule))].sort(), ['cell-blank', 'placeholder']);
        assert.ok(findings.every(({ fixes }) => fixes.every(({ preferred }) => !preferred)));
        const wholeRow = numbers.size === 0 || numbers.size === 7;
        if (wholeRow) assert.deepEqual([repairs, suspicions], [[], []]);
      }),
      { numRuns: 150 },
    );
  });

  it('is whole once its places are filled in', () => {
    fc.assert(
      fc.property(beginning, fc.constantFrom(...tableLayouts), fc.nat(), ({ organ, year, numbers }, layout, seeded) => {
        const { text, places } = begun(organ, year, numbers, layout);
        assert.ok(places.every(({ start }, at) => start >= (places[at - 1]?.end ?? 0)));
        const filled = edited(
          text,
          places.map(({ choices, ...span }, at) => ({
            span,
            newText:
              span.start === span.end ? String((seeded + at) % 100) : (choices?.[0] ?? '本年度各项工作正常开展。'),
          })),
        );
        const report = readText(filled);
        assert.ok([...report.cells.values()].every(({ kind }) => kind === 'number'));
        const left = findingsOf(filled).filter(({ rule }) => /blank|placeholder|empty|fee|missing|cells/.test(rule));
        assert.deepEqual(left, []);
      }),
      { numRuns: 100 },
    );
  });

  it('says of a government what Article 50 asks of governments alone', () => {
    assert.match(begun('曲沃县人民政府', 2024).text, /工作考核、社会评议和责任追究/);
    assert.doesNotMatch(begun('曲沃县教育局', 2024).text, /责任追究/);
  });

  it('offers both statements on the fee, of which the second keeps a place for the amount', () => {
    const { text, places } = begun('曲沃县教育局', 2024);
    const fee = places.at(-1);
    assert.ok(fee?.choices);
    assert.deepEqual(fee.choices, ['2024年度未收取信息处理费。', '2024年度收取信息处理费____元。']);
    const [none = '', some = ''] = fee.choices.map((newText) => edited(text, [{ span: fee, newText }]));
    const told = (report: string) =>
      findingsOf(report)
        .filter(({ rule, span }) => rule === 'fee-statement' || (rule === 'placeholder' && span.start >= fee.start))
        .map(({ span }) => report.slice(span.start, span.end));
    assert.deepEqual(told(none), []);
    assert.deepEqual(told(some), ['____']);
    assert.ok(!begun('曲沃县教育局', 2020).text.includes('处理费'));
  });

  it('is none for a year without a form, or a name that a title cannot hold', () => {
    for (const year of [1999, 2018, 2023.5, Number.NaN, Number.POSITIVE_INFINITY, 12024])
      assert.equal(newReport({ organ: '曲沃县人民政府', year, numbers: nothing }, 'tabs'), null, String(year));
    const unfit = ['', ' ', '2023年', '关于报送年报的通知', '某县。', '县'.repeat(60), '一、总体情况\n某县教育局'];
    for (const organ of unfit) assert.equal(newReport({ organ, year: 2024, numbers: nothing }, 'tabs'), null, organ);
  });

  it('of any name is either read as of that organ or none', () => {
    const name = fc.string({
      unit: fc.constantFrom(...'曲沃县人民政府办公室局年报告2023（）。一、《》 \n\t|#[]市委'),
      maxLength: 12,
    });
    fc.assert(
      fc.property(name, fc.constantFrom(...tableLayouts), (organ, layout) => {
        const made = newReport({ organ, year: 2024, numbers: nothing }, layout);
        if (made) assert.equal(organKey(readText(made.text).organ ?? ''), organKey(organ));
      }),
      { numRuns: 300 },
    );
  });
});

describe("what last year's report hands on", () => {
  const last = seed('001').text;
  const row = '四、结转下年度继续办理';
  const numbersOf = (text: string) => {
    const extract = extractOf(readText(text));
    assert.ok(extract);
    return handedOn(extract);
  };
  const out = readText(last).tables[1]?.rows.find((read) => read.row.key === 'carriedOut')?.cells ?? [];

  it('is its last row, and nothing else', () => {
    assert.equal(rowsOf(tableOf(formOf('2021'), 'requests')).at(-1)?.label, row);
    assert.equal(out.length, 7);
    assert.deepEqual(
      [...numbersOf(last)].sort(),
      out.map(({ column, value }) => [`requests/carriedIn/${column.key}`, value]).sort(),
    );
  });

  it('is not what is blank there, nor what does not add up', () => {
    const [first, second] = out;
    assert.ok(first && second);
    const blank = numbersOf(edited(last, [{ span: second.span, newText: '' }]));
    assert.equal(blank.size, 6);
    assert.ok(!blank.has('requests/carriedIn/business'));
    const wrong = numbersOf(edited(last, [{ span: first.span, newText: '77' }]));
    assert.ok(!wrong.has('requests/carriedIn/naturalPerson'));
  });
});
