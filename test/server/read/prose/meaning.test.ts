import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { formOf } from '../../../../server/src/form/forms.js';
import { type Meant, meantBy, type Topic } from '../../../../server/src/read/prose/meaning.js';
import type { Keys } from '../../../../server/src/read/prose/vocabulary.js';

const lines = readFileSync(new URL('../../../fixtures/prose/phrases.txt', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'));

const form = formOf('2021');

/** What the form calls them together. */
const groups: readonly (readonly [whole: string, parts: RegExp])[] = [
  ['refused', /refused\.\w+(?:\+refused\.\w+){7}/],
  ['other', /other\.\w+(?:\+other\.\w+){2}/],
  ['organisations', /business\+research\+publicWelfare\+legalService\+otherOrganization/],
  ['litigation', /litigation\.\w+\+litigation\.\w+/],
];

const sum = (keys: Keys): string =>
  groups.reduce((text, [whole, parts]) => text.replace(parts, whole), keys.join('+').replaceAll('+-', '-'));
const alternatives = (all: readonly Keys[]): string => all.map(sum).join(' or ');

/** `requests received or concluded / total`; a `?` where words are not understood that may limit it. */
function told(meant: Meant | null): string {
  if (!meant) return '–';
  const { table, rows, columns } = meant.meaning;
  return `${table} ${alternatives(rows)} / ${alternatives(columns)}${meant.sure ? '' : ' ?'}`;
}

const nothing: Topic = { requests: false, disclosure: false, last: null };
const requests: Topic = { ...nothing, requests: true, disclosure: true };
const disclosure: Topic = { ...nothing, disclosure: true };

/** What is known behind some words and a number. */
function after(before: string, known: Topic): Topic {
  const last = meantBy(form, 2023, { before, unit: '件', behind: '' }, known)?.meaning ?? assert.fail(before);
  return { ...known, last };
}

/** What the words before were about, by the name that the fixture gives it. */
const topics: Readonly<Record<string, Topic>> = {
  '': nothing,
  requests,
  disclosure,
  received: after('收到依申请公开', requests),
  persons: after('收到自然人依申请公开', requests),
  carried: after('上年结转', requests),
  unnamed: after('收到依申请公开', nothing),
  reconsideration: after('行政复议', disclosure),
  appealed: after('行政复议', requests),
  direct: after('直接起诉', disclosure),
  lawsuits: after('行政诉讼', disclosure),
  cases: after('行政复议、行政诉讼', disclosure),
  documents: after('制发规范性文件', nothing),
};

describe('what a number counts, by the words around it', () => {
  for (const line of lines) {
    const [, topic = '', before = '', unit = '', behind = '', expected = ''] =
      /^(?:\[(\w+)\] )?(.*)＿(\S*)(?: (.*))? \| (.*)$/.exec(line) ?? assert.fail(line);
    test(line, () => {
      const known = topics[topic] ?? assert.fail(topic);
      assert.equal(told(meantBy(form, 2023, { before, unit, behind }, known)), expected);
    });
  }
});
