import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import type { z } from 'zod';
import { having } from '../../rules/found.js';
import { acrossYears, of2021, of2022 } from '../../rules/years.js';
import { findingsOf, samples, seed } from '../../samples.js';
import { check, type checked, type failed, only, paths, seedFile, wordsAt } from '../answers.js';
import { file, folder, gongkai } from '../gongkai.js';

describe('the files of one run', () => {
  const wrong = having(of2021, [
    '四、结转下年度继续办理\t1\t0\t0\t0\t0\t0\t1',
    '四、结转下年度继续办理\t3\t0\t0\t0\t0\t0\t3',
  ]);
  const rulesOf = (found: z.infer<typeof checked> | z.infer<typeof failed> | undefined): string[] =>
    found && 'findings' in found ? found.findings.map(({ rule }) => rule).filter((rule) => acrossYears.has(rule)) : [];

  test('are compared with each other, in any order, named or found', async () => {
    const earlier = file('years/2021.txt', wrong);
    const later = file('years/2022.txt', of2022);
    for (const named of [[earlier, later], [later, earlier], [join(folder, 'years')]]) {
      const { files } = await check(...named);
      assert.equal(files.length, 2);
      for (const found of files)
        assert.deepEqual(rulesOf(found), found.file.endsWith('2022.txt') ? ['carry-over'] : []);
    }
    assert.deepEqual(rulesOf((await check(later)).files[0]), []);
  });

  test('give fixes for themselves only', async () => {
    const { files } = await check(file('years/2021.txt', wrong), file('years/2022.txt', of2022));
    const [found] = files
      .flatMap((answer) => ('findings' in answer ? answer.findings : []))
      .filter(({ rule }) => rule === 'carry-over');
    assert.equal(found?.fixes.length, 1);
    assert.deepEqual(
      found?.fixes[0]?.edits.map(({ range, newText }) => [wordsAt(of2022, range), newText]),
      [
        ['1', '3'],
        ['1', '3'],
      ],
    );
  });

  test('may be standard input', async () => {
    const { out } = await gongkai(['check', '-', file('years/2021.txt', wrong)], of2022);
    assert.match(out, /^-:\d+:\d+ warning carry-over .*2021\.txt/m);
    const other = await gongkai(['check', file('years/2022.txt', of2022), '-'], wrong);
    assert.match(other.out, /2022\.txt:\d+:\d+ warning carry-over /);
  });

  test('of all reports at hand agree', async () => {
    const { files } = await check(...paths);
    assert.deepEqual(files.flatMap(rulesOf), []);
  });
});

describe('check', () => {
  test('gives every finding of every report', async () => {
    const { code, files } = await check('--fail-on', 'never', ...paths);
    assert.equal(code, 0);
    for (const [at, { name, text }] of samples.entries()) {
      const { findings } = only(files.slice(at, at + 1));
      assert.deepEqual(
        findings.map(({ rule, range }) => [rule, wordsAt(text, range)]),
        findingsOf(text).map(({ rule, span }) => [rule, text.slice(span.start, span.end).replace(/\r\n?/g, '\n')]),
        name,
      );
    }
  });

  test('tells the number to write, in a fix and in a repair', async () => {
    const wrong = file('wrong.txt', seed('003').text.replace('\t93\t', '\t94\t'));
    const { code, files } = await check('--lang', 'zh', wrong);
    assert.equal(code, 1);
    const { findings, repairs } = only(files);
    const finding = findings.find(({ rule }) => rule === 'requests-row-total');
    assert.equal(finding?.cells[0], 'requests/received/total');
    assert.match(finding?.message ?? '', /89\+3\+0\+0\+1\+0 = 93，表中为 94/);
    assert.deepEqual(
      finding?.fixes.filter(({ preferred }) => preferred).map(({ edits }) => edits),
      [[{ range: finding?.range, newText: '93' }]],
    );
    assert.deepEqual(repairs[0]?.changes, [{ cell: 'requests/received/total', from: 94, to: 93 }]);
    assert.equal(repairs[0]?.confident, true);
  });

  test('names a file that holds no report once, and is content', async () => {
    const { code, files } = await check('README.md');
    assert.equal(code, 0);
    assert.deepEqual(
      only(files).findings.map(({ rule }) => rule),
      ['no-report'],
    );
  });

  test('passes over what is no report in folders and behind wildcards', async () => {
    file('mixed/one.txt', seed('000').text);
    file('mixed/deep/two.gongkai', seed('003').text);
    file('mixed/note.md', '# 会议纪要\n\n一、总体情况\n');
    file('mixed/empty.txt', '');
    file('mixed/picture.png', Uint8Array.of(0x89, 0x50, 0x4e, 0x47));
    const base = `${folder.replaceAll('\\', '/')}/mixed`;
    const [inFolder, slashed, wild] = await Promise.all([check(base), check(`${base}/`), check(`${base}/*.*`)]);
    const names = (files: { file: string }[]) => files.map((answer) => answer.file);
    assert.deepEqual(names(inFolder.files), [`${base}/deep/two.gongkai`, `${base}/one.txt`]);
    assert.deepEqual(names(slashed.files), names(inFolder.files));
    assert.deepEqual(names(wild.files), [`${base}/one.txt`]);
    assert.deepEqual([inFolder.code, slashed.code, wild.code], [0, 0, 0]);
    const twice = await check(`${base}/note.md`, base, `${base}/one.txt`);
    assert.deepEqual(names(twice.files), [`${base}/note.md`, `${base}/deep/two.gongkai`, `${base}/one.txt`]);
  });

  test('fails on what --fail-on asks for', async () => {
    // Only warnings; an error; an information and errors; nothing at all.
    const [warnings, errors, clean] = [seedFile('003'), seedFile('004'), seedFile('000')];
    const code = async (level: string | null, report: string): Promise<number | null> =>
      (await gongkai(['check', ...(level ? ['--fail-on', level] : []), report])).code;
    const asked: [string | null, string, number][] = [
      [null, warnings, 0],
      ['error', warnings, 0],
      ['warning', warnings, 1],
      ['information', warnings, 1],
      [null, errors, 1],
      ['never', errors, 0],
      ['hint', clean, 0],
      ['information', 'README.md', 1],
    ];
    assert.deepEqual(
      await Promise.all(asked.map(([level, report]) => code(level, report))),
      asked.map(([, , expected]) => expected),
    );
  });

  test('prints a line a finding, for people and for editors', async () => {
    const name = seedFile('003');
    const { out, err, code } = await gongkai(['check', '--lang', 'zh', name]);
    const lines = out.trimEnd().split('\n');
    assert.equal(lines.length, 6);
    assert.equal(lines[0], `${name}:46:6 warning column-label 表二“本年度制发件数”与格式不一致，应为“本年制发件数”`);
    for (const line of lines) assert.match(line, /^seeds\/003_[\da-f]+\.txt:\d+:\d+ warning [a-z-]+ \S/);
    assert.deepEqual([err, code], ['', 0]);
    const english = await gongkai(['check', '--lang', 'en', name]);
    assert.match(english.out.split('\n')[0] ?? '', /:46:6 warning column-label Table 2: /);
  });
});
