import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { check, type Repair } from '../../../server/src/check.js';
import { diagnose } from '../../../server/src/repair/diagnose.js';
import type { Evidence } from '../../../server/src/repair/evidence.js';
import { casesOf } from '../../bench/errorloc/cases.js';
import { render } from '../../bench/errorloc/render.js';
import { readText } from '../samples.js';
import { brief, reportWith } from './printed.js';

const repairsOf = (rows: string, evidence: readonly Evidence[] = []): readonly Repair[] =>
  check(reportWith(rows), { evidence }).repairs;

const changesOf = (repairs: readonly Repair[]): string[] => repairs.map(({ changes }) => changes.map(brief).join());

const says = (cells: readonly string[], value: number): Evidence => ({ readings: [cells], value });

/** 3 + 1 + 0 + 2 = 6: a sum alone does not tell which of the five is wrong. */
const group = 'reconsideration 3 1 0 2 9';

/** Two numbers of one column, each of which may be what its totals followed: 3 for 2, or 2 for 1. */
const followed = `granted   64 20 1 0 3  5  93
                  concluded 178 44 2 0 7 12 243`;

describe('where several corrections fit', () => {
  test('none is certain, and all are shown', () => {
    for (const rows of [group, followed]) {
      const repairs = repairsOf(rows);
      assert.ok(repairs.length > 1, rows);
      assert.ok(
        repairs.every(({ confident }) => !confident),
        rows,
      );
    }
    assert.ok(changesOf(repairsOf(group)).includes('reconsideration/total 9→6'));
  });

  test('in table 四 the reason says that one equation covers five numbers', () => {
    for (const { reason } of repairsOf(group))
      assert.match(reason, /（表四每个等式有五个数，仅凭合计不能断定是哪一个）$/);
    for (const { reason } of check(reportWith(group), { language: 'en' }).repairs)
      assert.match(
        reason,
        /\(one equation of table 4 covers five numbers: the sum alone does not tell which is wrong\)$/,
      );
  });

  test('in table 三 it does not', () => {
    for (const { reason } of repairsOf(followed)) assert.doesNotMatch(reason, /表四/);
  });

  test('a number that no sum can tell from another in its row is not certain', () => {
    // 研究机构 and 公益组织 of two rows hold the same: one of them has its number beside its own place.
    const rows = `received            180 45 2 0 6 12 245
                  granted              64 20 0 1 2  5  92
                  partlyGranted        31  6 0 1 1  1  40
                  concluded           178 44 1 1 6 11 241
                  carriedOut           14  4 0 0 0  2  20`;
    const [best] = repairsOf(rows);
    assert.equal(best?.confident, false);
  });
});

describe('a blank', () => {
  test('total behind a number that may be it is not certain', () => {
    for (const rows of [
      'litigation.direct 12 3 5 20 _',
      'litigation.direct 12 3 0 15 _',
      'reconsideration 1 0 1 3 _',
    ]) {
      const { findings, repairs } = check(reportWith(rows));
      assert.equal(repairs[0]?.confident, false, rows);
      assert.ok(
        findings.every(({ fixes }) => fixes.every(({ preferred }) => !preferred)),
        rows,
      );
    }
    assert.equal(repairsOf('litigation.direct 12 0 3 5 _')[0]?.confident, true);
  });

  test('above a number that belongs there takes it', () => {
    const [best] = repairsOf(`refused.enforcementFile 8 0 0 0 0 0 _
                              refused.inquiryMatter 0 0 0 0 0 0 8`);
    assert.deepEqual(best?.changes.map(brief).sort(), [
      'refused.enforcementFile/total blank→8',
      'refused.inquiryMatter/total 8→0',
    ]);
  });
});

describe('many wrong numbers', () => {
  /** A table of the bench with other numbers in it. */
  const damaged = (index: number, numbers: Record<string, number>) =>
    diagnose(
      readText(
        render(
          new Map<string, number | null>([
            ...(casesOf('cases')[index]?.truth ?? assert.fail()),
            ...Object.entries(numbers),
          ]),
        ),
      ),
    )[0];

  test('are certain where each stands apart', () => {
    const diagnosis = damaged(162, {
      'requests/other.supplementOverdue/naturalPerson': 263,
      'requests/refused.processInformation/business': 97,
      'requests/refused.enforcementFile/publicWelfare': 225,
    });
    assert.deepEqual(
      diagnosis?.solutions[0]?.mistakes.map(({ certain }) => certain),
      [true, true, true],
    );
  });

  test('that share a column and do not look mistyped are not', () => {
    const diagnosis = damaged(297, {
      'requests/refused.internalAffairs/otherOrganization': 203,
      'requests/refused.inquiryMatter/otherOrganization': 218,
      'requests/received/business': 199,
      'requests/refused.safetyAndStability/total': 138,
    });
    assert.equal(diagnosis?.complete, true);
    assert.ok(diagnosis?.solutions[0]?.mistakes.some(({ certain }) => !certain));
  });

  test('are never certain where not everything could be tried', () => {
    const diagnosis = damaged(18, {
      'requests/refused.processInformation/legalService': 200,
      'requests/concluded/legalService': 179,
      'requests/refused.enforcementFile/business': 227,
      'requests/carriedIn/total': 145,
    });
    assert.equal(diagnosis?.complete, false);
    assert.ok(diagnosis?.solutions.every(({ mistakes }) => mistakes.every(({ certain }) => !certain)));
  });
});

describe('a total left at 0', () => {
  test('is not certain to stand in the place before: it may never have been filled in', () => {
    const repairs = repairsOf('reconsideration 4 0 0 4 0');
    assert.equal(repairs[0]?.confident, false);
    assert.ok(changesOf(repairs).includes('reconsideration/total 0→8'));
  });
});

describe('evidence from outside the tables', () => {
  test('decides between corrections that fit as well', () => {
    const total = repairsOf(group, [says(['cases/reconsideration/total'], 6)]);
    assert.deepEqual([changesOf(total)[0], total[0]?.confident], ['reconsideration/total 9→6', true]);

    const part = repairsOf(group, [
      { ...says(['cases/reconsideration/total'], 9), independent: true },
      { ...says(['cases/reconsideration/pending'], 2), independent: true },
      { ...says(['cases/reconsideration/other'], 0), independent: true },
      { ...says(['cases/reconsideration/corrected'], 1), independent: true },
    ]);
    assert.equal(changesOf(part)[0], 'reconsideration/upheld 3→6');
  });

  test('copied from the table makes nothing certain, however often it is said', () => {
    const copied = says(['requests/granted/total'], 74);
    const rows = `received 31 45 2 0 6 12 96
                  carriedIn 161 3 0 0 0 1 165
                  granted 46 20 1 0 2 5 74
                  concluded 160 44 2 0 6 12 224`;
    const [best] = repairsOf(rows, Array(6).fill(copied));
    assert.equal(best?.confident, false);
    const other = says(['requests/concluded/total'], 224);
    assert.equal(repairsOf(rows, [copied, other])[0]?.confident, false);
  });

  test('puts another explanation first', () => {
    const granted = changesOf(repairsOf(followed, [says(['requests/granted/total'], 92)]))[0];
    assert.match(granted ?? '', /^granted\/legalService 3→2,granted\/total 93→92,concluded/);
    const [notHeld] = changesOf(
      repairsOf(followed, [says(['requests/granted/total'], 93), says(['requests/unavailable.notHeld/total'], 72)]),
    );
    assert.match(notHeld ?? '', /^unavailable.notHeld\/legalService 2→1,/);
  });

  test('may be the sum of several numbers', () => {
    const both = says(['requests/granted/total', 'requests/carriedIn/total'], 92 + 16);
    assert.match(changesOf(repairsOf(followed, [both]))[0] ?? '', /^granted\/legalService 3→2/);
  });

  test('that can be read in two ways is met by either', () => {
    const either: Evidence = {
      readings: [['cases/reconsideration/total'], ['cases/reconsideration/corrected']],
      value: 6,
    };
    assert.equal(changesOf(repairsOf(group, [either]))[0], 'reconsideration/total 9→6');
    const printed: Evidence = {
      readings: [['cases/reconsideration/total'], ['cases/reconsideration/pending']],
      value: 2,
    };
    assert.deepEqual(changesOf(repairsOf(group, [printed]))[0], changesOf(repairsOf(group))[0]);
  });

  test('does not outweigh two sums that agree', () => {
    const wrong = repairsOf('granted 46 20 1 0 2 5 92', [says(['requests/granted/naturalPerson'], 46)]);
    assert.equal(changesOf(wrong)[0], 'granted/naturalPerson 46→64');
  });

  test('breaks nothing that holds, and says nothing of cells that are not there', () => {
    assert.deepEqual(repairsOf('', [says(['requests/granted/total'], 1)]), []);
    const unknown = [says(['requests/no/such'], 1), says([], 0), { readings: [], value: 3 }];
    assert.deepEqual(repairsOf(group, unknown), repairsOf(group));
  });
});
