import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { readText, seed } from '../samples.js';
import { hasNumbersOf, reportIn, reports, textOf } from './imported.js';
import { type Block, type Cell, documentOf, numbersIn } from './model.js';
import { cellXml, type DocxWay, escaped, paragraph, run, tableXml, w, writeDocx, zipDocx } from './writeDocx.js';

const report = seed('000');
const document = documentOf(report);

/** The same document, its tables rewritten. */
const withTables = (rewrite: (rows: readonly (readonly Cell[])[]) => Block[]): Block[] =>
  document.flatMap((block) => (typeof block === 'string' ? [block] : rewrite(block)));

const isNumber = (text: string): boolean => /^[\d.]+$/.test(text);

describe('a Word document', () => {
  for (const sample of reports)
    test(`has exactly the numbers of the report (${sample.name})`, () =>
      hasNumbersOf(sample, writeDocx(documentOf(sample))));

  test('has prose, titles, organ and year as before', async () => {
    const { text } = (await reportIn(writeDocx(document))).tree;
    const paragraphs = document.filter((block) => typeof block === 'string');
    const lines = text.split('\n');
    assert.deepEqual(
      lines.filter((line) => paragraphs.includes(line)),
      paragraphs,
    );
    const { organ, year } = readText(text);
    assert.deepEqual([organ, year], ['曲沃县人民政府', 2023]);
  });

  test('is read the same however its runs are cut', () =>
    hasNumbersOf(
      report,
      writeDocx(document, { runs: (text) => Array.from(text, (char) => run(char, '<w:b/>')).join('') }),
    ));

  test('may break labels and leave blanks around numbers', () =>
    hasNumbersOf(
      report,
      writeDocx(document, {
        runs: (text, place) => {
          if (place === 'prose') return run(text);
          if (isNumber(text)) return run(`\u00a0${text}　`);
          return `${run(text.slice(0, 2))}<w:r><w:br/></w:r>${run(`${text.slice(2, 3)} ${text.slice(3)}`)}`;
        },
      }),
    ));

  test('may have full-width digits', () => {
    const wide = (text: string): string =>
      text.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
    const numbers = (path: string): string => wide(numbersIn(report)(path));
    return hasNumbersOf(report, writeDocx(documentOf(report, numbers)), numbers);
  });

  test('shows what is inserted, not what is deleted', () =>
    hasNumbersOf(
      report,
      writeDocx(document, {
        runs: (text) =>
          `<w:del w:id="1"><w:r><w:delText>7</w:delText></w:r></w:del><w:ins w:id="2">${run(text)}</w:ins>`,
        wrapRow: (row) =>
          `${row}<w:tr><w:trPr><w:del w:id="3"/></w:trPr>${cellXml(paragraph(run('规章'))).repeat(4)}</w:tr>`,
        wrapBlock: (block) =>
          `${paragraph('<w:del w:id="4"><w:r><w:delText>四、删去的标题</w:delText></w:r></w:del>', '<w:rPr><w:del w:id="5"/></w:rPr>')}${block}`,
      }),
    ));

  test('shows no hidden text and no hidden row', () =>
    hasNumbersOf(
      report,
      writeDocx(document, {
        runs: (text) =>
          `${run('9', '<w:vanish/>')}${run(text, '<w:vanish w:val="0"/>')}${run('8', '<w:vanish w:val="true"/>')}`,
        wrapRow: (row) => `<w:tr><w:trPr><w:hidden/></w:trPr>${cellXml(paragraph(run('1'))).repeat(4)}</w:tr>${row}`,
      }),
    ));

  const ways: Record<string, DocxWay> = {
    'content controls around text': {
      runs: (text) => `<w:sdt><w:sdtPr/><w:sdtContent>${run(text)}</w:sdtContent></w:sdt>`,
    },
    'content controls around rows and paragraphs': {
      wrapRow: (row) => `<w:sdt><w:sdtPr/><w:sdtContent>${row}</w:sdtContent></w:sdt>`,
      wrapBlock: (block) => `<w:sdt><w:sdtPr/><w:sdtContent>${block}</w:sdtContent></w:sdt>`,
    },
    'bookmarks between rows and around numbers': {
      runs: (text) => `<w:bookmarkStart w:id="1" w:name="a"/>${run(text)}<w:bookmarkEnd w:id="1"/>`,
      wrapRow: (row) => `<w:bookmarkStart w:id="2" w:name="b"/>${row}<w:bookmarkEnd w:id="2"/>`,
    },
    fields: {
      runs: (text) => (isNumber(text) ? `<w:fldSimple w:instr=" MERGEFIELD x ">${run(text)}</w:fldSimple>` : run(text)),
    },
    'computed fields': {
      runs: (text) =>
        isNumber(text)
          ? `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> =SUM(LEFT) </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${run(text)}<w:r><w:fldChar w:fldCharType="end"/></w:r>`
          : run(text),
    },
    'head rows that are repeated on every page': {
      rowProperties: (row) => (row < 3 ? '<w:cantSplit/><w:tblHeader/>' : ''),
      runs: (text) => `${run(text)}<w:r><w:lastRenderedPageBreak/></w:r>`,
    },
    'an empty paragraph above and below each number': {
      runs: (text, place) => (place === 'cell' ? `</w:p>${paragraph('')}${paragraph(run(text))}<w:p>` : run(text)),
    },
  };
  for (const [name, way] of Object.entries(ways))
    test(`may have ${name}`, () => hasNumbersOf(report, writeDocx(document, way)));

  test('may have columns whose borders miss each other', () => {
    // Every second row of numbers has its inner borders a little farther right.
    const missed = withTables((rows) => [
      rows.map((cells, index) =>
        cells.map((cell, at) => {
          const { columns = 1 } = cell;
          const shift = index % 2 === 1 && rows.length > 5 && cells.length > 7;
          const first = at === cells.length - 7;
          return { ...cell, columns: columns * 2 + (shift ? (first ? 1 : at === cells.length - 1 ? -1 : 0) : 0) };
        }),
      ),
    ]);
    return hasNumbersOf(report, writeDocx(missed));
  });

  test('may leave the place of a merged label to the left open', () => {
    const rows: Cell[][] = [
      [{ text: '甲' }, { text: '乙' }, { text: '1' }],
      [{ text: '丙' }, { text: '2' }],
    ];
    const bytes = zipDocx(tableXml(rows, { rowProperties: (row) => (row === 1 ? '<w:gridBefore w:val="1"/>' : '') }));
    return textOf(bytes).then((text) => assert.equal(text, '甲\t乙\t1\n\t丙\t2\n'));
  });

  test('may cut a table where a page ends, with its heads above both parts', () =>
    hasNumbersOf(
      report,
      writeDocx(
        withTables((rows) => {
          if (rows.length < 20) return [rows];
          const lead = rows[5]?.[0] as Cell;
          // Where a merged cell is cut both parts have one; the label stands in the first.
          const first = rows
            .slice(0, 17)
            .map((cells, at) => (at === 5 ? [{ ...lead, rows: 12 }, ...cells.slice(1)] : cells));
          const rest = rows.slice(17);
          const second = [[{ text: '', rows: rest.length - 1 }, ...(rest[0] ?? [])], ...rest.slice(1)];
          return [first, [...rows.slice(0, 3), ...second]];
        }),
      ),
    ));

  test('may be laid out by a table', async () => {
    const page = (content: string): string => `<w:tbl><w:tblPr/><w:tblGrid/><w:tr>${cellXml(content)}</w:tr></w:tbl>`;
    const blocks = document.map((block) => (typeof block === 'string' ? paragraph(run(block)) : tableXml(block)));
    await hasNumbersOf(report, zipDocx(page(blocks.join(''))));
  });

  test('may have a table for a single number', () =>
    hasNumbersOf(
      report,
      writeDocx(document, {
        runs: (text) =>
          isNumber(text)
            ? `</w:p><w:tbl><w:tblPr/><w:tblGrid/><w:tr>${cellXml(paragraph(run(text)))}</w:tr></w:tbl><w:p>`
            : run(text),
      }),
    ));

  test('keeps the text of text boxes, once', async () => {
    const box = (name: string): string => `<w:txbxContent>${paragraph(run(name))}</w:txbxContent>`;
    const drawing = `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>${box('附注')}</w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>${box('附注')}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>`;
    assert.equal(await textOf(zipDocx(paragraph(`${run('正文')}${drawing}`))), '正文\n附注\n');
  });

  test('keeps notes apart from the numbers they belong to', async () => {
    const note = (id: number, text: string): string => `<w:footnote w:id="${id}">${paragraph(run(text))}</w:footnote>`;
    const notes = `<w:footnotes xmlns:w="${w}">${note(2, ' 不含下属单位。')}${note(3, '含上年。')}</w:footnotes>`;
    const references = new Map([
      ['4558', 2],
      ['我县2023年度未收取政府信息公开处理费。', 3],
    ]);
    const noted: DocxWay = {
      runs: (text) => {
        const id = references.get(text);
        return id === undefined ? run(text) : `${run(text)}<w:r><w:footnoteReference w:id="${id}"/></w:r>`;
      },
      parts: { 'word/footnotes.xml': notes },
    };
    const bytes = writeDocx(document, noted);
    await hasNumbersOf(report, bytes);
    const text = await textOf(bytes);
    assert.ok(text.includes('信息公开处理费。[2]\n'));
    assert.ok(text.endsWith('\n1. 不含下属单位。\n2. 含上年。\n'));
    const marked = zipDocx(
      paragraph(`${run('收到申请22')}${run('1', '<w:vertAlign w:val="superscript"/>')}${run('件')}`),
    );
    assert.equal(await textOf(marked), '收到申请22[1]件\n');
  });

  test('has merged cells where they are, and a paragraph whose end is deleted as one with the next', async () => {
    const rows: Cell[][] = [
      [{ text: '甲', columns: 2 }, { text: '1' }],
      [{ text: '乙', rows: 2 }, { text: '丙' }, { text: '2' }],
      [{ text: '丁' }, { text: '3' }],
    ];
    const joined = paragraph(run('戊'), '<w:rPr><w:del w:id="1"/></w:rPr>') + paragraph(run('己'));
    assert.equal(await textOf(zipDocx(tableXml(rows) + joined)), '甲\t\t1\n乙\t丙\t2\n\t丁\t3\n戊己\n');
  });

  test('may have other prefixes, and the namespaces of the strict edition', async () => {
    const strict = 'http://purl.oclc.org/ooxml/wordprocessingml/main';
    const xml = `<ns0:document xmlns:ns0="${strict}"><ns0:body>${tableXml([[{ text: '甲', columns: 2 }, { text: '1' }]])}</ns0:body></ns0:document>`;
    const bytes = zipDocx('', { 'word/document.xml': xml.replaceAll('w:', 'ns0:') });
    assert.equal(await textOf(bytes), '甲\t1\n');
  });

  test('keeps tabs and blanks of prose, and breaks of lines', async () => {
    const runs = `${run('甲  乙')}<w:r><w:tab/><w:t>丙</w:t><w:br/><w:t>丁</w:t></w:r>`;
    assert.equal(await textOf(zipDocx(paragraph(runs))), '甲  乙\t丙\n丁\n');
  });
});

describe('the numbers that Word writes itself', () => {
  const level = (at: number, format: string, text: string, more = ''): string =>
    `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${more}<w:lvlText w:val="${text}"/></w:lvl>`;
  const numbering = (levels: string, nums = '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'): string =>
    `<w:numbering xmlns:w="${w}"><w:abstractNum w:abstractNumId="0">${levels}</w:abstractNum>${nums}</w:numbering>`;
  const numbered = (text: string, list: number | null, at = 0, more = ''): string =>
    paragraph(
      run(text),
      `${more}${list === null ? '' : `<w:numPr><w:ilvl w:val="${at}"/><w:numId w:val="${list}"/></w:numPr>`}`,
    );
  const lines = async (body: string, parts: Record<string, string>): Promise<string[]> =>
    (await textOf(zipDocx(body, parts))).split('\n').slice(0, -1);

  test('are written out, as the titles of sections have them', async () => {
    const levels =
      level(0, 'chineseCountingThousand', '%1、') + level(1, 'chineseCounting', '（%2）') + level(2, 'decimal', '%3.');
    const body = [
      numbered('总体情况', 1),
      numbered('主动公开', 1, 1),
      numbered('依申请公开', 1, 1),
      paragraph(run('正文')),
      numbered('甲', 1, 2),
      numbered('主动公开政府信息情况', 1),
      numbered('乙', 1, 1),
    ];
    assert.deepEqual(await lines(body.join(''), { 'word/numbering.xml': numbering(levels) }), [
      '一、总体情况',
      '（一）主动公开',
      '（二）依申请公开',
      '正文',
      '1. 甲',
      '二、主动公开政府信息情况',
      '（一）乙',
    ]);
  });

  test('may come from a style, or the style that one is based on', async () => {
    const styles = `<w:styles xmlns:w="${w}">
      <w:style w:type="paragraph" w:styleId="a"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
      <w:style w:type="paragraph" w:styleId="b"><w:basedOn w:val="a"/></w:style>
      <w:style w:type="paragraph" w:styleId="c"><w:basedOn w:val="c"/></w:style></w:styles>`;
    const body = ['a', 'b', 'c'].map((style) => numbered(style, null, 0, `<w:pStyle w:val="${style}"/>`));
    const off = numbered('不编号', 0, 0, '<w:pStyle w:val="a"/>');
    const own =
      level(0, 'upperRoman', '%1') + level(1, 'decimal', '%1.%2', '<w:pStyle w:val="b"/><w:suff w:val="nothing"/>');
    const parts = { 'word/numbering.xml': numbering(own), 'word/styles.xml': styles };
    assert.deepEqual(await lines(body.join('') + off, parts), ['I a', 'I.1b', 'c', '不编号']);
  });

  test('begin anew where the list does, and where it says so', async () => {
    const nums =
      '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>';
    const body = [numbered('甲', 1), numbered('乙', 1), numbered('丙', 2), numbered('丁', 2)];
    const parts = {
      'word/numbering.xml': numbering(level(0, 'decimalEnclosedCircle', '%1', '<w:suff w:val="nothing"/>'), nums),
    };
    assert.deepEqual(await lines(body.join(''), parts), ['①甲', '②乙', '⑤丙', '⑥丁']);
  });

  test('count neither in text that is shown in another way as well nor in what the list was before', async () => {
    const parts = { 'word/numbering.xml': numbering(level(0, 'decimal', '%1、') + level(1, 'bullet', '\uf06c')) };
    const twice = `<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps">${numbered('盒', 1)}</mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>${numbered('盒', 1)}</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>`;
    const changed = numbered(
      '乙',
      null,
      0,
      '<w:pPrChange><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:pPrChange>',
    );
    const body = [twice, changed, numbered('丙', 1), numbered('点', 1, 1), numbered('列外', 7)];
    assert.deepEqual(await lines(body.join(''), parts), ['1、盒', '乙', '2、丙', '点', '列外']);
  });

  test('stand before labels, and are then read as those of the form', async () => {
    const parts = { 'word/numbering.xml': numbering(level(0, 'decimal', '%1.')) };
    const cellOf = (text: string): string => {
      const label = /^\d\.(\D.*)$/.exec(text)?.[1];
      const list =
        Number(text[0]) === 1
          ? '<w:numPr><w:numId w:val="NEW"/></w:numPr>'
          : '<w:numPr><w:numId w:val="SAME"/></w:numPr>';
      return label ? `</w:p><w:p><w:pPr>${list}</w:pPr><w:r><w:t>${escaped(label)}</w:t></w:r>` : run(text);
    };
    // Every group has a list of its own.
    let lists = 0;
    const nums: string[] = [];
    const runs = (text: string): string =>
      cellOf(text)
        .replace('NEW', () => {
          nums.push(`<w:num w:numId="${++lists}"><w:abstractNumId w:val="${lists}"/></w:num>`);
          return String(lists);
        })
        .replace('SAME', () => String(lists));
    const bytes = writeDocx(document, { runs });
    assert.ok(bytes.length > 0 && lists === 4);
    const abstracts = nums.map(
      (_, at) => `<w:abstractNum w:abstractNumId="${at + 1}">${level(0, 'decimal', '%1.')}</w:abstractNum>`,
    );
    lists = 0;
    parts['word/numbering.xml'] = `<w:numbering xmlns:w="${w}">${abstracts.join('')}${nums.join('')}</w:numbering>`;
    const written = writeDocx(document, { runs, parts });
    await hasNumbersOf(report, written);
    assert.match(await textOf(written), /（四）无法提供\t1\.本机关不掌握.*\n\t\t2\.没有现成信息/);
  });
});
