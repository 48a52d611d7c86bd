import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { check } from '../../../server/src/check.js';
import type { CellPath } from '../../../server/src/form/model.js';
import { isNothing } from '../../../server/src/read/balance.js';
import type { Report } from '../../../server/src/read/report.js';
import { diagnose } from '../../../server/src/repair/diagnose.js';
import { type Proposal, proposalsOf } from '../../../server/src/repair/repair.js';
import { casesOf } from '../../bench/errorloc/cases.js';
import { paths, render } from '../../bench/errorloc/render.js';
import { edited, readText } from '../samples.js';

/** The same cases each time, so that no run fails by chance; FC_SEED=… tries others. */
fc.configureGlobal({ seed: Number(process.env.FC_SEED ?? 20_211_001) });

type Numbers = Map<CellPath, number | null>;

const OUTCOMES = paths
  .filter((path) => /^requests\/.*\/total$/.test(path))
  .map((path) => path.split('/')[1] as string)
  .filter((row) => !['received', 'carriedIn', 'concluded', 'carriedOut'].includes(row));
const APPLICANTS = ['naturalPerson', 'business', 'research', 'publicWelfare', 'legalService', 'otherOrganization'];

/** Any tables without fault: outcomes and what was carried over at random, mostly 0, everything else computed. */
const tables: fc.Arbitrary<Numbers> = fc
  .record({
    outcomes: fc.array(fc.tuple(fc.nat(20), fc.nat(5), fc.oneof(fc.nat(12), fc.nat(3000))), { maxLength: 25 }),
    carried: fc.array(fc.tuple(fc.nat(40), fc.nat(25)), { minLength: 6, maxLength: 6 }),
    cases: fc.array(fc.oneof(fc.constant(0), fc.nat(12), fc.nat(900)), { minLength: 12, maxLength: 12 }),
  })
  .map(({ outcomes, carried, cases }) => {
    const table: Numbers = new Map(paths.map((path) => [path, 0]));
    const add = (path: CellPath, by: number): unknown => table.set(path, (table.get(path) ?? 0) + by);
    const both = (row: string, column: string, by: number): void => {
      for (const each of [column, 'total']) add(`requests/${row}/${each}`, by);
    };
    for (const [row, column, number] of outcomes) {
      both(OUTCOMES[row] as string, APPLICANTS[column] as string, number);
      both('concluded', APPLICANTS[column] as string, number);
    }
    APPLICANTS.forEach((column, at) => {
      const [out = 0, share = 0] = carried[at] ?? [];
      const due = (table.get(`requests/concluded/${column}`) ?? 0) + out;
      both('carriedOut', column, out);
      both('carriedIn', column, Math.min(share, due));
      both('received', column, due - Math.min(share, due));
    });
    cases.forEach((number, at) => {
      const group = ['reconsideration', 'litigation.direct', 'litigation.afterReconsideration'][at % 3];
      add(`cases/${group}/${['upheld', 'corrected', 'other', 'pending'][at % 4]}`, number);
      add(`cases/${group}/total`, number);
    });
    return table;
  });

/** What is printed instead of a number, given the number of another cell. */
const slips: readonly ((value: number, other: number) => number | null)[] = [
  () => null,
  () => 0,
  (value) => value + 1,
  (value) => Math.max(0, value - 10),
  (value) => value * 10,
  (value) => Number([...String(value)].reverse().join('')),
  (_, other) => other,
  (value, other) => value + other,
];

/** Any table with a few of its numbers, often in one row or column, put wrong. */
const damaged: fc.Arbitrary<{ table: Numbers; printed: Numbers }> = fc
  .record({
    table: tables,
    slips: fc.array(fc.tuple(fc.nat(paths.length - 1), fc.nat(slips.length - 1), fc.nat()), {
      minLength: 1,
      maxLength: 5,
    }),
    crowded: fc.boolean(),
  })
  .map(({ table, slips: chosen, crowded }) => {
    const printed: Numbers = new Map(table);
    for (const [cell, slip, other] of chosen) {
      const path = paths[crowded ? cell % 21 : cell] as CellPath;
      const instead = paths[other % paths.length] as CellPath;
      printed.set(path, slips[slip]?.(table.get(path) ?? 0, table.get(instead) ?? 0) ?? null);
    }
    return { table, printed };
  });

const proposals = (report: Report): Proposal[] => proposalsOf(report, diagnose(report));
const isRecomputed = ({ mistakes }: Proposal): boolean => mistakes.some(({ kind }) => kind === 'recomputed');
const changesOf = ({ mistakes }: Proposal) => mistakes.flatMap(({ changes }) => changes);

const withChanges = (printed: Numbers, proposal: Proposal): Numbers =>
  new Map([...printed, ...changesOf(proposal).map(({ cell, to }) => [cell, to] as const)]);

/** Every promise about the proposals for a report, whatever is printed in it. */
function assertSound(printed: Numbers): void {
  const report = readText(render(printed));
  const found = proposals(report);
  assert.ok(found.length <= 5);
  assert.deepEqual(
    found.map(({ price }) => price),
    found.map(({ price }) => price).toSorted((a, b) => a - b),
  );
  assert.deepEqual(proposals(readText(render(printed))), found);
  assert.ok(found.slice(1).every(({ confident }) => !confident || found[0]?.confident));
  const told = found.map((each) =>
    changesOf(each)
      .map(({ cell, to }) => `${cell}=${to}`)
      .sort()
      .join(),
  );
  assert.equal(new Set(told).size, told.length, 'the same changes twice');
  for (const proposal of found) {
    const changes = changesOf(proposal);
    assert.ok(changes.length > 0);
    assert.equal(new Set(changes.map(({ cell }) => cell)).size, changes.length, 'a cell twice');
    for (const { cell, from, to } of changes) {
      assert.ok(Number.isSafeInteger(to) && to >= 0, `${cell} ${to}`);
      assert.equal(from, printed.get(cell), cell);
      assert.notEqual(from, to, cell);
    }
    const mended = check(readText(render(withChanges(printed, proposal))));
    if (!isRecomputed(proposal)) {
      assert.deepEqual(
        mended.findings.flatMap(({ relations }) => relations),
        [],
        'breaks a relation',
      );
      assert.deepEqual(mended.repairs, []);
    }
  }
}

describe('proposals for any table with any mistakes', () => {
  test('make every relation hold, or say that sums are recomputed; whole numbers, at most five, the best first', () => {
    fc.assert(
      fc.property(damaged, ({ printed }) => assertSound(printed)),
      { numRuns: 150 },
    );
  });

  test('there are some wherever a relation is broken or a cell is blank, and nowhere else', () => {
    fc.assert(
      fc.property(damaged, ({ printed }) => {
        const report = readText(render(printed));
        const isWrong =
          check(report).findings.some(({ relations }) => relations.length > 0) ||
          [...report.cells.values()].some(isNothing);
        assert.equal(proposals(report).length > 0, isWrong);
      }),
      { numRuns: 100 },
    );
  });

  test('a single wrong number of table 三 is found whatever the table', () => {
    const one = fc.tuple(tables, fc.nat(174), fc.nat(slips.length - 1), fc.nat());
    fc.assert(
      fc.property(one, ([table, cell, slip, other]) => {
        const path = paths[cell] as CellPath;
        const due = table.get(path) ?? 0;
        const instead = slips[slip]?.(due, table.get(paths[other % paths.length] as CellPath) ?? 0) ?? null;
        if (instead === due) return;
        const [best] = proposals(readText(render(new Map([...table, [path, instead]]))));
        assert.deepEqual(best && changesOf(best), [{ cell: path, from: instead, to: due }]);
      }),
      { numRuns: 200 },
    );
  });

  test('a whole row of table 三 left blank is filled, and the last two together', () => {
    const rows = [...new Set(paths.filter((path) => path.startsWith('requests/')).map((path) => path.split('/')[1]))];
    fc.assert(
      fc.property(tables, fc.constantFrom(...rows, 'concluded carriedOut'), (table, lost) => {
        const blank =
          lost?.split(' ').flatMap((row) => paths.filter((path) => path.startsWith(`requests/${row}/`))) ?? [];
        const [best] = proposals(readText(render(new Map([...table, ...blank.map((path) => [path, null] as const)]))));
        const filled = new Map(best && changesOf(best).map(({ cell, to }) => [cell, to]));
        assert.deepEqual([...filled.keys()].sort(), blank.toSorted());
        for (const path of blank) assert.equal(filled.get(path), table.get(path), path);
      }),
      { numRuns: 60 },
    );
  });

  test('for the development cases, too', () => {
    for (const { printed } of [...casesOf('cases'), ...casesOf('extra')].filter((_, at) => at % 6 === 0))
      assertSound(printed as Numbers);
  });
});

describe('tables without fault', () => {
  test('are left alone', () => {
    fc.assert(
      fc.property(tables, (table) => {
        const { findings, repairs } = check(readText(render(table)));
        assert.deepEqual([findings.map(({ message }) => message), repairs], [[], []]);
      }),
      { numRuns: 100 },
    );
  });

  test('so are the true tables of the development cases', () => {
    for (const { id, truth } of [...casesOf('cases'), ...casesOf('extra')]) {
      const { findings, repairs } = check(readText(render(truth)));
      assert.deepEqual([findings.map(({ message }) => message), repairs], [[], []], id);
    }
  });
});

describe('the findings of a report agree with its proposals', () => {
  test('a preferred fix of a number makes changes of the best proposal, in the text', () => {
    fc.assert(
      fc.property(damaged, ({ printed }) => {
        const text = render(printed);
        const report = readText(text);
        const { findings, repairs } = check(report);
        const byPlace = new Map([...report.cells.values()].map(({ path, span }) => [span.start, path]));
        const due = new Map(repairs[0]?.changes.map(({ cell, to }) => [cell, to]));
        for (const { message, fixes } of findings)
          for (const { edits } of fixes.filter(({ preferred }) => preferred))
            for (const { span, newText } of edits) {
              const path = byPlace.get(span.start) as CellPath;
              assert.equal(newText, String(due.get(path)), `${path}: ${message}`);
            }
      }),
      { numRuns: 150 },
    );
  });

  test('all preferred fixes together are the best proposal where that is certain', () => {
    fc.assert(
      fc.property(damaged, ({ printed }) => {
        const text = render(printed);
        const { findings, repairs } = check(readText(text));
        const [best] = repairs;
        if (!best?.confident) return;
        const edits = findings.flatMap(({ fixes }) => fixes.find(({ preferred }) => preferred)?.edits ?? []);
        const mended: Numbers = new Map([...printed, ...best.changes.map(({ cell, to }) => [cell, to] as const)]);
        assert.equal(edited(text, edits), render(mended));
      }),
      { numRuns: 150 },
    );
  });
});
