import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { type CheckResult, check } from '../../../server/src/check.js';
import type { CellPath } from '../../../server/src/form/model.js';
import { diagnose } from '../../../server/src/repair/diagnose.js';
import { proposalsOf } from '../../../server/src/repair/repair.js';
import { casesOf } from '../../bench/errorloc/cases.js';
import { type Printed, paths, render } from '../../bench/errorloc/render.js';
import { assertCost } from '../cost.js';
import { deleteColumn, deleteRow } from '../damage.js';
import { edited, readText, seed, seeds, textOf as textOfFile } from '../samples.js';
import { brief, textOf, textWith } from './printed.js';

/** The same cases each time, so that no run fails by chance; FC_SEED=… tries others. */
fc.configureGlobal({ seed: Number(process.env.FC_SEED ?? 20_211_001) });

const isRelated = ({ relations }: { relations: readonly string[] }): boolean => relations.length > 0;
const relatedIn = ({ findings }: CheckResult) => findings.filter(isRelated);
const preferredIn = ({ findings }: CheckResult) =>
  findings.filter(isRelated).flatMap(({ fixes }) => fixes.filter(({ preferred }) => preferred));

/** Reads and checks a text; that takes at most 500 ms of the processor, and what is proposed are whole numbers of at least 0. */
function checked(text: string): CheckResult {
  let result: CheckResult | undefined;
  assertCost(500, () => {
    result = check(readText(text));
  });
  const { repairs = [], findings = [] } = result ?? {};
  assert.ok(repairs.length <= 5);
  for (const { cell, from, to } of repairs.flatMap(({ changes }) => changes)) {
    assert.ok(Number.isSafeInteger(to) && to >= 0 && to !== from, `${cell} ${from}→${to}`);
  }
  for (const { newText } of findings.flatMap(({ fixes }) => fixes.flatMap(({ edits }) => edits)))
    if (/^\d+$/.test(newText)) assert.ok(Number.isSafeInteger(Number(newText)), newText);
  return result as CheckResult;
}

const filled = (value: (path: CellPath, at: number) => number | bigint | null): string =>
  render(new Map(paths.map((path, at) => [path, value(path, at)])));

/** Numbers that look random and are the same each time. */
const scattered = (at: number, below: number): number => (at * 7919 + 104_729) % below;

const doubt = /错处较多，未能逐一试遍|错处过多，无法分辨|无法断定/;

describe('a table in which most is wrong', () => {
  const tables: Record<string, string> = {
    'every number at random': filled((_, at) => scattered(at, 97)),
    'every number large and at random': filled((_, at) => scattered(at, 99_991)),
    'zeros and ones': filled((_, at) => scattered(at, 2)),
    'ones everywhere': filled((path) => (path.startsWith('requests/') ? 1 : 0)),
    'all zeros but the totals of the rows': filled((path) => (/^requests.*total$/.test(path) ? 7 : 0)),
    'all zeros but （七）总计': filled((path) => (path.includes('/concluded/') ? 7 : 0)),
    'every other cell blank': filled((_, at) => (at % 2 === 0 ? null : scattered(at, 9))),
  };
  for (const [name, text] of Object.entries(tables)) {
    test(`${name}: every broken relation is told, none is said to be certain`, () => {
      const result = checked(text);
      assert.ok(relatedIn(result).length > 10);
      // A group of table 四 is a matter of its own: it may hold nothing but one number that looks mistyped.
      const requests = relatedIn(result).filter(({ rule }) => rule !== 'cases-total');
      for (const { message, fixes } of requests) {
        assert.match(message, doubt);
        assert.ok(fixes.every(({ preferred }) => !preferred));
      }
      assert.ok(result.repairs.length > 0);
      for (const { reason, confident } of result.repairs) {
        assert.match(reason, doubt);
        assert.equal(confident, false);
      }
    });
  }

  test('totals that contradict each other: rows add up to one sum, columns to another', () => {
    const result = checked(
      textOf(`received   1 1 1 1 1 1 6
              granted    2 2 2 2 2 2 12
              concluded  3 3 3 3 3 3 18
              carriedOut 4 4 4 4 4 4 24`),
    );
    assert.ok(relatedIn(result).length >= 14);
    assert.deepEqual(preferredIn(result), []);
    assert.ok(result.repairs.every(({ confident }) => !confident));
  });

  test('the sums of a table 三 that cannot be told apart are recomputed, so that they hold', () => {
    const report = readText(filled((path, at) => (path.startsWith('requests/') ? scattered(at, 97) : 0)));
    const [first] = proposalsOf(report, diagnose(report));
    assert.deepEqual(
      first?.mistakes.map(({ kind }) => kind),
      ['recomputed'],
    );
    const changes = new Map(first?.mistakes.flatMap((mistake) => mistake.changes).map(({ cell, to }) => [cell, to]));
    const mended = check(
      readText(filled((path, at) => changes.get(path) ?? (path.startsWith('requests/') ? scattered(at, 97) : 0))),
    );
    // The balance has no sum of its own: which of four numbers it is cannot be computed.
    for (const { rule } of relatedIn(mended)) assert.equal(rule, 'requests-balance');
  });

  test('hides no mistake elsewhere', () => {
    const spoiled = paths
      .filter((path) => path.startsWith('requests/'))
      .map((path, at) => [path, scattered(at, 97)] as const);
    const group = { 'cases/litigation.direct/upheld': 12, 'cases/litigation.direct/pending': 5 };
    const result = checked(render(new Map([...spoiled, ...Object.entries(group)])));
    assert.deepEqual(
      preferredIn(result).map(({ title }) => title),
      ['改为 17'],
    );
  });
});

describe('blank tables', () => {
  test('one finding a table, and nothing to repair', () => {
    const { findings, repairs } = checked(filled(() => null));
    assert.deepEqual(
      findings.map(({ rule }) => rule),
      ['cell-blank', 'cell-blank'],
    );
    assert.deepEqual(repairs, []);
  });

  test('but for one row: nothing is made up', () => {
    const result = checked(filled((path) => (path.includes('/received/') ? 7 : null)));
    assert.deepEqual(preferredIn(result), []);
    assert.ok(result.repairs.every(({ confident }) => !confident));
  });

  test('blanks that sums determine hold the true numbers; of others nothing is certain', () => {
    const truths = casesOf('cases').map(({ truth }) => truth);
    const rectangle = fc.record({
      table: fc.constantFrom(...truths.keys()),
      corner: fc.tuple(fc.nat(24), fc.nat(6)),
      size: fc.tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 })),
      apart: fc.integer({ min: 1, max: 5 }),
    });
    fc.assert(
      fc.property(rectangle, ({ table, corner: [top, left], size: [height, width], apart }) => {
        const truth = truths[table] as Map<CellPath, number>;
        const printed = new Map<CellPath, number | null>(truth);
        for (let y = 0; y < height; y++)
          for (let x = 0; x < width; x++)
            printed.set(paths[((top + y * apart) % 25) * 7 + ((left + x) % 7)] as string, null);
        const report = readText(render(printed));
        for (const { mistakes, confident } of proposalsOf(report, diagnose(report)).slice(0, 1))
          for (const { changes, certain } of mistakes)
            for (const { cell, to } of changes) {
              if (certain || confident) assert.equal(to, truth.get(cell), cell);
            }
      }),
      { numRuns: 300 },
    );
  });

  test('two blanks in one group of table 四 are not certain, unless the others make up the total', () => {
    const open = ['litigation.direct _ 0 3 _ 20', 'litigation.direct _ _ _ _ 20', 'litigation.direct _ 0 3 5 _'];
    for (const rows of open) {
      const { repairs } = checked(textWith(rows));
      assert.ok(repairs.length > 0);
      assert.ok(
        repairs.every(({ confident }) => !confident),
        rows,
      );
    }
    const [only] = checked(textWith('litigation.direct 12 _ 8 _ 20')).repairs;
    assert.deepEqual(only?.changes.map(brief), [
      'litigation.direct/corrected blank→0',
      'litigation.direct/pending blank→0',
    ]);
    assert.equal(only?.confident, true);
  });

  test('a blank beside a wrong number is no reason to say that too much is wrong', () => {
    const { repairs } = checked(textWith('litigation.direct 120 _ 3 5 20'));
    assert.deepEqual(repairs[0]?.changes.map(brief).toSorted(), [
      'litigation.direct/corrected blank→0',
      'litigation.direct/upheld 120→12',
    ]);
    assert.doesNotMatch(repairs[0]?.reason ?? '', doubt);
    const total = checked(textWith('litigation.direct _ 0 3 5 _'));
    for (const { reason } of total.repairs) assert.doesNotMatch(reason, doubt);
  });
});

describe('numbers near 2^53 and beyond', () => {
  const most = BigInt(Number.MAX_SAFE_INTEGER);
  const is = (numbers: Record<string, bigint>): string => render(new Map(Object.entries(numbers)) as Printed);

  test('sums that stay below it are computed as any other', () => {
    const total = 'cases/reconsideration/total';
    const text = is({ 'cases/reconsideration/upheld': most - 7n, 'cases/reconsideration/other': 7n, [total]: most });
    assert.deepEqual(checked(text).findings, []);
    const wrong = checked(text.replace(String(most), String(most - 1n)));
    assert.ok(
      wrong.repairs.some(({ changes }) => changes.some(({ cell, to }) => cell === total && BigInt(to) === most)),
    );
  });

  test('sums beyond it are said to be too large, and neither corrected nor found wrong', () => {
    const group = { 'cases/reconsideration/upheld': most, 'cases/reconsideration/corrected': most - 1n };
    for (const total of [most, most - 1n, 5n]) {
      const result = checked(is({ ...group, 'cases/reconsideration/total': total }));
      assert.deepEqual(result.repairs, []);
      assert.ok(result.findings.length > 0);
      for (const { message, fixes } of result.findings) {
        assert.match(message, /过大，无法精确求和/);
        assert.deepEqual(fixes, []);
      }
    }
  });

  test('a number beyond it is told once, and takes part in nothing', () => {
    const beyond = most + 2n;
    const text = is({
      'requests/received/total': beyond,
      'requests/received/naturalPerson': most,
      'requests/received/business': 2n,
    });
    const result = checked(text);
    assert.ok(result.findings.some(({ rule, message }) => rule === 'cell-number' && message.includes(String(beyond))));
    for (const { cell } of result.repairs.flatMap(({ changes }) => changes))
      assert.notEqual(cell, 'requests/received/total');
  });

  test('a table full of them', () => {
    for (const value of [most, most + 2n, 10n ** 30n]) {
      const result = checked(filled(() => value));
      assert.deepEqual(result.repairs, []);
      for (const { fixes } of result.findings) assert.deepEqual(fixes, []);
    }
  });
});

describe('rows and columns that are missing', () => {
  test('only relations whose cells are all there take part, and only what they tell is certain', () => {
    let told = 0;
    for (const { text } of seeds.filter(({ name }) => /^00[0-3]/.test(name))) {
      const whole = readText(text);
      const rows = whole.tables.find(({ table }) => table.key === 'requests')?.rows ?? [];
      for (const row of rows.filter(({ cells }) => cells.length > 0)) {
        const damaged = deleteRow(whole, row);
        const report = readText(damaged);
        const wrong = report.cells.get('requests/unavailable.notHeld/naturalPerson');
        if (!wrong) continue;
        const worse = edited(damaged, [{ span: wrong.span, newText: String((wrong.value ?? 0) + 300) }]);
        const result = checked(worse);
        const before = check(report);
        for (const { relations } of result.findings) {
          for (const id of relations)
            assert.ok(
              report.relations.some((relation) => relation.id === id),
              id,
            );
        }
        for (const { edits } of preferredIn(result)) {
          // Only the number that is wrong, or what was already told before.
          const known = preferredIn(before).some((fix) => fix.edits[0]?.newText === edits[0]?.newText);
          assert.ok(known || edited(worse, edits) === damaged, row.row.key);
          told++;
        }
        assert.ok(relatedIn(result).length > relatedIn(before).length || preferredIn(result).length > 0, row.row.key);
      }
    }
    assert.ok(told > 0);
  });

  test('without the column of totals the balance and the outcomes still tell', () => {
    const whole = readText(seed('003').text);
    const table = whole.tables.find(({ table: { key } }) => key === 'requests');
    const damaged = deleteColumn(whole, table?.columns.filter(({ column }) => column.total) ?? []);
    const report = readText(damaged);
    assert.ok(!report.cells.has('requests/received/total'));
    const wrong = report.cells.get('requests/concluded/naturalPerson');
    const worse = edited(damaged, [{ span: wrong?.span ?? assert.fail(), newText: '98' }]);
    const [best] = checked(worse).repairs;
    assert.ok(best?.changes.map(brief).includes('concluded/naturalPerson 98→89'), best?.reason);
  });

  test('a row printed thirty times over counts once', () => {
    const text = textWith('granted 46 20 1 0 2 5 92');
    for (const label of ['（一）予以公开', '（四）无法提供\t1.', '一、本年新收', '（七）总计']) {
      const line = text.split('\n').find((each) => each.includes(label)) ?? assert.fail(label);
      const [best] = checked(text.replace(line, Array(30).fill(line).join('\n'))).repairs;
      assert.deepEqual(best?.changes.map(brief), ['granted/naturalPerson 46→64'], label);
    }
  });
});

describe('the form of 2019', () => {
  const text = textOfFile('test/fixtures/reports/shanghai_bgt_2019.txt');

  test('has relations of its own rows, and blanks are left out of a column that is blank throughout', () => {
    const { repairs } = checked(text);
    for (const { cell } of repairs.flatMap(({ changes }) => changes)) assert.ok(readText(text).cells.has(cell), cell);
  });

  test('what is wrong in it is found', () => {
    const report = readText(text);
    const before = proposalsOf(report, diagnose(report));
    const concluded = report.cells.get('requests/concluded/naturalPerson') ?? assert.fail();
    const worse = edited(text, [{ span: concluded.span, newText: `${concluded.value}0` }]);
    const [best] = checked(worse).repairs;
    assert.ok(best?.changes.map(brief).includes(`concluded/naturalPerson ${concluded.value}0→${concluded.value}`));
    assert.equal(best?.changes.length, (before[0]?.mistakes.flatMap(({ changes }) => changes).length ?? 0) + 1);
  });
});
