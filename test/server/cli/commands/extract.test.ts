import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { readText, samples, seed } from '../../samples.js';
import { extract, only, paths, seedFile, wordsAt } from '../answers.js';
import { file } from '../gongkai.js';

describe('extract', () => {
  test('gives every number of every report, in the order of the command line', async () => {
    const { code, files } = await extract(...paths);
    assert.equal(code, 0);
    assert.deepEqual(
      files.map((answer) => answer.file),
      paths,
    );
    for (const [at, { name, text, truth }] of samples.entries()) {
      const { form, year, organ, cells } = only(files.slice(at, at + 1));
      const report = readText(text);
      assert.deepEqual([form, organ, year], [truth.form, report.organ, report.year], name);
      assert.deepEqual(Object.keys(cells).sort(), [...report.cells.keys()].sort());
      for (const [cell, { value, text: printed, range }] of Object.entries(cells)) {
        assert.equal(wordsAt(text, range).replace(/\s/g, ''), printed.replace(/\s/g, ''), `${name} ${cell}`);
        if (printed === '') assert.deepEqual([value, range.start], [null, range.end]);
      }
    }
  });

  test('gives what contract.md shows', async () => {
    const { cells } = only((await extract(seedFile('003'))).files);
    assert.deepEqual(cells['requests/received/naturalPerson'], {
      value: 89,
      text: '89',
      range: { start: { line: 64, character: 18 }, end: { line: 64, character: 20 } },
    });
  });

  test('prints numbers as they are written', async () => {
    const rows = (numbers: string): string => seed('003').text.replace('规章\t2\t0\t5', `规章\t${numbers}`);
    const written: [string, string, number | null][] = [
      ['１２\t0\t0', '１２', 12],
      ['1,234\t0\t0', '1,234', 1234],
      ['22（其中修订16件）\t0\t0', '22（其中修订16件）', 22],
      ['-8\t0\t0', '-8', -8],
      ['－8\t0\t0', '－8', -8],
      ['4.5\t0\t0', '4.5', 4.5],
      ['\t0\t0', '', null],
      ['/\t0\t0', '/', null],
      ['-\t0\t0', '-', null],
      ['—\t0\t0', '—', null],
      ['无\t0\t0', '无', null],
      ['O\t0\t0', 'O', null],
      ['9007199254740993\t0\t0', '9007199254740993', null],
    ];
    const files = written.map(([numbers], at) => file(`written/${at}.txt`, rows(numbers)));
    const answers = (await extract(...files)).files;
    assert.deepEqual(
      answers.map((answer) => {
        const { text, value } = ('cells' in answer && answer.cells['disclosure/rules/issued']) || {};
        return [text, value];
      }),
      written.map(([, text, value]) => [text, value]),
    );
    const money = seed('003').text.replace('行政事业性收费\t0', '行政事业性收费\t75394432.52元');
    const { cells } = only((await extract(file('money.txt', money))).files);
    assert.equal(cells['disclosure/fees/amount']?.value, 75394432.52);
    assert.equal(cells['disclosure/fees/amount']?.text, '75394432.52元');
  });

  test('says that a file holds no report', async () => {
    const { code, files } = await extract('README.md');
    assert.equal(code, 0);
    assert.deepEqual(files, [{ file: 'README.md', form: null, organ: null, year: null, cells: {} }]);
  });
});
