import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { fits, globFor, globOf } from '../../../server/src/config/glob.js';
import { assertCost } from '../cost.js';

function fitsText(text: string, path: string): boolean {
  const glob = globOf(text);
  assert.ok(glob, `${text} is refused`);
  return fits(glob, path);
}

const table: readonly (readonly [glob: string, fitting: readonly string[], others: readonly string[]])[] = [
  ['a.txt', ['a.txt'], ['b/a.txt', 'a_txt', 'a.txt.md', '']],
  ['*.txt', ['a.txt', '.txt', '年报.txt'], ['b/a.txt', 'a.md']],
  ['**/*.txt', ['a.txt', 'b/a.txt', 'c/b/a.txt'], ['a.md']],
  ['2023/**', ['2023/a.txt', '2023/b/a.txt'], ['2022/a.txt', '12023/a.txt']],
  ['**/模板/**/*.md', ['模板/a.md', 'x/模板/y/z/a.md'], ['模板.md', 'x/模板']],
  ['20?3.txt', ['2023.txt', '20年3.txt', '20𠮷3.txt'], ['203.txt', '20/3.txt']],
  ['{a,b/c}.{txt,md}', ['a.txt', 'b/c.md'], ['c.md', '{a,b/c}.txt']],
  ['{a,{b,c}d}', ['a', 'bd', 'cd'], ['b', 'd']],
  ['a{b', ['a{b'], ['ab']],
  ['\\*\\{a,b\\}', ['*{a,b}'], ['xa', '*a']],
  ['[ab]', ['[ab]'], ['a']],
  ['a*b*c', ['abc', 'axbxbxc', 'abcc'], ['abcd', 'acb']],
  ['caf\u00e9', ['cafe\u0301'], ['cafe']],
];

for (const [glob, fitting, others] of table) {
  test(`${glob} fits what it should, and no more`, () => {
    for (const path of fitting) assert.ok(fitsText(glob, path), path);
    for (const path of others) assert.ok(!fitsText(glob, path), path);
  });
}

test('a glob that leads out of the folder, or is too long, is refused', () => {
  const refused = ['', '/etc/*', '../a', 'a/../b', './a', '{a,../b}', 'a'.repeat(300), '{a,b}'.repeat(7)];
  for (const text of refused) assert.equal(globOf(text), null, text);
});

test('a stranger’s glob takes no longer than it is', () => {
  assertCost(500, () => {
    fitsText('*a'.repeat(120), `${'a'.repeat(4000)}b`);
    fitsText(`${'**/a/'.repeat(50)}b`, 'a/'.repeat(2000));
    globOf('{'.repeat(250));
    globOf('{,'.repeat(125));
  });
});

test('the glob for a path fits it, and no other', () => {
  const name = fc.string({ unit: fc.constantFrom(...'ab*?{},\\年'), minLength: 1, maxLength: 8 });
  const path = fc.array(name, { minLength: 1, maxLength: 3 }).map((names) => names.join('/'));
  fc.assert(
    fc.property(path, path, (one, other) => {
      assert.ok(fitsText(globFor(one), one));
      assert.equal(fitsText(globFor(one), other), one === other);
    }),
  );
});

test('stars fit as a regular expression says', () => {
  const glob = fc.string({ unit: fc.constantFrom('a', 'b', '*', '?'), minLength: 1, maxLength: 6 });
  const name = fc.string({ unit: fc.constantFrom('a', 'b'), minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(glob, name, (text, path) => {
      if (text === '**') return;
      const expression = new RegExp(`^${text.replaceAll('*', '.*').replaceAll('?', '.')}$`);
      assert.equal(fitsText(text, path), expression.test(path));
    }),
  );
});
