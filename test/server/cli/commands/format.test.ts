import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { applied } from '../../../../server/src/layout/edits.js';
import { formatEdits } from '../../../../server/src/layout/format.js';
import type { TableLayout } from '../../../../server/src/layout/render.js';
import { readText, samples, seed } from '../../samples.js';
import { file, folder, gongkai } from '../gongkai.js';
import { written } from '../written.js';

const content = (path: string): string => readFileSync(path, 'utf8');

const laidOut = (text: string, layout: TableLayout, others = {}): string => {
  const options = { layout, plainNumbers: false, blankAsZero: false, ...others };
  return applied(text, formatEdits(readText(text), options));
};

const { text } = seed('003');

describe('format', () => {
  test('lays tables out as it is told', async () => {
    for (const layout of ['tabs', 'aligned', 'cells'] as const) {
      const path = file(`laid-out/${layout}.txt`, text);
      const { code, out, err } = await gongkai(['format', '--lang', 'en', '--layout', layout, path]);
      assert.deepEqual([code, out, err], [0, '', '1 formatted, 0 left as they are\n']);
      assert.equal(content(path), laidOut(text, layout));
    }
    const again = await gongkai(['format', '--lang', 'en', '--layout', 'cells', join(folder, 'laid-out/cells.txt')]);
    assert.equal(again.err, '0 formatted, 1 left as they are\n');
  });

  test('writes numbers in another form where it is asked to', async () => {
    const wide = text.replace('规章\t2\t0\t5', '规章\t２\t\t１,005');
    const path = file('numbers.txt', wide);
    await gongkai(['format', '--plain-numbers', '--blank-as-zero', path]);
    assert.equal(content(path), laidOut(wide, 'tabs', { plainNumbers: true, blankAsZero: true }));
    assert.match(content(path), /规章\t2\t0\t1005\n/);
  });

  test('tells whether there is anything to do, for scripts', async () => {
    const done = file('checked/done.txt', laidOut(text, 'aligned'));
    const undone = file('checked/undone.txt', text);
    const args = ['format', '--check', '--layout', 'aligned'];
    const [both, one] = await Promise.all([gongkai([...args, done, undone]), gongkai([...args, done])]);
    assert.deepEqual([both.code, both.out], [1, `${undone}\n`]);
    assert.deepEqual([one.code, one.out], [0, '']);
    assert.equal(content(undone), text);
  });

  test('shows what it would do', async () => {
    const path = file('dry.txt', text);
    const { code, out } = await gongkai(['format', '--dry-run', '--layout', 'aligned', path]);
    assert.equal(code, 0);
    assert.match(out, /^\+\| ?规章/m);
    assert.equal(content(path), text);
    const checked = await gongkai(['format', '--dry-run', '--check', '--layout', 'aligned', path]);
    assert.deepEqual([checked.code, checked.out], [1, out]);
  });

  test('gives standard input back; leaves alone what is no report, and tells of what is not there', async () => {
    const { out } = await gongkai(['format', '--layout', 'cells', '-'], text);
    assert.equal(out, laidOut(text, 'cells'));
    const other = file('other.txt', '会议纪要\r\n');
    const { code, err } = await gongkai(['format', '--lang', 'en', 'no/such.txt', other]);
    assert.equal(code, 2);
    assert.match(err, /^gongkai: no\/such\.txt: .*no such file$/m);
    assert.match(err, /other\.txt: no report, left as it is$/m);
    assert.equal(content(other), '会议纪要\r\n');
  });
});

test('reports in every encoding, their lines ending anyhow, are written in kind', async () => {
  // Some of them: all are written in the same way as those that `fix` writes.
  const some = samples.filter((_, at) => at % 4 === 0);
  const reports = some.flatMap(({ name, text: own }) =>
    written(own).map((way) => ({ ...way, name: `${name}/${way.name}` })),
  );
  const paths = reports.map(({ name, bytes }) => file(`ways/${name}.txt`, bytes));
  const { code, err } = await gongkai(['format', '--layout', 'aligned', join(folder, 'ways')]);
  assert.equal(code, 0, err);
  const texts = new Map<string, string>();
  let changed = 0;
  for (const [at, { name, text: own, bytes, encode }] of reports.entries()) {
    const expected = texts.get(own) ?? laidOut(own, 'aligned');
    texts.set(own, expected);
    const now = readFileSync(paths[at] as string);
    assert.deepEqual(now, encode(expected), name);
    changed += now.equals(bytes) ? 0 : 1;
  }
  assert.ok(changed > reports.length / 2, `${changed} of ${reports.length}`);
});
