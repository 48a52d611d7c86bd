import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { asPipes, readText, seed } from '../samples.js';

const { text } = seed('001');
const lines = text.split('\n');
const lineOf = (words: string): number => lines.findIndex((line) => line.includes(words));
const last = lineOf('四、结转下年度继续办理');
const nameless = '\t\t5\t0\t0\t0\t0\t0\t5\t';

/** The report with one row of numbers, without a label, in place of some rows of table 三; and which row it is read as. */
function withNameless(first: number, end: number, as = (words: string) => words) {
  const left = as([...lines.slice(0, first), nameless, ...lines.slice(end)].join('\n'));
  const { cells, tables } = readText(left);
  const rows = [...cells.values()].filter(({ path, value }) => path.startsWith('requests/') && value === 5);
  const missing = tables.find(({ table }) => table.key === 'requests')?.missingRows ?? [];
  return { rows: [...new Set(rows.map(({ row }) => row.key))], missing: missing.length };
}

describe('numbers without a label', () => {
  for (const as of [(words: string) => words, asPipes]) {
    it('are those of the row that is missing, where it is one', () => {
      assert.deepEqual(withNameless(last, last + 1, as), { rows: ['carriedOut'], missing: 0 });
      const inside = lineOf('2.没有现成信息');
      assert.deepEqual(withNameless(inside, inside + 1, as), { rows: ['unavailable.notCompiled'], missing: 0 });
    });

    it('are nobody’s where several rows are missing: nothing tells whose they are', () => {
      for (const rows of [2, 4, 7, 16, 22])
        assert.deepEqual(withNameless(last + 1 - rows, last + 1, as), { rows: [], missing: rows }, `${rows} rows gone`);
      const inside = lineOf('2.没有现成信息');
      assert.deepEqual(withNameless(inside, inside + 2, as), { rows: [], missing: 2 });
    });
  }

  it('leave what has its own label as it is', () => {
    const { cells } = readText([...lines.slice(0, last - 4), nameless, ...lines.slice(last + 1)].join('\n'));
    const before = readText(text).cells;
    for (const [path, cell] of cells) assert.equal(cell.text, before.get(path)?.text, path);
  });
});
