import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import iconv from 'iconv-lite';
import { z } from 'zod';
import { seed } from '../samples.js';
import { check, checked, extract, extracted, only } from './answers.js';
import { file, gongkai } from './gongkai.js';

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

describe('documents that are no text', () => {
  const documents = {
    '年报.docx': Buffer.from('PK\x03\x04'),
    '年报.doc': Buffer.from('d0cf11e0a1b11ae1', 'hex'),
    '年报.pdf': Buffer.from('%PDF-1.7'),
  };
  const files = Object.entries(documents).map(([name, bytes]) => file(name, bytes));

  for (const command of ['check', 'fix', 'extract']) {
    test(`gongkai ${command} says that they are to be imported, and does the others`, async () => {
      const other = file(`${command}.txt`, seed('003').text);
      const { code, out, err } = await gongkai([command, ...files, other]);
      assert.equal(code, 2);
      for (const name of files) assert.match(out + err, new RegExp(`${name}.*gongkai import`));
      assert.match(out + err, new RegExp(other));
    });
  }
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
