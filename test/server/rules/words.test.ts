import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { prose } from '../../../docs/rules-source/pages.js';
import { sample } from '../../../docs/rules-source/sample.js';
import { check } from '../../../server/src/check.js';
import type { Edit } from '../../../server/src/parse/tree.js';
import { extractOf, type Summary } from '../../../server/src/read/summary.js';
import { rules } from '../../../server/src/rules/index.js';
import type { Finding, Fix, Related } from '../../../server/src/rules/rule.js';
import { readText, textOf } from '../samples.js';
import { having } from './found.js';

/** A report with a mistake, and all that is told of it. */
interface Example {
  readonly title: string;
  readonly text: string;
  /** Last year's report of the same organ. */
  readonly earlier: Summary | null;
  readonly told: readonly string[];
}

/**
 * The examples of a fixture. `#` is what is wrong, `- ` and `+ ` are words of the report without a mistake and what
 * stands there instead; `< ` and `> ` the same in last year's, `= ` a text of its own, `& ` that of a rule's page. All other lines are what is told.
 */
function examplesOf(fixture: string): Example[] {
  return fixture
    .split(/^# /m)
    .slice(1)
    .map((block) => {
      const [title = '', ...lines] = block.trimEnd().split('\n');
      const after = (mark: string): string[] =>
        lines
          .filter((line) => line.startsWith(`${mark} `))
          .map((line) => line.slice(2).replaceAll('⏎', '\n').replaceAll('␀', '\0'));
      const changed = (text: string, from: string, to: string): string =>
        having(text, ...after(from).map((words, at): [string, string] => [words, after(to)[at] ?? '']));
      const [ofPage] = after('&');
      const [own = ofPage && prose[ofPage]?.example?.spoil(sample())] = after('=');
      const ofYearBefore = sample().replaceAll('2023', '2022');
      const extract = after('<').length > 0 ? extractOf(readText(changed(ofYearBefore, '<', '>'))) : null;
      return {
        title,
        text: own ?? changed(sample(), '-', '+'),
        earlier: extract && { ...extract, uri: 'file:///2022.md' },
        told: lines.filter((line) => !/^(?:[-+<>=&] |$)/.test(line)),
      };
    });
}

const oneLine = (words: string): string => words.replaceAll('\n', '⏎').replaceAll('\0', '␀');

/** As many fixes, and as many other places, are told in full. */
const MOST = 3;

/** All that a user can see of what is found, in both languages. */
function told({ text, earlier }: Pick<Example, 'text' | 'earlier'>): string[] {
  const [zh, en] = (['zh', 'en'] as const).map((language) => check(readText(text), { language, earlier }).findings);
  const wordsOf = ({ start, end }: Finding['span']): string => oneLine(text.slice(start, end));
  const edit = ({ span, newText }: Edit): string =>
    `${oneLine(text.slice(0, span.start)).slice(-6)}【${wordsOf(span)}→${oneLine(newText)}】`;
  const editsOf = ({ edits, elsewhere }: Fix): string[] =>
    elsewhere
      ? elsewhere.edits.map(({ range: { start }, newText }) => `${start.line}:${start.character}【→${newText}】`)
      : edits.map(edit);
  const placeOf = (related: Related): string =>
    'span' in related
      ? wordsOf(related.span)
      : `${related.place.range.start.line}:${related.place.range.start.character}`;
  return (zh as readonly Finding[]).flatMap((finding, at) => {
    const other = en?.[at] as Finding;
    const rest = (all: readonly unknown[], what: string): string[] =>
      all.length > MOST ? [`  ${what} ${all.length - MOST} more`] : [];
    return [
      `${finding.severity} ${finding.rule} 【${wordsOf(finding.span)}】`,
      `  ${finding.message}`,
      `  ${other.message}`,
      ...finding.related
        .slice(0, MOST)
        .map((related, index) => `  @ ${related.message} | ${other.related[index]?.message} 【${placeOf(related)}】`),
      ...rest(finding.related, '@'),
      ...finding.fixes.slice(0, MOST).flatMap((fix, index) => {
        const edits = editsOf(fix);
        const some = edits.length > MOST ? [...edits.slice(0, MOST), `… ${edits.length - MOST} more`] : edits;
        return [
          `  ${fix.preferred ? '!' : '?'} ${fix.title} | ${other.fixes[index]?.title}`,
          ...some.map((line) => `      ${line}`),
        ];
      }),
      ...rest(finding.fixes, '?'),
    ];
  });
}

describe('what is told of a mistake, word for word', () => {
  const examples = examplesOf(textOf('test/fixtures/findings.txt'));
  for (const example of examples) test(example.title, () => assert.deepEqual(told(example), example.told));

  test('every rule has an example', () => {
    const shown = new Set(examples.flatMap(({ told: lines }) => lines.map((line) => line.split(' ')[1])));
    assert.deepEqual(
      rules.map(({ id }) => id).filter((id) => !shown.has(id)),
      [],
    );
  });
});
