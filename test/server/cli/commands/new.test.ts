import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { newReport } from '../../../../server/src/layout/newReport.js';
import { of2021 } from '../../rules/years.js';
import { readText, seed } from '../../samples.js';
import { file, folder, gongkai } from '../gongkai.js';

const organ = '曲沃县人民政府';

describe('new', () => {
  test('begins a report, as the editor does', async () => {
    const { code, out, err } = await gongkai(['new', organ, '2024', '--layout', 'cells']);
    assert.deepEqual([code, err], [0, '']);
    assert.equal(out, newReport({ organ, year: 2024, numbers: new Map() }, 'cells')?.text);
  });

  test("takes what last year's carried out", async () => {
    const before = readText(of2021);
    const path = file('last/2021.txt', of2021);
    const named = before.organ ?? '';
    const { code, out, err } = await gongkai(['new', named, '2022', '--lang', 'zh', '--last-year', path]);
    assert.equal(code, 0);
    assert.match(err, /^“二、上年结转政府信息公开申请数量”已按 2021 年报告（2021\.txt）填写，其余留待填写。$/m);
    const made = readText(out);
    for (const column of ['naturalPerson', 'business', 'total']) {
      const { value } = before.cells.get(`requests/carriedOut/${column}`) ?? {};
      assert.notEqual(value ?? null, null);
      assert.equal(made.cells.get(`requests/carriedIn/${column}`)?.value, value);
    }
  });

  test('writes a file, and never over another one', async () => {
    const path = file('made/a.txt', 'mine');
    const folderOf = `${folder}/made`;
    const own = await gongkai(['new', organ, '2024', '-o', `${folderOf}/b.txt`, '--lang', 'en']);
    assert.deepEqual([own.code, own.out, own.err], [0, '', `written to ${folderOf}/b.txt\n`]);
    assert.equal((await gongkai(['new', organ, '2024', '--output', folderOf])).code, 0);
    const names = ['a.txt', 'b.txt', '曲沃县人民政府2024年度报告.txt'];
    assert.deepEqual(readdirSync(folderOf).sort(), names);
    assert.equal(readFileSync(`${folderOf}/b.txt`, 'utf8'), readFileSync(`${folderOf}/${names[2]}`, 'utf8'));
    for (const taken of [path, folderOf]) {
      const { code, err } = await gongkai(['new', organ, '2024', '-o', taken]);
      assert.equal(code, 2);
      assert.match(err, /文件已存在 \/ there is a file of that name$/m);
    }
    assert.equal(readFileSync(path, 'utf8'), 'mine');
  });

  test('says why there is none', async () => {
    const other = file('other.txt', seed('003').text);
    const answers = await Promise.all(
      [
        [organ, '2018'],
        ['。', '2024'],
        [organ, '24'],
        [organ, '2024', '--last-year', other],
        [organ, '2024', '--last-year', 'README.md'],
        [organ, '2024', '--last-year', 'no/such.txt'],
      ].map((args) => gongkai(['new', '--lang', 'en', ...args])),
    );
    const reasons = [
      /there is no form for 2018/,
      /would not be read as a report's/,
      /a year has four digits/,
      /not the report of 曲沃县人民政府 for 2023: 运城市人民政府办公室 2023/,
      /for 2023: no report/,
      /no such file/,
    ];
    for (const [at, { code, out, err }] of answers.entries()) {
      assert.deepEqual([code, out], [2, '']);
      assert.match(err, reasons[at] as RegExp);
    }
  });
});
