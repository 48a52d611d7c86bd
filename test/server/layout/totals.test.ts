import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { totalEdits } from '../../../server/src/layout/totals.js';
import { equationsOf, isBroken } from '../../../server/src/read/balance.js';
import type { Cell, Report } from '../../../server/src/read/report.js';
import { reportWith, textWith } from '../repair/printed.js';
import { edited, readText, samples } from '../samples.js';

const isTotal = ({ table, row, column }: Cell): boolean =>
  table.key !== 'disclosure' && (column.total === true || row.key === 'concluded');

/** `received/total 21→22`, in the order of the text. */
function changes(report: Report, changed?: string): string[] {
  const edits = totalEdits(report, changed && `requests/${changed}`);
  const after = readText(edited(report.tree.text, edits));
  return [...report.cells.values()].flatMap(({ path, text }) => {
    const now = after.cells.get(path)?.text;
    return now === text ? [] : `${path.replace(/^\w+\//, '')} ${text || 'blank'}→${now}`;
  });
}

const changesWith = (rows: string, changed?: string): string[] => changes(reportWith(rows), changed);

describe('totals are computed from their parts', () => {
  for (const { name, text } of samples) {
    const report = readText(text);
    const sound = equationsOf(report).filter(({ relation }) => relation.rule !== 'requests-balance');
    if (sound.some(isBroken)) continue;

    test(`none changes where all are right: ${name}`, () => {
      const blank = changes(report).filter((change) => / blank→/.test(change));
      assert.deepEqual(changes(report), blank);
    });

    test(`overwritten, they come back, where no part is blank or lost; no other number is written: ${name}`, () => {
      const own = new Set(sound.flatMap(({ relation }) => relation.right));
      const totals = [...report.cells.values()].filter(({ path }) => own.has(path));
      assert.ok(totals.every(isTotal));
      const spoilt = edited(
        text,
        totals.map(({ span }) => ({ span, newText: '987' })),
      );
      const before = readText(spoilt);
      const after = readText(edited(spoilt, totalEdits(before)));
      const isWhole =
        before.cells.size === report.cells.size &&
        sound.every(({ relation }) => relation.left.every((path) => report.cells.get(path)?.value !== null));
      for (const cell of before.cells.values()) {
        const { path, value } = cell;
        const now = after.cells.get(path)?.value;
        const right = own.has(path) ? report.cells.get(path)?.value : value;
        if (isWhole || !isTotal(cell)) assert.equal(now, right, path);
      }
    });
  }

  test('first those that others are made of', () => {
    assert.deepEqual(changesWith('granted 74 20 1 0 2 5 92'), [
      'granted/total 92→102',
      'concluded/naturalPerson 178→188',
      'concluded/total 242→252',
    ]);
    assert.deepEqual(changesWith('litigation.direct 12 0 4 5 20'), ['litigation.direct/total 20→21']);
  });

  test('also where the total was left blank', () => {
    assert.deepEqual(changesWith('granted 64 20 1 0 2 5 _\nconcluded 178 44 _ 0 6 12 _'), [
      'granted/total blank→92',
      'concluded/research blank→2',
      'concluded/total blank→242',
    ]);
  });

  test('and what is carried out to next year is none', () => {
    assert.deepEqual(changesWith('received 200 45 2 0 6 12 265'), []);
    assert.deepEqual(changesWith('carriedOut 14 4 0 0 0 2 19'), ['carriedOut/total 19→20']);
  });

  test('whatever the numbers are, once is enough', () => {
    const number = fc.nat(999).map(String);
    const row = (key: string) =>
      fc.array(number, { minLength: 7, maxLength: 7 }).map((all) => `${key} ${all.join(' ')}`);
    const rows = fc.tuple(...['received', 'granted', 'other.other', 'concluded', 'carriedOut'].map(row));
    fc.assert(
      fc.property(rows, (all) => {
        const before = reportWith(all.join('\n'));
        const edits = totalEdits(before);
        const after = readText(edited(before.tree.text, edits));
        assert.deepEqual(totalEdits(after), []);
        for (const [path, cell] of before.cells)
          if (!isTotal(cell)) assert.equal(after.cells.get(path)?.text, cell.text);
        const sums = equationsOf(after).filter(({ relation }) => relation.rule !== 'requests-balance');
        assert.deepEqual(sums.filter(isBroken), []);
      }),
      { numRuns: 40 },
    );
  });
});

describe('a total that cannot be known stays', () => {
  test('where a word or a number stands right beside it on a page, which would be joined with it', () => {
    const page = samples.find(({ name }) => name === 'hongze_2023.layout.txt')?.text ?? '';
    const span = readText(page).cells.get('requests/partlyGranted/total')?.span ?? { start: 0, end: 0 };
    const text = edited(page, [{ span, newText: 'x' }]);
    assert.doesNotMatch(edited(text, totalEdits(readText(text))), /x\d/);
  });

  test('where a part is blank, or no number that can be counted with', () => {
    for (const part of ['_', '-3', '1.5', '若干', '99999999999999999999']) {
      const text = textWith('received 180 45 2 0 6 12 999').replace(
        /^(.*新收.*?)180/m,
        (_, before) => before + (part === '_' ? '' : part),
      );
      assert.deepEqual(changes(readText(text)), [], part);
    }
  });

  test('where nothing printed says that the blanks are 0', () => {
    assert.deepEqual(changesWith('received 180 45 _ _ 6 12 999'), []);
  });

  test('but a blank is 0 where its row or its column leaves nothing for it', () => {
    const row = 'partlyGranted 31 6 _ _ 1 2 40';
    assert.deepEqual(changesWith(`${row}\nconcluded 178 44 9 9 6 12 242`), [
      'concluded/research 9→2',
      'concluded/publicWelfare 9→0',
    ]);
    assert.deepEqual(changesWith('partlyGranted 31 6 _ _ 1 2 99'), ['partlyGranted/total 99→40']);
    assert.deepEqual(changesWith('carriedOut 14 4 0 0 0 _ 19'), []);
    assert.deepEqual(changesWith('carriedOut 15 4 _ 0 0 1 19'), ['carriedOut/total 19→20']);
  });

  test('where its row and its column tell different sums', () => {
    assert.deepEqual(changesWith('granted 64 _ 1 0 2 5 99\nconcluded 178 44 2 0 6 12 200'), []);
  });

  test('where it is made of totals that cannot be known', () => {
    assert.deepEqual(changesWith('granted 64 _ 1 0 2 5 99\nconcluded 178 51 2 0 6 12 200'), []);
  });

  test('where its row is lost', () => {
    const text = textWith('granted 64 20 1 0 2 5 99').replace(/^.*重复申请.*\n/m, '');
    assert.deepEqual(changes(readText(text)), ['granted/total 99→92']);
  });

  test('while two versions of a report stand in one text', () => {
    const text = textWith('received 180 45 2 0 6 12 999').replace('二、上年结转', '<<<<<<< HEAD\n二、上年结转');
    const report = readText(text);
    assert.equal(report.conflicts.length, 1);
    assert.deepEqual(totalEdits(report), []);
  });

  test('where the sum is beyond what can be written exactly', () => {
    assert.deepEqual(changesWith(`received ${2 ** 53 - 1} 1 0 0 0 0 7`), []);
  });
});

describe('of one part that changed', () => {
  test('only the totals it is in are computed', () => {
    const wrong = 'received 180 45 2 0 6 12 999\ngranted 74 20 1 0 2 5 92';
    assert.deepEqual(changesWith(wrong, 'granted/naturalPerson'), [
      'granted/total 92→102',
      'concluded/naturalPerson 178→188',
      'concluded/total 242→252',
    ]);
    assert.deepEqual(changesWith(wrong, 'carriedOut/naturalPerson'), []);
  });

  test('it stays as it is itself, and a total that contradicts its own row is believed by none', () => {
    assert.deepEqual(changesWith('granted 64 20 1 0 2 5 93', 'granted/total'), []);
    assert.deepEqual(changesWith('concluded 179 44 2 0 6 12 242', 'concluded/naturalPerson'), []);
  });
});

test('only the digits are written', () => {
  const text = textWith('granted 64 20 1 0 2 5 99');
  const cell = readText(text).cells.get('requests/granted/total') ?? assert.fail();
  const noted = edited(text, [{ span: cell.span, newText: '９９（件）' }]);
  const after = edited(noted, totalEdits(readText(noted)));
  assert.equal(readText(after).cells.get(cell.path)?.text, '９２（件）');
});
