import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Finding } from '../../../server/src/rules/rule.js';
import { assertCost } from '../cost.js';
import { edited, findingsOf, readText, samples } from '../samples.js';

/** Years that may be last year's without being wrong: names, campaigns, an evaluation of the year before, a day. */
const MAY_BE_LAST_YEARS = [
  '国家网络安全宣传周', // “2023年国家网络安全宣传周”
  '全区政务公开工作主要任务分解表', // 《2022年…》
  '度代表建议和政协提案', // 《…2024 年度…》
  '政府信息公开工作年度报告有关事项的通知', // 《…2021年…》
  '度全市政务公开工作专项考核', // 组织开展 2023 年度…
  '3月正式上线', // 已于2023年3月…
  '度财政支出项目绩效目标', // 2019年度…, beside 2018年度…绩效评价结果
];

const key = ({ rule, message }: Finding): string => `${rule} ${message}`;

const keysOf = new Map<string, readonly string[]>();

/** Findings that a text has and another had not. */
function added(text: string, before: string): Finding[] {
  const all = keysOf.get(before) ?? findingsOf(before).map(key);
  keysOf.set(before, all);
  const known = [...all];
  return findingsOf(text).filter((finding) => {
    const at = known.indexOf(key(finding));
    if (at >= 0) known.splice(at, 1);
    return at < 0;
  });
}

/** Replaced by the year before it, the digits at this place bring exactly one finding, there; its fix takes it back. */
function assertFound(text: string, at: number, rule: string, isCertain: boolean): void {
  const year = Number(text.slice(at, at + 4));
  const wrong = edited(text, [{ span: { start: at, end: at + 4 }, newText: String(year - 1) }]);
  const what = wrong.slice(Math.max(0, at - 12), at + 24).replace(/\s+/g, ' ');
  const found = added(wrong, text);
  assert.deepEqual(
    found.map((finding) => finding.rule),
    [rule],
    what,
  );
  const [finding] = found as [Finding];
  assert.ok(finding.span.start <= at && at + 4 <= finding.span.end, what);
  const fix = finding.fixes.find(({ edits }) => edited(wrong, edits) === text);
  assert.ok(fix || rule === 'form-year', what);
  if (isCertain) assert.ok(fix?.preferred, what);
}

const placesOf = (text: string, pattern: RegExp): number[] => [...text.matchAll(pattern)].map(({ index }) => index);
const followedBy = (text: string, at: number): string => text.slice(at, at + 60).replace(/\s/g, '');

/** Where a report tells its year. Seed 001 tells no period, and some renditions lost their title or signature. */
function yearIn(text: string) {
  const { year, title, yearSpan, form } = readText(text);
  assert.ok(year && form);
  const named = /统计\s*(?:期限|时限|周期)[^。]*。/.exec(text);
  const signed = new RegExp(`${year + 1}\\s*年\\s*\\d+\\s*月\\s*\\d+\\s*日\\s*$`).exec(text);
  const isOutside = (at: number): boolean =>
    !(title && at >= title.start && at < title.end) &&
    !(named && at >= named.index && at < named.index + named[0].length);
  return { year, title, yearSpan, form, named, signed, isOutside };
}

for (const { name, text } of samples) {
  describe(`last year's year in ${name}`, () => {
    test('in the title', () => {
      const { year, title, yearSpan, form } = yearIn(text);
      if (!title || !yearSpan) return;
      const isOfForm = year > (form.years[0] ?? 0);
      const isCertain = isOfForm && !name.startsWith('001');
      assertFound(text, yearSpan.start, isOfForm ? 'year-mismatch' : 'form-year', isCertain);
    });

    test('in the period, or that none is told', () => {
      const { year, named } = yearIn(text);
      if (!named) {
        assert.ok(findingsOf(text).some(({ rule }) => rule === 'period'));
        return;
      }
      const places = placesOf(named[0], new RegExp(String(year), 'g'));
      assert.ok(places.length > 0);
      for (const at of places) assertFound(text, named.index + at, 'period', true);
      const both = text.slice(0, named.index) + named[0].replaceAll(String(year), String(year - 1));
      const wrong = both + text.slice(named.index + named[0].length);
      const found = added(wrong, text);
      assert.deepEqual(
        found.map(({ rule }) => rule),
        ['period'],
      );
      assert.equal(edited(wrong, found[0]?.fixes[0]?.edits ?? []), text);
    });

    test('in the prose', () => {
      const { year, isOutside } = yearIn(text);
      const places = placesOf(text, new RegExp(`${year}(?=\\s*年)`, 'g')).filter(isOutside);
      const wrong = places.filter(
        (at) => !MAY_BE_LAST_YEARS.some((words) => followedBy(text, at + 4).startsWith(`年${words}`)),
      );
      assert.ok(wrong.length >= 2, `${wrong.length}`);
      for (const at of wrong) assertFound(text, at, 'year-mismatch', false);
      for (const at of places.filter((place) => !wrong.includes(place))) {
        assert.deepEqual(
          added(edited(text, [{ span: { start: at, end: at + 4 }, newText: String(year - 1) }]), text),
          [],
        );
      }
    });

    test('at the head of every paragraph: it is certain', () => {
      const { year, title, named, isOutside } = yearIn(text);
      const places = placesOf(text, new RegExp(`(?<=\\n[\\s\\u3000]*)${year}(?=\\s*年，)`, 'g')).filter(isOutside);
      for (const at of places) assertFound(text, at, 'year-mismatch', named !== null && title !== null);
    });

    test('in the signature', () => {
      const { signed } = yearIn(text);
      if (signed) assertFound(text, signed.index, 'sign-date', true);
    });
  });
}

describe('what else a report may lack', () => {
  const six = (text: string) => readText(text).sections.find(({ section }) => section.key === 'other');

  test('the sentence on the fee', () => {
    for (const { name, text } of samples) {
      const section = six(text);
      assert.ok(section);
      const own = text.slice(section.line.end, section.whole.end);
      const without =
        text.slice(0, section.line.end) +
        own.replace(/[^\n]*(?:费|法》)[^\n]*/g, '没有其他事项。') +
        text.slice(section.whole.end);
      if (without === text) continue;
      assert.deepEqual(
        added(without, text).map(({ rule }) => rule),
        ['fee-statement'],
        name,
      );
    }
  });

  test('the right organ in the signature', () => {
    for (const [name, organ] of [
      ['002', '阳泉市人民政府'],
      ['003', '运城市人民政府办公室'],
    ] as const) {
      const text = samples.find((sample) => sample.name.startsWith(name))?.text ?? assert.fail(name);
      const at = text.lastIndexOf(organ);
      for (const other of ['太原市统计局', '太原市人民政府', '太原市人民政府办公室']) {
        const wrong = text.slice(0, at) + other + text.slice(at + organ.length);
        assert.deepEqual(
          added(wrong, text).map(({ rule, span }) => `${rule} ${wrong.slice(span.start, span.end)}`),
          [`organ ${other}`],
        );
      }
    }
  });

  test('a number in the prose', () => {
    for (const [name, words, blank, found] of [
      ['000', '政务信息6235条', '政务信息××条', '××'],
      ['001', '规范性文件 6 件', '规范性文件   件', '文件   件'],
      ['002', '申请数84件', '申请数XX件', 'XX'],
      ['003', '政务信息9808条', '政务信息  条', '信息  条'],
      ['pingtan_2021.txt', '政府信息2645条', '政府信息____条', '____'],
    ] as const) {
      const text = samples.find((sample) => sample.name.startsWith(name))?.text ?? assert.fail(name);
      const wrong = text.replace(words, blank);
      assert.notEqual(wrong, text);
      const told = added(wrong, text).map(({ rule, span }) => `${rule} ${wrong.slice(span.start, span.end)}`);
      assert.deepEqual(told, [`placeholder ${found}`], name);
    }
  });
});

describe('a whole report that is last year’s in every place but one', () => {
  test('the title alone was changed: it is the title that is told of', () => {
    for (const { name, text } of samples) {
      const { year, title, yearSpan, form } = readText(text);
      if (!year || !title || !yearSpan || form?.id !== '2021') continue;
      const wrong = edited(text, [{ span: yearSpan, newText: String(year + 1) }]);
      const found = added(wrong, text);
      assert.deepEqual(
        found.map(({ rule, span }) => `${rule} ${wrong.slice(span.start, span.end)}`),
        [`year-mismatch ${year + 1}`],
        name,
      );
    }
  });

  test('title, period and signature were changed: every sentence that was not is told of', () => {
    for (const name of ['002', '003']) {
      const text = samples.find((sample) => sample.name.startsWith(name))?.text ?? assert.fail(name);
      const first = text.indexOf('一、总体情况');
      const last = text.lastIndexOf('2024');
      const next =
        text.slice(0, first).replaceAll('2023', '2024') +
        text.slice(first, last) +
        text.slice(last).replace('2024', '2025');
      const found = added(next, text);
      assert.ok(found.length >= 5, name);
      assert.deepEqual(new Set(found.map(({ rule }) => rule)), new Set(['year-mismatch']));
    }
  });
});

describe('prose of any kind is read in time that grows with its length', () => {
  const { text } = samples.find(({ name }) => name.startsWith('003')) ?? assert.fail();
  const hostile: Record<string, string> = {
    'years without end': '2022年'.repeat(20_000),
    'years in one sentence': '2022年，2023年收到10件，'.repeat(8000),
    'ends of periods': '2023年1月1日至'.repeat(20_000),
    'names of periods': '统计期限'.repeat(40_000),
    'dates on lines': '2022年1月1日\n'.repeat(20_000),
    crosses: '×'.repeat(200_000),
    lines: '_'.repeat(200_000),
    'blanks before units': `信息${' '.repeat(30)}条`.repeat(5000),
    'open brackets': '（请填写'.repeat(40_000),
    'open titles': '《'.repeat(200_000),
    'organs without end': '由局'.repeat(100_000),
    fees: '未收处理费'.repeat(40_000),
  };
  for (const [what, words] of Object.entries(hostile)) {
    test(`${what}, above, inside and below a report, within two seconds`, () => {
      for (const place of [
        text.replace('一、总体情况', () => `${words}\n一、总体情况`),
        text.replace('一、总体情况', () => `一、总体情况\n${words}\n`),
        `${text}\n${words}`,
      ]) {
        assertCost(2000, () => findingsOf(place));
      }
    });
  }
});
