import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { having } from '../rules/found.js';
import { of2022 } from '../rules/years.js';
import { extract, only } from './answers.js';
import { file, folder, gongkai } from './gongkai.js';

describe('configuration', () => {
  const wrong = having(of2022, [
    '四、结转下年度继续办理\t0\t0\t0\t0\t0\t0\t0',
    '四、结转下年度继续办理\t0\t0\t0\t0\t0\t0\t5',
  ]);
  const config = (text: string, name = 'gongkai.config.json') => file(`configured/${name}`, text);
  const requests = async (...args: string[]) => {
    const { out, code } = await gongkai(['check', ...args]);
    return {
      code,
      rules: [...out.matchAll(/ (\w+) (requests-[a-z-]+) /g)].map(([, severity, rule]) => `${severity} ${rule}`),
    };
  };

  test('the nearest configuration upwards holds for each file', async () => {
    config('{ "rules": { "requests-row-total": "hint", "requests-balance": "off" } }');
    const below = file('configured/2022/a.txt', wrong);
    assert.deepEqual((await requests(below)).rules, ['hint requests-row-total']);
    assert.deepEqual((await requests(file('a.txt', wrong))).rules.length, 1);
  });

  test('a configuration that is named holds instead', async () => {
    const named = config(
      '{ "overrides": [{ "files": ["2022/*"], "rules": { "requests-row-total": "warning" } }] }',
      'other.json',
    );
    const below = file('configured/2022/a.txt', wrong);
    assert.deepEqual((await requests('--config', named, below)).rules, ['warning requests-row-total']);
  });

  test('files that are never reports are not answered for, and those that are, are', async () => {
    config('{ "notReports": ["2022/**"], "reports": ["x.txt"] }');
    file('configured/2022/a.txt', wrong);
    file('configured/x.txt', '早上好');
    const { out } = await gongkai(['check', '--format', 'json', join(folder, 'configured')]);
    const files: { file: string }[] = JSON.parse(out);
    assert.deepEqual(
      files.map((answer) => answer.file.split('/').at(-1)),
      ['x.txt'],
    );
  });

  test('files that it says are reports, or none, are extracted, or passed over, where nobody names them', async () => {
    config('{ "notReports": ["2022/**"], "reports": ["x.txt"] }');
    const none = file('configured/2022/a.txt', wrong);
    const said = file('configured/x.txt', '早上好');
    const { files } = await extract(join(folder, 'configured'));
    assert.deepEqual(
      files.map((answer) => answer.file),
      [said],
    );
    assert.equal(only((await extract(none)).files).form, '2021');
    const other = config('{}', 'other.json');
    assert.equal(only((await extract('--config', other, join(folder, 'configured'))).files).file, none);
    config('{ "rules": ');
    assert.equal((await gongkai(['extract', none])).code, 2);
  });

  test('a configuration with a mistake, or none where one is named, ends the run with 2', async () => {
    const report = file('configured/2022/a.txt', wrong);
    for (const args of [
      ['--config', join(folder, 'none.json')],
      ['--config', config('{ "rule": {} }', 'wrong.json')],
    ]) {
      const { code, out, err } = await gongkai(['check', '--lang', 'en', ...args, report]);
      assert.deepEqual([code, out], [2, '']);
      assert.match(err, /none\.json: .*no such file|wrong\.json: line 1, character 3: there is no "rule"/);
    }
    config('{ "rules": ');
    const { code, err } = await gongkai(['check', '--lang', 'zh', report]);
    assert.equal(code, 2);
    assert.match(err, /gongkai\.config\.json: 第 1 行/);
  });
});
