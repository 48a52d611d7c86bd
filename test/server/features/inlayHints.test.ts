import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { InlayHint } from 'vscode-languageserver';
import { inlayHintsOf } from '../../../server/src/features/inlayHints.js';
import { of2021, of2022, summaryOf, wordsAt } from '../rules/years.js';
import { openOf, seed } from './sample.js';

const all = { start: { line: 0, character: 0 }, end: { line: 9_999, character: 0 } };
const none = { sums: false, columns: false, lastYear: false };

function hints(
  text: string,
  kinds: Partial<typeof none>,
  { language = 'zh' as 'zh' | 'en', before = null as string | null, range = all } = {},
): InlayHint[] {
  const document = openOf(text);
  if (before !== null) document.compareWith(summaryOf(before));
  return inlayHintsOf(document, range, { language, inlayHints: { ...none, ...kinds } });
}

const labelOf = ({ label }: InlayHint): string =>
  typeof label === 'string' ? label : label.map(({ value }) => value).join('');

/** `number←hint` for each. */
function shown(text: string, found: readonly InlayHint[]): string[] {
  const lines = text.split('\n');
  return found.map((hint) => {
    const before = (lines[hint.position.line] as string).slice(0, hint.position.character);
    return `${/\S*$/.exec(before)?.[0]}←${labelOf(hint)}`;
  });
}

describe('behind a total that is not the sum of its parts', () => {
  const wrong = seed('003').replace(/(89\t3\t0\t0\t1\t0\t)93/, '$194');

  test('stands the sum', () => {
    const found = hints(wrong, { sums: true });
    assert.deepEqual(shown(wrong, found), ['94←（各列之和 93）']);
    assert.equal(found[0]?.tooltip, '各列之和 89+3+0+0+1+0 = 93，表中为 94');
    assert.deepEqual(shown(wrong, hints(wrong, { sums: true }, { language: 'en' })), ['94←(columns sum to 93)']);
  });

  test('stands the sum of the outcomes, too', () => {
    const text = seed('003').replace(/(\(七\) 总计\t)89\t2\t0\t0\t1\t0\t92/, '$189\t2\t0\t0\t1\t0\t95');
    assert.notEqual(text, seed('003'));
    assert.deepEqual(shown(text, hints(text, { sums: true })), ['95←（各列之和 92）', '95←（各项之和 92）']);
  });

  test('stands nothing where all holds, or where it is switched off', () => {
    assert.deepEqual(hints(seed('003'), { sums: true, columns: true, lastYear: true }), []);
    assert.deepEqual(hints(wrong, { columns: true, lastYear: true }), []);
  });
});

describe('where each number has a line of its own', () => {
  const text = seed('000');
  const found = shown(text, hints(text, { columns: true }));

  test('its column stands behind it', () => {
    assert.equal(found.length, openOf(text).report.cells.size);
    assert.deepEqual(found.slice(3, 7), [
      '4←本年制发件数',
      '21←本年废止件数',
      '13←现行有效件数',
      '4558←本年处理决定数量',
    ]);
    assert.deepEqual(found.slice(10, 17), [
      '19←自然人',
      '3←商业企业',
      '0←科研机构',
      '0←社会公益组织',
      '0←法律服务机构',
      '0←其他',
      '22←总计',
    ]);
  });

  test('its row, too, where that does not stand just above', () => {
    assert.equal(found.at(-15), '1←行政复议 · 结果维持');
    assert.equal(found.at(-1), '1←复议后起诉 · 总计');
    assert.equal(hints(text, { columns: true }).at(-1)?.tooltip, '表四“行政诉讼 复议后起诉”行“总计”列');
  });

  test('only what is on show is named', () => {
    const range = { start: { line: 76, character: 0 }, end: { line: 79, character: 0 } };
    assert.deepEqual(shown(text, hints(text, { columns: true }, { range })), ['19←自然人', '3←商业企业']);
  });

  test('nothing is named in a table with rows', () => {
    for (const name of ['001', '003', '004']) assert.deepEqual(hints(seed(name), { columns: true }), []);
  });
});

describe('behind what was carried in', () => {
  const before = of2021.replace(/(四、结转下年度继续办理[\s|]*)\d+/, '$17');

  test('stands what last year’s report carried out, with the way there', () => {
    const found = hints(of2022, { lastYear: true }, { before });
    const document = openOf(of2022);
    const own = document.report.cells.get('requests/carriedIn/naturalPerson');
    assert.ok(own);
    const first = found.find(({ position }) => document.text.offsetAt(position) === own.span.end);
    assert.ok(first && Array.isArray(first.label));
    const [part] = first.label;
    assert.equal(part?.value, '（上年 7）');
    assert.equal(wordsAt(before, part?.location?.range ?? all), '7');
    assert.equal(part?.tooltip, '2021 年报告（平潭2021.txt）“四、结转下年度继续办理”：7');
  });

  test('stands nothing where both are 0, where nothing is known, or where it is switched off', () => {
    for (const hint of hints(of2022, { lastYear: true }, { before })) assert.notEqual(labelOf(hint), '（上年 0）');
    assert.deepEqual(hints(of2022, { lastYear: true }), []);
    assert.deepEqual(hints(of2022, { sums: true, columns: true }, { before }), []);
  });
});

test('a text that is no report has none', () => {
  for (const text of ['', '\0', '一封信']) {
    assert.deepEqual(hints(text, { sums: true, columns: true, lastYear: true }), []);
  }
});
