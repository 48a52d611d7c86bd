import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { edited, readText } from '../samples.js';
import { corrected, flawless, having, only, sampleOf, told } from './found.js';

const titles = readText(flawless).sections.map(({ line }) => flawless.slice(line.start, line.end));
const partOf = (key: string): string => {
  const whole = readText(flawless).sections.find(({ section }) => section.key === key)?.whole;
  return whole ? flawless.slice(whole.start, whole.end) : assert.fail(key);
};

describe('the numeral of a section', () => {
  test('that is another one, or gone', () => {
    for (const title of titles) {
      const [numeral, words] = title.split('、', 1).concat(title.slice(2)) as [string, string];
      const other = having(flawless, [title, `${numeral === '七' ? '八' : '七'}、${words}`]);
      assert.deepEqual(told(other), [`warning section-number 七、${words}`]);
      assert.equal(corrected(other), flawless);
      const without = having(flawless, [title, words]);
      assert.deepEqual(told(without), [`warning section-number ${words}`]);
      assert.equal(corrected(without), flawless);
    }
  });

  test('in other typography is none of our business', () => {
    for (const form of ['三. ', '三．', '3、', '３．', '三 、', '三， ', '　　三、', '## 三、', '== 三、', '**三、']) {
      const other = having(flawless, ['三、收到和处理', `${form}收到和处理`]);
      assert.deepEqual(told(other), [], form);
    }
  });
});

describe('the title of a section', () => {
  test('in other words', () => {
    const wrong = having(flawless, ['三、收到和处理政府信息公开申请情况', '三、收到和办理政府信息公开申请情况']);
    assert.deepEqual(told(wrong), ['warning section-title 收到和办理政府信息公开申请情况']);
    assert.equal(corrected(wrong), flawless);
  });

  test('with words missing, or too many', () => {
    const short = having(flawless, ['四、政府信息公开行政复议、行政诉讼情况', '四、政府信息公开行政复议、行政诉讼']);
    assert.deepEqual(told(short), ['warning section-title 政府信息公开行政复议、行政诉讼']);
    assert.equal(corrected(short), flawless);
    const long = having(flawless, ['六、其他需要报告的事项', '六、其他需要报告的有关事项']);
    assert.deepEqual(told(long), ['warning section-title 其他需要报告的有关事项']);
    assert.equal(corrected(long), flawless);
  });

  test('as older reports have it', () => {
    for (const title of ['政府信息公开工作存在的主要问题及改进情况', '存在问题及改进情况']) {
      assert.deepEqual(told(having(flawless, ['五、存在的主要问题及改进情况', `五、${title}`])), [], title);
    }
  });

  test('is found by its words, not by its numeral: measures that count from 一 are no sections', () => {
    const more = having(flawless, [
      '六、其他需要报告的事项',
      '二、针对 2022 年度培训不够的问题，加强培训。\n\n六、其他需要报告的事项',
    ]);
    assert.deepEqual(told(more), []);
    assert.equal(readText(more).sections.length, 6);
  });

  test('is not taken from the first paragraph, which lists all six', () => {
    const list = titles.map((title) => title.slice(2)).join('，');
    assert.deepEqual(told(having(flawless, ['一、总体情况', `本报告包括${list}六个部分。\n\n一、总体情况`])), []);
    const lines = titles.map((title) => title.slice(2)).join('、\n');
    assert.deepEqual(told(having(flawless, ['一、总体情况', `全文包括${lines}六个部分。\n\n一、总体情况`])), []);
  });
});

describe('the order of the sections', () => {
  test('one that stands too early is named, and no other', () => {
    const [problems, other] = [partOf('problems'), partOf('other')];
    const swapped = having(flawless, [problems + other, `${other}\n\n${problems}`]);
    const lines = told(swapped);
    assert.equal(lines.length, 1);
    assert.match(lines[0] ?? '', /^warning section-order (?:五、存在的主要问题及改进情况|六、其他需要报告的事项)$/);
  });

  test('tables are read wherever they stand', () => {
    const [disclosure, requests] = [partOf('disclosure'), partOf('requests')];
    const swapped = having(flawless, [disclosure + requests, requests + disclosure]);
    assert.deepEqual(
      told(swapped).map((line) => line.split(' ')[1]),
      ['section-order'],
    );
    const values = (text: string) => new Map([...readText(text).cells].map(([path, { value }]) => [path, value]));
    assert.deepEqual(values(swapped), values(flawless));
  });
});

describe('a section', () => {
  for (const key of ['overview', 'problems', 'other']) {
    test(`without a word below its title (${key})`, () => {
      const part = partOf(key);
      const title = part.split('\n')[0] as string;
      assert.deepEqual(told(having(flawless, [part, `${title}\n\n`])), [`warning section-empty ${title}`]);
      const none = told(having(flawless, [part, `${title}\n\n无\n\n`]));
      assert.deepEqual(none, key === 'other' ? ['warning fee-statement 无'] : []);
    });
  }

  test('that is missing can be put back where it belongs', () => {
    for (const title of titles.slice(1)) {
      const without = having(flawless, [`${title}\n`, '']);
      const finding = only(without);
      assert.equal(finding.rule, 'section-missing');
      const fix = finding.fixes[0];
      if (!fix) continue;
      const again = edited(without, fix.edits);
      assert.deepEqual(
        readText(again).sections.map(({ section }) => section.key),
        readText(flawless).sections.map(({ section }) => section.key),
        title,
      );
    }
  });

  test('keeps its findings where an earlier one is gone', () => {
    const text = sampleOf('003');
    const whole = readText(text).sections.find(({ section }) => section.key === 'overview')?.whole;
    assert.ok(whole);
    const without = edited(text, [{ span: whole, newText: '' }]);
    assert.deepEqual(told(without).slice(1), told(text));
  });
});
