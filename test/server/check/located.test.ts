import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { check } from '../../../server/src/check.js';
import type { Finding } from '../../../server/src/rules/rule.js';
import { textWith } from '../repair/printed.js';
import { edited, readText } from '../samples.js';

/** The findings about numbers of a report with these rows, each with the words it stands on. */
function found(rows: string, language: 'zh' | 'en' = 'zh'): (Finding & { readonly words: string })[] {
  const text = textWith(rows);
  return check(readText(text), { language })
    .findings.filter(({ relations, rule }) => relations.length > 0 || rule === 'cell-blank')
    .map((finding) => ({ ...finding, words: text.slice(finding.span.start, finding.span.end) }));
}

/** Titles of the fixes, the preferred one marked. */
const offered = ({ fixes }: Finding): string[] =>
  fixes.map(({ title, preferred }) => (preferred ? `* ${title}` : title));
const relatedWords = ({ related }: Finding): string[] => related.map(({ message }) => message);

describe('a number that is certainly wrong', () => {
  test('has one finding, on itself, for all that it breaks', () => {
    const [finding, ...others] = found('granted 46 20 1 0 2 5 92');
    assert.deepEqual(others, []);
    assert.equal(finding?.words, '46');
    assert.equal(finding?.rule, 'requests-row-total');
    assert.equal(finding?.severity, 'error');
    assert.deepEqual(finding?.relations, ['requests-row-total(granted)', 'requests-outcome-total(naturalPerson)']);
    assert.equal(finding?.cells[0], 'requests/granted/naturalPerson');
    assert.equal(
      finding?.message,
      '表三“（一）予以公开”行“自然人”列应为 64：与 46 数位颠倒；各列之和 46+20+1+0+2+5 = 74，表中为 92；' +
        '各项办理结果之和 46+31+2+8+52+5+9+3+4 = 160，表中为 178',
    );
  });

  test('offers its number first, then what else would make one of the relations hold', () => {
    const [finding] = found('granted 46 20 1 0 2 5 92');
    const [first, ...others] = offered(finding as Finding);
    assert.equal(first, '* 改为 64');
    assert.ok(others.length > 2);
    assert.ok(others.some((title) => title.includes('“总计”列按各数之和改为 74')));
    for (const title of others) {
      assert.doesNotMatch(title, /^\*/);
      assert.match(title, /将不符|仍有/);
    }
  });

  test('says the same in English', () => {
    const [finding] = found('granted 46 20 1 0 2 5 92', 'en');
    assert.match(finding?.message ?? '', /should be 64: 46 has two digits in the wrong order; .*= 74/);
    assert.equal(offered(finding as Finding)[0], '* Change to 64');
  });

  test('two in one row are two findings, each with its own number', () => {
    const both = found('granted 46 2 1 0 2 5 92');
    assert.deepEqual(
      both.map((finding) => [finding.words, offered(finding)[0]]),
      [
        ['46', '* 改为 64'],
        ['2', '* 改为 20'],
      ],
    );
  });

  test('blank, it keeps the name and the severity of a blank', () => {
    const [finding, ...others] = found('unavailable.notHeld _ 14 1 0 2 4 73');
    assert.deepEqual(others, []);
    assert.deepEqual([finding?.rule, finding?.severity, finding?.words], ['cell-blank', 'warning', '']);
    assert.match(finding?.message ?? '', /应为 52：表中空白/);
    assert.equal(offered(finding as Finding)[0], '* 改为 52');
  });
});

describe('numbers that changed together', () => {
  const together: Record<string, readonly [rows: string, words: string, fix: RegExp, cells: number]> = {
    'exchanged with the next column': [
      'unavailable.notHeld 14 52 1 0 2 4 73',
      '14',
      /“自然人”列改为 52，.*“商业企业”列改为 14$/,
      2,
    ],
    'followed by the total of the row': [
      'unavailable.notHeld 25 14 1 0 2 4 46',
      '25',
      /“自然人”列改为 52，.*“总计”列改为 73$/,
      2,
    ],
    'a row that lost a cell': ['received 180 2 0 6 12 245 _', '2', /“商业企业”列改为 45，.*“总计”列改为 245$/, 6],
  };
  for (const [name, [rows, words, fix, cells]] of Object.entries(together)) {
    test(`${name}: one finding, on the first of them, and one fix for all`, () => {
      const text = textWith(rows);
      const [finding, ...others] = found(rows);
      assert.deepEqual(
        others.map(({ message }) => message),
        [],
      );
      assert.equal(finding?.words, words);
      const [best] = finding?.fixes ?? [];
      assert.equal(best?.preferred, true);
      assert.match(best?.title ?? '', fix);
      assert.equal(best?.edits.length, cells);
      assert.equal(edited(text, best?.edits ?? []), textWith(''));
      assert.equal(relatedWords(finding as Finding).filter((message) => message.startsWith('应为')).length, cells - 1);
    });
  }
});

describe('a sum of which nothing tells what is wrong', () => {
  const rows = 'reconsideration 3 1 0 2 9';

  test('has its finding on the total, with every suspect beside it, and prefers no fix', () => {
    const [finding, ...others] = found(rows);
    assert.deepEqual(others, []);
    assert.equal(finding?.words, '9');
    assert.match(
      finding?.message ?? '',
      /3\+1\+0\+2 = 6，表中为 9；有 \d 种可能的改法，无法断定（表四每个等式有五个数/,
    );
    const suspects = relatedWords(finding as Finding).filter((message) => message.includes('应为'));
    assert.equal(suspects.length, Number(/有 (\d) 种/.exec(finding?.message ?? '')?.[1]));
    assert.ok(suspects.some((message) => /“总计”列应为 6：表中为 9，相差 3，本组合计相符/.test(message)));
    assert.ok(finding?.fixes.every(({ preferred }) => !preferred));
    assert.ok(offered(finding as Finding).some((title) => /“总计”列.*改为 6$/.test(title)));
  });

  test('offers nothing twice', () => {
    for (const damaged of [rows, 'granted 46 20 1 0 2 5 92', 'litigation.direct 120 0 3 5 20'])
      for (const { fixes } of found(damaged)) {
        const edits = fixes.map((fix) => fix.edits.map(({ span, newText }) => `${span.start} ${newText}`).join());
        assert.equal(new Set(edits).size, edits.length);
      }
  });

  test('is not touched by what is certain elsewhere', () => {
    const both = found(`${rows}\ngranted 46 20 1 0 2 5 92`);
    assert.deepEqual(
      both.map((finding) => [finding.words, finding.fixes.some(({ preferred }) => preferred)]),
      [
        ['46', true],
        ['9', false],
      ],
    );
  });

  test('what is certain is decided by what the caller knows besides', () => {
    const text = textWith(rows);
    const evidence = [{ readings: [['cases/reconsideration/total']], value: 6 }];
    const [finding] = check(readText(text), { evidence }).findings;
    assert.equal(offered(finding as Finding)[0], '* 改为 6');
  });
});

describe('suspicions, for whoever points at a number', () => {
  test('name every cell that may be wrong, and why', () => {
    const { suspicions } = check(readText(textWith('reconsideration 3 1 0 2 9')));
    assert.ok(suspicions.length > 1);
    for (const { cells, reason, certain } of suspicions) {
      assert.match(cells[0] ?? '', /^cases\/reconsideration\//);
      assert.match(reason, /应为 \d+：/);
      assert.equal(certain, false);
    }
    const [only, ...others] = check(readText(textWith('granted 46 20 1 0 2 5 92'))).suspicions;
    assert.deepEqual(others, []);
    assert.deepEqual([only?.cells, only?.certain], [['requests/granted/naturalPerson'], true]);
  });
});

describe('a wrong number in digits of another form', () => {
  test('has one preferred fix, that of the number', () => {
    const text = textWith('granted 46 20 1 0 2 5 92').replace(/46(?=\t20)/, '４６');
    assert.ok(text.includes('４６'));
    const { findings } = check(readText(text));
    const preferred = findings.flatMap(({ fixes }) => fixes.filter((fix) => fix.preferred).map(({ title }) => title));
    assert.deepEqual(preferred, ['改为 64']);
    assert.ok(findings.some(({ rule }) => rule === 'cell-format'));
  });
});

describe('a sum of which nothing tells what is wrong', () => {
  test('shows each place once', () => {
    const [finding] = found('reconsideration 3 1 0 2 9');
    const places = finding?.related.map((place) => ('span' in place ? place.span.start : -1)) ?? [];
    assert.ok(places.length >= 5);
    assert.equal(new Set(places).size, places.length);
  });
});
