import assert from 'node:assert/strict';
import { test } from 'node:test';
import { briefly, findingsOf, readText, seed } from '../samples.js';

/** Seed 003 with other lines for its first row of table 三, which prints 89 3 0 0 1 0 93. */
const withRow = (...lines: readonly string[]): string => {
  const { text } = seed('003');
  const row = text.split('\n').find((line) => line.startsWith('一、本年新收')) as string;
  return text.replace(row, lines.join('\n'));
};

const received = (text: string): (number | null)[] =>
  [...readText(text).cells].filter(([path]) => path.startsWith('requests/received/')).map(([, { value }]) => value);

test('numbers broken over the lines of narrow cells are given up, for their pieces are no numbers', () => {
  const label = '一、本年新收政府信息公开申请数量';
  const below = withRow(`${label}   4240   53   0   0   1   0   4245`, '                38   9            0   87');
  assert.deepEqual(received(below), []);
  const around = withRow(
    '                4240   53   10   11   12   13   4250',
    `${label}   38   9   1   2   3   4   47`,
  );
  assert.deepEqual(received(around), []);
  const total = withRow(
    `${label}   8900   3   0   0   1   0   890`,
    '三、本年',
    '                                            4',
  );
  assert.deepEqual(received(total), []);
});

test('numbers beside a row with empty places may be its own: it is given up where it does not add up', () => {
  const text = withRow(
    '                                            1399',
    '一、本年新收政府信息公开申请数量   3771   0   57   3980   0',
    '                                            52',
  );
  assert.deepEqual(received(text), []);
});

test('of numbers that go on over several lines the one that is cut is told by their sum', () => {
  const text = withRow('一、本年新收政府信息公开申请数量 968 0 8789 817 7367 7315', '2525', '6');
  assert.deepEqual(received(text), [968, 0, 8789, 817, 7367, 7315, 25256]);
});

test('one number a line: where the last is the sum and a line of blanks follows, one before it was lost', () => {
  const { text } = seed('000');
  const lines = text.replace(/^\t/gm, '');
  const numbers = '19\n3\n0\n0\n0\n0\n22\n';
  assert.ok(lines.includes(`申请数量\n${numbers}`));
  const withNumbers = (others: string) => lines.replace(`申请数量\n${numbers}`, `申请数量\n${others}`);
  assert.deepEqual(received(withNumbers('19\n0\n0\n0\n0\n19\n \n')), []);
  assert.deepEqual(received(withNumbers('19\n0\n0\n0\n0\n18\n \n')), [19, 0, 0, 0, 0, 18, null]);
  // An empty cell that is there is blank: somebody put the total into the wrong one.
  const withCells = text.replace('\t3\n\t0\n\t0\n\t0\n\t0\n\t22\n', '\t0\n\t0\n\t0\n\t0\n\t19\n\t\n');
  assert.deepEqual(received(withCells), [19, 0, 0, 0, 0, 19, null]);
});

test('a piece of the next heading is no cell behind the numbers of a row that lost one', () => {
  const { text } = seed('000');
  const lines = text.replace(/^\t/gm, '').replace('19\n3\n0\n0\n0\n0\n22\n', (numbers) => numbers.replace('3\n', ''));
  assert.deepEqual(received(lines.replace('22\n\n二、上年', '22\n三、\n二、上年')), []);
  assert.deepEqual(received(lines.replace('22\n\n二、上年', '22\nO\n二、上年')), [19, 0, 0, 0, 0, 22, null]);
});

test('the number of a page beside a row with a mistake leaves it as it is', () => {
  const text = withRow('一、本年新收政府信息公开申请数量   98   3   0   0   1   0   93', '                     7');
  assert.deepEqual(received(text), [98, 3, 0, 0, 1, 0, 93]);
  assert.ok(briefly(text, findingsOf(text)).some((found) => found.endsWith('requests-row-total 98')));
});
