import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { seed, textOf } from '../samples.js';
import { check, extract, seedFile } from './answers.js';
import { file, gongkai } from './gongkai.js';

describe('what cannot be used', () => {
  test('a file that is not there is told of, the others are still done', async () => {
    for (const { code, files } of [
      await extract('no/such.txt', seedFile('000')),
      await check('no/such.txt', seedFile('000')),
    ]) {
      assert.equal(code, 2);
      assert.deepEqual(Object.keys(files[0] ?? {}), ['file', 'error']);
      assert.equal(files[0]?.file, 'no/such.txt');
      assert.equal(files.length, 2);
      assert.ok(files[1] && 'year' in files[1] && files[1].year === 2023);
    }
    const { code, out, err } = await gongkai(['check', 'no/such.txt', seedFile('003')]);
    assert.equal(code, 2);
    assert.equal(out.trimEnd().split('\n').length, 6);
    assert.match(err, /no\/such\.txt/);
  });

  test('options and commands that do not exist, and no files at all', async () => {
    const wrong = [
      ['check'],
      ['check', '--format', 'klingon', seedFile('000')],
      ['check', '--fail-on', 'klingon', seedFile('000')],
      ['check', '--klingon', seedFile('000')],
      ['klingon'],
    ];
    for (const { code, out, err } of await Promise.all(wrong.map((args) => gongkai(args)))) {
      assert.equal(code, 2);
      assert.equal(out, '');
      assert.notEqual(err, '');
    }
  });

  test('help is no mistake', async () => {
    const { code, out } = await gongkai(['--help']);
    assert.equal(code, 0);
    assert.match(out, /extract/);
  });

  test('binary, merged and old files end without a crash', async () => {
    const strange = [
      file(
        'strange/binary.txt',
        Uint8Array.from({ length: 5000 }, (_, at) => (at * 7919) % 256),
      ),
      file('strange/conflict.txt', seed('003').text.replace('规章\t2', '<<<<<<< HEAD\n规章\t2')),
      file('strange/old.txt', textOf('test/fixtures/not-reports/work-summary.txt')),
    ];
    const { code, files } = await check(...strange);
    assert.equal(code, 0);
    assert.deepEqual(
      files.map((answer) => 'findings' in answer && answer.findings.map(({ rule }) => rule)),
      [['no-report'], ['merge-conflict'], ['no-report']],
    );
  });
});
