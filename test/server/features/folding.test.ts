import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { foldingRangesOf } from '../../../server/src/features/folding.js';
import { samples } from '../samples.js';
import { openOf, seed } from './sample.js';

/** What is left of each range when it is folded: the words of its first line, and how many lines it hides. */
function folded(text: string): string[] {
  const lines = text.split(/\r\n|\r|\n/);
  return foldingRangesOf(openOf(text)).map(
    ({ startLine, endLine }) => `${lines[startLine]?.trim().slice(0, 12)} +${endLine - startLine}`,
  );
}

describe('folding', () => {
  test('hides sections, tables and groups of rows', () => {
    const ranges = folded(seed('001'));
    for (const range of [
      '一、总体情况 +10',
      '三、收到和处理政府信息公 +29',
      '(三) 不予公开\t1.属 +7',
      '(五) 不予处理\t1.信 +4',
    ])
      assert.ok(ranges.includes(range), `${range} in ${ranges.join(', ')}`);
    assert.ok(!ranges.some((range) => range.startsWith('2.重复申请')));
  });

  test('hides the numbers of a row where each has a line', () => {
    assert.ok(folded(seed('000')).includes('2.重复申请 +7'));
  });

  test('leaves the blank lines before the next section', () => {
    const lines = seed('001').split('\n');
    const next = lines.findIndex((line) => line.startsWith('六、'));
    const { endLine } =
      foldingRangesOf(openOf([...lines.slice(0, next), '', ' ', ...lines.slice(next)].join('\n'))).at(-2) ?? {};
    assert.equal(
      endLine,
      lines.findLastIndex((line, at) => at < next && line.trim() !== ''),
    );
  });

  test('has nothing where there is no report', () => {
    assert.deepEqual(foldingRangesOf(openOf('一封信\n\n很长')), []);
  });

  test('is proper in every layout: each range has a first line of its own and lies within the one around it', () => {
    for (const { name, text } of samples) {
      const around: { startLine: number; endLine: number }[] = [];
      for (const range of foldingRangesOf(openOf(text))) {
        while (around.length > 0 && (around.at(-1)?.endLine as number) < range.startLine) around.pop();
        const outer = around.at(-1);
        const where = `${name} ${range.startLine}–${range.endLine}`;
        assert.ok(range.startLine < range.endLine, where);
        assert.ok(!outer || (range.startLine > outer.startLine && range.endLine <= outer.endLine), where);
        around.push(range);
      }
    }
  });
});
