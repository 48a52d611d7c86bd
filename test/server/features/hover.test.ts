import assert from 'node:assert/strict';
import { test } from 'node:test';
import { MarkupContent, MarkupKind } from 'vscode-languageserver';
import type { OpenDocument } from '../../../server/src/documents.js';
import { hoverAt } from '../../../server/src/features/hover.js';
import { guideOf } from '../../../server/src/form/guide/guide.js';
import { newReport } from '../../../server/src/layout/newReport.js';
import type { Language } from '../../../server/src/rules/rule.js';
import { openOf, seed } from './sample.js';

const report = openOf(seed('003'));

function hoverOn(document: OpenDocument, path: string, language: Language = 'zh', markup: MarkupKind = 'plaintext') {
  const cell = document.report.cells.get(path);
  assert.ok(cell, path);
  return hoverAt(document, document.text.positionAt(cell.span.start), { language, markup, guide: guideOf });
}

const textOf = (hover: ReturnType<typeof hoverAt>): string =>
  (hover?.contents as MarkupContent | undefined)?.value ?? '';

/** The hover on the first character of some words. */
function hoverOnWords(document: OpenDocument, words: string, language: Language = 'zh'): string {
  const start = document.text.getText().indexOf(words);
  assert.ok(start >= 0, words);
  const options = { language, markup: MarkupKind.PlainText, guide: guideOf };
  return textOf(hoverAt(document, document.text.positionAt(start), options));
}

test('a number tells where it stands and what it takes part in', () => {
  const hover = hoverOn(report, 'requests/received/naturalPerson');
  const text = textOf(hover);
  assert.match(text, /^表三 › 一、本年新收政府信息公开申请数量 › 自然人\n/);
  assert.match(text, /✓ 成立：各类申请人之和 \d+(\+\d+){5} = \d+，总计 \d+/);
  assert.match(text, /✓ 成立：第一项加第二项 \d+\+\d+ = (\d+)，第三项加第四项 \d+\+\d+ = \1/);
  assert.match(text, /依据：/);
  assert.equal(
    hover && 'range' in hover && report.text.getText(hover.range),
    report.report.cells.get('requests/received/naturalPerson')?.text,
  );
});

test('every number of a kept report keeps every relation', () => {
  for (const path of report.report.cells.keys()) assert.doesNotMatch(textOf(hoverOn(report, path)), /✗/, path);
});

test('each list stands under words of its own, or two would be one', () => {
  for (const path of report.report.cells.keys()) {
    const text = textOf(hoverOn(report, path));
    assert.doesNotMatch(text, /^- .*\n\n- /m, path);
    assert.equal(text.includes('勾稽关系：\n\n- ✓'), !path.startsWith('disclosure/'), path);
  }
});

test('a broken relation is told with both its sides', () => {
  const cell = report.report.cells.get('cases/reconsideration/total');
  assert.ok(cell);
  const whole = seed('003');
  const broken = openOf(`${whole.slice(0, cell.span.start)}${(cell.value ?? 0) + 1}${whole.slice(cell.span.end)}`);
  const text = textOf(hoverOn(broken, 'cases/reconsideration/upheld'));
  assert.ok(text.includes('✗ 不成立：各种结果之和'), text);
  assert.ok(text.endsWith(text.trimEnd()));
  assert.match(text, new RegExp(`总计 ${(cell.value ?? 0) + 1}`));
});

test('a relation whose numbers are still to be filled in is neither kept nor broken', () => {
  const numbers = new Map([['requests/carriedIn/naturalPerson', 3]]);
  const fresh = openOf(newReport({ organ: '曲沃县人民政府', year: 2024, numbers }, 'tabs')?.text ?? '');
  const text = textOf(hoverOn(fresh, 'requests/carriedIn/naturalPerson'));
  assert.match(text, /尚未填写：第一项加第二项应等于第三项加第四项/);
  assert.doesNotMatch(text, /不成立/);
  assert.doesNotMatch(textOf(hoverOn(fresh, 'requests/granted/naturalPerson')), /成立|更正|有误/);
});

test('a number that is wrong tells what it should be, and one that may be wrong what it might be', () => {
  const damaged = (path: string, value: string): OpenDocument => {
    const cell = report.report.cells.get(path);
    assert.ok(cell);
    const whole = seed('003');
    return openOf(`${whole.slice(0, cell.span.start)}${value}${whole.slice(cell.span.end)}`);
  };
  const wrong = damaged('requests/received/naturalPerson', '890');
  assert.match(
    textOf(hoverOn(wrong, 'requests/received/naturalPerson')),
    /应更正：\n\n.*应为 89：890 多了一个 0，本行合计、本列勾稽关系都相符/,
  );
  assert.doesNotMatch(textOf(hoverOn(wrong, 'requests/received/business')), /应更正|可能有误/);
  const open = damaged('cases/reconsideration/total', '3');
  assert.match(
    textOf(hoverOn(open, 'cases/reconsideration/total', 'en')),
    /May be wrong:\n\n[\s\S]*should be 1: the table has 3/,
  );
});

test('a sum of many terms leaves its zeros out', () => {
  assert.match(
    textOf(hoverOn(report, 'requests/concluded/research')),
    /各项办理结果之和 .*（\d+ 项均为 0）|（其余 \d+ 项为 0）/,
  );
});

test('a row label tells the official wording, the guide, and this report’s numbers', () => {
  const text = hoverOnWords(report, '属于国家秘密');
  assert.match(text, /^1\.属于国家秘密\n/);
  assert.match(text, /本报告：自然人 \d+，商业企业 \d+/);
});

test('an altered label says so', () => {
  assert.match(hoverOnWords(report, '本年度制发件数'), /^本年制发件数\n\n此处用语与格式不同。/);
});

test('a section title tells what belongs there', () => {
  assert.match(hoverOnWords(report, '六、其他需要报告的事项'), /^其他需要报告的事项\n\n./);
});

test('in English the official words are translated', () => {
  const text = hoverOnWords(report, '属于国家秘密', 'en');
  assert.match(text, /^1\.属于国家秘密\n\n[A-Z]/);
  assert.match(text, /Legal basis: /);
});

test('Markdown is for clients that read it', () => {
  const hover = hoverOn(report, 'requests/received/total', 'zh', MarkupKind.Markdown);
  assert.ok(MarkupContent.is(hover?.contents));
  assert.equal(hover.contents.kind, MarkupKind.Markdown);
  assert.match(textOf(hover), /^\*\*表三 › /);
});

test('prose, other texts and places beyond the text have nothing to tell', () => {
  assert.equal(hoverOnWords(report, '坚持以'), '');
  const options = { language: 'zh', markup: MarkupKind.PlainText, guide: guideOf } as const;
  assert.equal(hoverAt(openOf('一封信'), { line: 0, character: 1 }, options), null);
  assert.equal(hoverAt(openOf(''), { line: 7, character: 7 }, options), null);
});

test('the heading of a group lists its rows with their totals', () => {
  const text = hoverOnWords(report, '(三) 不予公开');
  const rows = [...report.report.cells.values()].filter(
    ({ row, column, path }) => row.group === '（三）不予公开' && column.total && path.startsWith('requests/'),
  );
  assert.equal(rows.length, 8);
  for (const { row, text: total } of rows) assert.ok(text.includes(`${row.label} ${total}`), `${row.label}: ${text}`);
});
