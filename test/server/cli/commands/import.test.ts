import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { textOf } from '../../import/imported.js';
import { documentOf } from '../../import/model.js';
import { writeDocx } from '../../import/writeDocx.js';
import { writeHtml } from '../../import/writeHtml.js';
import { rowsOf, writeXlsx } from '../../import/writeXlsx.js';
import { readText, seed } from '../../samples.js';
import { file, folder, gongkai } from '../gongkai.js';

const sample = seed('000');
const blocks = documentOf(sample);
const docx = writeDocx(blocks);

describe('import', () => {
  test('turns other formats into the text of a report', async () => {
    const paths = [
      file('in/a.docx', docx),
      file('in/b.xlsx', writeXlsx([rowsOf(blocks)])),
      file('in/c.html', writeHtml(blocks)),
    ];
    for (const path of paths) {
      const { code, out, err } = await gongkai(['import', path]);
      assert.deepEqual([code, err], [0, '']);
      assert.equal(out, await textOf(readFileSync(path)));
      assert.equal(
        readText(out).cells.get('requests/received/total')?.value,
        sample.truth.cells['requests/received/total'],
      );
    }
    const { out } = await gongkai(['import', '--layout', 'aligned', '-'], docx);
    assert.match(out, /^\| ?规章/m);
  });

  test('writes a file each, and over another one only by force', async () => {
    file('many/a.docx', docx);
    file('many/b.html', writeHtml(blocks));
    file('many/notes.txt', 'left alone');
    file('out/b.txt', 'mine');
    const out = join(folder, 'out');
    const first = await gongkai(['import', join(folder, 'many'), '-o', out]);
    assert.equal(first.code, 2);
    assert.match(first.err, /b\.txt: 文件已存在 \/ there is a file of that name$/m);
    assert.deepEqual(readdirSync(out).sort(), ['a.txt', 'b.txt']);
    assert.equal(readFileSync(join(out, 'b.txt'), 'utf8'), 'mine');
    const forced = await gongkai(['import', join(folder, 'many'), '-o', out, '--force']);
    assert.equal(forced.code, 0, forced.err);
    for (const name of ['a.txt', 'b.txt'])
      assert.equal(readText(readFileSync(join(out, name), 'utf8')).form?.id, '2021');
    const nowhere = await gongkai(['import', join(folder, 'many')]);
    assert.equal(nowhere.code, 2);
    assert.match(nowhere.err, /--output/);
  });

  test('says what cannot be imported, and does the others', async () => {
    const old = file('bad/old.doc', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1));
    file('bad/out/none.txt', '');
    const args = [
      'import',
      '--lang',
      'en',
      old,
      'no/such.docx',
      file('bad/a.docx', docx),
      '-o',
      join(folder, 'bad/out'),
    ];
    const { code, err } = await gongkai(args);
    assert.equal(code, 2);
    assert.match(err, /old\.doc: it has an old format/);
    assert.match(err, /no\/such\.docx: .*no such file/);
    assert.deepEqual(readdirSync(join(folder, 'bad/out')).sort(), ['a.txt', 'none.txt']);
    const other = await gongkai(['import', '--lang', 'en', '-'], '<p>会议纪要</p>');
    assert.deepEqual([other.code, other.out], [0, '会议纪要\n']);
    assert.match(other.err, /no report was recognised/);
  });
});
