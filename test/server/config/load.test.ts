import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { configOf } from '../../../server/src/config/load.js';
import { type Config, told } from '../../../server/src/config/model.js';

function loaded(text: string): Config {
  const result = configOf(text);
  assert.ok('config' in result, JSON.stringify(result));
  return result.config;
}

function problems(text: string): string[] {
  const result = configOf(text);
  assert.ok('problems' in result, `${text} is taken`);
  return result.problems.map((problem) => told(problem, 'en'));
}

test('an empty configuration leaves everything as it is', () => {
  const { levels, isReport, language, compares } = loaded('{}').for('a.txt');
  assert.deepEqual([...levels], []);
  assert.deepEqual([isReport, language, compares(2023)], [null, 'auto', true]);
});

test('comments and commas at the end are no mistake', () => {
  const { levels } = loaded('// ours\n{ "rules": { "jump": "off", /* why */ }, }').for('a.txt');
  assert.equal(levels.get('jump'), 'off');
});

test('of overrides that fit a file the last counts, before the rules of all', () => {
  const config = loaded(`{
    "rules": { "jump": "warning", "organ": "hint" },
    "overrides": [
      { "files": ["2021/**"], "rules": { "jump": "error" } },
      { "files": ["2021/a.txt", "b.txt"], "rules": { "jump": "off" } }
    ]
  }`);
  const levelsOf = (path: string) => ['jump', 'organ'].map((rule) => config.for(path).levels.get(rule));
  assert.deepEqual(levelsOf('c.txt'), ['warning', 'hint']);
  assert.deepEqual(levelsOf('2021/c.txt'), ['error', 'hint']);
  assert.deepEqual(levelsOf('2021/a.txt'), ['off', 'hint']);
});

test('what is never a report goes before what is one', () => {
  const config = loaded('{ "reports": ["年报/**"], "notReports": ["**/模板*"] }');
  assert.equal(config.for('年报/a.txt').isReport, true);
  assert.equal(config.for('年报/模板.txt').isReport, false);
  assert.equal(config.for('a.txt').isReport, null);
});

test('years are compared that are named', () => {
  const compared = (compare: string) => [2022, 2023].map(loaded(`{ "compare": ${compare} }`).for('a').compares);
  assert.deepEqual(compared('false'), [false, false]);
  assert.deepEqual(compared('[[2022, 2023]]'), [false, true]);
  assert.deepEqual(compared('[]'), [false, false]);
});

const wrong: readonly (readonly [text: string, expected: RegExp])[] = [
  ['', /line 1, character 1: not valid JSON/],
  ['{ "rules": ', /not valid JSON/],
  ['{\n  "rules": { "jmup": "off" }\n}', /^line 2, character 14: there is no "rules.jmup"$/],
  ['{ "rule": {} }', /^line 1, character 3: there is no "rule"$/],
  ['{ "rules": { "jump": "of" } }', /^line 1, character 22: "rules.jump" must be one of "off", "error", /],
  ['{ "language": "fr" }', /"language" must be one of/],
  ['{ "rules": [] }', /"rules" must be an object/],
  ['{ "reports": "a" }', /"reports" must be a list/],
  ['{ "reports": [1] }', /"reports.0" must be a string/],
  ['{ "reports": ["../a"] }', /^line 1, character 15: "reports.0" must be a glob/],
  ['{ "compare": [[2021, 2023]] }', /"compare.*" must be true, false or a list/],
  ['{ "compare": "no" }', /"compare" must be true, false or a list/],
  ['{ "overrides": [{ "file": [] }] }', /there is no "overrides.0.file"/],
  ['[]', /the file must be an object/],
  ['{ "__proto__": { "rules": {} } }', /there is no "__proto__"/],
  ['{ "rules": { "__proto__": "off" } }', /there is no "rules.__proto__"/],
  ['{ "rules": { "constructor": "off" } }', /there is no "rules.constructor"/],
  [`${'['.repeat(60_000)}`, /nested too deeply|not valid JSON/],
  [`"${'a'.repeat(70_000)}"`, /too large/],
];

for (const [text, expected] of wrong)
  test(`${text.slice(0, 40)} is a mistake that is told with its place`, () => {
    assert.match(problems(text).join('\n'), expected);
  });

test('no text breaks the reading or changes what objects have', () => {
  const word = fc.constantFrom(
    '{',
    '}',
    '[',
    ']',
    ',',
    ':',
    '"rules"',
    '"__proto__"',
    '"jump"',
    '"off"',
    '1',
    '//',
    ' ',
  );
  fc.assert(
    fc.property(fc.array(word, { maxLength: 30 }), (words) => {
      configOf(words.join(''));
      assert.deepEqual(Object.keys(Object.prototype), []);
    }),
  );
});
