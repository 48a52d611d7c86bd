import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sample } from '../../../docs/rules-source/sample.js';
import type { Rule } from '../../../server/src/rules/rule.js';
import { readText, textOf } from '../samples.js';

/** A sentence of a fixture, without its marks, and what is to be found in it. */
export interface Sentence {
  readonly section: string;
  readonly marked: string;
  readonly text: string;
  readonly found: readonly string[];
}

/** The sentences of a file in test/fixtures/words; 【】 is around what is to be found. */
export function sentencesOf(name: string): Sentence[] {
  let section = 'overview';
  const sentences: Sentence[] = [];
  for (const line of textOf(`test/fixtures/words/${name}`).split('\n')) {
    if (line.startsWith('@')) section = line.slice(1).trim();
    else if (line !== '' && !line.startsWith('#')) {
      const marked = line.replaceAll('⏎', '\n');
      const found = [...marked.matchAll(/【([^】]*)】/g)].map(([, words]) => words as string);
      sentences.push({ section, marked, text: marked.replace(/[【】]/g, ''), found });
    }
  }
  return sentences;
}

/** What a rule finds in a text. */
export function foundBy(rule: Rule, text: string): string[] {
  const report = readText(text);
  return [...rule.check({ report, say: (zh) => zh, earlier: null })].map(({ span }) =>
    text.slice(span.start, span.end),
  );
}

/** Checks each sentence of a file, put into a report without a mistake by `place`. */
export function testSentences(rule: Rule, name: string, atLeast: number, place: (sentence: Sentence) => string): void {
  const sentences = sentencesOf(name);
  test(`${name} has sentences enough, of both kinds`, () => {
    assert.ok(sentences.length >= atLeast, `${sentences.length}`);
    assert.ok(sentences.filter(({ found }) => found.length === 0).length >= atLeast / 4);
    assert.ok(sentences.filter(({ found }) => found.length > 0).length >= atLeast / 4);
  });
  for (const sentence of sentences) {
    test(`${sentence.section}: ${sentence.marked}`, () => {
      assert.deepEqual(foundBy(rule, place(sentence)), sentence.found);
    });
  }
}

/** A paragraph that each section of the sample report begins with; a sentence takes a line above it. */
const before: Record<string, string> = {
  overview: '2023年，本机关认真执行',
  problems: '主要问题是政策解读形式单一',
  other: '2023年没有收取信息处理费',
  preface: '本报告所列数据的统计期限',
};

/** The sample report with a sentence as a paragraph of its own. */
export function withSentence({ section, text }: Sentence): string {
  const words = before[section] ?? assert.fail(section);
  const whole = sample();
  assert.ok(whole.includes(words));
  return whole.replace(words, () => `${text}\n\n${words}`);
}
