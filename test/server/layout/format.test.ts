import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { type FormatOptions, formatEdits, formatLine } from '../../../server/src/layout/format.js';
import { type TableLayout, tableLayouts } from '../../../server/src/layout/render.js';
import { MARKUP } from '../../../server/src/parse/parse.js';
import { normalise } from '../../../server/src/read/normalise.js';
import type { Report } from '../../../server/src/read/report.js';
import { deleteColumn, deleteRow, deleteSection, deleteTable } from '../damage.js';
import { asPipes, edited, emptied, findingsOf, readText, samples, seed } from '../samples.js';

const as = (layout: TableLayout, more: Partial<FormatOptions> = {}): FormatOptions => ({
  layout,
  plainNumbers: false,
  blankAsZero: false,
  ...more,
});

const formatted = (text: string, options: FormatOptions): string => edited(text, formatEdits(readText(text), options));

const texts = [
  ...samples.flatMap(({ name, text }) => [
    { name, text },
    { name: `${name} as pipes`, text: asPipes(text) },
    { name: `${name} before anybody filled it in`, text: emptied(text) },
    { name: `${name} with markup`, text: withMarkup(asPipes(text)) },
  ]),
  ...samples.slice(0, 6).map(({ name, text }) => ({ name: `${name} with CRLF`, text: text.replaceAll('\n', '\r\n') })),
];

const cellsOf = ({ cells }: Report): string[] =>
  [...cells.values()].map(({ path, text, value }) => `${path} ${text} ${value}`).sort();

const found = (text: string): string[] =>
  findingsOf(text)
    .map(({ rule, severity, cells, relations }) => `${rule} ${severity} ${cells} ${relations}`)
    .sort();

/** How often each character stands in a text: what is the same when words only change their places. */
const charactersOf = (text: string): string => [...normalise(readText(text).tree.plain)].sort().join('');

/** Markup inside cells, each as often as it stands there; blanks that are written with it are blanks. */
const marksOf = (text: string): string[] => [...(text.match(MARKUP) ?? [])].filter((mark) => mark[0] !== '&').sort();

/** Cells in bold, words of labels in italics or broken, blanks written as such. */
function withMarkup(text: string): string {
  let count = 0;
  return text.replaceAll(/(?<=\| )[^|\n]*[^|\s-](?= \|)/g, (cell) => {
    const broken = cell.length > 6 ? `${cell.slice(0, 3)}<br>${cell.slice(3)}` : cell;
    return [cell, `**${cell}**`, broken, `<em class="a b">${cell}</em>`, `${cell}&nbsp;`][count++ % 5] as string;
  });
}

/** The lines no table stands on. */
function prose(text: string): string[] {
  const { tree, tables } = readText(text);
  const isIn = (start: number, end: number): boolean =>
    tables.some(({ span }) => span.start <= end && start <= span.end);
  return tree.lines
    .filter((line) => line.kind === 'text' && !isIn(line.start, line.end))
    .map(({ start, end }) => text.slice(start, end));
}

/** What formatting promises, of any text. */
function assertKept(text: string, options: FormatOptions): string {
  const report = readText(text);
  const edits = formatEdits(report, options);
  const after = edited(text, edits);
  assert.deepEqual(cellsOf(readText(after)), cellsOf(report));
  assert.equal(charactersOf(after), charactersOf(text));
  assert.deepEqual(marksOf(after), marksOf(text));
  assert.deepEqual(found(after), found(text));
  const outside = prose(text);
  const lines = after.split(/\r\n|\r|\n/);
  assert.deepEqual(
    outside.filter((line) => !lines.includes(line)),
    [],
  );
  assert.equal(formatted(after, options), after, 'a second time nothing changes');
  const breaks = (lines: string): string => [...new Set(lines.match(/\r\n|\r|\n/g))].sort().join();
  if (new Set(text.match(/\r\n|\r|\n/g)).size === 1) assert.equal(breaks(after), breaks(text));
  return after;
}

describe('formatting keeps every value, word and finding', () => {
  for (const { name, text } of texts) {
    for (const layout of tableLayouts) it(`${layout}: ${name}`, () => void assertKept(text, as(layout)));
  }

  it('also where rows, columns, tables or titles are missing', () => {
    for (const { text } of samples.filter(({ name }) => !name.includes('pdfmd'))) {
      const report = readText(text);
      const damaged = [
        ...report.tables.flatMap(({ rows }) =>
          rows.filter((_, at) => at % 9 === 1).map((row) => deleteRow(report, row)),
        ),
        ...report.tables.flatMap(({ columns }) => columns.slice(1, 3).map((column) => deleteColumn(report, [column]))),
        ...report.sections.map((section) => deleteSection(report, section)),
        ...report.sections.map((section) => deleteTable(report, section)),
      ];
      for (const [at, lost] of damaged.entries()) assertKept(lost, as(tableLayouts[at % 3] as TableLayout));
    }
  });

  it('also where somebody is typing', () => {
    const typed = [
      '',
      '\t',
      '\n',
      '0',
      '７',
      '1,234',
      '|',
      '—',
      '（三）',
      '注：不含下级机关。',
      '1.属于国家秘密',
      '小计',
      '  ',
      '\n\n- 4 -\n\n',
      '**',
      '```\n',
    ];
    fc.assert(
      fc.property(
        fc.constantFrom(...texts),
        fc.array(fc.record({ at: fc.nat(), length: fc.nat({ max: 30 }), words: fc.constantFrom(...typed) }), {
          minLength: 1,
          maxLength: 4,
        }),
        fc.constantFrom(...tableLayouts),
        ({ text }, changes, layout) => {
          let damaged = text;
          for (const { at, length, words } of changes) {
            const { tables } = readText(damaged);
            const [from, to] = [tables[0]?.span.start ?? 0, tables.at(-1)?.span.end ?? damaged.length];
            const start = from + (at % Math.max(1, to - from));
            damaged = damaged.slice(0, start) + words + damaged.slice(start + length);
          }
          assertKept(damaged, as(layout));
        },
      ),
      { numRuns: 150 },
    );
  });
});

/** Where the pipes of a line stand: how many wide and how many narrow characters are before each. */
const placesOf = (line: string): string[] =>
  [...line.matchAll(/\|/g)].map(({ index }) => {
    const wide = line.slice(0, index).match(/[\u3000-\u9fff\uff00-\uff60]/g)?.length ?? 0;
    return `${wide} wide ${index - wide} narrow`;
  });

const linesOf = (text: string, from: string, count: number): string[] => {
  const lines = text.split('\n');
  const at = lines.findIndex((line) => line.includes(from));
  return lines.slice(at, at + count);
};

it('markup in cells stays with its words and numbers', () => {
  const { text } = seed('003');
  const marked = text.replace('行政许可\t0', '**行政许可**\t<b>0</b>').replace('1. 属于国家', '1. 属于<br />国家');
  const lines = formatted(marked, as('tabs')).split('\n');
  assert.ok(lines.includes('**行政许可**\t<b>0</b>'));
  assert.ok(lines.includes('\t(三)不予公开\t1.属于<br />国家秘密\t0\t0\t0\t0\t0\t0\t0'));
  const empty = marked.replace('<b>0</b>', '<b></b>');
  assert.ok(formatted(empty, as('tabs')).includes('\n**行政许可**\t<b></b>'), 'left alone');
});

describe('a table from a page', () => {
  const page = samples.find(({ name }) => name === 'hongze_2023.layout.txt')?.text ?? '';

  it('has a row a line, and the words the page tore apart in one piece', () => {
    assert.deepEqual(linesOf(formatted(page, as('tabs')), '申请人情况', 6), [
      '（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）\t\t\t申请人情况\t\t\t\t\t\t总计',
      '\t\t\t自然人\t法人或其他组织\t\t\t\t\t',
      '\t\t\t\t商业企业\t科研机构\t社会公益组织\t法律服务机构\t其他\t',
      '一、本年新收政府信息公开申请数量\t\t\t21\t0\t0\t0\t0\t0\t21',
      '二、上年结转政府信息公开申请数量\t\t\t0\t0\t0\t0\t0\t0\t0',
      '三、本年度办理结果\t（一）予以公开\t\t0\t0\t0\t0\t0\t0\t0',
    ]);
  });

  it('keeps page numbers between the rows they stood between', () => {
    assert.deepEqual(
      linesOf(formatted(page, as('tabs')), '2.没有现成信息', 3).map((line) => line.trim()),
      ['2.没有现成信息需要另行制作\t3\t0\t0\t0\t0\t0\t3', '-3-', '3.补正后申请内容仍不明确\t0\t0\t0\t0\t0\t0\t0'],
    );
  });

  it('keeps labels as they are printed', () => {
    assert.ok(formatted(page, as('cells')).includes('\t2.其他法律行政止公开\n\t0\n'));
  });
});

describe('layouts', () => {
  const text = seed('001').text;

  it('aligned: a Markdown table whose columns stand below one another', () => {
    const lines = linesOf(formatted(text, as('aligned')), '第二十条第（一）项', 5);
    assert.equal(lines[1]?.replace(/ /g, '').replace(/-+/g, '-'), '|-|-|-|-|');
    const [first, , ...others] = lines.map(placesOf);
    for (const places of others) assert.deepEqual(places, first);
    assert.equal(lines[4], '| 行政规范性文件　　 | 　　　　　　　　　　　　　6 | 　　　　　　0 | 　　　　　　114 |');
  });

  it('cells: as a text processor copies tables', () => {
    const received = seed('000').text;
    const table = linesOf(received, '第二十条第（一）项', 44).join('\n');
    assert.ok(formatted(text, as('cells')).includes('\t规章\n\t0\n\t0\n\t0\n\n\t行政规范性文件\n\t6\n\t0\n\t114\n'));
    assert.ok(formatted(formatted(received, as('tabs')), as('cells')).includes(table));
  });

  it('one is reached from any other', () => {
    for (const { name, text } of samples) {
      if (name.includes('pdfmd') || name.includes('.raw')) continue;
      for (const last of tableLayouts) {
        const straight = formatted(text, as(last));
        for (const first of tableLayouts) assert.equal(formatted(formatted(text, as(first)), as(last)), straight, name);
      }
    }
  });

  it('the rows of a table that the form does not have stay where they are', () => {
    const more = text.replace('第二十条第（五）项', '其他主动公开文件\t3\t\t5\n第二十条第（五）项');
    assert.deepEqual(linesOf(formatted(more, as('aligned')), '行政规范性文件', 2), [
      '| 行政规范性文件　　 | 　　　　　　　　　　　　　6 | 　　　　　　0 | 　　　　　　114 |',
      '| 其他主动公开文件　 | 3　　　　　　　　　　　　　 | 　　　　　　  | 5　　　　　　   |',
    ]);
  });

  it('a table is left alone where a note stands between its rows', () => {
    const noted = text.replace('规章\t', '注：不含下级机关\n规章\t').replaceAll('(', '（');
    const edits = formatEdits(readText(noted), as('cells'));
    const [disclosure, requests] = readText(noted).tables;
    assert.ok(!edits.some(({ span }) => span.start < (disclosure?.span.end ?? 0)));
    assert.ok(edits.some(({ span }) => span.start < (requests?.span.end ?? 0)));
  });

  it('nothing is done to a text with marks of a merge, or to one that is no report', () => {
    assert.deepEqual(formatEdits(readText(`<<<<<<< HEAD\n${text}`), as('cells')), []);
    assert.deepEqual(formatEdits(readText('今天\t天气\t很好\n'), as('cells')), []);
  });

  it('only the lines that change are edited', () => {
    const once = formatted(text, as('tabs'));
    const report = readText(once.replace('规章\t0\t0\t0', '规章 \t0\t 0\t0\t'));
    assert.deepEqual(
      formatEdits(report, as('tabs')).map(({ newText }) => newText),
      ['规章\t0\t0\t0'],
    );
  });
});

describe('options', () => {
  const text = seed('001')
    .text.replace('7\t0\t0\t0\t0\t0\t7', '７\t\t—\t0\t0\t0\t1,007')
    .replace('6\t0\t114', '6（新制定2件）\t0\t１１４');

  const cellsIn = (after: string, row: string): string[] =>
    [...readText(after).cells.values()].filter(({ path }) => path.includes(row)).map((cell) => cell.text);

  it('are off unless chosen', () => {
    const after = formatted(text, as('tabs'));
    assert.deepEqual(cellsIn(after, '/received/'), ['７', '', '—', '0', '0', '0', '1,007']);
  });

  it('write numbers in half-width digits without separators, and keep notes', () => {
    const after = formatted(text, as('tabs', { plainNumbers: true }));
    assert.deepEqual(cellsIn(after, '/received/'), ['7', '', '—', '0', '0', '0', '1007']);
    assert.deepEqual(cellsIn(after, 'normativeDocuments'), ['6（新制定2件）', '0', '114']);
  });

  it('write 0 for nothing, but for no sum that is not 0', () => {
    const blank = text.replace('1,007', '');
    const after = formatted(blank, as('tabs', { blankAsZero: true }));
    assert.deepEqual(cellsIn(after, '/received/'), ['７', '0', '0', '0', '0', '0', '']);
    assert.deepEqual(cellsIn(formatted(emptied(text), as('cells', { blankAsZero: true })), '/'), Array(200).fill('0'));
  });
});

describe('a line that was just ended', () => {
  const text = seed('001').text;
  const typed = text.replace('行政强制\t0\t\t', ' 行政强制 \t 0');
  const lineOf = (words: string): number => typed.split('\n').findIndex((line) => line.includes(words));

  it('is laid out where it is a row like others', () => {
    const edit = formatLine(readText(typed), as('tabs'), lineOf('行政强制 '));
    assert.equal(edit?.newText, '行政强制\t0');
  });

  it('is left alone where it is prose, a title, laid out already, or in a table of another layout', () => {
    for (const words of ['改进措施：', '三、收到和处理', '规章\t']) {
      assert.equal(formatLine(readText(typed), as('tabs'), lineOf(words)), null, words);
    }
    assert.equal(formatLine(readText(typed), as('aligned'), lineOf('行政强制 ')), null);
    assert.equal(formatLine(readText(typed), as('tabs'), 10_000), null);
  });
});
