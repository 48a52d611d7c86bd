import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { check } from '../../server/src/check.js';
import { holdsReport } from '../../server/src/read/detect.js';
import { assertCost, costOf } from './cost.js';
import { giants } from './giants.js';
import { allFixed, assertFixes, assertTotal, preferredIn } from './invariants.js';
import { edited, findingsOf, readText, samples, seed, seeds } from './samples.js';
import { anySample, assertChangedFixed, assertDamagedFixed, change, changed, textOf } from './worse.js';

/** The same cases each time, so that no run fails by chance; FC_SEED=… tries others. */
fc.configureGlobal({ seed: Number(process.env.FC_SEED ?? 20_211_001) });

describe('every text is read and checked', () => {
  for (const { name, text } of samples) {
    test(`every beginning of ${name}, as it is typed`, () => {
      const ends = [...text.matchAll(/\n/g)].map(({ index }) => index);
      const step = Math.max(1, Math.floor(ends.length / 60));
      for (const end of ends.filter((_, at) => at % step === 0)) assertTotal(text.slice(0, end + 1));
      fc.assert(
        fc.property(fc.nat(text.length), (end) => void assertTotal(text.slice(0, end))),
        { numRuns: 20 },
      );
    });
  }

  test('any string, of any characters', () => {
    const unit = fc.constantFrom('binary' as const, 'grapheme' as const, 'binary-ascii' as const);
    fc.assert(
      fc.property(
        unit.chain((kind) => fc.string({ unit: kind, maxLength: 300 })),
        (text) => void assertTotal(text),
      ),
      { numRuns: 200 },
    );
  });

  test('halves of characters, alone or in a report', () => {
    const half = fc.constantFrom('\uD800', '\uDBFF', '\uDC00', '\uDFFF', '\uD83D', 'a', '\t', '\n', '总计');
    fc.assert(
      fc.property(fc.array(half, { maxLength: 40 }), anySample, fc.nat(), (halves, name, at) => {
        const text = textOf(name);
        const word = halves.join('');
        assertTotal(word);
        const cut = at % text.length;
        assertTotal(text.slice(0, cut) + word + text.slice(cut));
      }),
      { numRuns: 60 },
    );
  });

  test('reports changed at random', () => {
    fc.assert(
      fc.property(anySample, fc.array(change, { minLength: 1, maxLength: 6 }), (name, changes) => {
        assertTotal(changed(textOf(name), changes));
      }),
      { numRuns: 250 },
    );
  });

  test('reports with lines shuffled', () => {
    fc.assert(
      fc.property(anySample, fc.array(fc.tuple(fc.nat(), fc.nat()), { maxLength: 10 }), (name, swaps) => {
        const lines = textOf(name).split('\n');
        for (const [one, other] of swaps) {
          const [a, b] = [one % lines.length, other % lines.length];
          [lines[a], lines[b]] = [lines[b] as string, lines[a] as string];
        }
        assertTotal(lines.join('\n'));
      }),
      { numRuns: 100 },
    );
  });
});

describe('line ends and marks change nothing', () => {
  /** Findings without what depends on how lines end: the words, their line and column. */
  const told = (text: string) => {
    const lines = text.split(/\r\n|\r|\n/);
    return findingsOf(text).map(({ rule, message, span, cells, fixes }) => {
      const before = text.slice(0, span.start).split(/\r\n|\r|\n/);
      const words = text.slice(span.start, span.end).replace(/\r\n?/g, '\n');
      const line = before.length - 1;
      const column = before.at(-1)?.length ?? 0;
      assert.ok((lines[line] ?? '').startsWith((words.split('\n')[0] as string) ?? '', column));
      return { rule, message: message.replace(/\s/g, ''), words, line, column, cells, fixes: fixes.length };
    });
  };
  const ways: Record<string, (text: string) => string> = {
    CRLF: (text) => text.replaceAll('\n', '\r\n'),
    CR: (text) => text.replaceAll('\n', '\r'),
    mixed: (text) => {
      let at = 0;
      return text.replaceAll('\n', () => ['\n', '\r\n', '\r\n'][at++ % 3] as string);
    },
    'a line end at the end': (text) => `${text}\n`,
  };
  for (const [name, way] of Object.entries(ways)) {
    test(name, () => {
      for (const sample of samples) {
        const plain = sample.text.replace(/\r\n?/g, '\n');
        assert.deepEqual(told(way(plain)), told(plain), sample.name);
      }
    });
  }

  test('a byte-order mark', () => {
    for (const { name, text } of samples) {
      const marked = findingsOf(`\uFEFF${text}`).map(({ rule, span }) => [rule, span.start - 1]);
      const plain = findingsOf(text).map(({ rule, span }) => [rule, span.start]);
      assert.deepEqual(marked, plain, name);
    }
  });

  test('characters beyond the basic plane in the prose', () => {
    for (const { name, text } of seeds) {
      const prose = text.replace('总体情况\n', '总体情况\n𠮷😀𝟚');
      assert.deepEqual(
        told(prose).map(({ rule, words, column }) => [rule, words, column]),
        told(text).map(({ rule, words, column }) => [rule, words, column]),
        name,
      );
    }
  });
});

describe('a preferred fix removes its finding, adds no error, and the end is reached', () => {
  for (const { name, text } of samples) {
    test(name, () => {
      assertFixes(text);
      const fixed = allFixed(text);
      assert.equal(allFixed(fixed), fixed);
      assert.deepEqual(findingsOf(fixed).map(preferredIn).filter(Boolean), []);
    });
  }

  test('in reports that were damaged', () => assertDamagedFixed({ numRuns: 60 }));
  test('in reports that were cut and pasted at random', () => assertChangedFixed({ numRuns: 60 }));

  test('all at once is the same as one after the other, where they do not touch', () => {
    for (const { name, text } of samples) {
      const edits = findingsOf(text).flatMap((finding) => preferredIn(finding)?.edits ?? []);
      const places = new Set(edits.map(({ span }) => span.start));
      if (places.size === edits.length) assert.equal(edited(text, edits), allFixed(text), name);
    }
  });

  test('a corrected seed has no findings of wording left', () => {
    for (const number of ['002', '003']) assert.deepEqual(findingsOf(allFixed(seed(number).text)), []);
  });
});

describe('an alternative does what its title says', () => {
  test('it restores the relation it stands for', () => {
    const { text } = seed('003');
    for (const cell of readText(text).cells.values()) {
      if (cell.table.key === 'disclosure') continue;
      const worse = edited(text, [{ span: cell.span, newText: String((cell.value ?? 0) + 2) }]);
      for (const finding of findingsOf(worse).filter(({ relations }) => relations.length > 0)) {
        for (const { edits, title } of finding.fixes) {
          const broken = new Set(findingsOf(edited(worse, edits)).flatMap(({ relations }) => relations));
          const restored = finding.relations.filter((relation) => !broken.has(relation));
          assert.ok(restored.length > 0, `${cell.path}: ${title}`);
          if (broken.size > 0) assert.match(title, /其他|仍/, cell.path);
        }
      }
    }
  });

  test('a row that is inserted is found again, with cells to be filled', () => {
    const { text } = seed('003');
    const report = readText(text);
    let inserted = 0;
    for (const { label } of report.tables.flatMap(({ rows }) => rows)) {
      if (!label) continue;
      const line = report.tree.lines.find(({ start, end }) => start <= label.span.start && label.span.start <= end);
      const next = report.tree.lines[(line?.number ?? 0) + 1];
      if (!line || !next || line.kind !== 'row') continue;
      const without = edited(text, [{ span: { start: line.start, end: next.start }, newText: '' }]);
      const missing = findingsOf(without).find(({ rule }) => rule === 'row-missing');
      const fix = missing?.fixes[0];
      if (!fix) continue;
      inserted++;
      const again = edited(without, fix.edits);
      assert.equal(readText(again).cells.size, report.cells.size, fix.title);
      assert.deepEqual(
        new Set(
          findingsOf(again)
            .map(({ rule }) => rule)
            .filter((rule) => /missing|cells/.test(rule)),
        ),
        new Set(),
      );
    }
    assert.ok(inserted >= 10, `${inserted} rows could be inserted`);
  });
});

describe('the cost grows with the length of the text', () => {
  const readAndCheck = (text: string) => () => {
    holdsReport(text);
    check(readText(text));
  };
  const median = (text: string): number => {
    const times = Array.from({ length: 3 }, () => costOf(readAndCheck(text)));
    return times.sort((a, b) => a - b)[1] as number;
  };

  for (const number of ['000', '003']) {
    test(`a report with the rows of its table repeated (${number})`, () => {
      const { text } = seed(number);
      const from = text.indexOf('三、收到和处理');
      const to = text.indexOf('四、政府信息公开行政复议');
      assert.ok(from > 0 && to > from);
      const long = (times: number) => text.slice(0, from) + text.slice(from, to).repeat(times) + text.slice(to);
      readAndCheck(long(100))();
      const small = median(long(100));
      const large = median(long(400));
      assert.ok(large < 6 * Math.max(small, 20), `${small.toFixed()} ms, four times as much: ${large.toFixed()} ms`);
    });
  }

  const report = seed('003').text;
  for (const [name, text] of Object.entries({ ...giants, '100 reports': report.repeat(100) })) {
    test(`${name}, alone and in a report, within four seconds`, () => {
      // Blanks in front of it make it another text, also to what is remembered of a table.
      const places: Record<string, (own: string) => string> = {
        alone: (own) => own,
        'behind a report': (own) => report + own,
        'in its table': (own) => report.replace('\n\n四、政府信息', () => `\n${own}\n四、政府信息`),
      };
      for (const [where, place] of Object.entries(places))
        assertCost(4000, (time) => readAndCheck(place('\n'.repeat(time) + text))(), where);
    });
  }
});
