import assert from 'node:assert/strict';
import { test } from 'node:test';
import { asGraveAs, rulesFor } from '../../../server/src/config/levels.js';
import type { ForFile, Level } from '../../../server/src/config/model.js';
import { rules } from '../../../server/src/rules/index.js';
import { findingsOf, seed } from '../samples.js';

const held = (levels: Record<string, Level>, isReport: boolean | null = null): ForFile => ({
  levels: new Map(Object.entries(levels)),
  isReport,
  language: 'auto',
  compares: () => true,
});

const findings = findingsOf(seed('002').text);
const gravity = (holding: ForFile | null): string[] =>
  asGraveAs(holding, findings).map(({ rule, severity }) => `${rule} ${severity}`);

test('the findings of the report are of several rules', () =>
  assert.deepEqual([...new Set(findings.map(({ rule }) => rule))], ['section-title', 'cell-blank', 'section-number']));

test('without a configuration, or with an empty one, all is as the rules have it', () => {
  const asTheyAre = findings.map(({ rule, severity }) => `${rule} ${severity}`);
  for (const none of [null, held({})]) {
    assert.equal(rulesFor(none), rules);
    assert.deepEqual(gravity(none), asTheyAre);
  }
});

test('a rule that is off does not run, and none of its findings is told; others are as grave as it says', () => {
  const some = held({ 'section-number': 'off', 'cell-blank': 'hint' });
  assert.deepEqual(
    rules.filter((rule) => !rulesFor(some).includes(rule)).map(({ id }) => id),
    ['section-number'],
  );
  const [title] = findings.filter(({ rule }) => rule === 'section-title');
  assert.deepEqual(gravity(some), [`section-title ${title?.severity}`, 'cell-blank hint']);
});

test('of what is said to be no report nothing is told', () => {
  const none = held({ 'cell-blank': 'error' }, false);
  assert.deepEqual(rulesFor(none), []);
  assert.deepEqual(gravity(none), []);
  assert.ok(gravity(held({ 'cell-blank': 'error' }, true)).includes('cell-blank error'));
});
