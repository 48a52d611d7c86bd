import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DiagnosticSeverity } from 'vscode-languageserver';
import { diagnosticsOf, mostShown } from '../../../server/src/features/diagnostics.js';
import { able, documentOf, findingOn } from './sample.js';

const text = '一、总体情况\r\n规章\t1\n𠮷行政许可\t2\r行政处罚\t3';
const options = { client: able, rulesBase: 'file:///rules/', language: 'zh' } as const;

test('a finding becomes a diagnostic on exactly its words', () => {
  const finding = findingOn(text, '行政许可', { severity: 'error' });
  assert.deepEqual(diagnosticsOf(documentOf(text), [finding], options), [
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
  const [diagnostic] = diagnosticsOf(documentOf(text), [findingOn(text, '行政处罚')], options);
  assert.deepEqual(diagnostic?.range.start, { line: 3, character: 0 });
});

test('every severity has its own', () => {
  const severities = (['error', 'warning', 'information', 'hint'] as const).map(
    (severity) => diagnosticsOf(documentOf(text), [findingOn(text, '规章', { severity })], options)[0]?.severity,
  );
  assert.deepEqual(severities, [1, 2, 3, 4]);
});

test('other places are told to clients that can show them, and to no other', () => {
  const related = [{ span: findingOn(text, '规章').span, message: 'see here' }];
  const findings = [findingOn(text, '行政许可', { related })];
  const range = { start: { line: 1, character: 0 }, end: { line: 1, character: 2 } };
  const uri = 'file:///report.txt';
  const [told] = diagnosticsOf(documentOf(text), findings, options);
  assert.deepEqual(told?.relatedInformation, [{ location: { uri, range }, message: 'see here' }]);
  const client = { relatedInformation: false, codeDescription: false };
  const [short] = diagnosticsOf(documentOf(text), findings, { ...options, client });
  assert.equal(short?.relatedInformation, undefined);
  assert.equal(short?.codeDescription, undefined);
});

test('without pages of rules there is no link to them', () => {
  const [diagnostic] = diagnosticsOf(documentOf(text), [findingOn(text, '规章')], { ...options, rulesBase: undefined });
  assert.equal(diagnostic?.codeDescription, undefined);
});

test('as many as the limit are shown as they are', () => {
  const findings = Array.from({ length: mostShown }, () => findingOn(text, '规章'));
  const diagnostics = diagnosticsOf(documentOf(text), findings, options);
  assert.equal(diagnostics.length, mostShown);
  assert.ok(diagnostics.every(({ code }) => code === 'row-label'));
});

test('of more than the limit the gravest are shown, and the last one says how many are not', () => {
  const warnings = Array.from({ length: 600 }, () => findingOn(text, '规章'));
  const error = findingOn(text, '行政许可', { severity: 'error' });
  const diagnostics = diagnosticsOf(documentOf(text), [...warnings, error], options);
  assert.equal(diagnostics.length, mostShown);
  assert.equal(diagnostics[0]?.severity, DiagnosticSeverity.Error);
  assert.equal(diagnostics.at(-1)?.message, '另有 102 处问题未显示。');
});
