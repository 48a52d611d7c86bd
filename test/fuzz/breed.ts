import { formOf, rowsOf } from '../../server/src/form/forms.js';
import type { Random } from './random.js';
import { type Change, type Recipe, reportNamed, reportNames, type Shape, shapes, textOf } from './recipe.js';

/** A recipe that owes nothing to any other. */
export function fresh(random: Random): Recipe {
  const from = random.once(12) ? '' : random.of(reportNames);
  let recipe: Recipe = { from, changes: [] };
  // Most are a beginning, a few lines or a table of a report: they are quickly checked, and typing makes them.
  if (from !== '' && !random.once(4)) {
    const { length } = reportNamed(from);
    const start = random.once(4) ? 0 : edge(random, reportNamed(from));
    const end = start + random.below(Math.min(length - start, random.once(4) ? length : 1200) + 1);
    recipe = {
      from,
      changes: [
        ['cut', end, length],
        ['cut', 0, start],
      ],
    };
  }
  for (let left = 1 + random.below(6); left > 0; left--) recipe = withChange(recipe, random);
  return recipe;
}

/** A recipe made from others: another change, one less, one that is a little different, or those of two together. */
export function bred(parents: readonly Recipe[], random: Random): Recipe {
  const one = random.of(parents);
  const { from, changes } = one;
  const at = random.below(changes.length);
  switch (random.below(changes.length > 12 ? 4 : 8)) {
    case 0:
      return { from, changes: changes.filter((_, other) => other !== at) };
    case 1:
      return { from, changes: changes.map((change, other) => (other === at ? varied(change, random) : change)) };
    case 2:
      return { from: random.of(reportNames), changes };
    case 3: {
      const other = random.of(parents).changes;
      return { from, changes: [...changes.slice(0, at), ...other.slice(random.below(other.length + 1))].slice(0, 16) };
    }
    default: {
      let grown = one;
      for (let left = 1 + random.below(3); left > 0; left--) grown = withChange(grown, random);
      return grown;
    }
  }
}

const withChange = (recipe: Recipe, random: Random): Recipe => ({
  from: recipe.from,
  changes: [...recipe.changes, change(textOf(recipe), random)],
});

function change(text: string, random: Random): Change {
  const at = edge(random, text);
  const length = random.once(4) ? random.below(800) : random.below(13);
  switch (random.below(12)) {
    case 0:
      return ['cut', at, random.once(12) ? text.length : length];
    case 1:
      return ['double', at, length, 1 + random.below(random.once(6) ? 60 : 3)];
    case 2:
      return ['move', at, length, edge(random, text)];
    case 3:
    case 4:
      return ['put', at, words(random)];
    case 5:
      return ['over', at, length, words(random)];
    case 6: {
      const other = random.of(reportNames);
      return ['splice', at, other, edge(random, reportNamed(other)), random.below(random.once(3) ? 4000 : 200)];
    }
    case 7:
      return ['shape', random.of(Object.keys(shapes) as Shape[])];
    default:
      return ['number', random.below(400), number(random)];
  }
}

/** The same change with another place, length or text. */
function varied(before: Change, random: Random): Change {
  const values = before.slice(1).map((value) => {
    if (typeof value !== 'number') return random.once(2) ? value : words(random);
    return random.once(2) ? value : Math.max(0, value + random.below(41) - 20);
  });
  // A name that is none stands for an empty report; a shape has to be one.
  return before[0] === 'shape'
    ? ['shape', random.of(Object.keys(shapes) as Shape[])]
    : ([before[0], ...values] as never);
}

/** An offset: anywhere or, most often, where a line, a cell or a number begins or ends. */
function edge(random: Random, text: string): number {
  const at = random.below(text.length + 1);
  if (random.once(3)) return at;
  const next = text.slice(at).search(random.once(2) ? /[\r\n]/ : /[\t|]|(?<=\D)(?=\d)|(?<=\d)(?=\D)/);
  return next < 0 ? at : at + next + random.below(2);
}

const number = (random: Random): string =>
  random.once(3)
    ? random.of([
        '',
        '0',
        '-',
        '/',
        '无',
        '-1',
        '1.5',
        '1,234',
        '１２',
        '007',
        '4（件）',
        '9007199254740993',
        '1e3',
        '²',
      ])
    : String(random.below(10 ** (1 + random.below(4))));

const forms = (['2021', '2019'] as const).map((id) => formOf(id));
/** What the form is made of, and what people and programs leave between it. */
const lexicon: readonly string[] = [
  ...forms.flatMap(({ sections }) => sections.map(({ numeral, title }) => `${numeral}、${title}`)),
  ...forms.flatMap(({ tables }) =>
    tables.flatMap((table) => [
      ...table.headings,
      ...rowsOf(table).map(({ label }) => label),
      ...table.parts.flatMap(({ caption, columns }) => [caption ?? '', ...columns.map(({ label }) => label)]),
    ]),
  ),
  ...['2023年', '2022年', '2023年1月1日至2023年12月31日', '某县人民政府2023年政府信息公开工作年度报告'],
  ...['本年新收政府信息公开申请22件，上年结转3件，', '增长12.5%，', '无', 'XX', '××', '（盖章）', '2024年1月15日'],
];
const signs: readonly string[] = [
  ...['\t', '\n', '\r', '\r\n', ' ', '　', '|', '| --- |', '```\n', '# ', '**', '<br>', '&nbsp;', '\\', '*', '_'],
  ...[
    '一、',
    '（三）',
    '1.',
    '（',
    '）',
    '(',
    ')',
    '《',
    '》',
    '“',
    '，',
    '。',
    '：',
    '、',
    '-',
    '—',
    '%',
    '年',
    '月',
    '日',
  ],
  ...['<<<<<<< HEAD\n', '=======\n', '>>>>>>> other\n', '[a](command:b)', '<img src=x>', 'http://a.b/c', '$1'],
  ...[
    '\0',
    '\x07',
    '\x1b[31m',
    '\u0085',
    '\u00a0',
    '\u00ad',
    '\u200b',
    '\u200f',
    '\u2028',
    '\u202e',
    '\ufeff',
    '\ufffd',
  ],
  ...[
    '\ud800',
    '\udbff',
    '\udc00',
    '\udfff',
    '\ud83d\ude00',
    '\u{20bb7}',
    'é',
    'e\u0301',
    '\u{1d7da}',
    '①',
    '㈠',
    '⑴',
    'Ⅳ',
  ],
];

function words(random: Random): string {
  switch (random.below(5)) {
    case 0:
      return random.of(lexicon);
    case 1:
      return random.of(signs).repeat(random.once(8) ? 1 + random.below(200) : 1);
    case 2:
      return number(random);
    case 3:
      return Array.from({ length: 1 + random.below(6) }, () => random.of(random.once(2) ? signs : lexicon)).join('');
    default: {
      const top = random.of([0x80, 0x3000, 0x10000]);
      return Array.from({ length: 1 + random.below(8) }, () => String.fromCharCode(random.below(top))).join('');
    }
  }
}
