import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { DocumentHighlightKind, MarkupContent, MarkupKind, type Range } from 'vscode-languageserver';
import type { OpenDocument } from '../../../server/src/documents.js';
import { definitionAt } from '../../../server/src/features/definition.js';
import { highlightsAt } from '../../../server/src/features/highlights.js';
import { hoverAt } from '../../../server/src/features/hover.js';
import { referencesAt } from '../../../server/src/features/references.js';
import { guideOf } from '../../../server/src/form/guide/guide.js';
import { openOf, seed } from './sample.js';

const report = openOf(seed('003'));
const wrong = openOf(seed('004'));

/** The position of the first digit in some words. */
function on(document: OpenDocument, words: string) {
  const start = document.text.getText().indexOf(words);
  assert.ok(start >= 0, words);
  return document.text.positionAt(start + words.search(/\d|$/));
}

function onCell(document: OpenDocument, path: string) {
  const cell = document.report.cells.get(path);
  assert.ok(cell, path);
  return document.text.positionAt(cell.span.start);
}

/** The cell, or the words of the text up to the next comma, that a range stands on. */
const named = (document: OpenDocument) => (range: Range) => {
  const [start, end] = [document.text.offsetAt(range.start), document.text.offsetAt(range.end)];
  const cell = [...document.report.cells.values()].find(({ span }) => span.start === start && span.end === end);
  if (cell) return cell.path;
  const text = document.text.getText();
  return (/[^，。；]*$/.exec(text.slice(0, start))?.[0] ?? '').trim() + text.slice(start, end);
};

describe('from a number in the text', () => {
  const defined = (document: OpenDocument, words: string) =>
    definitionAt(document, on(document, words)).map(({ range }) => named(document)(range));

  test('to its cell, or the cells it is the sum of', () => {
    assert.deepEqual(defined(report, '部分公开12件'), ['requests/partlyGranted/total']);
    assert.deepEqual(defined(report, '依申请公开94件'), ['requests/received/total', 'requests/carriedIn/total']);
  });

  test('to all it was compared with, where it agrees with none', () => {
    assert.deepEqual(defined(wrong, '依申请公开1件'), [
      'requests/received/total',
      'requests/carriedIn/total',
      'requests/concluded/total',
    ]);
  });

  test('nowhere, where it is about another organ, or no statement', () => {
    const other = openOf(seed('000'));
    assert.deepEqual(defined(other, '政府信息公开申请20件'), []);
    assert.deepEqual(defined(other, '政务信息6235条'), []);
    assert.deepEqual(definitionAt(other, onCell(other, 'requests/received/total')), []);
    assert.deepEqual(definitionAt(openOf('一封信'), { line: 0, character: 1 }), []);
  });

  test('to the other numbers of the text about its cells', () => {
    const found = referencesAt(report, on(report, '上年度结转政府信息公开申请1件'), false);
    assert.deepEqual(
      found.map(({ range }) => named(report)(range)),
      ['全年共收到和办理依申请公开94', '上年度结转政府信息公开申请1'],
    );
  });
});

describe('from a cell', () => {
  test('to the numbers in the text that speak of it, and itself if asked', () => {
    const position = onCell(report, 'requests/carriedIn/total');
    const names = (withCells: boolean) =>
      referencesAt(report, position, withCells).map(({ range }) => named(report)(range));
    assert.deepEqual(names(false), ['全年共收到和办理依申请公开94', '上年度结转政府信息公开申请1']);
    assert.deepEqual(names(true).at(-1), 'requests/carriedIn/total');
    assert.deepEqual(referencesAt(report, onCell(report, 'requests/refused.thirdParty/total'), false), []);
  });
});

test('both sides are highlighted, the cells as what is written', () => {
  for (const position of [on(report, '部分公开12件'), onCell(report, 'requests/partlyGranted/total')]) {
    const found = highlightsAt(report, position);
    assert.deepEqual(
      found.map(({ range, kind }) => [named(report)(range), kind]),
      [
        ['部分公开12', DocumentHighlightKind.Read],
        ['requests/partlyGranted/total', DocumentHighlightKind.Write],
      ],
    );
  }
  assert.deepEqual(highlightsAt(report, on(report, '坚持以')), []);
});

describe('the hover', () => {
  const hoverOn = (document: OpenDocument, position: ReturnType<typeof on>, language: 'zh' | 'en' = 'zh'): string => {
    const hover = hoverAt(document, position, { language, markup: MarkupKind.PlainText, guide: guideOf });
    return MarkupContent.is(hover?.contents) ? hover.contents.value : '';
  };

  test('on a number in the text shows what it was read as', () => {
    assert.equal(
      hoverOn(report, on(report, '因本机关不掌握等原因无法提供35件')),
      '因本机关不掌握等原因无法提供35件\n\n✓ 与表中数字一致：\n\n- （四）无法提供 35',
    );
    assert.match(
      hoverOn(wrong, on(wrong, '依申请公开1件')),
      /✗ 与表中数字不符。核对过：\n\n- 一、.* 3\n- .* 3\n- （七）总计 3$/,
    );
    assert.match(hoverOn(wrong, on(wrong, '依申请公开1件'), 'en'), /✗ Not the same in the tables:/);
    const other = openOf(seed('000'));
    assert.match(hoverOn(other, on(other, '政府信息公开申请20件')), /未作比较：说的是其他机关、本级或更大范围。$/);
  });

  test('on a cell shows what the text says of it', () => {
    assert.match(hoverOn(report, onCell(report, 'requests/partlyGranted/total')), /正文：\n\n- ✓ 部分公开12件\n/);
    assert.match(hoverOn(wrong, onCell(wrong, 'requests/received/total')), /- ✗ 全年共收到和办理依申请公开1件\n/);
    assert.doesNotMatch(hoverOn(report, onCell(report, 'requests/refused.thirdParty/total')), /正文：/);
  });
});
