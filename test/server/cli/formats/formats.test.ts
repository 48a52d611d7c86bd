import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import Draft4 from 'ajv-draft-04';
import formats from 'ajv-formats';
import { Parser } from 'saxen';
import type { Checked } from '../../../../server/src/cli/checked.js';
import type { Extracted } from '../../../../server/src/cli/extracted.js';
import { csv } from '../../../../server/src/cli/formats/csv.js';
import { github } from '../../../../server/src/cli/formats/github.js';
import { junit } from '../../../../server/src/cli/formats/junit.js';
import { rules } from '../../../../server/src/rules/index.js';
import { seed, seeds } from '../../samples.js';
import { check, seedFile, wordsAt } from '../answers.js';
import { file, gongkai } from '../gongkai.js';

/** Words that mean something in every form of output. */
const awkward = '50% <b>"1,2"</b> & 共:\r\n二\u0007\uD800';
const answer = (severity: Checked['findings'][number]['severity'], message = awkward): Checked => ({
  form: '2021',
  organ: null,
  year: 2023,
  findings: [
    {
      rule: 'jump',
      severity,
      message,
      range: { start: { line: 4, character: 2 }, end: { line: 4, character: 5 } },
      cells: [],
      relations: [],
      fixes: [],
    },
  ],
  repairs: [],
});

/** What the schema does not say is there. */
interface Run {
  columnKind: string;
  tool: { driver: { rules: { id: string }[] } };
  results: {
    ruleId: string;
    ruleIndex: number;
    message: { text: string };
    locations: [
      { physicalLocation: { region: Record<'startLine' | 'startColumn' | 'endLine' | 'endColumn', number> } },
    ];
    fixes?: unknown[];
  }[];
  invocations: [
    {
      executionSuccessful: boolean;
      exitCode: number;
      toolExecutionNotifications: {
        message: { text: string };
        locations: [{ physicalLocation: { artifactLocation: { uri: string } } }];
      }[];
    },
  ];
}

/** What the parser of XML has, and the types of the importer leave out. */
interface XmlParser {
  on(
    event: 'openTag',
    listener: (name: string, attributes: () => Record<string, string>, decode: (words: string) => string) => void,
  ): void;
  on(event: 'error', listener: (error: Error) => void): void;
  parse(xml: string): void;
}

describe('SARIF', () => {
  const ajv = new Draft4.default({ strict: false, unicodeRegExp: false });
  formats.default(ajv);
  const isValid = ajv.compile(
    JSON.parse(readFileSync(new URL('../../../fixtures/sarif-2.1.0-rtm.5.json', import.meta.url), 'utf8')),
  );
  const sarif = async (...args: string[]) => {
    const { out, code } = await gongkai(['check', '--format', 'sarif', '--lang', 'en', ...args]);
    const log: { runs: Run[] } = JSON.parse(out);
    assert.equal(isValid(JSON.parse(out)), true, JSON.stringify(isValid.errors?.slice(0, 3)));
    return { code, run: log.runs[0] as Run };
  };

  test('is what the schema of 2.1.0 asks for, with every finding and every fix', async () => {
    const files = seeds.map(({ name }) => `seeds/${name}`);
    const { run } = await sarif(...files);
    const { files: answers } = await check('--lang', 'en', ...files);
    const findings = answers.flatMap((one) => ('findings' in one ? one.findings : []));
    assert.equal(run.columnKind, 'utf16CodeUnits');
    assert.equal(run.results.length, findings.length);
    for (const [at, { rule, message, range, fixes }] of findings.entries()) {
      const {
        ruleId,
        ruleIndex,
        message: told,
        locations,
        fixes: changes = [],
      } = run.results[at] as Run['results'][number];
      assert.deepEqual([ruleId, told.text, changes.length], [rule, message, fixes.length]);
      assert.equal(run.tool.driver.rules[ruleIndex]?.id, rule);
      const { startLine, startColumn, endLine, endColumn } = locations[0].physicalLocation.region;
      const start = { line: startLine - 1, character: startColumn - 1 };
      assert.deepEqual({ start, end: { line: endLine - 1, character: endColumn - 1 } }, range);
    }
    assert.ok(run.results.some(({ fixes }) => fixes));
    assert.deepEqual(
      run.tool.driver.rules.map(({ id }) => id),
      rules.map(({ id }) => id),
    );
    assert.deepEqual(run.invocations, [{ executionSuccessful: true, exitCode: 1, toolExecutionNotifications: [] }]);
  });

  test('tells of files that cannot be read, and is whole without a finding', async () => {
    const { code, run } = await sarif('没有 这个.txt', seedFile('000'));
    assert.equal(code, 2);
    assert.deepEqual(run.results, []);
    const [invocation] = run.invocations;
    assert.deepEqual([invocation.executionSuccessful, invocation.exitCode], [false, 2]);
    const [told] = invocation.toolExecutionNotifications;
    assert.match(told?.message.text ?? '', /no such file/);
    assert.equal(
      told?.locations[0].physicalLocation.artifactLocation.uri,
      '%E6%B2%A1%E6%9C%89%20%E8%BF%99%E4%B8%AA.txt',
    );
  });
});

describe('the commands of GitHub Actions', () => {
  test('escape what would end a command or a property', () => {
    assert.equal(
      github.file('a,b:c%.txt', answer('information'), ''),
      '::notice file=a%2Cb%3Ac%25.txt,line=5,endLine=5,col=3,endColumn=5,title=jump::' +
        '50%25 <b>"1,2"</b> & 共:%0D%0A二\u0007\uD800\n',
    );
    assert.equal(github.file('x', { error: '没有' }, ''), '::error file=x::没有\n');
  });

  test('are one line a finding', async () => {
    const { out, code } = await gongkai(['check', '--format', 'github', seedFile('003')]);
    assert.equal(code, 0);
    assert.equal(out.trimEnd().split('\n').length, 6);
    for (const line of out.trimEnd().split('\n'))
      assert.match(
        line,
        /^::warning file=seeds\/003_\w+\.txt,line=\d+,endLine=\d+,col=\d+,endColumn=\d+,title=[a-z-]+::\S/,
      );
  });
});

describe('JUnit', () => {
  /** Names of elements with their attributes, read by a parser of XML. */
  function elementsOf(xml: string): [name: string, attributes: Record<string, string>][] {
    const found: [string, Record<string, string>][] = [];
    const parser = new Parser() as unknown as XmlParser;
    parser.on('openTag', (name, attributes, decode) => {
      const read = Object.entries(attributes()).map(([key, value]) => [key, decode(value)]);
      found.push([name, Object.fromEntries(read)]);
    });
    parser.on('error', (error) => {
      throw error;
    });
    parser.parse(xml);
    return found;
  }

  test('fails what fails the run, and nothing else', () => {
    const format = junit('warning');
    const whole = (one: Checked): string =>
      `${format.head}${format.file('年/a&b.txt', one, '')}${format.tail?.({} as never)}`;
    const names = (severity: 'error' | 'information'): string[] =>
      elementsOf(whole(answer(severity))).map(([name]) => name);
    assert.deepEqual(names('error'), ['testsuites', 'testsuite', 'testcase', 'failure']);
    assert.deepEqual(names('information'), ['testsuites', 'testsuite', 'testcase', 'system-out']);
    const [, suite, one, failure] = elementsOf(whole(answer('error'))).map(([, attributes]) => attributes);
    assert.deepEqual(suite, { name: '年/a&b.txt', tests: '1', failures: '1', errors: '0' });
    assert.deepEqual(one, { name: 'jump (5:3)', classname: '年/a&b.txt' });
    assert.deepEqual(failure, { type: 'error', message: '50% <b>"1,2"</b> & 共:\r\n二\uFFFD\uFFFD' });
  });

  test('is whole for clean files, and for those that cannot be read', async () => {
    const { out, code } = await gongkai([
      'check',
      '--format',
      'junit',
      'no/such.txt',
      seedFile('000'),
      seedFile('004'),
    ]);
    assert.equal(code, 2);
    const elements = elementsOf(out);
    const suites = elements
      .filter(([name]) => name === 'testsuite')
      .map(([, { errors, failures }]) => [errors, failures]);
    assert.deepEqual(suites, [
      ['1', '0'],
      ['0', '0'],
      ['0', '16'],
    ]);
    assert.equal(elements.filter(([name]) => name === 'failure').length, 16);
  });
});

describe('CSV', () => {
  /** Fields as RFC 4180 has them. */
  const recordsOf = (text: string): string[][] =>
    [...text.matchAll(/((?:"(?:[^"]|"")*"|[^,\r\n"]*)(?:,(?:"(?:[^"]|"")*"|[^,\r\n"]*))*)\r\n/g)].map(([, line = '']) =>
      [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,"]*))/g)].map(
        ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '',
      ),
    );

  test('has a line for every number, with its place and its words in the form', async () => {
    const { out } = await gongkai(['extract', '--format', 'csv', seedFile('003'), 'README.md']);
    const [head, ...records] = recordsOf(out);
    assert.equal(head?.[0], '\uFEFFfile');
    assert.equal(records.length, 200);
    const { text } = seed('003');
    for (const record of records) {
      assert.equal(record.length, head?.length);
      const [, form, organ, year, , , , , value, printed = '', line, character] = record;
      assert.deepEqual([form, organ, year], ['2021', '运城市人民政府办公室', '2023']);
      const start = { line: Number(line) - 1, character: Number(character) - 1 };
      const end = { line: start.line, character: start.character + printed.length };
      assert.equal(wordsAt(text, { start, end }), printed);
      assert.equal(value, printed);
    }
    const granted = records.find(([, , , , cell]) => cell === 'requests/refused.stateSecret/total');
    assert.deepEqual(granted?.slice(5, 8), ['表三', '（三）不予公开 1.属于国家秘密', '总计']);
  });

  test('quotes what has commas and quotes in it, and gives no spreadsheet a formula', () => {
    const place = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
    const printed = (text: string, path = 'a.txt'): string => {
      const cells = { 'cases/litigation.direct/total': { value: null, text, range: place } };
      const one: Extracted = { form: '2021', organ: '=甲', year: null, cells };
      return csv.file(path, one, '');
    };
    assert.match(printed('1,"2"'), /,"1,""2""",1,1\r\n$/);
    assert.match(printed('=1+1', '@SUM(A1).txt'), /^'@SUM\(A1\)\.txt,2021,'=甲,,cases\/.*,,'=1\+1,1,1\r\n$/);
    assert.match(printed('－2+3'), /,'－2\+3,1,1\r\n$/);
    for (const number of ['-8', '4.5', '-', '—']) assert.match(printed(number), new RegExp(`,,${number},1,1\r\n$`));
  });
});

test('colours and lines of the report are there where they are asked for', async () => {
  const name = file('long.txt', seed('003').text.replace('规章\t2', `规章\t\u001b[31m2x${'字'.repeat(3000)}`));
  const plain = await gongkai(['check', '--lang', 'zh', name]);
  assert.doesNotMatch(plain.out, /\p{Cc}\[|│/u);
  const [always, forced, both] = await Promise.all([
    gongkai(['check', '--lang', 'zh', '--color', 'always', name]),
    gongkai(['check', '--lang', 'zh', name], '', { FORCE_COLOR: '1' }),
    gongkai(['check', '--lang', 'zh', '--color', 'never', name], '', { FORCE_COLOR: '1' }),
  ]);
  assert.match(always.out, /\p{Cc}\[31merror\p{Cc}\[39m/u);
  assert.match(always.out, /检查了 1 个文件：.*错误/);
  assert.doesNotMatch(always.out, /\p{Cc}\[31m2x/u, 'what a report holds commands no terminal');
  assert.equal(forced.out, always.out);
  assert.equal(both.out, plain.out);
});
