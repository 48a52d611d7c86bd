import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { check } from '../../server/src/check.js';
import { holdsReport } from '../../server/src/read/detect.js';
import type { Finding, Fix } from '../../server/src/rules/rule.js';
import { costOf } from './cost.js';
import { edited, findingsOf, readText, samples, seed, seeds } from './samples.js';

/** The same cases each time, so that no run fails by chance; FC_SEED=… tries others. */
fc.configureGlobal({ seed: Number(process.env.FC_SEED ?? 20_211_001) });

/** Reads and checks a text; whatever it is, nothing throws, no rule fails, and everything stands inside of it. */
function assertTotal(text: string): readonly Finding[] {
  holdsReport(text);
  const report = readText(text);
  const { findings, repairs } = check(report);
  for (const finding of findings) {
    assert.notEqual(finding.rule, 'internal-error', `${finding.message} in ${JSON.stringify(text.slice(0, 2000))}`);
    const related = finding.related.flatMap((other) => ('span' in other ? other : []));
    const spans = [finding, ...related, ...finding.fixes.flatMap(({ edits }) => edits)].map(({ span }) => span);
    for (const { start, end } of spans) assert.ok(0 <= start && start <= end && end <= text.length, finding.rule);
    for (const fix of finding.fixes) assertApart(fix);
  }
  for (const { changes } of repairs) for (const { to } of changes) assert.ok(to >= 0);
  return findings;
}

/** No two edits of one fix overlap. */
function assertApart({ title, edits }: Fix): void {
  const spans = edits.map(({ span }) => span).sort((a, b) => a.start - b.start);
  for (const [at, { end }] of spans.entries()) assert.ok(end <= (spans[at + 1]?.start ?? end), title);
}

/** What people and programs do to a text: cut, double, move, insert; anywhere, most often at a line or cell. */
interface Change {
  readonly kind: 'delete' | 'double' | 'insert' | 'replace';
  readonly at: number;
  readonly length: number;
  readonly text: string;
}
const scraps = [
  '0',
  '22',
  '-',
  '/',
  '\t',
  '\n',
  ' ',
  '|',
  '　',
  '总计',
  '一、',
  '（三）',
  '1.',
  '\uFEFF',
  '\uD83D\uDE00',
];
const change: fc.Arbitrary<Change> = fc.record({
  kind: fc.constantFrom('delete', 'double', 'insert', 'replace'),
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.oneof({ weight: 4, arbitrary: fc.nat(12) }, { weight: 1, arbitrary: fc.nat(800) }),
  text: fc.oneof(fc.constantFrom(...scraps), fc.string({ unit: 'grapheme', maxLength: 5 })),
});

function changed(text: string, changes: readonly Change[]): string {
  let result = text;
  for (const { kind, at, length, text: scrap } of changes) {
    const start = Math.floor(at * result.length);
    const end = Math.min(result.length, start + length);
    const part = result.slice(start, end);
    const instead = { delete: '', double: part + part, insert: scrap + part, replace: scrap }[kind];
    result = result.slice(0, start) + instead + result.slice(end);
  }
  return result;
}

/** By name, so that a counterexample is short. */
const anySample = fc.constantFrom(...samples.map(({ name }) => name));
const textOf = (name: string): string => samples.find((sample) => sample.name === name)?.text ?? assert.fail(name);

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

const isNegative = (newText: string): boolean => /(?:^|[\t| ])[-－−]\s*\d/.test(newText);

const key = ({ rule, message }: Finding): string => `${rule} ${message}`;
const errorsIn = (findings: readonly Finding[]): number =>
  findings.filter(({ severity }) => severity === 'error').length;
const preferredIn = (finding: Finding): Fix | undefined => finding.fixes.find(({ preferred }) => preferred);

/** A preferred fix removes its finding and adds no error. */
function assertFixes(text: string): void {
  const findings = assertTotal(text);
  for (const finding of findings) {
    assert.ok(finding.fixes.filter(({ preferred }) => preferred).length <= 1, finding.rule);
    for (const { title, edits } of finding.fixes) {
      assert.ok(!edits.some(({ newText }) => isNegative(newText)), title);
      assert.ok(edits.length > 0, title);
    }
    const fix = preferredIn(finding);
    if (!fix) continue;
    const fixed = edited(text, fix.edits);
    const left = findingsOf(fixed);
    const was = findings.filter((other) => key(other) === key(finding)).length;
    const what = `${key(finding)}: ${fix.title}`;
    assert.ok(left.filter((other) => key(other) === key(finding)).length < was, `stays: ${what}`);
    assert.ok(errorsIn(left) <= errorsIn(findings), `adds an error: ${what}`);
    assert.ok(left.length < findings.length, `${left.length} of ${findings.length} left: ${what}`);
  }
}

/** Applies the first preferred fix until there is none; the number of steps is bounded by the number of findings. */
function allFixed(text: string): string {
  let fixed = text;
  for (let left = findingsOf(text).length + 1; left > 0; left--) {
    const fix = findingsOf(fixed).map(preferredIn).find(Boolean);
    if (!fix) return fixed;
    fixed = edited(fixed, fix.edits);
  }
  return assert.fail('preferred fixes do not end');
}

/** Numbers and words in tables and titles put wrong, so that there is something to fix. */
const damages = fc.array(
  fc.oneof(
    fc.record({
      kind: fc.constant('number' as const),
      at: fc.nat(),
      to: fc.constantFrom('', '0', '7', '1234', '/', '１２', '1,234'),
    }),
    fc.record({ kind: fc.constant('label' as const), at: fc.nat(), to: fc.constantFrom('', '件', '其它') }),
    fc.record({ kind: fc.constant('numeral' as const), at: fc.nat(), to: fc.constantFrom('', '七', '一') }),
  ),
  { minLength: 1, maxLength: 5 },
);

function damaged(
  text: string,
  what: readonly { kind: 'number' | 'label' | 'numeral'; at: number; to: string }[],
): string {
  const report = readText(text);
  const cells = [...report.cells.values()].map(({ span }) => span);
  const labels = report.tables.flatMap(({ rows }) => rows.flatMap(({ label }) => (label ? [label.span] : [])));
  const numerals = report.sections.flatMap(({ numeral }) => (numeral ? [numeral.span] : []));
  const edits = new Map<number, { span: { start: number; end: number }; newText: string }>();
  for (const { kind, at, to } of what) {
    const spans = { number: cells, label: labels, numeral: numerals }[kind];
    const span = spans[at % spans.length];
    if (!span) continue;
    // A label keeps its beginning and loses or changes its last character.
    const start = kind === 'label' ? span.end - 1 : span.start;
    edits.set(start, { span: { start, end: span.end }, newText: to });
  }
  return edited(text, [...edits.values()]);
}

describe('a preferred fix removes its finding, adds no error, and the end is reached', () => {
  for (const { name, text } of samples) {
    test(name, () => {
      assertFixes(text);
      const fixed = allFixed(text);
      assert.equal(allFixed(fixed), fixed);
      assert.deepEqual(findingsOf(fixed).map(preferredIn).filter(Boolean), []);
    });
  }

  test('in reports that were damaged', () => {
    fc.assert(
      fc.property(anySample, damages, (name, what) => {
        const worse = damaged(textOf(name), what);
        assertFixes(worse);
        const fixed = allFixed(worse);
        assert.equal(allFixed(fixed), fixed);
      }),
      { numRuns: 60 },
    );
  });

  test('in reports that were cut and pasted at random', () => {
    fc.assert(
      fc.property(anySample, fc.array(change, { minLength: 1, maxLength: 3 }), (name, changes) => {
        const worse = changed(textOf(name), changes);
        assertFixes(worse);
        const fixed = allFixed(worse);
        assert.equal(allFixed(fixed), fixed);
      }),
      { numRuns: 60 },
    );
  });

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
  const time = (text: string): number =>
    costOf(() => {
      holdsReport(text);
      check(readText(text));
    });
  const median = (text: string): number => {
    const times = Array.from({ length: 3 }, () => time(text));
    return times.sort((a, b) => a - b)[1] as number;
  };

  for (const number of ['000', '003']) {
    test(`a report with the rows of its table repeated (${number})`, () => {
      const { text } = seed(number);
      const from = text.indexOf('三、收到和处理');
      const to = text.indexOf('四、政府信息公开行政复议');
      assert.ok(from > 0 && to > from);
      const long = (times: number) => text.slice(0, from) + text.slice(from, to).repeat(times) + text.slice(to);
      time(long(100));
      const small = median(long(100));
      const large = median(long(400));
      assert.ok(large < 6 * Math.max(small, 20), `${small.toFixed()} ms, four times as much: ${large.toFixed()} ms`);
    });
  }

  const report = seed('003').text;
  const hostile: Record<string, string> = {
    'one line of a megabyte': '总'.repeat(1 << 20),
    'one line of digits': '1'.repeat(1 << 20),
    'one line of blanks': ' '.repeat(1 << 20),
    'one line of titles': '一、总体情况'.repeat(150_000),
    '100,000 cells in a row': '0\t'.repeat(100_000),
    '100,000 empty cells': '\t'.repeat(100_000),
    '100,000 cells between pipes': '| 0 '.repeat(100_000),
    '50,000 brackets': '（'.repeat(50_000),
    '50,000 pairs of brackets': '（）'.repeat(25_000) + '(三)'.repeat(25_000),
    '200,000 blank lines': '\n'.repeat(200_000),
    '100,000 numerals': '一、'.repeat(100_000),
    '30,000 lines of numerals': '一、\n'.repeat(30_000),
    '30,000 lines of numbers': '1\n'.repeat(30_000),
    '20,000 lines of a title': '二、主动公开政府信息情况\n'.repeat(20_000),
    '30,000 titles with a word below': '二、主动公开政府信息情况\n无\n一、总体情况\n无\n'.repeat(15_000),
    '20,000 lines of a label': '（七）总计\t0\t0\t0\t0\t0\t0\t0\n'.repeat(20_000),
    '10,000 labels broken over lines': '本年制\n发件数\n'.repeat(10_000),
    '50,000 cells of a total': '总计\t'.repeat(50_000),
    '20,000 titles of a report': '清河县人民政府2023年政府信息公开工作年度报告\n'.repeat(20_000),
    '20,000 marks of a merge': '<<<<<<< HEAD\n'.repeat(20_000),
    '100 reports': report.repeat(100),
  };
  for (const [name, text] of Object.entries(hostile)) {
    test(`${name}, alone and in a report, within two seconds`, () => {
      const places = [text, report + text, report.replace('\n\n四、政府信息', () => `\n${text}\n四、政府信息`)];
      for (const [at, place] of places.entries()) {
        const taken = time(place);
        assert.ok(taken < 2000, `${['alone', 'behind a report', 'in its table'][at]}: ${taken.toFixed()} ms`);
      }
    });
  }
});
