import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { organKey } from '../../../server/src/read/organ.js';
import { ReportIndex } from '../../../server/src/workspace/index.js';
import { isBelow, isPassedOver, keyOf, mayHoldReport } from '../../../server/src/workspace/uri.js';
import { extract } from './extract.js';

/** The same cases each time, so that no run fails by chance; FC_SEED=… tries others. */
fc.configureGlobal({ seed: Number(process.env.FC_SEED ?? 20_211_001) });

const own = 'file:///w/own.txt';
/** What is found in one scope for an organ's report of 2023. */
const found = (index: ReportIndex, organ: string, year = 2023): string | undefined =>
  index.earlier(own, organKey(organ), year, () => '')?.uri;

describe('last year is', () => {
  const cases: readonly (readonly [asked: string, year: number, there: string, of: number, isFound: boolean])[] = [
    ['某县人民政府', 2023, '某县人民政府', 2022, true],
    ['某县人民政府', 2023, '某县人民政府', 2021, false],
    ['某县人民政府', 2023, '某县人民政府', 2023, false],
    ['某县人民政府', 2023, '某县人民政府', 2024, false],
    ['某县人民政府', 2023, '某县人民政府办公室', 2022, false],
    ['某县人民政府办公室', 2023, '某县人民政府', 2022, false],
    ['某县人民政府', 2023, '某县', 2022, true],
    ['某县人民政府', 2023, '某县县', 2022, false],
    ['某 县 人民政府', 2023, '某縣人民政府', 2022, true],
    ['某县财政局', 2023, '某县 财政局', 2022, true],
    ['某县财政局', 2023, '某县', 2022, false],
    ['某县教育局（体育局）', 2023, '某县教育局(体育局)', 2022, true],
    ['某市发展和改革委员会', 2023, '某市发展和改革委', 2022, true],
    ['某省人民政府办公厅', 2023, '某省政府办公厅', 2022, true],
    ['某市科学技术局', 2023, '某市科技局', 2022, false],
    ['某县人民政府', 2021, '某县人民政府', 2020, true],
  ];
  for (const [asked, year, there, of, isFound] of cases) {
    test(`${of} of ${there} for ${year} of ${asked}: ${isFound ? 'yes' : 'no'}`, () => {
      const index = new ReportIndex();
      index.file('file:///w/a.txt', extract(there, of));
      assert.equal(found(index, asked, year), isFound ? 'file:///w/a.txt' : undefined);
    });
  }
});

describe('of several reports of last year', () => {
  const organ = '某县人民政府';

  test('with the same numbers the first by name counts, however they came', () => {
    for (const names of ['ab', 'ba']) {
      const index = new ReportIndex();
      for (const name of names) index.file(`file:///w/${name}.txt`, extract(organ, 2022));
      assert.equal(found(index, organ), 'file:///w/a.txt');
    }
  });

  test('with different numbers none counts, until one is gone', () => {
    const index = new ReportIndex();
    index.file('file:///w/a.txt', extract(organ, 2022, 1));
    index.file('file:///w/b.txt', extract(organ, 2022, 2));
    assert.equal(found(index, organ), undefined);
    index.removed(['file:///w/b.txt']);
    assert.equal(found(index, organ), 'file:///w/a.txt');
  });

  test('in different scopes each has its own', () => {
    const index = new ReportIndex();
    index.file('file:///w/one/a.txt', extract(organ, 2022, 1));
    index.file('file:///w/two/a.txt', extract(organ, 2022, 2));
    const scope = (uri: string): string => uri.split('/')[4] ?? '';
    for (const name of ['one', 'two']) {
      const uri = `file:///w/${name}/own.txt`;
      assert.equal(index.earlier(uri, organKey(organ), 2023, scope)?.uri, `file:///w/${name}/a.txt`);
    }
    assert.equal(index.earlier('file:///w/three/own.txt', organKey(organ), 2023, scope), null);
  });
});

describe('what is open goes before the file', () => {
  const organ = '某县';
  const uri = 'file:///w/2022.txt';
  const outOf = (index: ReportIndex) =>
    index.earlier(own, organKey(organ), 2023, () => '')?.cells.get('requests/carriedOut/total')?.value;

  test('under any spelling of its name', () => {
    const index = new ReportIndex();
    index.file('file:///c:/%E5%B9%B4/a(1).txt', extract(organ, 2022, 1));
    index.opened('file:///C%3A/年/a%281%29.txt', extract(organ, 2022, 2));
    assert.equal(outOf(index), 2);
    index.closed('file:///c%3A/年/a%281%29.txt');
    assert.equal(outOf(index), 1);
  });

  test('also where it is no report, of another year, or of another organ', () => {
    for (const open of [null, extract(organ, 2021, 2), extract('别县', 2022, 2)]) {
      const index = new ReportIndex();
      index.file(uri, extract(organ, 2022, 1));
      index.opened(uri, open);
      assert.equal(outOf(index), undefined);
      index.closed(uri);
      assert.equal(outOf(index), 1);
    }
  });

  test('also where the file is gone, or comes back, meanwhile', () => {
    const index = new ReportIndex();
    index.opened(uri, extract(organ, 2022, 2));
    index.file(uri, extract(organ, 2022, 1));
    assert.equal(outOf(index), 2);
    index.removed(['file:///w']);
    assert.equal(outOf(index), 2);
    assert.equal(index.size, 0);
    index.closed(uri);
    assert.equal(outOf(index), undefined);
  });
});

test('however reports came, changed and went, the same is found as if they had just been read', () => {
  const names = ['file:///w/a.txt', 'file:///w/b.txt', 'file:///w/c/a.txt', 'file:///v/a.txt'];
  const content = fc.option(
    fc.record({
      organ: fc.constantFrom('某县', '某县政府办', '别县'),
      year: fc.integer({ min: 2021, max: 2023 }),
      out: fc.nat(1),
    }),
    { nil: null },
  );
  const event = fc.record({
    kind: fc.constantFrom('file', 'opened', 'closed', 'removed', 'folder removed' as const),
    uri: fc.constantFrom(...names),
    content,
  });
  const scope = (uri: string): string => uri.slice(0, 'file:///w'.length);
  const all = (index: ReportIndex): (string | null)[] =>
    ['某县', '某县政府办', '别县'].flatMap((organ) =>
      [2022, 2023, 2024].flatMap((year) =>
        ['file:///w/x', 'file:///v/x'].map((uri) => {
          const summary = index.earlier(uri, organKey(organ), year, scope);
          return summary && `${summary.uri} ${summary.cells.get('requests/carriedOut/total')?.value}`;
        }),
      ),
    );
  fc.assert(
    fc.property(fc.array(event, { maxLength: 25 }), (events) => {
      const index = new ReportIndex();
      const disk = new Map<string, ReturnType<typeof extract> | null>();
      const open = new Map<string, ReturnType<typeof extract> | null>();
      for (const { kind, uri, content } of events) {
        const made = content && extract(content.organ, content.year, content.out);
        const folder = uri.slice(0, uri.lastIndexOf('/'));
        if (kind === 'file') index.file(uri, made);
        else if (kind === 'opened') index.opened(uri, made);
        else if (kind === 'closed') index.closed(uri);
        else index.removed([kind === 'removed' ? uri : folder]);
        if (kind === 'file') disk.set(uri, made);
        else if (kind === 'opened') open.set(uri, made);
        else if (kind === 'closed') open.delete(uri);
        else if (kind === 'removed') disk.delete(uri);
        else for (const name of names) if (name.startsWith(`${folder}/`)) disk.delete(name);
      }
      const fresh = new ReportIndex();
      for (const [uri, made] of [...open].reverse()) fresh.opened(uri, made);
      for (const [uri, made] of [...disk].reverse()) fresh.file(uri, made);
      assert.deepEqual(all(index), all(fresh));
      assert.equal(index.size, fresh.size);
    }),
    { numRuns: 300 },
  );
});

describe('names of files', () => {
  test('are the same however they are escaped', () => {
    assert.equal(keyOf('file:///C%3A/a%20b/'), keyOf('file:///c:/a b'));
    assert.notEqual(keyOf('file:///c/A'), keyOf('file:///c/a'));
    assert.equal(keyOf('file:///100%'), 'file:///100%');
  });

  test('are below folders, and not below others that begin alike', () => {
    const those = new Set(['file:///w/a']);
    assert.ok(isBelow('file:///w/a', those));
    assert.ok(isBelow('file:///w/a/b/c.txt', those));
    assert.ok(!isBelow('file:///w/ab.txt', those));
    assert.ok(!isBelow('file:///w', those));
    assert.ok(!isBelow('file:///w/a', new Set()));
  });

  test('tell what may hold a report', () => {
    assert.deepEqual(
      ['a.txt', 'a.MD', 'a.markdown', 'a.gongkai', 'a.txt.bak', 'txt', 'a.html', 'a.docx'].filter(mayHoldReport),
      ['a.txt', 'a.MD', 'a.markdown', 'a.gongkai'],
    );
    assert.deepEqual(['node_modules', '.git', '.', '年报', 'git'].filter(isPassedOver), ['node_modules', '.git', '.']);
  });
});
