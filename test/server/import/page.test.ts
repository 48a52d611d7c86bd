import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import iconv from 'iconv-lite';
import { seed } from '../samples.js';
import { hasNumbersOf, reportIn, reports, resultOf, textOf } from './imported.js';
import { documentOf } from './model.js';
import { asSitesWrite, asWordSaves, writeHtml } from './writeHtml.js';

const report = seed('000');
const document = documentOf(report);
const utf8 = (html: string): Uint8Array => new TextEncoder().encode(html);

describe('a web page', () => {
  for (const sample of reports) {
    test(`has exactly the numbers of the report (${sample.name})`, async () => {
      const blocks = documentOf(sample);
      await hasNumbersOf(sample, utf8(writeHtml(blocks)));
      await hasNumbersOf(sample, utf8(writeHtml(blocks, asSitesWrite)));
      await hasNumbersOf(sample, iconv.encode(writeHtml(blocks, asWordSaves), 'gb18030'));
    });
  }

  test('gives the report from its title to its signature, and nothing of the site around it', async () => {
    const [, , ...withoutTitle] = document;
    const text = await textOf(utf8(writeHtml(withoutTitle, asSitesWrite)));
    const lines = text.split('\n');
    assert.deepEqual(lines.slice(0, 2), [
      '曲沃县人民政府2023年政府信息公开工作年度报告',
      '发布日期：2024-01-20 来源：县政府办',
    ]);
    assert.deepEqual(lines.slice(-3), ['曲沃县人民政府', '2024年1月20日', '']);
    const { organ, year } = await reportIn(utf8(writeHtml(withoutTitle, asSitesWrite)));
    assert.deepEqual([organ, year], ['曲沃县人民政府', 2023]);
  });

  test('may have nothing but the report, and no element around it', async () => {
    const text = await textOf(utf8(writeHtml(document, { page: (content) => content })));
    assert.ok(text.startsWith('曲沃县人民政府\n2023年政府信息公开工作年度报告\n'));
  });

  test('without a report gives all its text', async () => {
    assert.deepEqual(await resultOf(utf8('<html><body><div>甲</div><div>乙</div>')), {
      text: '甲\n乙\n',
      isReport: false,
    });
  });

  test('may have any of our encodings, with a mark or without, whatever it says of itself', async () => {
    const html = writeHtml(document);
    const claims = (charset: string): string => html.replace('charset="utf-8"', `charset="${charset}"`);
    const files = {
      'UTF-8': utf8(html),
      'UTF-8 that says GBK': utf8(claims('gbk')),
      'UTF-8 with a mark': utf8(`\ufeff${html}`),
      'UTF-16': iconv.encode(html, 'utf16le', { addBOM: true }),
      GB18030: iconv.encode(claims('gb2312'), 'gb18030'),
      'GB18030 that says nothing': iconv.encode(html.replace('<meta charset="utf-8">', ''), 'gb18030'),
    };
    for (const [name, bytes] of Object.entries(files))
      await hasNumbersOf(report, bytes).catch((error) => assert.fail(`${name}: ${error.message}`));
  });

  test('in UTF-8 with one broken character loses that character alone', async () => {
    const [head, body] = writeHtml(document).split('总体情况', 2) as [string, string];
    const bytes = Buffer.concat([utf8(head), Buffer.from([0xe6, 0x80]), utf8(`总体情况${body}`)]);
    await hasNumbersOf(report, bytes);
    assert.match(await textOf(bytes), /一、\ufffd+总体情况/);
  });
});
