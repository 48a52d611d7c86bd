import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { check } from '../../../server/src/check.js';
import { diagnose, type Mistake } from '../../../server/src/repair/diagnose.js';
import { proposalsOf } from '../../../server/src/repair/repair.js';
import { brief, reportWith } from './printed.js';

interface Expected {
  readonly name: string;
  /** Rows of the report that are not as they should be. */
  readonly printed: string;
  readonly kind: Mistake['kind'];
  readonly misprint?: Mistake['misprint'];
  readonly changes: readonly string[];
  readonly says: readonly [zh: string, en: string];
}

const single: readonly Expected[] = [
  {
    name: 'digits in the wrong order',
    printed: 'granted 46 20 1 0 2 5 92',
    kind: 'misprint',
    misprint: 'transposed',
    changes: ['granted/naturalPerson 46→64'],
    says: ['（一）予以公开”行“自然人”列应为 64：与 46 数位颠倒，本行合计、本列办理结果之和都相符', '46 has two digits'],
  },
  {
    name: 'one digit changed',
    printed: 'unavailable.notHeld 92 14 1 0 2 4 73',
    kind: 'misprint',
    misprint: 'digit',
    changes: ['unavailable.notHeld/naturalPerson 92→52'],
    says: ['应为 52：与 92 一位数字不同', 'should be 52: 92 differs in one digit'],
  },
  {
    name: 'a digit dropped',
    printed: 'received 80 45 2 0 6 12 245',
    kind: 'misprint',
    misprint: 'dropped',
    changes: ['received/naturalPerson 80→180'],
    says: ['应为 180：80 少了一位，本行合计、本列勾稽关系都相符', '80 lacks a digit'],
  },
  {
    name: 'a digit typed twice',
    printed: 'partlyGranted 331 6 0 0 1 2 40',
    kind: 'misprint',
    misprint: 'doubled',
    changes: ['partlyGranted/naturalPerson 331→31'],
    says: ['应为 31：331 有一位打了两次', '331 has a digit twice'],
  },
  {
    name: 'a digit too many',
    printed: 'partlyGranted 361 6 0 0 1 2 40',
    kind: 'misprint',
    misprint: 'added',
    changes: ['partlyGranted/naturalPerson 361→31'],
    says: ['应为 31：361 多了一位', '361 has a digit too many'],
  },
  {
    name: 'ten times too much',
    printed: 'unavailable.notHeld 52 140 1 0 2 4 73',
    kind: 'misprint',
    misprint: 'timesTen',
    changes: ['unavailable.notHeld/business 140→14'],
    says: ['应为 14：140 多了一个 0', '140 has a 0 too many'],
  },
  {
    name: 'a sum off by one',
    printed: 'received 180 45 2 0 6 12 244',
    kind: 'misprint',
    misprint: 'near',
    changes: ['received/total 244→245'],
    says: ['“总计”列应为 245：表中为 244，相差 1', 'the table has 244, which is off by 1'],
  },
  {
    name: 'a total not recomputed, that leaves a number out',
    printed: 'granted 64 20 1 0 2 5 72',
    kind: 'misprint',
    misprint: 'leftOut',
    changes: ['granted/total 72→92'],
    says: ['应为 92：72 漏加了 20', '72 leaves 20 out'],
  },
  {
    name: 'a total that counts a number twice',
    printed: 'granted 64 20 1 0 2 5 156',
    kind: 'misprint',
    misprint: 'leftOut',
    changes: ['granted/total 156→92'],
    says: ['应为 92：156 多加了 64', '156 counts 64 twice'],
  },
  {
    name: 'a total left at 0',
    printed: 'carriedOut 14 4 0 0 0 1 0',
    kind: 'misprint',
    misprint: 'notFilled',
    changes: ['carriedOut/total 0→19'],
    says: ['应为 19：合计仍为 0，没有填写', 'the total was left at 0'],
  },
  {
    name: 'another number altogether',
    printed: 'unavailable.notHeld 387 14 1 0 2 4 73',
    kind: 'misprint',
    misprint: 'other',
    changes: ['unavailable.notHeld/naturalPerson 387→52'],
    says: ['应为 52：表中为 387', 'the table has 387'],
  },
  {
    name: 'numbers exchanged with the next column',
    printed: 'unavailable.notHeld 14 52 1 0 2 4 73',
    kind: 'exchanged',
    changes: ['unavailable.notHeld/naturalPerson 14→52', 'unavailable.notHeld/business 52→14'],
    says: [
      '“自然人”列应为 52，“商业企业”列 14：两个相邻的数互换了位置，本行合计、本列办理结果之和都相符',
      'two neighbouring numbers changed places',
    ],
  },
  {
    name: 'a number in the column beside its own',
    printed: 'concluded 178 44 0 2 6 12 242',
    kind: 'exchanged',
    changes: ['concluded/research 0→2', 'concluded/publicWelfare 2→0'],
    says: ['应为 2，“社会公益组织”列 0：2 填到了相邻的格里', '2 stands in the neighbouring place'],
  },
  {
    name: 'a number in the row below its own',
    printed: `unavailable.notHeld 0 14 1 0 2 4 73
              unavailable.notCompiled 52 0 0 0 0 0 0`,
    kind: 'exchanged',
    changes: ['unavailable.notHeld/naturalPerson 0→52', 'unavailable.notCompiled/naturalPerson 52→0'],
    says: ['应为 52，“2.没有现成信息需要另行制作”行 0：52 填到了相邻的格里', '52 stands in the neighbouring place'],
  },
  {
    name: 'numbers exchanged with the row below',
    printed: `granted       31 20 1 0 2 5 92
              partlyGranted 64  6 0 0 1 2 40`,
    kind: 'exchanged',
    changes: ['granted/naturalPerson 31→64', 'partlyGranted/naturalPerson 64→31'],
    says: ['两个相邻的数互换了位置', 'changed places'],
  },
  {
    name: 'a lost cell, the rest of the row moved up',
    printed: 'received 180 2 0 6 12 245 _',
    kind: 'shifted',
    changes: [
      'received/business 2→45',
      'received/research 0→2',
      'received/publicWelfare 6→0',
      'received/legalService 12→6',
      'received/otherOrganization 245→12',
      'received/total blank→245',
    ],
    says: ['这一行漏了一格，其后的数都前移了一格', 'a cell of the row was lost'],
  },
  {
    name: 'a blank that held a number',
    printed: 'unavailable.notHeld _ 14 1 0 2 4 73',
    kind: 'blank',
    changes: ['unavailable.notHeld/naturalPerson blank→52'],
    says: ['应为 52：表中空白，本行合计、本列办理结果之和都相符', 'should be 52: it is blank'],
  },
  {
    name: 'a blank total',
    printed: 'unavailable.notHeld 52 14 1 0 2 4 _',
    kind: 'blank',
    changes: ['unavailable.notHeld/total blank→73'],
    says: ['“总计”列应为 73：表中空白', 'it is blank'],
  },
  {
    name: 'a blank where nothing is missing',
    printed: 'granted 64 20 1 _ 2 5 92',
    kind: 'blank',
    changes: ['granted/publicWelfare blank→0'],
    says: ['应为 0：表中空白', 'should be 0: it is blank'],
  },
  {
    name: 'a number with the total of its row, which followed it',
    printed: 'unavailable.notHeld 25 14 1 0 2 4 46',
    kind: 'followed',
    misprint: 'transposed',
    changes: ['unavailable.notHeld/naturalPerson 25→52', 'unavailable.notHeld/total 46→73'],
    says: ['应为 52，“总计”列 73：与 25 数位颠倒，有关合计随它算错', 'and the totals followed it'],
  },
  {
    name: 'a number with all totals above it, which followed it',
    printed: `granted    640 20 1 0 2  5 668
              concluded  754 44 2 0 6 12 818`,
    kind: 'followed',
    misprint: 'timesTen',
    changes: [
      'granted/naturalPerson 640→64',
      'granted/total 668→92',
      'concluded/naturalPerson 754→178',
      'concluded/total 818→242',
    ],
    says: [
      '应为 64，“总计”列 92，“（七）总计”行 178，“（七）总计”行“总计”列 242：640 多了一个 0，有关合计随它算错',
      '640 has a 0 too many',
    ],
  },
  {
    name: 'a total of table 四 left at 0',
    printed: 'litigation.direct 12 0 3 5 0',
    kind: 'misprint',
    misprint: 'notFilled',
    changes: ['litigation.direct/total 0→20'],
    says: ['应为 20：合计仍为 0，没有填写，本组合计相符（表四每个等式有五个数', 'the total of its group then agrees'],
  },
  {
    name: 'ten times too much in table 四',
    printed: 'litigation.direct 120 0 3 5 20',
    kind: 'misprint',
    misprint: 'timesTen',
    changes: ['litigation.direct/upheld 120→12'],
    says: ['应为 12：120 多了一个 0', 'one equation of table 4 covers five numbers'],
  },
  {
    name: 'a blank of table 四',
    printed: 'litigation.afterReconsideration _ 1 0 2 10',
    kind: 'blank',
    changes: ['litigation.afterReconsideration/upheld blank→7'],
    says: ['应为 7：表中空白，本组合计相符', 'should be 7: it is blank'],
  },
];

describe('one mistake is the first proposal, certain, and says how it came about', () => {
  for (const { name, printed, kind, misprint = null, changes, says } of single) {
    test(name, () => {
      const report = reportWith(printed);
      const [best] = proposalsOf(report, diagnose(report));
      assert.deepEqual(best?.mistakes.flatMap((mistake) => mistake.changes).map(brief), changes);
      assert.deepEqual(
        best?.mistakes.map((mistake) => [mistake.kind, mistake.misprint]),
        [[kind, misprint]],
      );
      assert.equal(best?.confident, true);
      for (const [at, language] of (['zh', 'en'] as const).entries()) {
        const { reason = '' } = check(report, { language }).repairs[0] ?? {};
        assert.ok(reason.includes(says[at] as string), reason);
      }
    });
  }
});

/** The changes of every proposal, sorted. */
function proposed(rows: string): { changes: string[]; confident: boolean }[] {
  return check(reportWith(rows)).repairs.map(({ changes, confident }) => ({
    changes: changes.map(brief).sort(),
    confident,
  }));
}

describe('several mistakes at once', () => {
  test('in rows and columns of their own', () => {
    const rows = `received   180 45 2 0 6 12 254
                  granted     64 20 1 0 2 50  92
                  litigation.direct 12 0 33 5 20`;
    assert.deepEqual(proposed(rows)[0], {
      changes: ['granted/otherOrganization 50→5', 'litigation.direct/other 33→3', 'received/total 254→245'],
      confident: true,
    });
  });

  test('in one row', () => {
    assert.deepEqual(proposed('granted 46 2 1 0 2 5 92')[0], {
      changes: ['granted/business 2→20', 'granted/naturalPerson 46→64'],
      confident: true,
    });
  });

  test('in one column', () => {
    const rows = `granted             46 20 1 0 2 5 92
                  unavailable.notHeld 25 14 1 0 2 4 73
                  carriedOut         140  4 0 0 0 1 19`;
    assert.deepEqual(proposed(rows)[0], {
      changes: [
        'carriedOut/naturalPerson 140→14',
        'granted/naturalPerson 46→64',
        'unavailable.notHeld/naturalPerson 25→52',
      ],
      confident: true,
    });
  });

  test('a number and the total of its row', () => {
    assert.deepEqual(proposed('granted 46 20 1 0 2 5 29')[0], {
      changes: ['granted/naturalPerson 46→64', 'granted/total 29→92'],
      confident: true,
    });
  });

  test('a blank and a wrong number', () => {
    const rows = `granted _ 20 1 0 2 5 92
                  received 180 45 2 0 6 12 254`;
    assert.deepEqual(proposed(rows)[0], {
      changes: ['granted/naturalPerson blank→64', 'received/total 254→245'],
      confident: true,
    });
  });

  test('a block with nothing to tell does not touch another', () => {
    const rows = `granted 46 20 1 0 2 5 92
                  reconsideration 3 1 0 2 9`;
    const found = proposed(rows);
    assert.equal(found[0]?.confident, false);
    for (const { changes } of found) assert.ok(changes.includes('granted/naturalPerson 46→64'));
  });
});
