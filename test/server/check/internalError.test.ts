import assert from 'node:assert/strict';
import { test } from 'node:test';
import { check } from '../../../server/src/check.js';
import { finding } from '../../../server/src/rules/finding.js';
import { rules } from '../../../server/src/rules/index.js';
import type { Rule } from '../../../server/src/rules/rule.js';
import { readText, seed } from '../samples.js';

const { text } = seed('002');
const report = readText(text);

/** A rule that finds the first character and then fails. */
const failing = (reason: unknown): Rule => ({
  ...(rules[0] as Rule),
  id: 'failing',
  *check() {
    yield finding({ id: 'failing', severity: 'error' }, { start: 0, end: 1 }, 'half a finding');
    throw reason;
  },
});

for (const [language, expected] of [
  ['zh', '规则 failing 内部出错：no such row'],
  ['en', 'Rule failing failed: no such row'],
] as const) {
  test(`a rule that throws is one finding, and stops no other (${language})`, () => {
    const whole = check(report, { language }).findings;
    const { findings } = check(report, { language, rules: [failing(new Error('no such row')), ...rules] });
    const [first, ...others] = findings;
    assert.equal(first?.rule, 'internal-error');
    assert.equal(first.severity, 'information');
    assert.equal(first.message, expected);
    assert.deepEqual(first.span, { start: 0, end: 0 });
    assert.ok(others.length > 0);
    assert.deepEqual(others, whole);
  });
}

test('what is thrown need not be an error', () => {
  const { findings } = check(report, { language: 'en', rules: [failing('out of rows')] });
  assert.deepEqual(
    findings.map(({ rule, message }) => [rule, message]),
    [['internal-error', 'Rule failing failed: out of rows']],
  );
});
