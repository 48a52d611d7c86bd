import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { analyse } from 'scslre';
import { type Expression, expressionsIn, hostileTo, isOpen } from './regexes.js';
import { costOf } from './server/cost.js';

const { literals, made } = expressionsIn(['server/src/', 'client/src/']);
const constructed = new Map<string, Expression[]>();
let all: readonly Expression[] = [];
/** Those that can match texts of any length, and may be given some. */
let open: readonly Expression[] = [];

/** Expressions that are put together from words are seen when they are: all of them, as their sources are loaded and used. */
before(async () => {
  const Original = RegExp;
  globalThis.RegExp = new Proxy(Original, {
    construct(target, [pattern, flags]: [string | RegExp, string?]) {
      const regex = new target(pattern, flags);
      const site = /\/((?:server|client)\/src\/[^\s:)]+):\d+:\d+/.exec(new Error().stack?.split('\n')[2] ?? '');
      if (site?.[1]) constructed.set(site[0], [...(constructed.get(site[0]) ?? []), { file: site[1], regex }]);
      return regex;
    },
  });
  try {
    for (const file of new Set(made)) await import(`../${file.replace(/ts$/, 'js')}`);
    const { findingsOf, samples } = await import('./server/samples.js');
    for (const { text } of samples) findingsOf(text);
  } finally {
    globalThis.RegExp = Original;
  }
  const known = new Set<string>();
  all = [...literals, ...[...constructed.values()].flat()].filter(({ file, regex }) => {
    const name = `${file} ${regex}`;
    return !known.has(name) && known.add(name);
  });
  open = all.filter((expression) => isOpen(expression.regex) && !isBounded(expression));
});

/**
 * Expressions that take more than linear time, by file and how they begin, and why they may: what they are given is
 * short. Whoever gives them more looks here.
 */
const bounded: readonly (readonly [file: string, source: string, why: string])[] = [
  ['server/src/parse/parse.ts', '^[-=+| \\t─━│┃║═┌', 'the first 400 characters of a line'],
  ['server/src/parse/parse.ts', '^[-—–－]\\s*\\d{1,3}', '16 characters'],
  ['server/src/read/normalise.ts', '^[\\s\\u3000\\u00a0]*(?:[#*=>\\s]*)(?:[（(〔[]', '60 characters'],
  ['server/src/read/titles.ts', '[*#=\\s]+$', 'twice the longest title'],
  ['server/src/rules/prose-number.ts', '(?<=.{5})（', 'a label of the form'],
  ['server/src/read/prose/vocabulary.ts', '（.*$', 'a label of the form'],
  ['server/src/cli/outline.ts', '<(.*)>', 'an option of our own'],
  ['server/src/cli/outline.ts', '[^\\w-]+.*$', 'an option of our own'],
  ['server/src/read/prose/limits.ts', '(?:公[开示]|归集', 'what stands between two numbers of a sentence'],
];
const isBounded = ({ file, regex }: Expression): boolean =>
  bounded.some(([place, source]) => file === place && regex.source.startsWith(source));

test('every expression of the sources is found', () => {
  assert.ok(literals.length > 300, `${literals.length} literals`);
  const sites = [...constructed.values()].flatMap(([first]) => first?.file ?? []);
  assert.deepEqual(sites.sort(), [...made].sort(), 'each place where one is made has made one');
});

test('none has more than one way to match the same, and none begins anew at each character in vain', () => {
  const wrong = all
    .filter((expression) => !isBounded(expression))
    .flatMap(({ file, regex }) =>
      analyse(regex, { reportTypes: { Move: true, Self: true, Trade: true } }).reports.map(
        ({ type, exponential }) => `${file} ${regex} ${exponential ? 'exponential' : 'polynomial'} (${type})`,
      ),
    );
  assert.deepEqual(wrong, []);
});

/** So long that going over it once for every character of it takes some 40 ms, and going over it once none. */
const LENGTH = 8000;
const MOST = 15;

test('none takes more than linear time on texts made to lead it astray', () => {
  const wrong = open.flatMap(({ file, regex }) => {
    const every = new RegExp(regex.source, `${regex.flags.replace(/[gy]/g, '')}g`);
    // What is slow once may have been disturbed; what is slow each time is slow.
    const isSlow = (text: string): boolean => [1, 2, 3].every(() => costOf(() => text.replace(every, '')) > MOST);
    const slow = hostileTo(regex, LENGTH).find(isSlow);
    return slow === undefined ? [] : [`${file} ${regex} on ${JSON.stringify(slow.slice(0, 40))}…`];
  });
  assert.deepEqual(wrong, []);
});

test('what is said to be bounded is still there', () => {
  for (const [file, source] of bounded)
    assert.ok(
      all.some((expression) => expression.file === file && expression.regex.source.startsWith(source)),
      `${file} ${source}`,
    );
});
