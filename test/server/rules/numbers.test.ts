import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { edited, findingsOf, readText } from '../samples.js';
import { corrected, flawless, having, only, sampleOf, told } from './found.js';

const row = '行政规范性文件\t6\t0\t114';
const received = '一、本年新收政府信息公开申请数量\t\t7\t0\t0\t0\t0\t0\t7';
const withRow = (text: string): string => having(flawless, [row, `行政规范性文件\t${text}`]);
const withReceived = (numbers: string): string =>
  having(flawless, [received, `一、本年新收政府信息公开申请数量\t\t${numbers}`]);
const cell = (text: string, path: string) => readText(text).cells.get(path);

describe('what stands in a cell and cannot be counted with', () => {
  for (const [what, text] of Object.entries({
    'a negative number': '-6',
    'a negative number of full width': '－6',
    'a fraction': '6.5',
    'a number that a computer cannot count with': '9007199254740993',
    'a letter': 'O',
    'a letter among digits': '1O',
    'a word': '若干',
    'two numbers': '6+1',
  })) {
    test(`${what} is one error on it`, () => {
      const wrong = withRow(`${text}\t0\t114`);
      assert.deepEqual(told(wrong), [`error cell-number ${text}`]);
      assert.deepEqual(only(wrong).cells, ['disclosure/normativeDocuments/issued']);
      assert.deepEqual(only(wrong).fixes, []);
    });
  }

  test('breaks no sum beside', () => {
    for (const wrong of ['-7', '7.5', 'O', '9007199254740993']) {
      assert.deepEqual(told(withReceived(`${wrong}\t0\t0\t0\t0\t0\t7`)), [`error cell-number ${wrong}`]);
    }
  });

  test('a number whose sum would not be exact is told once, and its sums are not judged', () => {
    const largest = '9007199254740991';
    const wrong = withReceived(`${largest}\t5\t0\t0\t0\t0\t7`);
    const [first, ...others] = findingsOf(wrong);
    assert.equal(first?.rule, 'cell-number');
    assert.match(first?.message ?? '', /9007199254740991 与有关各数相加过大，无法精确求和/);
    assert.deepEqual(first?.relations, ['requests-row-total(received)']);
    // What can be summed is judged: the balance of its column, and of the next.
    assert.deepEqual(
      others.map(({ relations }) => relations.join()),
      ['requests-balance(naturalPerson)', 'requests-balance(business)'],
    );
  });

  test('hides no mistake in other rows', () => {
    const wrong = having(withReceived('-7\t0\t0\t0\t0\t0\t7'), [
      '1.本机关不掌握相关政府信息\t2\t0',
      '1.本机关不掌握相关政府信息\t2\t5',
    ]);
    assert.deepEqual(told(wrong), ['error cell-number -7', 'error requests-row-total 5']);
  });

  test('amounts of money may have decimals, but not be negative', () => {
    const fee = (amount: string): string => having(flawless, ['行政事业性收费\t0', `行政事业性收费\t${amount}`]);
    assert.deepEqual(told(fee('33.85')), []);
    assert.deepEqual(told(fee('24252.311082')), []);
    assert.deepEqual(told(fee('-33.85')), ['error cell-number -33.85']);
  });

  test('the form of 2019 counts changes, which may be negative but not broken', () => {
    const report = sampleOf('shanghai_bgt_2019.txt');
    const before = told(report);
    const change = cell(report, 'disclosure/licenses/change');
    assert.ok(change);
    const withChange = (newText: string): string => edited(report, [{ span: change.span, newText }]);
    for (const fine of ['-8', '+1036', '0']) assert.deepEqual(told(withChange(fine)), before, fine);
    assert.deepEqual(told(withChange('-8.5')).sort(), ['error cell-number -8.5', ...before].sort());
  });
});

describe('a number that programs cannot read as it stands', () => {
  for (const [text, plain] of [
    ['１２', '12'],
    ['1,234', '1234'],
    ['１，２３４', '1234'],
    ['12件', '12'],
    ['12 件', '12'],
  ] as const) {
    test(`${text} is ${plain}`, () => {
      const wrong = withRow(`${text}\t0\t114`);
      assert.deepEqual(told(wrong), [`information cell-format ${text}`]);
      assert.equal(cell(wrong, 'disclosure/normativeDocuments/issued')?.value, Number(plain));
      assert.equal(corrected(wrong), withRow(`${plain}\t0\t114`));
    });
  }

  test('a note is kept for people to move: no certain correction', () => {
    const wrong = withRow('22（其中修订16件）\t0\t114');
    assert.deepEqual(told(wrong), ['information cell-format 22（其中修订16件）']);
    assert.deepEqual(
      only(wrong).fixes.map(({ preferred, edits }) => [preferred, edits[0]?.newText]),
      [[false, '22']],
    );
  });

  test('counts in the sums', () => {
    assert.deepEqual(told(withReceived('７\t0\t0\t0\t0\t0\t7')), ['information cell-format ７']);
    const wrong = withReceived('８\t0\t0\t0\t0\t0\t7');
    assert.deepEqual(told(wrong).sort(), ['error requests-row-total ８', 'information cell-format ８']);
  });

  test('the unit of an amount stands in the head of 2021, in the cell of 2019', () => {
    const fee = having(flawless, ['行政事业性收费\t0', '行政事业性收费\t33.85万元']);
    assert.deepEqual(told(fee), ['information cell-format 33.85万元']);
    assert.equal(cell(fee, 'disclosure/fees/amount')?.value, 33.85);
    const report = sampleOf('shanghai_bgt_2019.txt');
    assert.equal(cell(report, 'disclosure/procurement/amount')?.text, '251000元');
    assert.deepEqual(told(having(report, ['251000元', '25.1万元'])), told(report));
  });

  test('blanks around a number are nothing', () => {
    assert.deepEqual(told(withRow(' 6　\t\u00a00 \t 114')), []);
  });
});

describe('a blank', () => {
  test('is no zero, and is one warning on its place', () => {
    const wrong = withRow('6\t\t114');
    assert.deepEqual(told(wrong), ['warning cell-blank ']);
    assert.equal(only(wrong).span.start, wrong.indexOf('文件\t6\t\t') + '文件\t6\t'.length);
    assert.equal(corrected(wrong), flawless);
  });

  for (const mark of ['/', '-', '—', '——', '无', '＼']) {
    test(`may be printed as ${mark}`, () => {
      const wrong = withRow(`6\t${mark}\t114`);
      assert.deepEqual(told(wrong), [`warning cell-blank ${mark}`]);
      assert.deepEqual(cell(wrong, 'disclosure/normativeDocuments/repealed')?.value, null);
      assert.equal(corrected(wrong), flawless);
    });
  }

  test('where a number is needed for the sums is one finding, and takes that number', () => {
    for (const blank of ['\t0\t0\t0\t0\t0\t7', '7\t0\t0\t0\t0\t0\t']) {
      const wrong = withReceived(blank);
      assert.equal(only(wrong).rule, 'cell-blank');
      assert.equal(corrected(wrong), flawless);
    }
  });

  for (const name of ['000', '001', '002', '003', 'pingtan_2021.txt', 'shanghai_kewei_2024.txt']) {
    test(`column of totals is one warning on its head, and is filled with the sums (${name})`, () => {
      const text = sampleOf(name);
      const totals = [...readText(text).cells.values()].filter(({ path }) => /^requests\/.*\/total$/.test(path));
      assert.equal(totals.length, 25);
      const wrong = edited(
        text,
        totals.map(({ span }) => ({ span, newText: '' })),
      );
      const before = told(text);
      assert.deepEqual(
        told(wrong).filter((line) => !before.includes(line)),
        ['warning total-blank 总计'],
      );
      const fix = findingsOf(wrong).find(({ rule }) => rule === 'total-blank')?.fixes[0];
      assert.ok(fix?.preferred);
      assert.equal(edited(wrong, fix.edits), text);
    });
  }
});

describe('a form that is being filled in, from top to bottom', () => {
  for (const name of ['000', '001', '002', 'pingtan_2022.txt', 'shanghai_bgt_2019.txt']) {
    test(`has no error, nor a wrong correction, before its last outcome is there (${name})`, () => {
      const text = sampleOf(name);
      const rows = readText(text).tables.find(({ table }) => table.key === 'requests')?.rows ?? [];
      const last = rows.findIndex(({ row: { key } }) => key === 'concluded');
      assert.ok(last > 20);
      const before = told(text).filter((line) => line.startsWith('error'));
      for (let filled = 0; filled < last; filled++) {
        const blank = rows.slice(filled).flatMap(({ cells }) => cells.map(({ span }) => ({ span, newText: '' })));
        const begun = edited(text, blank);
        const errors = told(begun).filter((line) => line.startsWith('error') && !before.includes(line));
        assert.deepEqual(errors, [], `${filled} rows`);
        // Where nothing came in nothing can go out.
        for (const { cells, fixes } of findingsOf(begun).filter(({ rule }) => rule === 'cell-blank')) {
          const isRight = cells.every((path) => !path.startsWith('requests/') || !cell(text, path)?.value);
          assert.ok(isRight || fixes.every(({ preferred }) => !preferred), `${filled} rows: ${cells}`);
        }
      }
    });
  }
});

describe('rows with too few or too many numbers', () => {
  const duplicate = '2.重复申请\t0\t0\t0\t0\t0\t0\t0';

  test('of zeros can be padded with certainty', () => {
    const wrong = having(flawless, [duplicate, '2.重复申请\t0\t0\t0\t0\t0\t0']);
    assert.deepEqual(told(wrong), ['error row-cells 0\t0\t0\t0\t0\t0']);
    assert.equal(corrected(wrong), flawless);
    assert.match(only(wrong).message, /应有 7 个，各数都是 0，补一个 0 即可$/);
  });

  test('of other numbers have alternatives, none of them certain', () => {
    const wrong = having(flawless, ['\t2\t0\t0\t0\t0\t0\t2', '\t2\t0\t0\t0\t0\t2']);
    const finding = only(wrong);
    assert.equal(finding.rule, 'row-cells');
    assert.match(finding.message, /无法判断缺少的是哪一列$/);
    assert.ok(finding.fixes.length > 1);
    assert.deepEqual(
      finding.fixes.filter(({ preferred }) => preferred),
      [],
    );
    assert.ok(finding.fixes.some(({ edits }) => edited(wrong, edits) === flawless));
  });

  test('of other numbers are filled first where the columns say so', () => {
    const [fix, ...others] = only(having(flawless, ['\t2\t0\t0\t0\t0\t0\t2', '\t0\t0\t0\t0\t0\t2'])).fixes;
    assert.equal(fix?.title, '补上“自然人” 2（有关合计都相符）');
    assert.ok(others.length > 1 && others.every(({ title }) => !title.includes('相符')));
  });

  test('give no cells, and the sums ask for none of them', () => {
    const wrong = having(flawless, [duplicate, '2.重复申请\t0\t0\t0\t0\t0\t0']);
    const keys = [...readText(wrong).cells.keys()].filter((path) => path.includes('notProcessed.duplicate'));
    assert.deepEqual(keys, []);
    assert.equal(readText(wrong).cells.size, 193);
  });

  test('too many are told as well', () => {
    const wrong = having(flawless, [duplicate, `${duplicate}\t0`]);
    assert.deepEqual(told(wrong), ['error row-cells 0\t0\t0\t0\t0\t0\t0\t0']);
    assert.match(only(wrong).message, /无法判断多出的是哪一个$/);
  });

  test('in table 四 are one finding', () => {
    const line = '0\t0\t0\t0\t0\t0\t0\t0\t0\t0\t0\t0\t0\t0\t0';
    assert.deepEqual(told(having(flawless, [line, line.slice(2)])), [`error row-cells ${line.slice(2)}`]);
  });
});
