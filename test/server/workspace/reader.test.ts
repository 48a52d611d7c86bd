import assert from 'node:assert/strict';
import { test } from 'node:test';
import { organKey } from '../../../server/src/read/organ.js';
import { ReportIndex } from '../../../server/src/workspace/index.js';
import { Reader, type Source } from '../../../server/src/workspace/reader.js';
import { of2021, of2022 } from '../rules/years.js';

/** Files in memory; `reads` are those that were read, in their order. */
class MemoryFiles implements Source {
  readonly texts: Map<string, string>;
  readonly reads: string[] = [];

  constructor(texts: Readonly<Record<string, string>>) {
    this.texts = new Map(Object.entries(texts));
  }

  async *list(folder: string): AsyncIterable<readonly string[]> {
    for (const uri of this.texts.keys()) yield uri.startsWith(`${folder}/`) ? [uri] : [];
  }

  async read(uri: string): Promise<string | null> {
    this.reads.push(uri);
    return this.texts.get(uri) ?? null;
  }
}

const organ = organKey('平潭综合实验区');
const earlier = (index: ReportIndex) => index.earlier('w/x', organ, 2022, () => '');
const onwards = (): boolean => true;

test('finds the reports among the files of a folder', async () => {
  const files = new MemoryFiles({ 'w/a': of2021, 'w/b': of2022, 'w/c': '公开课', 'w/d': '', 'v/a': of2021 });
  const index = new ReportIndex();
  const uris = ['w/a', 'w/b', 'w/c', 'w/d'];
  assert.deepEqual(await new Reader(files, index).readFolders(['w'], onwards), { uris, isAll: true });
  assert.deepEqual(files.reads, uris);
  assert.equal(index.size, 2);
  assert.equal(earlier(index)?.uri, 'w/a');
});

test('takes a content it knows for what it is, wherever it stands', async () => {
  const files = new MemoryFiles({ 'w/a': of2021, 'w/b': of2021 });
  const index = new ReportIndex();
  const reader = new Reader(files, index);
  await reader.readFolders(['w'], onwards);
  const first = earlier(index);
  await reader.update(['w/a'], []);
  const second = earlier(index);
  assert.deepEqual([first?.uri, second?.uri], ['w/a', 'w/b']);
  assert.equal(first?.cells, second?.cells);
  await reader.update([], ['w/b']);
  assert.equal(earlier(index), second, 'the same summary, so that nobody is told');
  files.texts.set('w/b', of2021.replace('四、结转下年度继续办理\t1', '四、结转下年度继续办理\t2'));
  await reader.update([], ['w/b']);
  assert.equal(earlier(index)?.cells.get('requests/carriedOut/naturalPerson')?.value, 2);
});

test('keeps apart texts of one length that differ by what changes places', async () => {
  const files = new MemoryFiles({ 'w/a': of2021 });
  const index = new ReportIndex();
  const reader = new Reader(files, index);
  const row = '四、结转下年度继续办理\t1\t0\t0\t0\t0\t0\t1';
  const values: (number | undefined)[] = [];
  for (const column of [1, 2, 3, 4, 5]) {
    const numbers = Array.from({ length: 6 }, (_, at) => (at === column ? 1 : 0));
    files.texts.set('w/a', of2021.replace(row, `四、结转下年度继续办理\t${numbers.join('\t')}\t1`));
    await reader.update([], ['w/a']);
    const cells = [...(earlier(index)?.cells.values() ?? [])];
    values.push(cells.findIndex(({ value }) => value === 1));
  }
  assert.equal(new Set(values).size, 5, values.join());
});

test('a file that is gone, or no report any more, is forgotten', async () => {
  const files = new MemoryFiles({ 'w/a': of2021 });
  const index = new ReportIndex();
  const reader = new Reader(files, index);
  await reader.readFolders(['w'], onwards);
  files.texts.set('w/a', '公开');
  await reader.update([], ['w/a']);
  assert.equal(index.size, 0);
  files.texts.set('w/a', of2021);
  await reader.update([], ['w/a']);
  assert.equal(index.size, 1);
  files.texts.delete('w/a');
  await reader.update([], ['w/a']);
  assert.equal(index.size, 0);
});

test('what changes while the workspace is read counts', async () => {
  const files = new MemoryFiles(
    Object.fromEntries(Array.from({ length: 50 }, (_, at) => [`w/${at}`, `${at}\n${of2021}`])),
  );
  const index = new ReportIndex();
  const reader = new Reader(files, index);
  const reading = reader.readFolders(['w'], onwards);
  const updating = reader.update(['w/0', 'w/49'], []);
  await reading;
  await updating;
  assert.equal(index.size, 48);
});

test('ends when it is told to, and gives others a turn meanwhile', async () => {
  const files = new MemoryFiles(
    Object.fromEntries(Array.from({ length: 400 }, (_, at) => [`w/${at}`, `${at}\n${of2021}`])),
  );
  const index = new ReportIndex();
  let turns = 0;
  let longest = 0;
  let last = process.cpuUsage();
  const timer = setInterval(() => {
    turns++;
    longest = Math.max(longest, process.cpuUsage(last).user / 1000);
    last = process.cpuUsage();
  }, 1);
  const told: number[] = [];
  await new Reader(files, index).readFolders(['w'], (done, total) => {
    if (done === 0) return true;
    assert.equal(total, 400);
    told.push(done);
    return done < 200;
  });
  clearInterval(timer);
  assert.ok(told.length > 2 && turns > 2, `${told.length} ${turns}`);
  assert.ok(longest < 200, `nobody had a turn for ${longest} ms`);
  assert.ok(index.size >= 200 && index.size < 400, String(index.size));
  assert.deepEqual(
    told,
    [...told].sort((a, b) => a - b),
  );
});

test('a reading that fails stops no later one', async () => {
  const files = new MemoryFiles({ 'w/a': of2021 });
  const index = new ReportIndex();
  const reader = new Reader(files, index);
  const { read } = files;
  files.read = () => Promise.reject(new Error('gone mad'));
  await assert.rejects(reader.readFolders(['w'], onwards));
  files.read = read;
  await reader.readFolders(['w'], onwards);
  assert.equal(index.size, 1);
});

test('what is too much is left alone, and said', async () => {
  let read = 0;
  const files: Source = {
    async *list() {
      for (let folder = 0; folder < 60; folder++) yield Array.from({ length: 1_000 }, (_, at) => `w/${folder}/${at}`);
    },
    async read() {
      read++;
      return null;
    },
  };
  const told = await new Reader(files, new ReportIndex()).readFolders(['w'], onwards);
  assert.deepEqual([told.uris.length, told.isAll], [50_000, false]);
  assert.equal(read, 50_000);
});

test('a walk through folders without texts can be ended', async () => {
  let walked = 0;
  const files: Source = {
    async *list() {
      for (;;) {
        walked++;
        yield [];
      }
    },
    read: async () => null,
  };
  await new Reader(files, new ReportIndex()).readFolders(['w'], () => walked < 10);
  assert.equal(walked, 10);
  const endless = await new Reader(files, new ReportIndex()).readFolders(['w'], onwards);
  assert.equal(endless.isAll, false);
});
