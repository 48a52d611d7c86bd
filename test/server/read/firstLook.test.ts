import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { formOf } from '../../../server/src/form/forms.js';
import { sections } from '../../../server/src/form/tables.js';
import { parse } from '../../../server/src/parse/parse.js';
import type { Line, Tree } from '../../../server/src/parse/tree.js';
import { isProse } from '../../../server/src/read/firstLook.js';
import { lookClosely } from '../../../server/src/read/survey.js';
import { samples } from '../samples.js';

const labels = ['2021', '2019'].flatMap((id) =>
  formOf(id as '2021' | '2019', 'split').tables.flatMap(({ headings, parts, corner }) => [
    ...headings,
    ...(corner ? [corner] : []),
    ...parts.flatMap(({ caption, rows, columns }) => [
      ...(caption ? [caption] : []),
      ...[...rows, ...columns].flatMap(({ label, accepted }) => [label, ...(accepted ?? [])]),
    ]),
  ]),
);
const titles = sections.flatMap(({ numeral, title, accepted }) =>
  [title, ...(accepted ?? [])].flatMap((words) => [words, `${numeral}、${words}`]),
);

/** Whether a line is passed over at the first look that is something at the second. */
const isLost = ({ plain }: Tree, line: Line): boolean => isProse(plain, line) && lookClosely(plain, line) !== null;

function assertFound(text: string): void {
  const tree = parse(text);
  for (const line of tree.lines) assert.ok(!isLost(tree, line), JSON.stringify(text.slice(line.start, line.end)));
}

test('the first look passes over no label and no title, as printed or mistyped', () => {
  const words = fc.constantFrom(...labels, ...titles);
  const marks = fc.constantFrom(
    '',
    ' ',
    '\t',
    '| ',
    '　',
    '# ',
    '**',
    '1. ',
    '12．',
    '(三)',
    '第三部分 ',
    '（一）',
    '“',
    '·',
  );
  const ends = fc.constantFrom('', ' ', '：', '。', '\t0\t3', ' 12 0', ' |', '0', '情况说明');
  const printed = fc.tuple(
    marks,
    words,
    fc.nat(),
    fc.constantFrom('', ' ', '的', '、', '，', '臺'),
    fc.boolean(),
    ends,
  );
  fc.assert(
    fc.property(printed, ([mark, label, at, typed, isInstead, end]) => {
      const place = at % (label.length + 1);
      const rest = label.slice(place + (isInstead ? 1 : 0));
      assertFound(mark + label.slice(0, place) + typed + rest + end);
    }),
    { numRuns: 3_000 },
  );
});

test('the first look passes over nothing in any report, and over most of its prose', () => {
  for (const { text } of samples) assertFound(text);
  const { plain, lines } = parse(samples.map(({ text }) => text.replace(/[。，]/g, '$&\n')).join('\n'));
  const prose = lines.filter(({ start, end }) => /[。，]$/.test(plain.slice(start, end)));
  const passed = prose.filter((line) => isProse(plain, line));
  assert.ok(passed.length > prose.length / 2, `${passed.length} of ${prose.length} lines`);
});
