import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { SelectionRange } from 'vscode-languageserver';
import { selectionRangesAt } from '../../../server/src/features/selectionRanges.js';
import { samples } from '../samples.js';
import { openOf, seed } from './sample.js';

/** What is selected step by step from a place on: the words, or their first and last ones. */
function steps(text: string, offset: number): string[] {
  const { text: document, report } = openOf(text);
  const [first] = selectionRangesAt({ text: document, report }, [document.positionAt(offset)]);
  const found: string[] = [];
  for (let at: SelectionRange | undefined = first; at; at = at.parent) {
    const words = document.getText(at.range).replace(/\s+/g, ' ').trim();
    found.push(words.length > 24 ? `${words.slice(0, 8)}…${words.slice(-8)}` : words);
  }
  return found;
}

const cellOf = (text: string, path: string): number => openOf(text).report.cells.get(path)?.span.start ?? -1;

describe('a selection grows', () => {
  test('from a number by row, group, table and section to the document', () => {
    const text = seed('001');
    assert.deepEqual(steps(text, cellOf(text, 'requests/refused.inquiryMatter/research')), [
      '0',
      '8.属于行政查询事项 0 0 0 0 0 0 0',
      '(三) 不予公开… 0 0 0 0',
      '三、本年度办理结… 0 0 0 3',
      '(本列数据的勾稽… 0 0 0 4',
      '三、收到和处理政… 0 0 0 4',
      steps(text, 0).at(-1),
    ]);
  });

  test('from the digits to all that stands in the cell', () => {
    const text = seed('001').replace('行政规范性文件\t6\t', '行政规范性文件\t6（修订2件）\t');
    assert.deepEqual(steps(text, text.indexOf('6（修订')).slice(0, 3), [
      '6',
      '6（修订2件）',
      '行政规范性文件 6（修订2件） 0 114',
    ]);
    assert.deepEqual(steps(text, text.indexOf('2件）')).slice(0, 2), ['2', '6（修订2件）']);
  });

  test('in the text from the section', () => {
    const text = seed('001');
    assert.equal(steps(text, text.indexOf('六、其他') + 20).length, 2);
  });

  test('where there is no report, to the document', () => {
    assert.deepEqual(steps('一封信', 1), ['一封信']);
    assert.deepEqual(steps('', 0), ['']);
  });

  test('by something larger at every step, at any place of any layout', () => {
    for (const { name, text } of samples) {
      const document = openOf(text);
      const places = Array.from({ length: 40 }, (_, at) => Math.floor((at * text.length) / 39));
      const found = selectionRangesAt(
        document,
        places.map((offset) => document.text.positionAt(offset)),
      );
      for (const [at, place] of places.entries()) {
        let inner: { start: number; end: number } = { start: place, end: place };
        for (let step = found[at]; step; step = step.parent) {
          const start = document.text.offsetAt(step.range.start);
          const end = document.text.offsetAt(step.range.end);
          assert.ok(start <= inner.start && inner.end <= end, `${name} at ${place}`);
          inner = { start, end };
        }
      }
    }
  });
});
