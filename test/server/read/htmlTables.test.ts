import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { formatEdits } from '../../../server/src/layout/format.js';
import { pasting } from '../../../server/src/layout/paste.js';
import { holdsReport } from '../../../server/src/read/detect.js';
import { reports } from '../import/imported.js';
import { documentOf } from '../import/model.js';
import { asSitesWrite, type HtmlWay, writeHtml } from '../import/writeHtml.js';
import { edited, findingsOf, readText, type Sample, textOf } from '../samples.js';
import { assertFixed } from '../worse.js';

/** A report whose prose is text and whose tables are HTML. */
const withTables = (sample: Sample, way: HtmlWay = {}, join = (table: string): string => table): string =>
  documentOf(sample)
    .map((block) =>
      typeof block === 'string' ? block : join(writeHtml([block], { ...way, page: (content) => content })),
    )
    .join('\n\n');

const ways: Record<string, (sample: Sample) => string> = {
  'a row a line': (sample) => withTables(sample),
  'a cell a line': (sample) => withTables(sample, {}, (table) => table.replace(/(?=<t[dr]|<\/tr)/g, '\n')),
  'a table a line': (sample) => withTables(sample, {}, (table) => table.replace(/[\r\n]/g, '')),
  'paragraphs and spans in cells': (sample) => withTables(sample, asSitesWrite),
};

function assertRead(sample: Sample, text: string): void {
  assert.equal(holdsReport(text), true);
  const { cells } = readText(text);
  assert.deepEqual(Object.fromEntries([...cells].map(([path, { value }]) => [path, value])), sample.truth.cells);
  for (const [path, { span, text: words }] of cells) assert.equal(text.slice(span.start, span.end), words, path);
}

describe('tables in HTML inside a text', () => {
  for (const [name, written] of Object.entries(ways)) {
    test(`${name}: every number of every report`, () => {
      for (const sample of reports) assertRead(sample, written(sample));
    });
  }

  test('numbers that markup cuts in two are read whole', () => {
    const cut = (table: string): string =>
      table.replace(/(?<=>[\d.]*[\d.])(?=[\d.]+<\/t[dh])/g, '</span><span lang="EN-US">');
    let cuts = 0;
    for (const sample of reports) {
      const text = withTables(sample, {}, cut);
      cuts += text.split('EN-US').length - 1;
      const values = [...readText(text).cells].map(([path, { value }]) => [path, value]);
      assert.deepEqual(Object.fromEntries(values), sample.truth.cells, sample.name);
    }
    assert.ok(cuts > 100);
  });

  for (const name of ['000_59d91e6a9fd921ee', 'shanghai_bgt_2019']) {
    test(`as pandoc writes them (${name})`, () => {
      const sample = reports.find((report) => report.name.startsWith(`${name}.`)) ?? assert.fail();
      assertRead(sample, textOf(`test/fixtures/html/${name}.pandoc.md`));
    });
  }
});

describe('what is changed of a table in HTML', () => {
  const tags = (text: string): string[] => text.match(/<[^<>]*>/g) ?? [];
  const text = textOf('test/fixtures/html/000_59d91e6a9fd921ee.pandoc.md');
  const report = readText(text);
  const cell = (path: string) => report.cells.get(path as never)?.span ?? assert.fail(path);
  const damaged: Record<string, string> = {
    'a wrong number': edited(text, [{ span: cell('requests/received/naturalPerson'), newText: '777' }]),
    'a blank': edited(text, [{ span: cell('requests/granted/business'), newText: '' }]),
    'blank totals': edited(
      text,
      [...report.cells.values()]
        .filter(({ path }) => /^requests\/.*\/total$/.test(path))
        .map(({ span }) => ({ span, newText: '' })),
    ),
    labels: text
      .replace('本机关不掌握相关政府信息', '本机关未掌握<br />相关信息')
      .replace('本年制发件数', '本年制发数'),
    'a lost row': text.replace(/<tr[^>]*>\s*<td>2\.重复申请<\/td>[\s\S]*?<\/tr>/, ''),
    'a lost cell': text.replace(/(<td>2\.重复申请<\/td>\s*)<td>0<\/td>/, '$1'),
  };

  for (const [name, now] of Object.entries(damaged)) {
    test(`${name}: its tags stay, and what is put in is read`, () => {
      assert.notEqual(now, text);
      const found = findingsOf(now);
      assert.ok(found.length > findingsOf(text).length);
      for (const { fixes } of found) {
        for (const { title, edits } of fixes) {
          const after = tags(edited(now, edits));
          // A cell that is added to a short row brings its tags.
          const others = after.length - tags(now).length;
          assert.ok(others === 0 ? after.join() === tags(now).join() : name === 'a lost cell' && others === 2, title);
        }
      }
      assertFixed(now);
    });
  }

  test('it is neither laid out anew nor pasted into', () => {
    for (const layout of ['tabs', 'aligned', 'cells'] as const) {
      assert.deepEqual(formatEdits(report, { layout, plainNumbers: false, blankAsZero: false }), []);
    }
    assert.equal(pasting(report, cell('requests/granted/total'), '1\t2\t3', 'tabs'), null);
  });
});
