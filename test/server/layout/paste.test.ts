import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { formatEdits } from '../../../server/src/layout/format.js';
import { type Pasting, pasting } from '../../../server/src/layout/paste.js';
import { linesOf } from '../../../server/src/layout/printed.js';
import { type TableLayout, tableLayouts } from '../../../server/src/layout/render.js';
import type { TableRead } from '../../../server/src/read/report.js';
import { deleteTable } from '../damage.js';
import { edited, emptied, readText, samples, seed } from '../samples.js';

const filled = seed('001').text;
const blank = emptied(filled);
const older = samples.find(({ name }) => name === 'shanghai_bgt_2019.txt')?.text ?? '';

const laidOut = (text: string, layout: TableLayout): string =>
  edited(text, formatEdits(readText(text), { layout, plainNumbers: false, blankAsZero: false }));

function tableIn(text: string, key: string): TableRead {
  const found = readText(text).tables.find(({ table }) => table.key === key);
  assert.ok(found, `no table ${key}`);
  return found;
}

/** The lines of a table, as they are copied. */
function copied(text: string, key: string): string {
  const { tree } = readText(text);
  const lines = linesOf(tree, tableIn(text, key));
  return text.slice(lines[0]?.start, lines.at(-1)?.end);
}

/** A document with the selection marked: `[` and `]`, or `^` for the cursor. */
function marked(text: string): { text: string; selection: { start: number; end: number } } {
  const start = text.search(/[[^]/);
  const end = text[start] === '[' ? text.indexOf(']', start) - 1 : start;
  return { text: text.replace(/[[\]^]/g, ''), selection: { start, end } };
}

/** What pasting makes of a marked document; null where nothing is offered. */
function pasted(
  document: string,
  clipboard: string,
  layout: TableLayout = 'tabs',
): (Pasting & { after: string }) | null {
  const { text, selection } = marked(document);
  const found = pasting(readText(text), selection, clipboard, layout);
  return found && { ...found, after: edited(text, found.edits) };
}

/** The cursor behind some words. */
const at = (text: string, words: string): string => {
  assert.ok(text.includes(words), `no ${words}`);
  return text.replace(words, `${words}^`);
};

/** What the cells of a table print, by path. */
const numbersIn = (text: string, key: string): Record<string, string> =>
  Object.fromEntries(tableIn(text, key).cells.map((cell) => [cell.path, cell.text]));

/** A report without one of its tables' lines. */
const around = (text: string, key: string): string => text.replace(copied(text, key), '…');

/** What the cells of a row print. */
const row = (text: string, key: string): string =>
  [...readText(text).cells.values()]
    .filter(({ path }) => path.includes(`/${key}/`))
    .map((cell) => cell.text || '·')
    .join(' ');

describe('a copied table', () => {
  for (const key of ['disclosure', 'requests', 'cases']) {
    it(`fills the cells of the one that the report has: ${key}`, () => {
      const title = { disclosure: '主动公开政府信息情况\n', requests: '自然人', cases: '未经复议直接' }[key] ?? '';
      const found = pasted(at(blank, title), copied(filled, key));
      assert.equal(found?.kind, 'fill');
      assert.equal(found.expected, true);
      assert.deepEqual(numbersIn(found.after, key), numbersIn(filled, key));
      assert.equal(around(found.after, key), around(blank, key));
    });
  }

  it('fills them from rows alone, and leaves all other rows', () => {
    const rows =
      '（四）无法提供\t1.本机关不掌握相关政府信息\t2\t3\t\t0\t0\t0\t5\n\t2.没有现成信息需要另行制作\t1\t0\t0\t0\t0\t0\t１';
    const found = pasted(at(filled, '自然人'), rows);
    assert.ok(found);
    assert.equal(row(found.after, 'unavailable.notHeld'), '2 3 · 0 0 0 5');
    assert.equal(row(found.after, 'unavailable.notCompiled'), '1 0 0 0 0 0 １');
    assert.equal(row(found.after, 'received'), row(filled, 'received'));
    assert.equal(found.after.split('\n').filter((line) => !filled.includes(line)).length, 2);
  });

  it('is put where the cursor is where the report has none, as the form prints it', () => {
    for (const layout of tableLayouts) {
      const report = readText(laidOut(filled, layout));
      const section = report.sections.find((own) => own.section.key === 'requests');
      assert.ok(section);
      const without = deleteTable(report, section);
      const found = pasted(at(without, '三、收到和处理政府信息公开申请情况\n'), copied(filled, 'requests'));
      assert.equal(found?.kind, 'insert');
      assert.equal(found.expected, true);
      assert.deepEqual(numbersIn(found.after, 'requests'), numbersIn(filled, 'requests'));
      assert.equal(around(found.after, 'requests').replace(/…\n?/, ''), without);
      assert.equal(laidOut(found.after, layout), found.after, 'it is laid out as the others are');
    }
  });

  it('is second to its text where that would do', () => {
    const section = readText(filled).sections.find((own) => own.section.key === 'requests');
    assert.ok(section);
    const without = at(deleteTable(readText(filled), section), '三、收到和处理政府信息公开申请情况\n');
    assert.equal(pasted(without, `${copied(filled, 'requests')}\n`)?.expected, false);
    assert.equal(pasted(without, `${copied(laidOut(filled, 'cells'), 'requests')}\n`)?.expected, true);
  });

  it('begins a report, with its title, in the layout that was set', () => {
    const clipboard = `二、主动公开政府信息情况\n\n${copied(filled, 'disclosure')}\n`;
    const found = pasted('^', clipboard, 'cells');
    assert.equal(found?.kind, 'insert');
    assert.match(found.after, /^二、主动公开政府信息情况\n\n\t第二十条第（一）项\n\n\t信息内容\n/);
    assert.match(found.after, /\t行政规范性文件\n\t6\n\t0\n\t114\n/);
  });

  it('is put behind words, and before words, on lines of its own', () => {
    const found = pasted(
      '二、主动公开政府信息情况^下面是文字。\r\n',
      copied(filled, 'disclosure').replaceAll('\n', '\r\n'),
    );
    assert.match(
      found?.after ?? '',
      /^二、主动公开政府信息情况\r\n第二十条[\s\S]*行政事业性收费\t0\r\n下面是文字。\r\n$/,
    );
  });

  it('replaces a table that is selected as a whole', () => {
    const old = copied(filled, 'disclosure');
    const found = pasted(filled.replace(old, `[${old}]`), old.replace('114', '115').replaceAll('行政', ' 行政'));
    assert.equal(found?.kind, 'insert');
    assert.equal(row(found.after, 'normativeDocuments'), '6 0 115');
    assert.equal(around(found.after, 'disclosure'), around(filled, 'disclosure'));
  });

  it('fills a blank table that has no places for its cells', () => {
    const page = samples.find(({ name }) => name === 'pingtan_2021.chrome.txt')?.text ?? '';
    const found = pasted(`^${emptied(page)}`, copied(page, 'cases'));
    assert.equal(found?.kind, 'fill');
    assert.equal(found.expected, false);
    assert.match(found.after, /\t总计\n1\t0\t2\t0\t3\t12\t0\t0\t0\t12\t0\t0\t0\t0\t0\n/);
  });

  it('keeps an aligned table aligned', () => {
    const aligned = laidOut(blank, 'aligned');
    const found = pasted(
      at(aligned, '三、收到和处理政府信息公开申请情况'),
      copied(filled, 'requests').replaceAll('7', '1234567'),
    );
    assert.ok(found);
    assert.ok(found.after.includes('1234567 |'));
    assert.equal(laidOut(found.after, 'aligned'), found.after);
  });

  it('takes the blank cells with it: what was copied is what is there', () => {
    const found = pasted(at(filled, '自然人'), '一、本年新收政府信息公开申请数量\t\t8\t0\t0\t0\t0\t8');
    assert.equal(found && row(found.after, 'received'), '· 8 0 0 0 0 8');
  });

  it('is second to its text where other words were copied with it, or the cursor is elsewhere', () => {
    const prose = `以下是数据。\n${copied(filled, 'disclosure')}`;
    const section = readText(filled).sections.find((own) => own.section.key === 'disclosure');
    assert.ok(section);
    const without = deleteTable(readText(filled), section);
    const found = pasted(at(without, '二、主动公开政府信息情况\n'), prose);
    assert.equal(found?.expected, false);
    assert.ok(found.after.includes('情况\n以下是数据。\n第二十条第（一）项'));
    assert.equal(pasted(at(blank, '五、'), copied(filled, 'cases'))?.expected, false);
  });
});

it('a table, or a block, that is what the report has already changes nothing', () => {
  for (const clipboard of [copied(filled, 'requests'), '7\t0\t0\n']) {
    const found = pasted(at(filled, '一、本年新收政府信息公开申请数量\t\t'), clipboard);
    assert.deepEqual([found?.kind, found?.expected, found?.edits], ['fill', true, []], clipboard);
  }
});

describe('a copied table is not offered', () => {
  const requests = copied(filled, 'requests');
  const into = at(blank, '自然人');
  const refused: Record<string, [document: string, clipboard: string]> = {
    'with words that would get lost': [into, `${requests}\n以上数据含下级机关。`],
    'with a row that the form does not have': [
      into,
      requests.replace('四、结转', '五、其他事项\t0\t0\t0\t0\t0\t0\t0\n四、结转'),
    ],
    'with a row that prints too few numbers': [into, requests.replace('7\t0\t0\t0\t0\t0\t7', '7\t0\t7')],
    'with a row that stands twice': [into, `${requests}\n四、结转下年度继续办理\t1\t0\t0\t0\t0\t0\t1`],
    'without numbers': [into, copied(blank, 'requests')],
    'of another form': [at(blank, '第二十条第（一）项'), copied(older, 'disclosure')],
    'where a selection has other words in it': [blank.replace('存在问题：一是', '[存在问题：]一是'), requests],
    'where a selection has cells that it does not fill': [
      filled.replace('规章\t0\t0\t0\n行政规范性文件\t6', '规章\t[0\t0\t0\n行政规范性文件\t6]'),
      '规章\t1\t2\t3',
    ],
    'into an unfinished merge': [`${into}\n<<<<<<< HEAD\n`, requests],
    'into a report of the form of before 2019': ['某某局2017年政府信息公开工作年度报告\n^', requests],
    'that is prose': [into, '2023年，本机关收到行政许可申请12件，作出行政处罚3件。'],
    'that is labels without a table': [into, '行政许可\n行政处罚'],
  };
  for (const [what, [document, clipboard]] of Object.entries(refused)) {
    it(what, () => assert.equal(pasted(document, clipboard)?.kind, undefined));
  }
});

describe('a block of numbers', () => {
  const cursor = at(filled, '一、本年新收政府信息公开申请数量\t\t');

  it('goes into the cells from the cursor to the right and down', () => {
    const found = pasted(cursor, '11\t2\t—\r\n\t0\t4\r\n');
    assert.equal(found?.kind, 'fill');
    assert.equal(found.expected, true);
    assert.equal(row(found.after, 'received'), '11 2 — 0 0 0 7');
    assert.equal(row(found.after, 'carriedIn'), '· 0 4 0 0 0 0');
  });

  it('may have the empty cell that closes the rows', () => {
    assert.ok(pasted(cursor, '1\t2\t3\t4\t5\t6\t21\t\n1\t2\t3\t4\t5\t6\t21\t\n'));
  });

  it('may be a column', () => {
    const found = pasted(cursor, '5\n6\n7\n');
    assert.equal(found && row(found.after, 'granted'), '7 0 0 0 0 0 1');
    assert.equal(pasted(at(laidOut(filled, 'cells'), '一、本年新收政府信息公开申请数量\n\t'), '5\n6\n7\n'), null);
  });

  it('goes on to the right where rows stand side by side', () => {
    const line = '1\t2\t3\t4\t10\t1\t2\t3\t4\t10\t0\t0\t0\t0\t0';
    const found = pasted(at(filled, '审结\t总计\n'), line);
    assert.equal(found && row(found.after, 'litigation.direct'), '1 2 3 4 10');
    assert.equal(pasted(at(filled, '审结\t总计\n0\t'), line), null);
  });

  it('replaces selected cells of its own, and no others', () => {
    const select = (words: string): string => filled.replace(`${words}`, `[${words}]`);
    assert.ok(pasted(select('7\t0\t0\t0\t0\t0\t7'), '8\t0\t0\t0\t0\t0\t8'));
    assert.equal(pasted(select('7\t0\t0\t0\t0\t0\t7'), '8\t0\t0'), null);
    assert.equal(pasted(select('数量\t\t7\t0\t0\t0\t0\t0\t7'), '8\t0\t0\t0\t0\t0\t8'), null);
  });

  it('is not offered where it does not fit, or may be something else', () => {
    const blocks = {
      'a single number': '5',
      'too wide': '1\t2\t3\t4\t5\t6\t7\t8',
      'too high': '1\t2\n'.repeat(30),
      'rows of different lengths': '1\t2\n3',
      'an empty row': '1\t2\n\t\n3\t4',
      'an empty first column': '\t1\n\t2',
      words: '1\t甲',
      nothing: '\t\n\t',
    };
    for (const [what, block] of Object.entries(blocks)) assert.equal(pasted(cursor, block)?.kind, undefined, what);
    assert.equal(pasted(at(filled, '三、收到和处理'), '1\t2'), null, 'no cell at the cursor');
  });
});

describe('no number gets into another place than it was copied from', () => {
  const cursor = (text: string): string => at(text, '三、收到和处理政府信息公开申请情况');
  const rows = '7.属于行政执法案卷\t1\t0\t0\t0\t0\t0\t1\n8.属于行政查询事项\t2\t0\t0\t0\t0\t0\t2\n';

  it('nor does a row whose label was not copied', () => {
    assert.equal(pasted(cursor(blank), rows)?.kind, 'fill');
    assert.equal(pasted(cursor(blank), `${rows}\t4\t0\t0\t0\t0\t0\t4`), null, 'it may be any row');
  });

  it('nor are numbers taken away by a label whose numbers were not copied', () => {
    const page = (last: string): string =>
      ['3.要求提供公开出版物', '4.无正当理由大量反复申请', last].join('    0    0   0   0    0    0   1\n');
    assert.equal(pasted(cursor(blank), page(''))?.kind, 'fill');
    assert.equal(pasted(cursor(filled), page('5.要求行政机关确认或重新出具已获取信息')), null);
  });

  it('nor is a table put in place of numbers of another', () => {
    const without = deleteTable(
      readText(filled),
      readText(filled).sections.find(({ section }) => section.key === 'cases') as never,
    );
    const table = copied(filled, 'cases');
    assert.equal(pasted(at(without, '四、政府信息公开行政复议、行政诉讼情况\n'), table)?.kind, 'insert');
    const row = /^四、结转下年度继续办理.*$/m.exec(without)?.[0] ?? '';
    assert.match(row, /\d/);
    assert.equal(pasted(without.replace(row, `[${row}]`), table), null);
  });

  it('and one that a line break cuts is written in one piece, with the line ends of the document', () => {
    const cut = laidOut(filled, 'cells').replace(copied(laidOut(filled, 'cells'), 'cases'), (table) =>
      table.replace(/\t\d+(?=\n(?:\t\d+\n)+\t\d+$)/, '\t\n10'),
    );
    assert.equal(numbersIn(cut, 'cases')['cases/reconsideration/upheld'], '10');
    const form = emptied(laidOut(filled, 'cells')).replaceAll('\n', '\r\n');
    const found = pasted(at(form, '四、政府信息公开行政复议、行政诉讼情况'), copied(cut, 'cases'));
    assert.ok(found);
    assert.doesNotMatch(found.after, /[^\r]\n/);
  });
});

describe('whatever numbers a table has, and however it is laid out, copying and pasting gives them', () => {
  const texts = samples.filter(({ name }) => !/pdfmd|004_/.test(name)).map(({ text }) => text);
  const number = fc.oneof(
    fc.constant('0'),
    fc.nat({ max: 99_999 }).map(String),
    fc.constantFrom('', '—', '１２', '1,234', '22（其中修订16件）'),
  );

  it('in the form of either year', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...texts),
        fc.constantFrom(...tableLayouts),
        fc.constantFrom(...tableLayouts),
        fc.constantFrom('disclosure', 'requests', 'cases'),
        fc.array(number, { minLength: 200, maxLength: 200 }),
        (text, from, to, key, numbers) => {
          const report = readText(laidOut(text, from));
          const cells = [...report.cells.values()].filter(({ path }) => path.startsWith(`${key}/`));
          const other = edited(
            report.tree.text,
            cells.map(({ span }, index) => ({ span, newText: numbers[index] as string })),
          );
          // A table that is read in another way than it was written does not show anything here.
          fc.pre(cells.every(({ path }, index) => readText(other).cells.get(path)?.text === numbers[index]));
          fc.pre(numbers.slice(0, cells.length).some((words) => words !== ''));
          const form = emptied(laidOut(text, to));
          const found = pasted(`^${form}`, copied(other, key));
          assert.ok(found, 'it is offered');
          assert.deepEqual(numbersIn(found.after, key), numbersIn(other, key));
          for (const { table } of readText(form).tables)
            if (table.key !== key) assert.deepEqual(numbersIn(found.after, table.key), numbersIn(form, table.key));
        },
      ),
      { numRuns: 100 },
    );
  });
});
