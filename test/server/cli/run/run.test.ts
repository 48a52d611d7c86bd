import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { describe, test } from 'node:test';
import { having } from '../../rules/found.js';
import { of2021, of2022 } from '../../rules/years.js';
import { seed } from '../../samples.js';
import { cli, file, folder, gongkai, root } from '../gongkai.js';

/** Twice as many are more than one thread is given; see `pool.ts`. */
const MANY = 52;
/** Reports of so many organs for two years, the earlier of which carried out more than the later carried in. */
const wrong = having(of2021, [
  '四、结转下年度继续办理\t1\t0\t0\t0\t0\t0\t1',
  '四、结转下年度继续办理\t3\t0\t0\t0\t0\t0\t3',
]);
const NAMES = '甲乙丙丁戊己庚辛壬癸';
const ofOrgan = (text: string, organ: number): string =>
  text.replaceAll('平潭综合实验区', `${[...String(organ)].map((digit) => NAMES[Number(digit)]).join('')}县人民政府`);

/** Files `many/ORGAN/YEAR.txt`, and the answer that is expected for each in turn. */
function writeMany(filing: (organ: number, year: number) => string): void {
  for (let organ = 0; organ < MANY; organ++) {
    file(filing(organ, 2021), ofOrgan(wrong, organ));
    file(filing(organ, 2022), ofOrgan(of2022, organ));
  }
}
const padded = (organ: number): string => String(organ).padStart(3, '0');

describe('many files', () => {
  test('are answered in their order by threads as by one, compared across all of them', async () => {
    writeMany((organ, year) => `organs/${padded(organ)}/${year}.txt`);
    writeMany((organ, year) => `years/${year}/${padded(organ)}.txt`);
    writeMany((organ, year) => `back/${9999 - year}/${padded(organ)}.txt`);
    for (const filing of ['organs', 'years', 'back']) {
      const args = ['check', '--format', 'ndjson', '--lang', 'zh', `${folder}/${filing}`];
      const [threads, alone] = await Promise.all([
        gongkai([...args, '--jobs', '2']),
        gongkai([...args, '--jobs', '1']),
      ]);
      assert.equal(threads.out, alone.out, filing);
      const answers: { file: string; findings: { rule: string }[] }[] = alone.out
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line));
      assert.equal(answers.length, 2 * MANY);
      assert.deepEqual(
        answers.map((answer) => answer.file),
        answers.map((answer) => answer.file).toSorted(),
      );
      for (const { file: name, findings } of answers)
        assert.equal(
          findings.some(({ rule }) => rule === 'carry-over'),
          /2022\.txt$|[/](?:2022|7977)[/]/.test(name),
          name,
        );
    }
  });

  test('of one organ and year count once where they agree, and not at all where they do not', async () => {
    const later = file('copies/later.txt', of2022);
    const names = async (...others: string[]): Promise<string[]> => {
      const { out } = await gongkai(['check', '--lang', 'zh', '--rule', 'carry-over', later, ...others]);
      return [...out.matchAll(/2021 年报告（(.*?)）/g)].map(([, name = '']) => name);
    };
    const [b, a] = [file('copies/b.txt', wrong), file('copies/a.txt', `${wrong}\n`)];
    assert.deepEqual(await names(b, a), ['a.txt']);
    assert.deepEqual(await names(a, b), ['a.txt']);
    assert.deepEqual(await names(b, a, file('copies/c.txt', of2021)), []);
  });

  test('one of which is too large for a thread are all answered', async () => {
    writeMany((organ, year) => `large/${padded(organ)}/${year}.txt`);
    const lines = '一\n'.repeat(1_600_000);
    file('large/020/2022.txt', having(of2022, ['四、政府信息公开行政', `\n${lines}四、政府信息公开行政`]));
    const { out, err } = await gongkai(['check', '--format', 'ndjson', '--jobs', '2', `${folder}/large`]);
    assert.equal(err, '');
    const names = out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line).file);
    assert.equal(names.length, 2 * MANY);
    assert.deepEqual(names, names.toSorted());
  });

  test('are one array of JSON', async () => {
    writeMany((organ, year) => `json/${padded(organ)}/${year}.txt`);
    const { out, code } = await gongkai(['check', '--format', 'json', `${folder}/json`, 'no/such.txt']);
    assert.equal(JSON.parse(out).length, 2 * MANY + 1);
    assert.equal(code, 2);
    const none = await gongkai(['check', '--format', 'json', `${folder}/json/000/*.md`]);
    assert.deepEqual(JSON.parse(none.out), []);
  });

  test('end cleanly when they are interrupted, and when nobody listens any more', async () => {
    for (let at = 0; at < 400; at++) file(`long/${at}.txt`, seed('004').text);
    const begin = (format: string) => {
      const child = spawn(process.execPath, [cli, 'check', '--jobs', '2', '--format', format, `${folder}/long`], {
        cwd: root,
      });
      const out: Buffer[] = [];
      child.stdout.on('data', (chunk) => out.push(chunk));
      return { child, out, closed: once(child, 'close') };
    };
    const interrupted = begin('json');
    await once(interrupted.child.stdout, 'data');
    interrupted.child.kill('SIGINT');
    assert.deepEqual(await interrupted.closed, [130, null]);
    const answers: unknown[] = JSON.parse(String(Buffer.concat(interrupted.out)));
    assert.ok(answers.length > 0 && answers.length < 400);

    const deaf = begin('ndjson');
    await once(deaf.child.stdout, 'data');
    deaf.child.stdout.destroy();
    const [code, signal] = await deaf.closed;
    assert.deepEqual([code, signal], [0, null]);
  });

  test('are not begun where a configuration among them has a mistake', async () => {
    file('mistaken/a/a.txt', of2021);
    file('mistaken/b/gongkai.config.json', '{ "rule": {} }');
    file('mistaken/b/b.txt', of2022);
    const { code, out, err } = await gongkai(['check', '--lang', 'en', `${folder}/mistaken`]);
    assert.deepEqual([code, out], [2, '']);
    assert.match(err, /b\/gongkai\.config\.json: line 1/);
  });
});

describe('reports as lines of NDJSON', () => {
  const line = (name: string, text: string, earlier?: string): string =>
    `${JSON.stringify({ file: name, text, ...(earlier && { earlier: { file: '去年.txt', text: earlier } }) })}\n`;
  const check = (input: string, ...args: string[]) =>
    gongkai(['check', '--input', 'ndjson', '--format', 'ndjson', '--lang', 'zh', '-', ...args], input);

  test('are answered a line each, as files are', async () => {
    const texts = [of2022, seed('003').text, '早上好', seed('004').text];
    const { out, code } = await check(texts.map((text, at) => line(`${at}.txt`, text)).join(''));
    assert.equal(code, 1);
    const files = texts.map((text, at) => file(`lines/${at}.txt`, text));
    const asFiles = await gongkai(['check', '--format', 'ndjson', '--lang', 'zh', ...files]);
    assert.equal(out, asFiles.out.replaceAll(`${folder.replaceAll('\\', '/')}/lines/`, ''));
  });

  test('are compared with the earlier report that a line has, and with nothing else', async () => {
    const { out } = await check(line('2021', wrong) + line('2022', of2022) + line('beside', of2022, wrong));
    const told = out
      .trimEnd()
      .split('\n')
      .map((answer) => answer.includes('carry-over'));
    assert.deepEqual(told, [false, false, true]);
    assert.match(out, /去年\.txt/);
  });

  test('are answered each as it comes, and many by threads', async () => {
    const child = spawn(process.execPath, [cli, 'check', '--input', 'ndjson', '--format', 'ndjson', '-'], {
      cwd: root,
    });
    child.stdout.setEncoding('utf8');
    child.stdin.write(line('first', seed('000').text));
    assert.match((await once(child.stdout, 'data'))[0], /^\{"file":"first"/);
    let out = '';
    child.stdout.on('data', (chunk) => {
      out += chunk;
    });
    for (let at = 0; at < 150; at++) child.stdin.write(line(`n${at}`, seed('000').text));
    child.stdin.end();
    await once(child, 'close');
    const names = out
      .trimEnd()
      .split('\n')
      .map((answer) => JSON.parse(answer).file);
    assert.deepEqual(
      names,
      Array.from({ length: 150 }, (_, at) => `n${at}`),
    );
  });

  test('are told of where they are none, and stop no other', async () => {
    const { out, err, code } = await check(`{"file":"a"}\n\nnonsense\n[]\n${line('good', of2022)}{"text":"","file":3}`);
    assert.equal(code, 2);
    const answers: { file: string; error?: string }[] = out
      .trimEnd()
      .split('\n')
      .map((answer) => JSON.parse(answer));
    assert.deepEqual(
      answers.map((answer) => [answer.file, 'error' in answer]),
      [
        ['a', true],
        ['-:3', true],
        ['-:4', true],
        ['good', false],
        ['-:6', true],
      ],
    );
    assert.match(err, /a: .*"text"/);
    const none = await gongkai(['extract', '--input', 'ndjson', 'no/such.ndjson']);
    assert.equal(none.code, 2);
    assert.match(none.err, /no such file/);
  });
});

test('standard input is called what --stdin-filename says, for what is told and for the configuration', async () => {
  file('named/gongkai.config.json', '{ "rules": { "column-label": "error" } }');
  const name = `${folder.replaceAll('\\', '/')}/named/x.txt`;
  const { out, code } = await gongkai(['check', '--stdin-filename', name, '-'], seed('003').text);
  assert.equal(code, 1);
  assert.ok(out.startsWith(`${name}:46:6 error column-label `), out);
});

test('only the rules that are named run, of those that the configuration leaves on', async () => {
  const rulesOf = async (...args: string[]): Promise<string[]> => {
    const { out } = await gongkai(['check', ...args]);
    return [...out.matchAll(/ (?:error|warning|information) ([a-z-]+) /g)].map(([, rule = '']) => rule);
  };
  const name = file('off/x.txt', seed('003').text);
  assert.deepEqual(await rulesOf('--rule', 'column-label', name), ['column-label', 'column-label']);
  assert.equal((await rulesOf('--rule', 'column-label', '--rule', 'row-label', name)).length, 6);
  file('off/gongkai.config.json', '{ "rules": { "column-label": "off" } }');
  assert.deepEqual(await rulesOf('--rule', 'column-label', name), []);
  const { code, err } = await gongkai(['check', '--rule', 'colum-label', name]);
  assert.equal(code, 2);
  assert.match(err, /column-label/);
});
