import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { check } from '../../../server/src/check.js';
import { sharesOff } from '../../../server/src/read/prose/shares.js';
import { assertCost } from '../cost.js';
import { type Host, reportWith } from '../read/prose/host.js';
import { edited, findingsOf, readText } from '../samples.js';

const findingsIn = (text: string, rule: string) => findingsOf(text).filter((finding) => finding.rule === rule);

describe('prose-number', () => {
  const text = reportWith('全年收到政府信息公开申请96件。');
  const [finding, ...others] = findingsIn(text, 'prose-number');
  assert.ok(finding);

  test('stands on the number, says which readings were tried, and names their cells', () => {
    assert.deepEqual(others, []);
    assert.equal(finding.severity, 'warning');
    assert.equal(text.slice(finding.span.start, finding.span.end), '96');
    assert.equal(
      finding.message,
      '正文“全年收到政府信息公开申请96件”与表中数字不符。核对过的数：一、本年新收政府信息公开申请数量 95；一、本年新收政府信息公开申请数量＋二、上年结转政府信息公开申请数量 102；（七）总计 94',
    );
    assert.deepEqual(finding.cells, [
      'requests/received/total',
      'requests/carriedIn/total',
      'requests/concluded/total',
    ]);
    assert.equal(finding.related.length, 3);
  });

  test('offers each reading for the text, and the text’s number for each single cell', () => {
    assert.deepEqual(
      finding.fixes.map(({ title }) => title),
      [
        '正文改为 95',
        '正文改为 102',
        '正文改为 94',
        '表三“一、本年新收政府信息公开申请数量”行“总计”列改为 96（该数的 2 个勾稽关系将不符）',
        '表三“（七）总计”行“总计”列改为 96（该数的 3 个勾稽关系将不符）',
      ],
    );
    for (const fix of finding.fixes) {
      assert.ok(!fix.preferred);
      assert.deepEqual(findingsIn(edited(text, fix.edits), 'prose-number'), [], fix.title);
    }
    const broken = findingsOf(edited(text, finding.fixes[3]?.edits ?? []));
    assert.equal(new Set(broken.flatMap(({ relations }) => relations)).size, 2);
  });

  test('a number printed with another unit is corrected in that unit', () => {
    const money = reportWith('收取行政事业性收费9982500元。');
    const fix = findingsIn(money, 'prose-number')[0]?.fixes[0];
    assert.equal(fix?.title, '正文改为 9972500');
    assert.ok(edited(money, fix?.edits ?? []).includes('收费9972500元'));
  });

  test('words that say none or all have no number to correct, a cell may have', () => {
    const none = findingsIn(reportWith('没有上年结转的政府信息公开申请。'), 'prose-number')[0];
    assert.deepEqual(
      none?.fixes.map(({ title }) => title),
      ['表三“二、上年结转政府信息公开申请数量”行“总计”列改为 0（该数的 2 个勾稽关系将不符）'],
    );
    const all = findingsIn(reportWith('政府信息公开行政复议10件，均获维持。'), 'prose-number')[0];
    assert.deepEqual(all?.fixes, []);
    assert.match(all?.message ?? '', /“结果纠正、其他结果、尚未审结” 7$/);
  });

  test('is written in English, too', () => {
    const english = check(readText(text), { language: 'en' }).findings.find(({ rule }) => rule === 'prose-number');
    assert.match(
      english?.message ?? '',
      /^The text says “全年收到政府信息公开申请96件”; in the tables: .* 95; .* 102; .* 94$/,
    );
    assert.equal(english?.fixes[0]?.title, 'Change the text to 95');
  });

  test('one cause, one finding: a wrong cell is told on the cell alone', () => {
    const wrong = reportWith('全年收到政府信息公开申请95件。').replace('\t95\n', '\t96\n');
    assert.deepEqual(findingsIn(wrong, 'prose-number'), []);
    assert.equal(findingsOf(wrong).filter(({ relations }) => relations.length > 0).length, 1);
  });

  test('one cause, one finding: a wrong year in the title makes no number wrong', () => {
    const period = '统计期限为2023年1月1日至2023年12月31日。\n';
    const titled = reportWith('2023年收到政府信息公开申请95件，办结94件，结转2024年8件。')
      .replace('2023年', '2022年')
      .replace('报告\n', `报告\n${period}`);
    const found = findingsOf(titled).map(({ rule }) => rule);
    assert.deepEqual(
      found.filter((rule) => rule !== 'fee-statement'),
      ['year-mismatch'],
    );
  });
});

describe('share', () => {
  const lines = readFileSync(new URL('../../fixtures/prose/shares.txt', import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));

  const toldOf = (sentence: string, host?: Host): string => {
    const text = reportWith(sentence, host);
    const told = [...sharesOff(readText(text))].map((found) =>
      found.kind === 'parts'
        ? `${found.whole.value} ≠ ${found.parts.map(({ value }) => value).join('+')}`
        : `${found.share.value}% ≠ ${found.wholes.map(({ value }) => `${found.part.value}÷${value}`).join(', ')}`,
    );
    return told.join('; ') || '–';
  };

  for (const line of lines) {
    const [sentence, expected] = line.split(' | ') as [string, string];
    test(line, () => assert.equal(toldOf(sentence), expected));
  }

  test('parts and percentages can be made to come out', () => {
    for (const sentence of [
      '全年发布信息5431条，其中，政务动态2976条，目录更新2449条。',
      '全年收到申请200件，其中网上申请150件，占74%。',
    ]) {
      const text = reportWith(sentence);
      const [finding, ...others] = findingsIn(text, 'share');
      assert.deepEqual(others, []);
      assert.equal(finding?.severity, 'information');
      assert.deepEqual(findingsIn(edited(text, finding?.fixes[0]?.edits ?? []), 'share'), []);
    }
  });

  test('cost grows with the text', () => {
    for (const words of ['其中1件', '12件，占3.4%，', '其中12件、', '占12%']) {
      const report = readText(reportWith(words.repeat(20_000)));
      assertCost(1000, () => Array.from(sharesOff(report)), words);
    }
  });
});
