import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { strToU8, zipSync } from 'fflate';
import iconv from 'iconv-lite';
import { decode } from '../../../server/src/encoding.js';
import { decode as browserDecode } from '../../../server/src/import/decode.js';
import { importReport } from '../../../server/src/import/import.js';
import { readText, samples, seed } from '../samples.js';
import { problemOf, resultOf, textOf } from './imported.js';
import { documentOf } from './model.js';
import { paragraph, run, w, writeDocx, zipDocx } from './writeDocx.js';
import { writeXlsx, zipXlsx } from './writeXlsx.js';

const numbersIn = (text: string): unknown =>
  [...readText(text).cells].map(([path, { text, value }]) => [path, text, value]);
const withoutTables = (text: string): string => {
  const { tables } = readText(text);
  let rest = '';
  let from = 0;
  for (const { span } of tables) {
    rest += text.slice(from, span.start);
    from = span.end;
  }
  return (rest + text.slice(from)).replace(/\s+/g, '');
};

describe('a text', () => {
  for (const { name, text } of samples)
    test(`has the same numbers and the same prose (${name})`, async () => {
      const imported = await textOf(iconv.encode(text, 'gb18030'));
      assert.deepEqual(numbersIn(imported), numbersIn(text));
      assert.equal(withoutTables(imported), withoutTables(text));
    });

  test('is one also where it begins with a sign that elements begin with', async () => {
    const text = `<<<<<<< HEAD\n${seed('001').text}=======\n>>>>>>> other\n`;
    assert.equal(await textOf(strToU8(text)), text);
    assert.equal(await textOf(strToU8('<年报>\n第一行\n第二行\n')), '<年报>\n第一行\n第二行\n');
  });

  test('is not changed where it holds no report', async () => {
    const text = '关于召开会议的通知\r\n\r\n  请各单位  参加。\f3\n';
    assert.deepEqual(await resultOf(strToU8(text)), { text, isReport: false });
  });
});

describe('a file', () => {
  test('is what its content is, whatever its name', async () => {
    const document = documentOf(seed('000'));
    const text = await textOf(writeDocx(document));
    const result = await importReport('年报.xls', writeDocx(document), { language: 'en', layout: 'tabs', decode });
    assert.deepEqual(result, { text, isReport: true });
  });

  test('is refused with what to do instead, in both languages', async () => {
    const zip = (name: string): Uint8Array => zipSync({ [name]: strToU8('<a/>'), 'a.png': new Uint8Array(9) });
    const refused: [bytes: Uint8Array, zh: RegExp, en: RegExp][] = [
      [
        Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0]),
        /旧格式.*加密.*\.docx/,
        /old format.*password.*\.docx/,
      ],
      [strToU8('%PDF-1.7\n%âãÏÓ'), /pdftotext -layout/, /pdftotext -layout/],
      [strToU8('\n\n%PDF-1.4'), /PDF/, /PDF/],
      [strToU8('{\\rtf1\\ansi'), /RTF/, /RTF/],
      [strToU8('MIME-Version: 1.0\nContent-Type: multipart/related'), /MHTML/, /MHTML/],
      [strToU8('<?xml version="1.0"?><?mso-application progid="Word.Document"?><w:wordDocument/>'), /XML/, /XML/],
      [zip('OFD.xml'), /OFD/, /OFD/],
      [zip('content.xml'), /另存为/, /save it as/],
      [zip('ppt/presentation.xml'), /不是可以导入的格式/, /no format that can be imported/],
      [strToU8('a\0b'), /不是可以导入的格式/, /no format that can be imported/],
      [new Uint8Array(0), /没有文字/, /no text/],
      [strToU8(' \n\t '), /OCR/, /text recognition/],
      [strToU8('<html><body><img src="a.png"></body></html>'), /没有文字/, /no text/],
      [zipDocx(paragraph('')), /没有文字/, /no text/],
      [writeXlsx([[]]), /没有文字/, /no text/],
    ];
    for (const [bytes, zh, en] of refused) {
      assert.match(await problemOf(bytes, '年报'), new RegExp(`^年报：${zh.source}|^年报：.*${zh.source}`));
      const result = await importReport('a', bytes, { language: 'en', layout: 'tabs', decode });
      assert.ok('problem' in result);
      assert.match(result.problem, new RegExp(`^a: .*${en.source}`));
    }
  });

  test('is read alike where there are the encodings of a browser alone', async () => {
    const text = '政务公开';
    const files = [
      strToU8(text),
      strToU8(`\ufeff${text}`),
      iconv.encode(text, 'gb18030'),
      iconv.encode(text, 'utf16le', { addBOM: true }),
      iconv.encode(text, 'utf16be', { addBOM: true }),
    ];
    for (const bytes of files) assert.deepEqual(browserDecode(bytes).text, decode(bytes).text);
    const broken = Buffer.concat([strToU8(text), Buffer.from([0xe6])]);
    assert.equal(browserDecode(broken, 'utf8').text, decode(broken, 'utf8').text);
  });
});

describe('a damaged or hostile file', () => {
  const whole = writeDocx(documentOf(seed('000')));

  test('is refused wherever it is cut off or changed, or is read', async () => {
    for (let at = 4; at < whole.length; at += 97) {
      assert.ok(await resultOf(whole.subarray(0, at)));
      const changed = whole.slice();
      changed[at] = (changed[at] ?? 0) ^ 0xff;
      assert.ok(await resultOf(changed));
    }
    assert.match(await problemOf(whole.subarray(0, 2000)), /已损坏|不是可以导入/);
  });

  test('is refused where it unpacks to more than a report can be', async () => {
    const bomb = zipSync({ 'word/document.xml': new Uint8Array(60_000_000) });
    assert.ok(bomb.length < 100_000);
    assert.match(await problemOf(bomb), /过大/);
    // Whatever size it says it has.
    const size = Buffer.alloc(4);
    size.writeUInt32LE(60_000_000);
    const lying = Buffer.from(bomb);
    for (let at = lying.indexOf(size); at >= 0; at = lying.indexOf(size)) lying.writeUInt32LE(100, at);
    assert.match(await problemOf(lying), /过大/);
    const many = zipSync(Object.fromEntries(Array.from({ length: 6000 }, (_, at) => [`${at}.xml`, strToU8('<a/>')])));
    assert.match(await problemOf(many), /过大/);
    assert.match(await problemOf(new Uint8Array(20_000_001)), /过大/);
  });

  test('does not unpack pictures', async () => {
    const bytes = zipSync({
      'word/document.xml': strToU8(`<w:document xmlns:w="${w}"><w:body>${paragraph(run('甲'))}</w:body></w:document>`),
      'word/media/a.emf': new Uint8Array(50_000_000),
    });
    assert.equal(await textOf(bytes), '甲\n');
  });

  test('is refused where it defines entities', async () => {
    const laughs = '<!DOCTYPE a [<!ENTITY a "哈"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>';
    const body = `<w:document xmlns:w="${w}"><w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>`;
    assert.match(await problemOf(zipSync({ 'word/document.xml': strToU8(laughs + body) })), /已损坏/);
    assert.match(
      await problemOf(zipDocx(paragraph(run('甲')), { 'word/styles.xml': `${laughs}<a>&b;</a>` })),
      /已损坏/,
    );
    assert.match(
      await problemOf(
        zipXlsx([
          `${laughs}<worksheet><sheetData><row r="1"><c r="A1" t="str"><v>&b;</v></c></row></sheetData></worksheet>`,
        ]),
      ),
      /已损坏/,
    );
  });

  test('is refused where its elements stand too deep in each other', async () => {
    const deep = (open: string, close: string): string => open.repeat(50_000) + close.repeat(50_000);
    const table = deep('<w:tbl><w:tr><w:tc>', '</w:tc></w:tr></w:tbl>');
    assert.match(await problemOf(zipDocx(table)), /过于复杂/);
    assert.match(await problemOf(zipDocx(deep('<w:sdt><w:sdtContent>', '</w:sdtContent></w:sdt>'))), /过于复杂/);
    assert.match(await problemOf(zipXlsx([deep('<a>', '</a>')])), /过于复杂/);
    assert.match(await problemOf(strToU8(deep('<div>', '</div>'))), /过于复杂/);
  });

  test('cannot have a text repeated without end', async () => {
    const long = '长'.repeat(1_000_000);
    const note = `<w:footnotes xmlns:w="${w}"><w:footnote w:id="2">${paragraph(run(long))}</w:footnote></w:footnotes>`;
    const references = paragraph('<w:r><w:footnoteReference w:id="2"/></w:r>'.repeat(20_000));
    assert.ok((await textOf(zipDocx(references, { 'word/footnotes.xml': note }))).length < 1_100_000);
    const level = `<w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/><w:lvlText w:val="${long}"/></w:lvl>`;
    const numbering = `<w:numbering xmlns:w="${w}"><w:abstractNum w:abstractNumId="0">${level}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>`;
    const numbered = paragraph(run('甲'), '<w:numPr><w:numId w:val="1"/></w:numPr>');
    assert.equal(await textOf(zipDocx(numbered.repeat(3), { 'word/numbering.xml': numbering })), '甲\n甲\n甲\n');
    const cells = Array.from(
      { length: 20_000 },
      (_, at) => `<row r="${at + 1}"><c r="A${at + 1}" t="s"><v>0</v></c></row>`,
    );
    const sheet = `<worksheet><sheetData>${cells.join('')}</sheetData></worksheet>`;
    assert.match(await problemOf(zipXlsx([sheet], [long])), /过大/);
  });

  test('is read in time that grows with it, also where no two of its elements are alike', async () => {
    const begun = process.cpuUsage();
    const strange = Array.from(
      { length: 40_000 },
      (_, at) => `<w:a${at}/><w:p><w:pPr><w:pStyle w:val="s${at}"/></w:pPr></w:p>`,
    );
    assert.equal(await textOf(zipDocx(strange.join('') + paragraph(run('甲')))), '甲\n');
    const { user, system } = process.cpuUsage(begun);
    assert.ok(user + system < 20_000_000, `${user + system} µs`);
  });
});
