import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CodeAction } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Checked } from '../../../server/src/documents.js';
import { type CodeActionOptions, codeActionsOf } from '../../../server/src/features/codeActions.js';
import { rangeOf } from '../../../server/src/features/ranges.js';
import type { Finding, Fix } from '../../../server/src/rules/rule.js';
import { able, documentOf, findingOn, openOf } from './sample.js';

const text = '只记\t1\n事物\t2\n总计\t4\n';
const options: CodeActionOptions = { client: able, rulesBase: undefined, language: 'zh' };

/** A document with these findings. */
const found = (findings: readonly Finding[]) => {
  const { text: own, report } = openOf(text);
  const checked: Checked = { id: '1', report, suspicions: [], findings, isTooLong: false, at: 0, took: 0 };
  return { text: own, report, rules: [], check: () => checked };
};

/** A finding on some words, with a preferred fix that writes others in their place. */
function wrong(words: string, right: string, rule = 'row-label', preferred = true): Finding {
  const finding = findingOn(text, words, { rule });
  const fix: Fix = { title: `改为“${right}”`, preferred, edits: [{ span: finding.span, newText: right }] };
  return { ...finding, fixes: [fix] };
}

function actionsOn(words: string, findings: Finding[], only?: string[], changed: Partial<CodeActionOptions> = {}) {
  const document = found(findings);
  const range = rangeOf(document.text, findingOn(text, words).span);
  const context = only ? { only } : {};
  return codeActionsOf(document, range, context, { ...options, ...changed });
}

function applied(action: CodeAction | undefined): string {
  const [change] = action?.edit?.documentChanges ?? [];
  assert.ok(change && 'edits' in change);
  return TextDocument.applyEdits(documentOf(text), change.edits as []);
}

const mistakes = [wrong('只记', '只计'), wrong('事物', '事务'), wrong('4', '3', 'requests-row-total')];

test('a quick fix names its finding, its version, and is preferred where it is certain', () => {
  const [action] = actionsOn('事物', mistakes, ['quickfix']);
  assert.equal(action?.title, '改为“事务”');
  assert.equal(action?.isPreferred, true);
  assert.equal(action?.diagnostics?.[0]?.code, 'row-label');
  assert.deepEqual(action?.edit?.documentChanges?.[0], {
    textDocument: { uri: 'file:///report.txt', version: 1 },
    edits: [{ range: { start: { line: 1, character: 0 }, end: { line: 1, character: 2 } }, newText: '事务' }],
  });
});

test('an alternative is not preferred', () => {
  const [action] = actionsOn('4', [wrong('4', '3', 'cases-total', false)]);
  assert.equal(action?.isPreferred, undefined);
});

test('only findings that the asked range touches are answered', () => {
  assert.deepEqual(actionsOn('1', [wrong('事物', '事务')]), []);
});

test('a cursor behind the last character is on the word', () => {
  const at = { line: 1, character: 2 };
  const actions = codeActionsOf(found(mistakes), { start: at, end: at }, {}, options);
  assert.equal(actions[0]?.title, '改为“事务”');
});

test('a range beyond the text is cut to it', () => {
  const range = { start: { line: 900, character: 5 }, end: { line: 2, character: 900 } };
  assert.doesNotThrow(() => codeActionsOf(found(mistakes), range, {}, options));
});

test('all findings of a kind can be fixed at once', () => {
  const all = actionsOn('只记', mistakes).find(({ title }) => title.startsWith('改正全部 2 处'));
  assert.equal(applied(all), '只计\t1\n事务\t2\n总计\t4\n');
});

test('what is asked for is what is answered', () => {
  const kinds = (only?: string[]) => [...new Set(actionsOn('只记', mistakes, only).map(({ kind }) => kind))];
  assert.deepEqual(kinds(), ['quickfix']);
  assert.deepEqual(kinds(['quickfix']), ['quickfix']);
  assert.deepEqual(kinds(['refactor']), []);
  assert.deepEqual(kinds(['source.fixAll']), ['source.fixAll.gongkai']);
  assert.deepEqual(kinds(['source.fixAll.gongkai']), ['source.fixAll.gongkai']);
  assert.deepEqual(kinds(['source.fixAll.other']), []);
  assert.deepEqual(kinds(['source']), ['source.fixAll.gongkai', 'source.correctAll.gongkai']);
});

test('fix all on save changes wording and never a number', () => {
  const [action] = actionsOn('总计', mistakes, ['source.fixAll']);
  assert.equal(applied(action), '只计\t1\n事务\t2\n总计\t4\n');
});

test('all certain corrections include the numbers and wait for no confirmation', () => {
  const [action] = actionsOn('总计', mistakes, ['source.correctAll.gongkai']);
  assert.equal(applied(action), '只计\t1\n事务\t2\n总计\t3\n');
  assert.equal(action?.edit?.changeAnnotations, undefined);
});

test('a fix that overlaps another waits for the next time', () => {
  const whole = findingOn(text, '只记\t1');
  const longer: Finding = {
    ...whole,
    fixes: [{ title: 'all', preferred: true, edits: [{ span: whole.span, newText: 'X' }] }],
  };
  const [action] = actionsOn('总计', [longer, ...mistakes], ['source.fixAll']);
  assert.equal(applied(action), 'X\n事务\t2\n总计\t4\n');
});

test('two insertions in one place do not depend on each other’s order', () => {
  const at = findingOn(text, '事物');
  const insertion = (newText: string): Finding => ({
    ...at,
    fixes: [{ title: newText, preferred: true, edits: [{ span: { start: 5, end: 5 }, newText }] }],
  });
  const [action] = actionsOn('总计', [insertion('A'), insertion('B')], ['source.fixAll']);
  assert.equal(applied(action), '只记\t1\nA事物\t2\n总计\t4\n');
});

test('a client without versioned edits gets plain ones', () => {
  const client = { ...able, versionedEdits: false };
  const [action] = actionsOn('事物', mistakes, ['quickfix'], { client });
  assert.equal(action?.edit?.documentChanges, undefined);
  assert.equal(action?.edit?.changes?.['file:///report.txt']?.[0]?.newText, '事务');
  const [certain] = actionsOn('事物', mistakes, ['source.correctAll'], { client });
  assert.equal(certain?.edit?.changes?.['file:///report.txt']?.length, 3);
});
