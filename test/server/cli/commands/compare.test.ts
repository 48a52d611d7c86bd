import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { sideBySide } from '../../../../server/src/layout/compared.js';
import { having } from '../../rules/found.js';
import { of2021, of2022 } from '../../rules/years.js';
import { readText, samples } from '../../samples.js';
import { file, folder, gongkai } from '../gongkai.js';

const of2019 = samples.find(({ name }) => name === 'shanghai_bgt_2019.txt')?.text ?? '';
const [first, second] = [file('years/2021.txt', of2021), file('years/deep/2022.md', of2022)];
const both = join(folder, 'years');
const text = sideBySide(readText(of2021), readText(of2022));

describe('compare', () => {
  test('shows two reports side by side, whichever is named first', async () => {
    const answers = await Promise.all(
      [[first, second], [second, first], [both]].map((args) => gongkai(['compare', ...args])),
    );
    for (const { code, out, err } of answers) assert.deepEqual([code, out, err], [0, text, '']);
  });

  test('finds the reports of each organ for two years', async () => {
    file('archive/a/2021.txt', of2021);
    file('archive/a/2022.txt', of2022);
    file('archive/a/copy of 2022.txt', of2022);
    file('archive/b/2019.txt', of2019);
    file('archive/b/2021.txt', of2019.replaceAll('2019', '2021'));
    file('archive/b/note.txt', '会议纪要');
    const archive = join(folder, 'archive');
    const years = ['compare', archive, '--lang', 'en', '--years'];
    const one = await gongkai([...years, '2022,2021']);
    assert.deepEqual([one.code, one.out], [0, text]);
    assert.match(one.err, /上海市人民政府办公厅 has no report for 2022$/m);
    const shanghai = await gongkai([...years, '2019,2021', '--organ', '上海市政府办公厅']);
    assert.equal(shanghai.code, 0);
    assert.match(shanghai.out, /^上海市人民政府办公厅 2019 年 > 上海市人民政府办公厅 2021 年$/m);
    const none = await gongkai([...years, '2020,2024']);
    assert.equal(none.code, 2);
    assert.match(none.err, /no organ with a report for 2020 and one for 2024/);
  });

  test('does not choose between reports with different numbers', async () => {
    file('unclear/2021.txt', of2021);
    file('unclear/2022.txt', of2022);
    file('unclear/2022-2.txt', having(of2022, ['四、结转下年度继续办理\t0', '四、结转下年度继续办理\t7']));
    const { code, out, err } = await gongkai([
      'compare',
      '--lang',
      'en',
      '--years',
      '2021,2022',
      join(folder, 'unclear'),
    ]);
    assert.deepEqual([code, out], [2, '']);
    assert.match(err, /平潭综合实验区 has reports for 2022 with different numbers/);
  });

  test('gives every number, for programs', async () => {
    const { out } = await gongkai(['compare', '--format', 'json', first, second]);
    const [comparison, ...others] = JSON.parse(out);
    assert.deepEqual(others, []);
    assert.deepEqual(comparison.earlier, { file: first, form: '2021', organ: '平潭综合实验区', year: 2021 });
    assert.deepEqual(comparison.later, { file: second, form: '2021', organ: '平潭综合实验区', year: 2022 });
    assert.equal(comparison.numbers.length, readText(of2022).cells.size);
    const amount = {
      cell: 'disclosure/fees/amount',
      row: '行政事业性收费',
      column: '本年收费金额（单位：万元）',
      earlier: 24252.311082,
      later: 9116.36,
      change: -15135.951082,
    };
    assert.deepEqual(
      comparison.numbers.find(({ cell }: { cell: string }) => cell === amount.cell),
      amount,
    );
    const csv = (await gongkai(['compare', '--format', 'csv', first, second])).out.split('\r\n');
    assert.equal(csv[0], '\uFEFForgan,earlierYear,laterYear,cell,row,column,earlier,later,change');
    assert.equal(csv.length, comparison.numbers.length + 2);
    const values = Object.values(amount).join(',');
    assert.ok(csv.includes(`平潭综合实验区,2021,2022,${values}`));
  });

  test('says why there is nothing to compare', async () => {
    const answers = await Promise.all(
      [
        [first],
        [first, second, file('third.txt', of2019)],
        [first, 'README.md'],
        [first, 'no/such.txt'],
        [both, '--years', '2021'],
      ].map((args) => gongkai(['compare', '--lang', 'en', ...args])),
    );
    const reasons = [
      /two reports .* 1 were found/,
      /3 were found/,
      /README\.md: no report/,
      /no such file/,
      /such as 2022,2023/,
    ];
    for (const [at, { code, out, err }] of answers.entries()) {
      assert.deepEqual([code, out], [2, '']);
      assert.match(err, reasons[at] as RegExp);
    }
  });
});
