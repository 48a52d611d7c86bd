import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { sample } from '../../../docs/rules-source/sample.js';
import { yearMismatch } from '../../../server/src/rules/year-mismatch.js';
import { reportWith } from '../read/prose/host.js';
import { edited, findingsOf } from '../samples.js';
import { testSentences, withSentence } from './sentences.js';

testSentences(yearMismatch, 'year-mismatch.txt', 150, withSentence);

describe('the correction keeps the kind of digits, and the blanks', () => {
  const own = '2023年，本机关认真执行';
  for (const [wrong, right] of [
    ['2022年', '2023年'],
    ['2022 年', '2023 年'],
    ['2022　年', '2023　年'],
    ['２０２２年', '２０２３年'],
    ['２０２２ 年度', '２０２３ 年度'],
    ['二〇二二年', '二〇二三年'],
    ['二○二二年', '二○二三年'],
    ['二零二二年', '二零二三年'],
    [
      '切实完善各项公开制度，认真落实上级各项工作部署和要求，20\n22年',
      '切实完善各项公开制度，认真落实上级各项工作部署和要求，20\n23年',
    ],
    ['2024年共收到申请3件', '2023年共收到申请3件'],
  ]) {
    test(JSON.stringify(wrong), () => {
      const text = sample().replace(own, () => `${wrong}，本机关认真执行`);
      const finding = findingsOf(text).find(({ rule }) => rule === 'year-mismatch') ?? assert.fail();
      assert.equal(finding.fixes.length, 1);
      assert.equal(edited(text, finding.fixes[0]?.edits ?? []), text.replace(wrong as string, right as string));
    });
  }

  test('at the turn of a decade', () => {
    const text = sample().replaceAll('2023', '2030').replace('2030年，本机关', '二〇二九年，本机关');
    const finding = findingsOf(text).find(({ rule }) => rule === 'year-mismatch') ?? assert.fail();
    assert.match(edited(text, finding.fixes[0]?.edits ?? []), /二〇三〇年，本机关/);
  });
});

describe('what is certain', () => {
  const fixesIn = (text: string) =>
    findingsOf(text)
      .filter(({ rule }) => rule === 'year-mismatch')
      .flatMap(({ fixes }) => fixes.map(({ preferred }) => preferred));
  const own = '2023年，本机关认真执行';

  test('the year that leads its sentence, where title and period agree', () => {
    assert.deepEqual(fixesIn(sample().replace(own, '2022年，本机关认真执行')), [true]);
  });

  test('not a month of last year, and not what a year is said of', () => {
    assert.deepEqual(fixesIn(sample().replace(own, '2022年3月，本机关认真执行')), [false]);
    assert.deepEqual(fixesIn(sample().replace(own, '落实2022年政务公开工作要点，认真执行')), [false]);
  });

  test('nothing where no two places agree on the report’s year', () => {
    const alone = sample()
      .replace(/本报告所列.*\n/, '')
      .replace('2023年没有收取', '2021年没有收取');
    assert.deepEqual(fixesIn(alone.replace(own, '2022年，本机关认真执行')), [false]);
  });

  test('the title, where period and prose agree against it', () => {
    const text = sample().replace('2023年政府', '2022年政府');
    assert.deepEqual(fixesIn(text), [true]);
  });
});

test('without a title, a period or a signature no year is wrong', () => {
  const text = sample()
    .replace(/.*年度报告\n/, '')
    .replace(/本报告所列.*\n/, '')
    .replace('2023年，本机关', '2022年，本机关');
  assert.deepEqual(
    findingsOf(text).filter(({ rule }) => rule === 'year-mismatch'),
    [],
  );
});

test('what the tables carry out goes to the next year, what they carry in came to this one', () => {
  for (const [sentence, right] of [
    ['收到申请95件，上年结转7件，8件结转2023年继续办理。', '收到申请95件，上年结转7件，8件结转2024年继续办理。'],
    ['2022年结转7件，除8件转结2023年办理以外，均已答复。', '2022年结转7件，除8件转结2024年办理以外，均已答复。'],
    ['共有7件申请结转至2023年办理，均已办结。', null],
    ['收到申请95件，8件结转2024年继续办理。', null],
  ] as const) {
    const text = reportWith(sentence);
    const [finding] = findingsOf(text).filter(({ rule }) => rule === 'year-mismatch');
    assert.equal(finding ? edited(text, finding.fixes[0]?.edits ?? []) : null, right && reportWith(right), sentence);
  }
});
