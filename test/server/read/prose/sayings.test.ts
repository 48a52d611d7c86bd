import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { formOf } from '../../../../server/src/form/forms.js';
import type { Topic } from '../../../../server/src/read/prose/meaning.js';
import type { Passage } from '../../../../server/src/read/prose/passages.js';
import { type About, type Saying, sayingsIn } from '../../../../server/src/read/prose/sayings.js';
import type { Keys } from '../../../../server/src/read/prose/vocabulary.js';

const lines = readFileSync(new URL('../../../fixtures/prose/sayings.txt', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'));

const about: About = { form: formOf('2021'), organ: '示例县人民政府', year: 2023 };
const passage = (text: string): Passage => {
  const span = { start: 0, end: text.length };
  return { text, section: 'overview', span, lines: [], runs: [] };
};

const groups: readonly (readonly [whole: string, parts: RegExp])[] = [
  ['$1', /(refused|unavailable|notProcessed|other|litigation)\.\w+(?:\+\1\.\w+)+/g],
  ['organisations', /business\+research\+publicWelfare\+legalService\+otherOrganization/g],
];
const sums = (all: readonly Keys[]): string =>
  groups.reduce((text, [whole, parts]) => text.replace(parts, whole), all.map((keys) => keys.join('+')).join(' or '));

/** `95 received or concluded`, with the columns where they are not the totals, and why it need not agree. */
function told(text: string, { claim, start, end, words, meaning, value, scale, doubt }: Saying): string {
  const number = claim === 'count' ? `${+(value * scale).toPrecision(12)}` : claim;
  const columns = sums(meaning.columns);
  const cells = `${sums(meaning.rows)}${columns === 'total' ? '' : ` / ${columns}`}`;
  return `${text.slice(start, end)} in “${words}”: ${number} ${cells}${doubt ? ` (${doubt})` : ''}`;
}

function toldOf(text: string): string {
  const topic: Topic = { requests: text.includes('申请'), disclosure: false, last: null };
  const sayings = sayingsIn(about, passage(text), topic);
  return sayings.map((saying) => told(text, saying)).join('; ') || '–';
}

describe('a passage says', () => {
  for (const line of lines) {
    const [text = '', expected] = line.split(' | ');
    test(line, () => assert.equal(toldOf(text), expected));
  }
});
