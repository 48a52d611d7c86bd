import { formOf } from '../server/src/form/forms.js';
import type { Column, Form, Row, Section } from '../server/src/form/model.js';

/** A rule of a TextMate grammar, as far as this one needs them. */
interface Pattern {
  readonly name?: string;
  readonly match?: string;
  readonly begin?: string;
  readonly end?: string;
  readonly captures?: Readonly<Record<string, Pattern>>;
  readonly patterns?: readonly Pattern[];
  readonly include?: string;
}

export interface Grammar {
  readonly name: string;
  readonly scopeName: string;
  readonly patterns: readonly Pattern[];
  readonly repository: Readonly<Record<string, { readonly patterns: readonly Pattern[] }>>;
}

// Every repetition below is bounded, or stands behind `^`, so that no line takes more than linear time.

/** A blank inside a cell, no-break and full-width ones too, but no tab; and anything that parts cells. */
const blank = String.raw`\p{Zs}`;
const gap = String.raw`[\p{Zs}\t|]`;
const blanks = `${blank}{0,3}`;
const cellStart = String.raw`(?<![^\p{Zs}\t|])`;
const cellEnd = `(?=${gap}|$)`;

const digit = '[0-9０-９]';
const chinese = '一二三四五六七八九十';
const number = `[-+－＋]?${digit}[0-9０-９,，]{0,20}(?:[.．]${digit}{1,8})?`;
const zero = '[0０](?:[.．][0０]{1,8})?';
/** Numbers to the end of the line, so many or more. */
const numbers = (least: number): string => `${number}(?:${gap}{1,40}${number}){${least - 1},19}${gap}{0,40}$`;
/** `一、`, `（一）`, `1.` in front of a label. */
const numeral = `(?:[（(]${blanks}[${chinese}]${blanks}[）)]|[${chinese}]${blanks}[、.．，,]|${digit}${blanks}[.．、])`;

/** Signs that are printed in several widths, or left to the taste of the typist. */
const variants = new Map(
  ['（(', '）)', '，,', '、，,', '：:', '．.、·', '/／', '“"”＂「', '”"“＂」'].map((set) => [set[0] as string, set]),
);

/** One sign of a label, in every width it is printed in. */
function sign(char: string): string {
  if (/[0-9]/.test(char)) return `[${char}${String.fromCharCode(char.charCodeAt(0) + 0xfee0)}]`;
  const set = variants.get(char === '.' ? '．' : char);
  return set ? `[${set}]` : char;
}

/** An expression for a label that tolerates blanks between its signs, and their width. */
const tolerant = (label: string): string => [...label].map(sign).join(blanks);

/** One expression for all of them, the longest first, since the first that fits wins. */
const anyOf = (labels: Iterable<string>): string => {
  const sorted = [...new Set(labels)].sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
  return `(?:${sorted.map(tolerant).join('|')})`;
};

const wordings = ({ label, accepted = [] }: Row | Column): string[] => [label, ...accepted];
const withoutNumeral = (label: string): string => label.replace(new RegExp(`^${numeral}`, 'u'), '');

/** Column heads of so many signs stand in columns so narrow that they are broken over lines. */
const NARROW = 6;

/** What a line may hold of a word that is broken over lines. */
function piecesOf(word: string): string[] {
  const pieces: string[] = [];
  for (let start = 0; start < word.length; start++) {
    for (let end = start + 2; end <= word.length; end++) pieces.push(word.slice(start, end));
  }
  return pieces.filter((piece) => piece !== word);
}

/** The words of the forms' labels, without numerals, by what they are. */
function wordsOf(forms: readonly Form[]) {
  const tables = forms.flatMap((form) => form.tables);
  const parts = tables.flatMap((table) => table.parts);
  const allColumns = parts.flatMap((part) => part.columns);
  const columns = allColumns.flatMap(wordings);
  const totals = allColumns.filter((column) => column.total).flatMap(wordings);
  const rows = parts.flatMap((part) => part.rows.flatMap(wordings)).map(withoutNumeral);
  const groups = parts.flatMap(({ caption, rows }) => [caption ?? [], ...rows.map(({ group }) => group ?? [])].flat());
  const headings = tables.flatMap((table) => table.headings);
  const namesRows = (heading: string): boolean => groups.includes(heading) || withoutNumeral(heading) !== heading;
  return {
    totals,
    columns: [...columns.filter((word) => !totals.includes(word)), ...headings.filter((word) => !namesRows(word))],
    pieces: columns.filter((word) => word.length <= NARROW).flatMap(piecesOf),
    rows: rows.filter((word) => !columns.includes(word)),
    /** Rows that only their numeral tells from a column. */
    numberedRows: rows.filter((word) => columns.includes(word) && !totals.includes(word)),
    groups: [...groups, ...headings.filter(namesRows)].map(withoutNumeral),
    corners: tables.flatMap((table) => table.corner ?? []),
  };
}

/** The grammar of a report, made from the words of the official forms. */
export function grammar(): Grammar {
  const forms = [formOf('2021'), formOf('2019')];
  const words = wordsOf(forms);
  const sections = forms.flatMap((form) => form.sections);
  return {
    name: '政府信息公开年报',
    scopeName: 'text.gongkai',
    patterns: [
      { include: '#title' },
      { include: '#section' },
      { include: '#frame' },
      { include: '#row' },
      { include: '#signature' },
      { include: '#prose' },
    ],
    repository: {
      title: { patterns: [title] },
      section: { patterns: [sectionTitle(sections)] },
      frame: { patterns: [frame] },
      row: { patterns: [row(Object.values(words).flat())] },
      cell: {
        patterns: [
          { name: 'punctuation.separator.table.gongkai', match: '\\|' },
          cell('constant.numeric.zero.gongkai', zero),
          cell('constant.numeric.cell.gongkai', number),
          cell('constant.language.blank.gongkai', '(?:[-/／－—–]{1,4}|无)'),
          label('markup.quote.corner.gongkai', words.corners),
          label('support.variable.row.gongkai', [...words.groups, ...words.rows]),
          label('support.variable.row.gongkai', words.numberedRows, 'numbered'),
          label('entity.name.type.column.gongkai', words.columns),
          label('entity.name.type.column.gongkai', words.pieces),
          label('entity.name.type.total.gongkai markup.bold.total.gongkai', words.totals),
        ],
      },
      signature: { patterns: [signature] },
      date: { patterns: [date] },
      prose: { patterns: [{ include: '#date' }, law, documentNumber, quantity] },
    },
  };
}

/** `曲沃县人民政府2023年政府信息公开工作年度报告`, alone on its line. */
const title: Pattern = {
  name: 'markup.heading.1.gongkai',
  match: `^${blank}*#{0,6}[^。；\\t|]{0,60}${tolerant('年政府信息公开')}(?:${tolerant('工作')})?${blanks}${tolerant('年度报告')}[*\\s]*$`,
};

const sectionTitle = (sections: readonly Section[]): Pattern => ({
  name: 'markup.heading.2.gongkai',
  match: `^${gap}*(?:#{1,6}${blanks})?\\*{0,2}(${numeral}|第[${chinese}]部分)?${blanks}${anyOf(
    sections.flatMap(({ title, accepted = [] }) => [title, ...accepted]),
  )}[*|：:\\s]*$`,
  captures: { 1: { name: 'punctuation.definition.heading.gongkai' } },
});

/** A line of a Markdown table's frame. */
const frame: Pattern = {
  name: 'punctuation.separator.table.gongkai',
  match: '^[ \\t]*(?:\\|[ \\t]*)?:?--[-:|\\s]*$',
};

/**
 * A line of a table: it has tabs or pipes, begins with a label, holds numbers alone, or ends in a run of them. Prose
 * ends its sentences and is none.
 */
const row = (words: readonly string[]): Pattern => {
  const shapes = [
    '.{0,100}[\\t|]',
    `${blank}{0,100}(?:${numeral}${blanks})?${anyOf(words)}${cellEnd}`,
    `${blank}{0,100}${numbers(1)}`,
    `.{0,100}?${cellStart}${numbers(3)}`,
  ];
  return {
    name: 'meta.row.gongkai',
    begin: `^(?!.{0,400}[。；！？])(?=${shapes.join('|')})`,
    end: '$',
    patterns: [{ include: '#date' }, { include: '#cell' }],
  };
};

const cell = (name: string, expression: string): Pattern => ({
  name,
  match: `${cellStart}${expression}(?=${gap}|[（(元万件]|$)`,
});

const label = (name: string, words: readonly string[], numbered?: 'numbered'): Pattern => ({
  name,
  match: `${cellStart}(?:(${numeral})${blanks})${numbered ? '' : '?'}${anyOf(words)}${cellEnd}`,
  captures: { 1: { name: 'punctuation.definition.numeral.gongkai' } },
});

/** An organ's name alone on its line, as it signs. */
const signature: Pattern = {
  name: 'entity.name.namespace.organ.gongkai',
  match: `^${gap}*\\p{Han}{1,30}(?:人民政府|办公厅|办公室|委员会|局|厅)${gap}*$`,
};

/** `2023年1月1日`, `2023 年 1 月`, `2023年`, `二〇二四年一月二十日`. */
const date: Pattern = {
  name: 'constant.numeric.date.gongkai',
  match: [
    `(?<!${digit})${digit}{4}${blanks}年(?:${blanks}${digit}{1,2}${blanks}月(?:${blanks}${digit}{1,2}${blanks}日)?)?`,
    `(?<!${digit})${digit}{1,2}${blanks}月${blanks}${digit}{1,2}${blanks}日`,
    `[〇○零${chinese}]{4}年(?:[${chinese}]{1,2}月(?:[${chinese}]{1,3}日)?)?`,
  ].join('|'),
};

/** `《中华人民共和国政府信息公开条例》`. */
const law: Pattern = { name: 'support.type.law.gongkai', match: '《[^《》]{1,200}》' };

/** `〔2021〕30号`, `第711号`. */
const documentNumber: Pattern = {
  name: 'constant.language.document.gongkai',
  match: `(?:[〔［\\[（(]${blanks}${digit}{4}${blanks}[〕］\\]）)]${blanks}|第)${blanks}${digit}{1,4}${blanks}号`,
};

/** What is counted or measured in a report, with the words for more or less. */
const units = '余?(?:[多万亿]{0,2}(?:人次|[件条个次份篇期项人家场部起宗户批例名张元])|[%％])';

/** `94件`, `9808 条`, `22个`, `1.2万元`, `99.49%`. */
const quantity: Pattern = {
  match: `(?<![0-9０-９.．])(${digit}[0-9０-９,，]{0,20}(?:[.．]${digit}{1,8})?)${blanks}(${units})`,
  captures: {
    1: { name: 'constant.numeric.quantity.gongkai' },
    2: { name: 'keyword.other.unit.gongkai' },
  },
};
