import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { describe, test } from 'node:test';
import type { Shell } from '../../../../server/src/cli/completion.js';
import { file, gongkai } from '../gongkai.js';

const has = (shell: Shell): boolean => spawnSync(shell, ['-c', 'exit']).status === 0;
const script = async (shell: Shell): Promise<string> => (await gongkai(['completion', shell], '', { LC_ALL: 'C' })).out;

describe('completion', () => {
  test('of commands, options and values in bash', { skip: !has('bash') && 'bash is not installed' }, async () => {
    const source = file('gongkai.bash', await script('bash'));
    const completed = (...words: string[]): string[] => {
      const run = `source '${source}'; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _gongkai; printf '%s\\n' "\${COMPREPLY[@]}"`;
      const { stdout, status, stderr } = spawnSync('bash', ['-c', run, 'bash', ...words], { encoding: 'utf8' });
      assert.deepEqual([status, stderr], [0, '']);
      return stdout.split('\n').filter((word) => word !== '');
    };
    assert.deepEqual(completed('gongkai', 'f'), ['fix', 'format']);
    assert.deepEqual(completed('gongkai', 'fix', '--d'), ['--dry-run']);
    assert.deepEqual(completed('gongkai', 'format', '--layout', ''), ['tabs', 'aligned', 'cells']);
    assert.deepEqual(completed('gongkai', 'fix', '--rule', 'row-m'), ['row-missing']);
    assert.deepEqual(completed('gongkai', 'rules', 'carry'), ['carry-over']);
    assert.deepEqual(completed('gongkai', 'help', 'comp'), ['compare', 'completion']);
    // Names of files are the shell's own.
    for (const words of [
      ['fix', '2'],
      ['new', '-o', ''],
      ['check', '--config', 'r'],
    ])
      assert.deepEqual(completed('gongkai', ...words), []);
  });

  for (const shell of ['zsh', 'fish'] as const) {
    test(`is a script that ${shell} can read`, { skip: !has(shell) && `${shell} is not installed` }, async () => {
      const { status, stderr } = spawnSync(shell, ['-n', file(`gongkai.${shell}`, await script(shell))], {
        encoding: 'utf8',
      });
      assert.deepEqual([status, stderr], [0, '']);
    });
  }

  test('of values in fish', { skip: !has('fish') && 'fish is not installed' }, async () => {
    const source = file('own.fish', await script('fish'));
    const { stdout } = spawnSync('fish', ['-c', `source ${source}; complete -C 'gongkai format --layout '`], {
      encoding: 'utf8',
    });
    const words = stdout.split('\n').map((line) => line.split('\t')[0]);
    for (const layout of ['tabs', 'aligned', 'cells']) assert.ok(words.includes(layout), stdout);
  });

  test('is not there for other shells', async () => {
    const { code, out } = await gongkai(['completion', 'klingon']);
    assert.deepEqual([code, out], [2, '']);
  });
});
