import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { parse } from '../../../server/src/parse/parse.js';
import { dateBelowTitle, signatureIn } from '../../../server/src/read/signature.js';

/** `organ date`, with the words of each, of the lines below the last sentence. */
function signed(text: string): string {
  const tree = parse(`其他事项没有。\n${text}`);
  const { organ, date } = signatureIn(tree, 0, tree.lines.length);
  const words = ({ start, end }: { start: number; end: number }) => tree.text.slice(start, end).replace(/\s/g, '');
  if (organ) assert.equal(words(organ.span), organ.name);
  if (date) assert.match(words(date.yearSpan), /^(?:2024|二〇二四)$/);
  return `${organ?.name ?? '–'} ${date ? `${date.year}-${date.month}-${date.day ?? ''} ${words(date.span)}` : '–'}`;
}

describe('who signs a report, and when', () => {
  for (const [text, expected] of [
    ['交城县水利局\n2024年1月15日', '交城县水利局 2024-1-15 2024年1月15日'],
    ['交城县水利局\n\n2024 年 1 月 15 日', '交城县水利局 2024-1-15 2024年1月15日'],
    ['交城县水利局（盖章）\n二〇二四年一月十五日', '交城县水利局 2024-1-15 二〇二四年一月十五日'],
    ['交城县水利局2024年1月15日', '交城县水利局 2024-1-15 2024年1月15日'],
    ['2024年1月15日\n交城县水利局', '交城县水利局 2024-1-15 2024年1月15日'],
    ['交城县水利局\n2024年1月', '交城县水利局 2024-1- 2024年1月'],
    ['交城县水利局\n2024-01-15', '交城县水利局 2024-1-15 2024-01-15'],
    ['交城县水利局\n2024.1.15', '交城县水利局 2024-1-15 2024.1.15'],
    ['交城县水利局\n（2024年1月15日）', '交城县水利局 2024-1-15 2024年1月15日'],
    ['交城县水利局\n日期：2024年1月15日', '交城县水利局 2024-1-15 2024年1月15日'],
    ['交城县水利局\n2024年1月15日\n— 3 —', '交城县水利局 2024-1-15 2024年1月15日'],
    ['**交城县水利局**\n**2024年1月15日**', '交城县水利局 2024-1-15 2024年1月15日'],
    ['交城县人民政府', '交城县人民政府 –'],
    ['交城县人民政府办公室（公章）', '交城县人民政府办公室 –'],
    ['2024年1月15日', '– 2024-1-15 2024年1月15日'],
    // Above the last sentence, and what only ends like a name.
    ['交城县水利局\n2024年1月15日\n以上。', '– –'],
    ['实验学校', '– –'],
    ['交城县水利局\n打印本页\n2024年1月15日', '– 2024-1-15 2024年1月15日'],
    ['', '– –'],
  ] as const)
    test(text.replaceAll('\n', '⏎'), () => assert.equal(signed(text), expected));

  test('not behind a dozen other lines', () => {
    assert.equal(signed(`2024年1月15日\n${'打印\n'.repeat(11)}`), '– 2024-1-15 2024年1月15日');
    assert.equal(signed(`2024年1月15日\n${'打印\n'.repeat(12)}`), '– –');
  });
});

test('a date below the title, on a line of its own', () => {
  const dated = (text: string) => dateBelowTitle(parse(text), 0, 20)?.month ?? null;
  assert.equal(dated('年度报告\n\n2024年2月3日\n一、总体情况'), 2);
  assert.equal(dated('年度报告\n（2024年2月）'), 2);
  assert.equal(dated('年度报告\n2024-02-03'), null);
  assert.equal(dated('年度报告\n发布于2024年2月3日'), null);
  assert.equal(dated(`${'年度报告\n'.repeat(12)}2024年2月3日`), null);
});
