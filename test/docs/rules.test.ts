import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { described, findingsOf, pages, prose } from '../../docs/rules-source/pages.js';
import { sample } from '../../docs/rules-source/sample.js';
import { check } from '../../server/src/check.js';
import { parse } from '../../server/src/parse/parse.js';
import { holdsReport } from '../../server/src/read/detect.js';
import { read } from '../../server/src/read/read.js';
import { rules } from '../../server/src/rules/index.js';

const folder = new URL('../../docs/rules/', import.meta.url);
const findings = (text: string) => check(read(parse(text))).findings;

test('every rule has prose, and all prose a rule', () => {
  assert.deepEqual(Object.keys(prose).sort(), described.map(({ id }) => id).sort());
});

test('the pages on disk are what the generator makes (npm run docs)', () => {
  const made = pages();
  assert.deepEqual(readdirSync(folder).sort(), [...made.keys()].sort());
  for (const [name, text] of made) assert.equal(readFileSync(new URL(name, folder), 'utf8'), text, name);
});

test('the sample report that the examples spoil is without a mistake', () => {
  assert.deepEqual(findings(sample()), []);
});

for (const [rule, { example, en }] of Object.entries(prose)) {
  if (!example) continue;
  test(`the example of ${rule} shows that rule and nothing else`, () => {
    if (!example.earlier) assert.notEqual(example.spoil(sample()), sample());
    assert.deepEqual(new Set(findingsOf(example, 'zh').map((finding) => finding.rule)), new Set([rule]));
  });
  test(`the page of ${rule} promises a quick fix only where there is one`, () => {
    const fixable = findingsOf(example, 'en').some((finding) => finding.fixes.length > 0);
    assert.equal(/quick fix/i.test(en.correct), fixable);
  });
}

test('no page is taken for a report itself', () => {
  for (const [name, text] of pages()) assert.ok(!holdsReport(text), name);
});

test('the README links the page of every rule that a report can break', () => {
  const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
  const linked = [...readme.matchAll(/^\[([a-z-]+)\]: docs\/rules\/\1\.md$/gm)].map(([, rule]) => rule);
  assert.deepEqual(linked.sort(), rules.map(({ id }) => id).sort());
});
