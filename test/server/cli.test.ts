import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import iconv from 'iconv-lite';
import { z } from 'zod';
import { having } from './rules/found.js';
import { acrossYears, of2021, of2022 } from './rules/years.js';
import { findingsOf, readText, samples, seed, textOf } from './samples.js';

const root = fileURLToPath(new URL('../../', import.meta.url));
const cli = join(root, 'dist/cli.js');
const folder = mkdtempSync(join(tmpdir(), 'gongkai-'));
after(() => rmSync(folder, { recursive: true }));

/** Writes a file into the test's own folder and gives its path as a shell on any system would. */
function file(name: string, content: string | Uint8Array): string {
  mkdirSync(join(folder, name, '..'), { recursive: true });
  writeFileSync(join(folder, name), content);
  return join(folder, name).replaceAll('\\', '/');
}

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

function gongkai(args: readonly string[], input: string | Uint8Array = ''): Promise<Ended> {
  const child = spawn(process.execPath, [cli, ...args], { cwd: root });
  const out: Buffer[] = [];
  const err: Buffer[] = [];
  child.stdout.on('data', (chunk) => out.push(chunk));
  child.stderr.on('data', (chunk) => err.push(chunk));
  child.stdin.on('error', () => {});
  child.stdin.end(input);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, out: String(Buffer.concat(out)), err: String(Buffer.concat(err)) }));
  });
}

const position = z.strictObject({ line: z.int().min(0), character: z.int().min(0) });
const range = z.strictObject({ start: position, end: position });
const path = z.string().regex(/^(?:disclosure|requests|cases)\/[a-zA-Z.]+\/[a-zA-Z]+$/);
const head = {
  file: z.string(),
  form: z.enum(['2021', '2019']).nullable(),
  organ: z.string().nullable(),
  year: z.int().nullable(),
};

/** What contract.md fixes for `extract`, and nothing beside it. */
const extracted = z.strictObject({
  ...head,
  cells: z.record(path, z.strictObject({ value: z.number().nullable(), text: z.string(), range })),
});

/** What contract.md fixes for `check --format json`. */
const checked = z.strictObject({
  ...head,
  findings: z.array(
    z.strictObject({
      rule: z.string().regex(/^[a-z]+(?:-[a-z]+)*$/),
      severity: z.enum(['error', 'warning', 'information', 'hint']),
      message: z.string().min(1),
      range,
      cells: z.array(path),
      relations: z.array(z.string().min(1)),
      fixes: z.array(
        z.strictObject({
          title: z.string().min(1),
          preferred: z.boolean(),
          edits: z.array(z.strictObject({ range, newText: z.string() })).min(1),
        }),
      ),
    }),
  ),
  repairs: z
    .array(
      z.strictObject({
        changes: z.array(z.strictObject({ cell: path, from: z.number().nullable(), to: z.number().min(0) })).min(1),
        reason: z.string().min(1),
        confident: z.boolean(),
      }),
    )
    .max(5),
});
const failed = z.strictObject({ file: z.string(), error: z.string().min(1) });

async function extract(...args: string[]) {
  const { code, out } = await gongkai(['extract', ...args]);
  return { code, files: z.array(z.union([extracted, failed])).parse(JSON.parse(out)) };
}

async function check(...args: string[]) {
  const { code, out } = await gongkai(['check', '--format', 'json', ...args]);
  return { code, files: z.array(z.union([checked, failed])).parse(JSON.parse(out)) };
}

/** The one answer, which must be about a readable file. */
const only = <T extends object>(files: readonly T[]): Exclude<T, { error: string }> => {
  assert.equal(files.length, 1);
  assert.ok(files[0] && !('error' in files[0]));
  return files[0] as Exclude<T, { error: string }>;
};

const seedFile = (number: string): string => `seeds/${seed(number).name}`;
const paths = samples.map(({ name }) => (/^\d{3}_/.test(name) ? `seeds/${name}` : `test/fixtures/reports/${name}`));

/** The words at a range, lines ending anyhow, characters counted in UTF-16 units. */
function wordsAt(text: string, { start, end }: z.infer<typeof range>): string {
  const lines = text.split(/\r\n|\r|\n/);
  if (start.line === end.line) return lines[start.line]?.slice(start.character, end.character) ?? '';
  const between = lines.slice(start.line + 1, end.line);
  return [lines[start.line]?.slice(start.character), ...between, lines[end.line]?.slice(0, end.character)].join('\n');
}

describe('the files of one run', () => {
  const wrong = having(of2021, [
    '四、结转下年度继续办理\t1\t0\t0\t0\t0\t0\t1',
    '四、结转下年度继续办理\t3\t0\t0\t0\t0\t0\t3',
  ]);
  const rulesOf = (found: z.infer<typeof checked> | z.infer<typeof failed> | undefined): string[] =>
    found && 'findings' in found ? found.findings.map(({ rule }) => rule).filter((rule) => acrossYears.has(rule)) : [];

  test('are compared with each other, in any order, named or found', async () => {
    const earlier = file('years/2021.txt', wrong);
    const later = file('years/2022.txt', of2022);
    for (const named of [[earlier, later], [later, earlier], [join(folder, 'years')]]) {
      const { files } = await check(...named);
      assert.equal(files.length, 2);
      for (const found of files)
        assert.deepEqual(rulesOf(found), found.file.endsWith('2022.txt') ? ['carry-over'] : []);
    }
    assert.deepEqual(rulesOf((await check(later)).files[0]), []);
  });

  test('give fixes for themselves only', async () => {
    const { files } = await check(file('years/2021.txt', wrong), file('years/2022.txt', of2022));
    const [found] = files
      .flatMap((answer) => ('findings' in answer ? answer.findings : []))
      .filter(({ rule }) => rule === 'carry-over');
    assert.equal(found?.fixes.length, 1);
    assert.deepEqual(
      found?.fixes[0]?.edits.map(({ range, newText }) => [wordsAt(of2022, range), newText]),
      [
        ['1', '3'],
        ['1', '3'],
      ],
    );
  });

  test('may be standard input', async () => {
    const { out } = await gongkai(['check', '-', file('years/2021.txt', wrong)], of2022);
    assert.match(out, /^-:\d+:\d+ warning carry-over .*2021\.txt/m);
    const other = await gongkai(['check', file('years/2022.txt', of2022), '-'], wrong);
    assert.match(other.out, /2022\.txt:\d+:\d+ warning carry-over /);
  });

  test('of all reports at hand agree', async () => {
    const { files } = await check(...paths);
    assert.deepEqual(files.flatMap(rulesOf), []);
  });
});

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

describe('check', () => {
  test('gives every finding of every report', async () => {
    const { code, files } = await check('--fail-on', 'never', ...paths);
    assert.equal(code, 0);
    for (const [at, { name, text }] of samples.entries()) {
      const { findings } = only(files.slice(at, at + 1));
      assert.deepEqual(
        findings.map(({ rule, range }) => [rule, wordsAt(text, range)]),
        findingsOf(text).map(({ rule, span }) => [rule, text.slice(span.start, span.end).replace(/\r\n?/g, '\n')]),
        name,
      );
    }
  });

  test('tells the number to write, in a fix and in a repair', async () => {
    const wrong = file('wrong.txt', seed('003').text.replace('\t93\t', '\t94\t'));
    const { code, files } = await check('--lang', 'zh', wrong);
    assert.equal(code, 1);
    const { findings, repairs } = only(files);
    const finding = findings.find(({ rule }) => rule === 'requests-row-total');
    assert.equal(finding?.cells[0], 'requests/received/total');
    assert.match(finding?.message ?? '', /89\+3\+0\+0\+1\+0 = 93，表中为 94/);
    assert.deepEqual(
      finding?.fixes.filter(({ preferred }) => preferred).map(({ edits }) => edits),
      [[{ range: finding?.range, newText: '93' }]],
    );
    assert.deepEqual(repairs[0]?.changes, [{ cell: 'requests/received/total', from: 94, to: 93 }]);
    assert.equal(repairs[0]?.confident, true);
  });

  test('names a file that holds no report once, and is content', async () => {
    const { code, files } = await check('README.md');
    assert.equal(code, 0);
    assert.deepEqual(
      only(files).findings.map(({ rule }) => rule),
      ['no-report'],
    );
  });

  test('passes over what is no report in folders and behind wildcards', async () => {
    file('mixed/one.txt', seed('000').text);
    file('mixed/deep/two.gongkai', seed('003').text);
    file('mixed/note.md', '# 会议纪要\n\n一、总体情况\n');
    file('mixed/empty.txt', '');
    file('mixed/picture.png', Uint8Array.of(0x89, 0x50, 0x4e, 0x47));
    const base = `${folder.replaceAll('\\', '/')}/mixed`;
    const [inFolder, slashed, wild] = await Promise.all([check(base), check(`${base}/`), check(`${base}/*.*`)]);
    const names = (files: { file: string }[]) => files.map((answer) => answer.file);
    assert.deepEqual(names(inFolder.files), [`${base}/deep/two.gongkai`, `${base}/one.txt`]);
    assert.deepEqual(names(slashed.files), names(inFolder.files));
    assert.deepEqual(names(wild.files), [`${base}/one.txt`]);
    assert.deepEqual([inFolder.code, slashed.code, wild.code], [0, 0, 0]);
    const twice = await check(`${base}/note.md`, base, `${base}/one.txt`);
    assert.deepEqual(names(twice.files), [`${base}/note.md`, `${base}/deep/two.gongkai`, `${base}/one.txt`]);
  });

  test('fails on what --fail-on asks for', async () => {
    // Only warnings; an error; an information and errors; nothing at all.
    const [warnings, errors, clean] = [seedFile('003'), seedFile('004'), seedFile('000')];
    const code = async (level: string | null, report: string): Promise<number | null> =>
      (await gongkai(['check', ...(level ? ['--fail-on', level] : []), report])).code;
    const asked: [string | null, string, number][] = [
      [null, warnings, 0],
      ['error', warnings, 0],
      ['warning', warnings, 1],
      ['information', warnings, 1],
      [null, errors, 1],
      ['never', errors, 0],
      ['hint', clean, 0],
      ['information', 'README.md', 1],
    ];
    assert.deepEqual(
      await Promise.all(asked.map(([level, report]) => code(level, report))),
      asked.map(([, , expected]) => expected),
    );
  });

  test('prints a line a finding, for people and for editors', async () => {
    const name = seedFile('003');
    const { out, err, code } = await gongkai(['check', '--lang', 'zh', name]);
    const lines = out.trimEnd().split('\n');
    assert.equal(lines.length, 6);
    assert.equal(lines[0], `${name}:46:6 warning column-label 表二“本年度制发件数”与格式不一致，应为“本年制发件数”`);
    for (const line of lines) assert.match(line, /^seeds\/003_[\da-f]+\.txt:\d+:\d+ warning [a-z-]+ \S/);
    assert.deepEqual([err, code], ['', 0]);
    const english = await gongkai(['check', '--lang', 'en', name]);
    assert.match(english.out.split('\n')[0] ?? '', /:46:6 warning column-label Table 2: /);
  });
});

describe('files of every encoding', () => {
  const { text } = seed('003');
  const encoded: Record<string, Uint8Array> = {
    'utf-8': Buffer.from(text),
    'utf-8 with mark': Buffer.from(`\uFEFF${text}`),
    'utf-16le with mark': iconv.encode(text, 'utf16le', { addBOM: true }),
    'utf-16be with mark': iconv.encode(text, 'utf16be', { addBOM: true }),
    gb18030: iconv.encode(text, 'gb18030'),
    'utf-8, lines ending CRLF': Buffer.from(text.replaceAll('\n', '\r\n')),
    'gb18030, lines ending CR': iconv.encode(text.replaceAll('\n', '\r'), 'gb18030'),
  };
  const files = Object.entries(encoded).map(([name, bytes]) => file(`encoded/${name}.txt`, bytes));
  /** With a title in its first line, where a mark would move what stands behind it. */
  const first = `运城市人民政府办公室 2023 年政府信息公开工作年度报告\n${text}`;

  test('are extracted alike, with the same places', async () => {
    const answers = (await extract(...files)).files;
    const plain = only(answers.slice(0, 1));
    assert.equal(Object.keys(plain.cells).length, 200);
    for (const answer of answers) assert.deepEqual({ ...answer, file: '' }, { ...plain, file: '' }, answer.file);
  });

  test('are checked alike', async () => {
    const answers = (await check(...files)).files;
    const plain = only(answers.slice(0, 1));
    assert.equal(plain.findings.length, 6);
    for (const answer of answers) assert.deepEqual({ ...answer, file: '' }, { ...plain, file: '' }, answer.file);
  });

  test('a mark counts for nothing in the first line', async () => {
    const wrong = first.replace('2023', '2019');
    const reports = [wrong, `\uFEFF${wrong}`].map((content, at) => file(`mark/${at}.txt`, content));
    const [plain, marked] = (await check(...reports)).files;
    const places = [plain, marked].map(
      (answer) => answer && 'findings' in answer && answer.findings.find(({ rule }) => rule === 'form-year')?.range,
    );
    assert.ok(places[0]);
    assert.equal(places[0].start.line, 0);
    assert.deepEqual(places[1], places[0]);
  });

  test('are read as --encoding says', async () => {
    const name = file('plain-utf-16', iconv.encode(text, 'utf16le', { addBOM: false }));
    assert.equal(Object.keys(only((await extract('--encoding', 'utf-16le', name)).files).cells).length, 200);
    assert.equal(only((await extract(name)).files).form, null);
    const wrong = await gongkai(['extract', '--encoding', 'klingon', name]);
    assert.equal(wrong.code, 2);
    assert.match(wrong.err, /klingon/);
  });
});

describe('standard input', () => {
  test('is read where a file is called -', async () => {
    const { text } = seed('003');
    const [out, gb] = await Promise.all([
      gongkai(['extract', '-'], text),
      gongkai(['check', '--format', 'json', '-'], iconv.encode(text, 'gb18030')),
    ]);
    const answer = only(z.array(extracted).parse(JSON.parse(out.out)));
    assert.deepEqual([answer.file, Object.keys(answer.cells).length, out.code], ['-', 200, 0]);
    assert.equal(only(z.array(checked).parse(JSON.parse(gb.out))).findings.length, 6);
  });

  test('may be empty', async () => {
    const { code, out } = await gongkai(['check', '-'], '');
    assert.equal(code, 0);
    assert.match(out, /^-:1:1 information no-report \S/);
  });
});

describe('what cannot be used', () => {
  test('a file that is not there is told of, the others are still done', async () => {
    for (const { code, files } of [
      await extract('no/such.txt', seedFile('000')),
      await check('no/such.txt', seedFile('000')),
    ]) {
      assert.equal(code, 2);
      assert.deepEqual(Object.keys(files[0] ?? {}), ['file', 'error']);
      assert.equal(files[0]?.file, 'no/such.txt');
      assert.equal(files.length, 2);
      assert.ok(files[1] && 'year' in files[1] && files[1].year === 2023);
    }
    const { code, out, err } = await gongkai(['check', 'no/such.txt', seedFile('003')]);
    assert.equal(code, 2);
    assert.equal(out.trimEnd().split('\n').length, 6);
    assert.match(err, /no\/such\.txt/);
  });

  test('options and commands that do not exist, and no files at all', async () => {
    const wrong = [
      ['check'],
      ['check', '--format', 'klingon', seedFile('000')],
      ['check', '--fail-on', 'klingon', seedFile('000')],
      ['check', '--klingon', seedFile('000')],
      ['klingon'],
    ];
    for (const { code, out, err } of await Promise.all(wrong.map((args) => gongkai(args)))) {
      assert.equal(code, 2);
      assert.equal(out, '');
      assert.notEqual(err, '');
    }
  });

  test('help is no mistake', async () => {
    const { code, out } = await gongkai(['--help']);
    assert.equal(code, 0);
    assert.match(out, /extract/);
  });

  test('binary, merged and old files end without a crash', async () => {
    const strange = [
      file(
        'strange/binary.txt',
        Uint8Array.from({ length: 5000 }, (_, at) => (at * 7919) % 256),
      ),
      file('strange/conflict.txt', seed('003').text.replace('规章\t2', '<<<<<<< HEAD\n规章\t2')),
      file('strange/old.txt', textOf('test/fixtures/not-reports/work-summary.txt')),
    ];
    const { code, files } = await check(...strange);
    assert.equal(code, 0);
    assert.deepEqual(
      files.map((answer) => 'findings' in answer && answer.findings.map(({ rule }) => rule)),
      [['no-report'], ['merge-conflict'], ['no-report']],
    );
  });
});

describe('configuration', () => {
  const wrong = having(of2022, [
    '四、结转下年度继续办理\t0\t0\t0\t0\t0\t0\t0',
    '四、结转下年度继续办理\t0\t0\t0\t0\t0\t0\t5',
  ]);
  const config = (text: string, name = 'gongkai.config.json') => file(`configured/${name}`, text);
  const requests = async (...args: string[]) => {
    const { out, code } = await gongkai(['check', ...args]);
    return {
      code,
      rules: [...out.matchAll(/ (\w+) (requests-[a-z-]+) /g)].map(([, severity, rule]) => `${severity} ${rule}`),
    };
  };

  test('the nearest configuration upwards holds for each file', async () => {
    config('{ "rules": { "requests-row-total": "hint", "requests-balance": "off" } }');
    const below = file('configured/2022/a.txt', wrong);
    assert.deepEqual((await requests(below)).rules, ['hint requests-row-total']);
    assert.deepEqual((await requests(file('a.txt', wrong))).rules.length, 1);
  });

  test('a configuration that is named holds instead', async () => {
    const named = config(
      '{ "overrides": [{ "files": ["2022/*"], "rules": { "requests-row-total": "warning" } }] }',
      'other.json',
    );
    const below = file('configured/2022/a.txt', wrong);
    assert.deepEqual((await requests('--config', named, below)).rules, ['warning requests-row-total']);
  });

  test('files that are never reports are not answered for, and those that are, are', async () => {
    config('{ "notReports": ["2022/**"], "reports": ["x.txt"] }');
    file('configured/2022/a.txt', wrong);
    file('configured/x.txt', '早上好');
    const { out } = await gongkai(['check', '--format', 'json', join(folder, 'configured')]);
    const files: { file: string }[] = JSON.parse(out);
    assert.deepEqual(
      files.map((answer) => answer.file.split('/').at(-1)),
      ['x.txt'],
    );
  });

  test('files that it says are reports, or none, are extracted, or passed over, where nobody names them', async () => {
    config('{ "notReports": ["2022/**"], "reports": ["x.txt"] }');
    const none = file('configured/2022/a.txt', wrong);
    const said = file('configured/x.txt', '早上好');
    const { files } = await extract(join(folder, 'configured'));
    assert.deepEqual(
      files.map((answer) => answer.file),
      [said],
    );
    assert.equal(only((await extract(none)).files).form, '2021');
    const other = config('{}', 'other.json');
    assert.equal(only((await extract('--config', other, join(folder, 'configured'))).files).file, none);
    config('{ "rules": ');
    assert.equal((await gongkai(['extract', none])).code, 2);
  });

  test('a configuration with a mistake, or none where one is named, ends the run with 2', async () => {
    const report = file('configured/2022/a.txt', wrong);
    for (const args of [
      ['--config', join(folder, 'none.json')],
      ['--config', config('{ "rule": {} }', 'wrong.json')],
    ]) {
      const { code, out, err } = await gongkai(['check', '--lang', 'en', ...args, report]);
      assert.deepEqual([code, out], [2, '']);
      assert.match(err, /none\.json: no such file|wrong\.json: line 1, character 3: there is no "rule"/);
    }
    config('{ "rules": ');
    const { code, err } = await gongkai(['check', '--lang', 'zh', report]);
    assert.equal(code, 2);
    assert.match(err, /gongkai\.config\.json: 第 1 行/);
  });
});
