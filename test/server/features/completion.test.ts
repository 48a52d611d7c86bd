import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type CompletionItem, InsertTextFormat, MarkupKind, type TextEdit } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { type CompletionOptions, completionsAt, resolved } from '../../../server/src/features/completion.js';
import { guideOf } from '../../../server/src/form/guide/guide.js';
import { findingsOf, readText, samples, textOf } from '../samples.js';
import { openOf, seed } from './sample.js';

const options: CompletionOptions = { language: 'zh', snippets: true, asIs: true, labelDetails: false };

/** What is offered where ‸ stands in a text. */
function offered(marked: string, more: Partial<CompletionOptions> = {}): CompletionItem[] {
  const document = openOf(marked.replace('‸', ''));
  return completionsAt(document, document.text.positionAt(marked.indexOf('‸')), { ...options, ...more }).items;
}

const labels = (marked: string): string[] => offered(marked).map(({ label }) => label);

const newText = (item: CompletionItem | undefined): string => (item?.textEdit as TextEdit | undefined)?.newText ?? '';

/** The text after the first offer was taken. */
function taken(marked: string, more: Partial<CompletionOptions> = {}): string {
  const document = TextDocument.create('file:///taken', 'gongkai', 1, marked.replace('‸', ''));
  const [first] = offered(marked, more);
  assert.ok(first?.textEdit, 'something is offered');
  return TextDocument.applyEdits(document, [first.textEdit as TextEdit]);
}

const tabbed = seed('001');
const stacked = seed('000');
const title = '曲沃县人民政府2023年政府信息公开工作年度报告\n';

describe('a report that is begun', () => {
  it('is offered its title, the standard sentences and the six titles', () => {
    assert.deepEqual(labels('‸').slice(0, 4), [
      '政府信息公开工作年度报告',
      '根据《中华人民共和国政府信息公开条例》',
      '本报告所列数据的统计期限',
      '一、总体情况',
    ]);
    assert.equal(newText(offered('‸')[0]), `\${1:机关名称}\${2:年份}年政府信息公开工作年度报告`);
  });

  it('is offered its title once its organ and year are typed', () => {
    assert.deepEqual(labels('\n甲市乙局2024年‸'), ['甲市乙局2024年政府信息公开工作年度报告']);
    assert.equal(taken('甲市乙局2024‸\n'), '甲市乙局2024年政府信息公开工作年度报告\n');
    assert.deepEqual(labels('甲市乙局\n在2024年‸'), []);
    assert.deepEqual(labels(`${title}在2024年‸`), []);
  });

  it('has organ and year in its sentences, and what is said already is not offered', () => {
    const [basis, period] = offered(`${title}‸`);
    assert.match(newText(basis), /〔2021〕30号）要求，编制曲沃县人民政府2023年政府信息公开工作年度报告。$/);
    assert.equal(newText(period), '本报告所列数据的统计期限自2023年1月1日起至2023年12月31日止。');
    // The list shows how a sentence begins, what stands beside it all of it.
    assert.deepEqual([basis?.documentation, period?.documentation], [newText(basis), newText(period)]);
    assert.equal(offered('‸')[0]?.documentation, '机关名称年份年政府信息公开工作年度报告');
    assert.equal(labels(`${title}${newText(basis)}\n${newText(period)}\n‸`)[0], '一、总体情况');
  });

  it('has the notice of its form', () => {
    assert.match(newText(offered(`${title.replace('2023', '2019')}‸`)[0]), /〔2019〕60号/);
  });

  it('is offered the next title first', () => {
    assert.equal(labels(`${title}一、总体情况\n已做好。\n‸`)[0], '二、主动公开政府信息情况');
    assert.deepEqual(labels(tabbed.replace('五、存在的主要问题及改进情况', '‸')), ['五、存在的主要问题及改进情况']);
  });

  it('is offered nothing that only the writer knows by clients without tab stops', () => {
    assert.equal(offered('‸', { snippets: false })[0]?.label, '一、总体情况');
  });

  it('can be written by taking one offer after the other, and nothing is then missing', () => {
    let text = `${title}‸\n`;
    for (let step = 0; step < 12; step++) {
      text = `${taken(text, { snippets: false })}‸\n`;
    }
    const found = new Set(findingsOf(text.replace('‸', '')).map(({ rule }) => rule));
    assert.deepEqual([...found].sort(), ['cell-blank', 'section-empty']);
  });
});

describe('a missing row', () => {
  it('is offered at its place in the shape of the others, with a tab stop for each number', () => {
    const [item] = offered(tabbed.replace(/\t\t2\.重复申请.*\n/, '‸\n'));
    assert.equal(item?.label, '2.重复申请');
    assert.equal(item?.detail, '行 · （五）不予处理');
    assert.equal(newText(item), '\t\t2.重复申请\t$1\t$2\t$3\t$4\t$5\t$6\t$7');
    assert.equal(item?.insertTextFormat, InsertTextFormat.Snippet);
  });

  it('is found by any part of its label, and by its group', () => {
    for (const typed of ['2.', '重复', '\t\t申请', '2.重申', '不予处理']) {
      const marked = tabbed.replace(/\t\t2\.重复申请.*\n/, `${typed}‸\n`);
      const [item] = offered(marked);
      assert.equal(item?.label, '2.重复申请', typed);
      assert.equal(item?.filterText, typed);
    }
    assert.deepEqual(labels(tabbed.replace(/\t\t2\.重复申请.*\n/, '出版物‸\n')), []);
  });

  it('is found behind a bracket that the editor has closed, and takes that one along', () => {
    const row = /\t\(二\) 部分公开.*\n/;
    for (const typed of ['（‸）', '(二‸)', '\t（二‸）', '（二）‸']) {
      const marked = tabbed.replace(row, `${typed}\n`);
      const [item] = offered(marked);
      assert.equal(item?.label, '（二）部分公开（区分处理的，只计这一情形，不计其他情形）', typed);
      assert.ok(taken(marked).includes('不计其他情形）\t$1\t'), typed);
    }
    assert.deepEqual(labels(tabbed.replace(row, '（二‸、三）\n')), []);
  });

  it('goes before others that only hold the words', () => {
    const begun = `${title}二、主动公开政府信息情况\n\n三、收到和处理政府信息公开申请情况\n`;
    assert.equal(labels(`${begun}一‸`)[0], '一、本年新收政府信息公开申请数量');
    assert.ok(labels(`${begun}一‸`).includes('3.危及“三安全一稳定”'));
    assert.equal(labels(`${begun}‸`)[0], '表三');
  });

  it('says what it belongs to, where the client shows that', () => {
    const marked = tabbed.replace(/\t\t2\.重复申请.*\n/, '‸\n');
    assert.deepEqual(offered(marked, { labelDetails: true })[0]?.labelDetails, { description: '（五）不予处理' });
    assert.deepEqual(offered('‸', { labelDetails: true })[0]?.labelDetails, { description: '规范表述' });
    assert.equal(offered(marked)[0]?.labelDetails, undefined);
  });

  it('brings the heading of its group where that is missing', () => {
    const row = /\t\(四\) 无法提供\t1\.本机关.*\n/;
    assert.match(newText(offered(tabbed.replace(row, '‸\n'))[0]), /^\t（四）无法提供\t1\.本机关不掌握/);
    assert.match(newText(offered(tabbed.replace(row, '\t(四) 无法提供\t‸\n'))[0]), /^1\.本机关不掌握/);
  });

  it('is its label alone where numbers stand behind it', () => {
    assert.deepEqual(offered(tabbed.replace('\t2.重复申请', '\t重‸')).map(newText), ['2.重复申请']);
  });

  for (const { name, text } of samples.filter((sample) => !sample.name.includes('pdfmd'))) {
    const { tables, tree } = readText(text);
    const tried = tables.flatMap((read) => (read.table.across ? [] : read.rows.filter((row) => row.cells.length > 0)));
    it(`is read as that row, and no other number changes: ${name}`, () => {
      let put = 0;
      for (const { row, label, cells, span } of tried) {
        const start = tree.lines.find((line) => label && line.start <= label.span.start && label.span.end <= line.end);
        if (!label || !start || cells.some((cell) => cell.span.end < label.span.end)) continue;
        const end = tree.lines.find((line) => line.start <= span.end && span.end <= line.end)?.end ?? span.end;
        const marked = `${text.slice(0, start.start)}‸${text.slice(end)}`;
        const [first] = offered(marked, { snippets: false });
        if (first?.label !== row.label || !/[\t|]/.test(newText(first))) continue;
        put++;
        const after = readText(taken(marked, { snippets: false }));
        const before = readText(marked.replace('‸', ''));
        for (const cell of cells) assert.equal(after.cells.get(cell.path)?.text, '', cell.path);
        for (const [path, cell] of before.cells) assert.equal(after.cells.get(path)?.text, cell.text, path);
      }
      if (text.includes('\t0\n') || text.includes('\t0\t'))
        assert.ok(put >= tried.length - 8, `${put} of ${tried.length}`);
    });
  }
});

describe('what belongs in a head', () => {
  it('is the next column', () => {
    const head = '信息内容\t本年制发件数\t本年废止件数\t现行有效件数';
    assert.deepEqual(labels(tabbed.replace(head, '信息内容\t本年制发件数\t‸')), ['本年废止件数', '现行有效件数']);
    assert.deepEqual(labels(tabbed.replace('本年废止件数', '废‸')), ['本年废止件数']);
  });

  it('is the whole line at its start, and the whole table where there is none', () => {
    const marked = tabbed.replace(/第二十条第（一）项\t*\n.*\n/, '‸\n');
    assert.deepEqual(labels(marked).slice(0, 2), [
      '第二十条第（一）项',
      '信息内容 本年制发件数 本年废止件数 现行有效件数',
    ]);
    const [table] = offered(tabbed.replace(/(行政诉讼情况\n)[\s\S]*?(五、存在)/, '$1\n‸\n\n$2'));
    assert.equal(table?.label, '表四');
    assert.equal(newText(table).split('\n').at(-1), Array.from({ length: 15 }, (_, at) => `$${at + 1}`).join('\t'));
  });

  it('has a cell a line where the document has', () => {
    const [table] = offered(stacked.replace(/(行政诉讼情况\n)[\s\S]*?(五、存在)/, '$1\n‸\n\n$2'));
    assert.match(newText(table), /^\t行政复议\n\t行政诉讼\n\n\t结果维持\n/);
  });
});

describe('nothing is offered', () => {
  const cases: Record<string, string> = {
    'within prose': tabbed.replace('改进措施：一、', '改进措施：一、‸'),
    'in front of words': tabbed.replace('存在问题：', '存在‸问题：'),
    'behind a sentence': tabbed.replace('改进措施：', '重复申请已经办结。五‸\n改进措施：'),
    'for a number': tabbed.replace('规章\t0', '规章\t‸'),
    'behind a number': tabbed.replace('规章\t0', '规章\t0‸'),
    'for a number on a line of its own': stacked.replace(/(\t2\.重复申请\n\t\d+\n)(\t\d+\n){6}/, '$1\t‸\n'),
    'in a report of the old form': `${textOf('test/fixtures/old-2017.txt')}\n‸`,
    'in a code block': `${tabbed}\n\`\`\`\n‸\n\`\`\`\n`,
  };
  for (const [name, marked] of Object.entries(cases)) {
    it(name, () => assert.deepEqual(labels(marked), []));
  }

  it('but the sentences of the preamble anywhere in a report that lacks nothing else', () => {
    const document = openOf(tabbed);
    const found = new Set<string>();
    for (let offset = 0; offset <= tabbed.length; offset++) {
      const { items } = completionsAt(document, document.text.positionAt(offset), options);
      for (const { label } of items) found.add(label);
    }
    assert.deepEqual([...found], ['根据《中华人民共和国政府信息公开条例》', '本报告所列数据的统计期限']);
  });

  it('but titles and rows in a text longer than any report, whose prose takes long to read', () => {
    const prose = `${'全年主动公开各类信息。'.repeat(20)}\n`.repeat(500);
    const long = tabbed.replace(/^二、/m, `${prose}二、`);
    assert.ok(labels(`‸\n${tabbed}`).length > 0);
    assert.deepEqual(labels(`‸\n${long}`), []);
    assert.deepEqual(labels(long.replace(/^.*重复申请.*$/m, '‸')).slice(0, 1), ['2.重复申请']);
  });
});

describe('an item', () => {
  it('is explained when somebody looks at it, in either language', () => {
    const marked = tabbed.replace(/\t\t2\.重复申请.*\n/, '‸\n');
    const explained = (language: 'zh' | 'en'): string => {
      const [item] = offered(marked, { language });
      assert.equal(item?.documentation, undefined);
      const { documentation } = resolved(item as CompletionItem, MarkupKind.PlainText, guideOf);
      return typeof documentation === 'object' ? documentation.value : '';
    };
    assert.match(explained('zh'), /依据：/);
    assert.match(explained('en'), /Legal basis: /);
    assert.equal(newText(offered(marked, { language: 'en' })[0]), newText(offered(marked)[0]));
  });

  it('is given back as it came where there is nothing to tell', () => {
    for (const data of [
      undefined,
      null,
      'row',
      { kind: 'row', table: 'requests', key: '__proto__', form: '2021', language: 'zh' },
    ]) {
      const item = { label: 'x', data };
      assert.deepEqual(resolved(item, MarkupKind.PlainText, guideOf), item);
    }
  });
});
