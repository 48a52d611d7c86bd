import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DiagnosticSeverity } from 'vscode-languageserver';
import { diagnosticsOf, mostShown } from '../../../server/src/features/diagnostics.js';
import { able, findingOn, openOf, seed } from './sample.js';

const text = '一、总体情况\r\n规章\t1\n𠮷行政许可\t2\r行政处罚\t3';
const options = { client: able, rulesBase: 'file:///rules/', language: 'zh' } as const;

test('a finding becomes a diagnostic on exactly its words', () => {
  const finding = findingOn(text, '行政许可', { severity: 'error' });
  assert.deepEqual(diagnosticsOf(openOf(text), [finding], options), [
    {
      range: { start: { line: 2, character: 2 }, end: { line: 2, character: 6 } },
      severity: DiagnosticSeverity.Error,
      source: 'gongkai',
      code: 'row-label',
      codeDescription: { href: 'file:///rules/row-label.md' },
      message: 'about 行政许可',
    },
  ]);
});

test('a carriage return alone ends a line', () => {
  const [diagnostic] = diagnosticsOf(openOf(text), [findingOn(text, '行政处罚')], options);
  assert.deepEqual(diagnostic?.range.start, { line: 3, character: 0 });
});

test('every severity has its own', () => {
  const severities = (['error', 'warning', 'information', 'hint'] as const).map(
    (severity) => diagnosticsOf(openOf(text), [findingOn(text, '规章', { severity })], options)[0]?.severity,
  );
  assert.deepEqual(severities, [1, 2, 3, 4]);
});

test('other places are told to clients that can show them, and to no other', () => {
  const related = [{ span: findingOn(text, '规章').span, message: 'see here' }];
  const findings = [findingOn(text, '行政许可', { related })];
  const range = { start: { line: 1, character: 0 }, end: { line: 1, character: 2 } };
  const uri = 'file:///report.txt';
  const [told] = diagnosticsOf(openOf(text), findings, options);
  assert.deepEqual(told?.relatedInformation, [{ location: { uri, range }, message: 'see here' }]);
  const client = { relatedInformation: false, codeDescription: false, diagnosticData: false };
  const [short] = diagnosticsOf(openOf(text), findings, { ...options, client });
  assert.equal(short?.relatedInformation, undefined);
  assert.equal(short?.codeDescription, undefined);
});

test('without pages of rules there is no link to them', () => {
  const [diagnostic] = diagnosticsOf(openOf(text), [findingOn(text, '规章')], { ...options, rulesBase: undefined });
  assert.equal(diagnostic?.codeDescription, undefined);
});

test('as many as the limit are shown as they are', () => {
  const findings = Array.from({ length: mostShown }, () => findingOn(text, '规章'));
  const diagnostics = diagnosticsOf(openOf(text), findings, options);
  assert.equal(diagnostics.length, mostShown);
  assert.ok(diagnostics.every(({ code }) => code === 'row-label'));
});

test('of more than the limit the gravest are shown, and the last one says how many are not', () => {
  const warnings = Array.from({ length: 600 }, () => findingOn(text, '规章'));
  const error = findingOn(text, '行政许可', { severity: 'error' });
  const diagnostics = diagnosticsOf(openOf(text), [...warnings, error], options);
  assert.equal(diagnostics.length, mostShown);
  assert.equal(diagnostics[0]?.severity, DiagnosticSeverity.Error);
  assert.equal(diagnostics.at(-1)?.message, '另有 102 处问题未显示。');
});

test('a wrong number is marked as one, for clients that keep the mark; a label or a remark is none', () => {
  const wrong = seed('003')
    .replace('89\t3\t0\t0\t1\t0\t93', '98\t3\t0\t0\t1\t0\t93')
    .replace('无法提供35件', '无法提供36件');
  const document = openOf(wrong.replace('2\t0\t5', '2\t/\t5'));
  const { findings } = document.check('zh');
  const marked = diagnosticsOf(document, findings, options).filter(({ data }) => data?.wrongNumber);
  assert.deepEqual(
    marked.map(({ code, range }) => `${code} ${document.text.getText(range)}`),
    ['prose-number 36', 'cell-blank /', 'requests-row-total 98'],
  );
  assert.ok(findings.length > marked.length);
  const remark = findings.map((finding) => ({ ...finding, severity: 'information' as const }));
  const unable = { ...options, client: { ...able, diagnosticData: false } };
  for (const none of [diagnosticsOf(document, remark, options), diagnosticsOf(document, findings, unable)])
    assert.ok(none.every(({ data }) => data === undefined));
});
