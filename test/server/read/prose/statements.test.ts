import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { statementsOf } from '../../../../server/src/read/prose/statements.js';
import { costOf } from '../../cost.js';
import { readText, samples } from '../../samples.js';
import { brief, type Host, reportWith, told } from './host.js';

const fixture = (name: string): string =>
  readFileSync(new URL(`../../../fixtures/prose/${name}`, import.meta.url), 'utf8');

const sentences = fixture('sentences.txt')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'));

const toldOf = (sentence: string, host?: Host): string =>
  statementsOf(readText(reportWith(sentence, host)))
    .map(told)
    .join('; ') || '–';

describe('a sentence is read as', () => {
  for (const line of sentences) {
    const [, host, sentence, expected] = /^(?:\[(\w+)\] )?(.*) \| (.*)$/.exec(line) ?? assert.fail(line);
    test(line, () => assert.equal(toldOf(sentence as string, host as Host | undefined), expected));
  }
});

test('there are 400 sentences and more', () => assert.ok(sentences.length >= 400));

/** Every statement of a report: words, what they were read as, the verdict. */
function table(text: string): string[] {
  return statementsOf(readText(text)).map((statement) => {
    const readings = statement.fitting
      ? ''
      : ` [${statement.readings.map((one) => `${brief(one)} ${one.sum}`).join(', ')}]`;
    return `${statement.words} | ${told(statement)}${readings}`;
  });
}

test('every statement of the ten reports, the same in each rendition', () => {
  const seen = new Map<string, string[]>();
  for (const { name, text } of samples) {
    const report = name.split('.')[0] as string;
    const found = table(text);
    assert.deepEqual(found, seen.get(report) ?? found, name);
    seen.set(report, found);
  }
  const printed = [...seen].map(([report, lines]) => [`## ${report}`, ...lines].join('\n')).join('\n\n');
  assert.equal(`${printed}\n`, fixture('statements.txt'));
});

test('a statement stands on its number', () => {
  for (const { name, text } of samples) {
    for (const { span, claim } of statementsOf(readText(text))) {
      assert.match(text.slice(span.start, span.end), claim === 'count' ? /^[\d,.]+$/ : /^[没无未均]/, name);
    }
  }
});

test('a number whose cells are in a broken sum, or were not read, is no mistake of the text', () => {
  const text = reportWith('全年收到政府信息公开申请96件。');
  const wrong = text.replace('\t95\n', '\t97\n');
  assert.notEqual(wrong, text);
  assert.deepEqual(statementsOf(readText(wrong)).map(told), ['96 ? sums']);
  const gone = text.replace(/^一、本年新收.*\n/m, '');
  assert.deepEqual(statementsOf(readText(gone)).map(told), ['96 ? cells']);
});

test('what an earlier paragraph was about is known until the next heading', () => {
  const list = '（二）依申请公开方面\n收到政府信息公开申请95件，办理结果如下：\n1.予以公开30件；\n2.部分公开12件。\n';
  assert.equal(toldOf(list), '95 ✓ received; 30 ✓ granted; 12 ✓ partlyGranted');
  assert.equal(
    toldOf(`${list}（三）政府信息管理方面\n不予公开3件。`),
    '95 ✓ received; 30 ✓ granted; 12 ✓ partlyGranted',
  );
});

test('a list whose items are numbered like headings goes on with what it is a list of', () => {
  const list = '收到政府信息公开申请95件。\n一、从申请人看：公民80件，法人15件。\n二、从答复结果看：予以公开31件。';
  assert.equal(toldOf(list), '95 ✓ received; 80 ✓ received/naturalPerson; 15 ✓ received/organisations; 31 ✗');
});

test('a year at the beginning of a paragraph is that of its next sentences, too', () => {
  assert.equal(toldOf('2022年，收到政府信息公开申请80件。予以公开70件。'), '80 ? period; 70 ? period');
  assert.equal(toldOf('对照2022年的通报，收到政府信息公开申请80件。予以公开30件。'), '80 ? period; 30 ✓ granted');
});

test('other texts say nothing', () => {
  assert.deepEqual(statementsOf(readText('收到政府信息公开申请80件。')), []);
});

test('cost grows with the text, whatever stands in it', () => {
  const hostile = [
    '其中',
    '申请',
    '12',
    '复议、',
    '（',
    '《2023年',
    '没有',
    '均已',
    '1,234,',
    '收到申请5件',
    '5件2022年',
    '各',
    '分别',
    '，',
  ];
  for (const words of hostile) {
    const timeOf = (count: number): number => {
      const report = readText(reportWith(`政府信息公开申请${words.repeat(count)}`));
      return costOf(() => statementsOf(report));
    };
    timeOf(2000);
    const [short, long] = [timeOf(5000), timeOf(40_000)];
    assert.ok(long < 40 * short + 100, `${words}: ${short} ms, ${long} ms`);
  }
});
