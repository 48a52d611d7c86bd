import assert from 'node:assert/strict';
import { test } from 'node:test';
import { applyEdits } from 'jsonc-parser';
import { turnedOff } from '../../../server/src/config/edit.js';
import { configOf } from '../../../server/src/config/load.js';

function after(text: string, scope: 'all' | 'file', path = '2023/年报.txt', rule = 'jump'): string {
  const edits = turnedOff(text, rule, path, scope);
  assert.ok(edits, 'no edits');
  return applyEdits(text, edits);
}

test('without a configuration one is made', () => {
  assert.equal(after('', 'all'), '{\n  "rules": {\n    "jump": "off"\n  }\n}');
  const result = configOf(after('', 'file'));
  assert.ok('config' in result);
  assert.equal(result.config.for('2023/年报.txt').levels.get('jump'), 'off');
  assert.equal(result.config.for('2022/年报.txt').levels.get('jump'), undefined);
});

test('comments, tabs and line ends stay', () => {
  const text = '// ours\r\n{\r\n\t"rules": {\r\n\t\t"organ": "hint" // why\r\n\t}\r\n}\r\n';
  const changed = after(text, 'all');
  assert.match(changed, /^\/\/ ours\r\n\{\r\n\t"rules": \{\r\n\t\t"organ": "hint",? ?\/\/ why|"organ": "hint",/);
  assert.match(changed, /\r\n\t\t"jump": "off"/);
  assert.ok(changed.includes('// why') && !/[^\r]\n/.test(changed));
});

test('what was said of a rule is replaced', () => {
  assert.equal(after('{ "rules": { "jump": "error" } }', 'all'), '{ "rules": { "jump": "off" } }');
});

test('rules turned off for one file stand together', () => {
  const twice = after(after('', 'file'), 'file', '2023/年报.txt', 'organ');
  const { overrides } = JSON.parse(twice);
  assert.deepEqual(overrides, [{ files: ['2023/年报.txt'], rules: { jump: 'off', organ: 'off' } }]);
});

test('a name with the characters of globs stands for itself', () => {
  const result = configOf(after('{}', 'file', '{a}*.txt'));
  assert.ok('config' in result);
  assert.equal(result.config.for('{a}*.txt').levels.get('jump'), 'off');
  assert.equal(result.config.for('{a}b.txt').levels.get('jump'), undefined);
});

test('nothing is offered that would not work', () => {
  assert.equal(turnedOff('{ "rules": ', 'jump', 'a', 'all'), null);
  assert.equal(turnedOff('{ "rules": [] }', 'jump', 'a', 'all'), null);
  assert.equal(turnedOff('{}', 'internal-error', 'a', 'all'), null);
  const louder = '{ "overrides": [{ "files": ["a"], "rules": { "jump": "error" } }] }';
  assert.equal(turnedOff(louder, 'jump', 'a', 'all'), null);
  assert.ok(turnedOff(louder, 'jump', 'a', 'file'));
});
