import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { corrections } from '../../../../server/src/check/preferred.js';
import { applied } from '../../../../server/src/layout/edits.js';
import { having } from '../../rules/found.js';
import { of2021, of2022 } from '../../rules/years.js';
import { findingsOf, samples, seed } from '../../samples.js';
import { check, only } from '../answers.js';
import { file, folder, gongkai, root } from '../gongkai.js';
import { written } from '../written.js';

const content = (path: string): string => readFileSync(path, 'utf8');

/** A text with its certain corrections made one after the other. */
function corrected(text: string): string {
  const last = corrections(text, findingsOf).at(-1);
  return last ? applied(last.text, last.edits) : text;
}

const { text: wrong } = seed('003');
const right = corrected(wrong);

describe('fix', () => {
  test('makes all certain corrections, tells of each, and has nothing to do then', async () => {
    const path = file('certain/003.txt', wrong);
    const { code, out, err } = await gongkai(['fix', '--lang', 'zh', path]);
    assert.deepEqual([code, out], [0, '']);
    const lines = err.trimEnd().split('\n');
    assert.equal(lines[0], `${path}:46:8 column-label 改为“本年制发件数”`);
    assert.equal(lines.length, 7);
    assert.equal(lines.at(-1), '已更正 6 处，涉及 1 个文件；其余问题 0 处，见 gongkai check');
    assert.equal(content(path), right);
    assert.deepEqual(only((await check(path)).files).findings, []);
    const again = await gongkai(['fix', '--lang', 'en', path]);
    assert.equal(again.err, '0 corrected in 0 files; 0 other findings, see gongkai check\n');
    assert.equal(content(path), right);
  });

  test('shows what it would do', async () => {
    const path = file('dry/003.txt', wrong);
    const { code, out, err } = await gongkai(['fix', '--dry-run', '--lang', 'en', path]);
    assert.equal(code, 0);
    assert.match(err, /^6 can be corrected in 1 file; /m);
    assert.equal(content(path), wrong);
    const [from, to, hunk, ...lines] = out.split('\n');
    assert.deepEqual([from, to], [`--- ${path}`, `+++ ${path}`]);
    assert.match(hunk ?? '', /^@@ -43,7 \+43,7 @@$/);
    assert.deepEqual(
      lines.filter((line) => line.includes('制发件数')),
      ['-信息内容\t本年度制发件数\t本年废止件数\t现行有效件数', '+信息内容\t本年制发件数\t本年废止件数\t现行有效件数'],
    );
  });

  test('corrects what the rules find that are named', async () => {
    const path = file('named/003.txt', wrong);
    const { err } = await gongkai(['fix', '--rule', 'column-label,jump', path]);
    assert.equal(err.match(/ column-label /g)?.length, 2);
    assert.doesNotMatch(err, / row-label /);
    const left = only((await check(path)).files).findings.map(({ rule }) => rule);
    assert.deepEqual(left, ['row-label', 'row-label', 'row-label', 'row-label']);
    const { code, err: complaint } = await gongkai(['fix', '--rule', 'klingon', path]);
    assert.equal(code, 2);
    assert.match(complaint, /(?:没有规则|no rule) klingon/);
  });

  test('gives standard input back, corrected', async () => {
    const { code, out, err } = await gongkai(['fix', '-'], wrong);
    assert.deepEqual([code, out], [0, right]);
    assert.match(err, /^-:46:8 column-label /);
    const other = await gongkai(['fix', '--lang', 'en', '-'], 'no report\r\n');
    assert.deepEqual([other.code, other.out], [0, 'no report\r\n']);
    assert.match(other.err, /^-: no report, left as it is$/m);
  });

  test('leaves alone what the configuration turns off', async () => {
    file('config/gongkai.config.json', '{ "rules": { "row-label": "off" }, "notReports": ["none.txt"] }');
    const paths = [file('config/003.txt', wrong), file('config/none.txt', wrong)];
    const { code, err } = await gongkai(['fix', ...paths]);
    assert.equal(code, 0);
    assert.equal(err.match(/ column-label /g)?.length, 2);
    assert.doesNotMatch(err, / row-label /);
    assert.equal(content(paths[1] as string), wrong);
    const named = join(folder, 'config/draft.txt');
    const input = await gongkai(['fix', '--stdin-filename', named, '-'], wrong);
    assert.equal(input.err.match(/draft\.txt:\d+:\d+ column-label /g)?.length, 2);
    assert.doesNotMatch(input.err, / row-label /);
    const none = await gongkai(['format', '--stdin-filename', join(folder, 'config/none.txt'), '-'], wrong);
    assert.equal(none.out, wrong);
  });

  test('does the other files where one cannot be read or written', async () => {
    const path = file('errors/003.txt', wrong);
    const { code, err } = await gongkai(['fix', 'no/such.txt', path, folder]);
    assert.equal(code, 2);
    assert.match(err, /^gongkai: no\/such\.txt: 文件不存在 \/ no such file$/m);
    assert.equal(content(path), right);
  });

  test("has last year's report corrected before it is asked about this year's", async () => {
    const earlier = having(of2021, ['四、结转下年度继续办理', '四、结转下年度继续处理']);
    const paths = [file('years/2022.txt', of2022), file('years/2021.txt', earlier)];
    const { err } = await gongkai(['fix', ...paths]);
    assert.match(err, /2021\.txt:\d+:\d+ row-label /);
    assert.equal(content(paths[1] as string), of2021);
    assert.match((await gongkai(['fix', '--lang', 'en', ...paths])).err, /^0 corrected in 0 files; /);
  });
});

test('every report in every encoding, its lines ending anyhow, is written in kind', async () => {
  const reports = samples.flatMap(({ name, text }) =>
    written(text).map((way) => ({ ...way, name: `${name}/${way.name}` })),
  );
  const paths = reports.map(({ name, bytes }) => file(`ways/${name}.txt`, bytes));
  const { code, err } = await gongkai(['fix', join(folder, 'ways')]);
  assert.equal(code, 0, err);
  const texts = new Map<string, string>();
  const expected = (text: string): string => {
    const known = texts.get(text) ?? corrected(text);
    texts.set(text, known);
    return known;
  };
  let changed = 0;
  for (const [at, { name, text, bytes, encode }] of reports.entries()) {
    const now = readFileSync(paths[at] as string);
    assert.deepEqual(now, encode(expected(text)), name);
    changed += now.equals(bytes) ? 0 : 1;
  }
  // 12 of the 16 reports have something certain to correct.
  assert.ok(changed > reports.length / 4, `${changed} of ${reports.length}`);
});

describe('a run that is ended', () => {
  const copies = 100;

  /** Begins to correct a folder of reports and ends it at some moment once it has begun to write. */
  async function ended(name: string, signal: NodeJS.Signals, after: number): Promise<string[]> {
    const own = join(folder, name);
    mkdirSync(own);
    for (let at = 0; at < copies; at++) writeFileSync(join(own, `${at}.txt`), wrong);
    const child = spawn(process.execPath, [join(root, 'dist/cli.js'), 'fix', own], {
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    const exit = once(child, 'exit');
    await once(child.stderr as NodeJS.ReadableStream, 'data');
    child.stderr?.resume();
    await new Promise((resolve) => setTimeout(resolve, after));
    child.kill(signal);
    await exit;
    for (let at = 0; at < copies; at++) {
      const now = content(join(own, `${at}.txt`));
      assert.ok(now === wrong || now === right, `${name}/${at}.txt is neither the old nor the new one`);
    }
    return readdirSync(own);
  }

  test('leaves each file as it was, or as it is to be', async () => {
    let unfinished = 0;
    for (const after of [0, 15, 40]) {
      const name = `killed-${after}`;
      const names = await ended(name, 'SIGKILL', after);
      // What was being written when it was killed.
      assert.ok(names.length <= copies + 1);
      const left = names
        .filter((each) => /^\d+\.txt$/.test(each))
        .filter((each) => content(join(folder, name, each)) === wrong);
      if (left.length > 0) unfinished++;
    }
    assert.ok(unfinished > 0, 'every run was done before it was killed');
  });

  test('goes on where nobody listens any more', async () => {
    const own = join(folder, 'unheard');
    mkdirSync(own);
    for (let at = 0; at < copies; at++) writeFileSync(join(own, `${at}.txt`), wrong);
    const child = spawn(process.execPath, [join(root, 'dist/cli.js'), 'fix', own], {
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    child.stderr.destroy();
    const [code] = await once(child, 'exit');
    assert.equal(code, 0);
    for (let at = 0; at < copies; at++) assert.equal(content(join(own, `${at}.txt`)), right);
  });

  test('leaves nothing of its own where it is told to end', { skip: process.platform === 'win32' }, async () => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const)
      assert.equal((await ended(`told-${signal}`, signal, 10)).length, copies);
  });
});
