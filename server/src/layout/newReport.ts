import { formForYear, formOf } from '../form/forms.js';
import type { CellPath, Form, Section } from '../form/model.js';
import { parse } from '../parse/parse.js';
import type { Span } from '../parse/tree.js';
import { isGovernment, organKey } from '../read/organ.js';
import { read } from '../read/read.js';
import type { Extract } from '../read/summary.js';
import type { TableLayout } from './render.js';
import { basis, fee, noFee, period, reportTitle } from './sentences.js';
import { tableLines } from './table.js';

/** What is known of a report before anybody has written it. */
export interface Beginning {
  /** Its full name. */
  readonly organ: string;
  readonly year: number;
  /** Numbers that are known; all others are left to fill in. */
  readonly numbers: ReadonlyMap<CellPath, number>;
}

export interface NewReport {
  readonly text: string;
  /** What is left to fill in, in the order of the text. */
  readonly places: readonly Place[];
}

/** A blank cell, or words in brackets that say what belongs there; until they are replaced, rule `placeholder` tells. */
export interface Place extends Span {
  /** Standard sentences of which one belongs there. */
  readonly choices?: readonly string[];
}

/**
 * A report with all that the form prints, for its year, and nothing else but what is known. null where the form has
 * none for that year, or where the title would not be read as this organ's.
 */
export function newReport({ organ, year, numbers }: Beginning, layout: TableLayout): NewReport | null {
  const id = formForYear(year);
  if (!id) return null;
  const form = formOf(id);
  const words = String(year);
  const { text, places } = written([
    reportTitle(organ, words),
    [...basis(form, organ, words), ...period(words)],
    ...form.sections.flatMap((section) => {
      const title = [`${section.numeral}、${section.title}`];
      const table = form.tables.find(({ key }) => key === section.key);
      return [
        title,
        ...(table ? [[tableLines(table, layout, numbers).join('\n')]] : prose(section, form, organ, words)),
      ];
    }),
  ]);
  const report = read(parse(text), false);
  const isWhose = report.organ !== null && organKey(report.organ) === organKey(organ);
  if (!isWhose || report.year !== year || report.form?.id !== id) return null;
  const blanks = [...report.cells.values()].filter(({ kind }) => kind === 'blank').map(({ span }) => span);
  return { text, places: [...places, ...blanks].sort((a, b) => a.start - b.start) };
}

/**
 * What last year's report hands on: 四、结转下年度继续办理 is this year's 二、上年结转, column by column. Nothing else is
 * sure to be the same: documents lapse without being repealed, cases are counted by other rules. Numbers that are blank
 * there, or for which that report does not add up, are left out.
 */
export function handedOn({ cells }: Extract): ReadonlyMap<CellPath, number> {
  const numbers = new Map<CellPath, number>();
  for (const [path, { value, sound }] of cells) {
    const [table, row, column] = path.split('/');
    if (row === 'carriedOut' && sound) numbers.set(`${table}/carriedIn/${column}`, value);
  }
  return numbers;
}

interface Prompt {
  readonly prompt: string;
  readonly choices?: readonly string[];
}

type Paragraph = readonly (string | Prompt)[];

const prompt = (words: string): Prompt => ({ prompt: `（此处写明${words}）` });

function prose({ key }: Section, { id }: Form, organ: string, year: string): Paragraph[] {
  switch (key) {
    case 'overview':
      return topics(organ).map(([topic, about]) => [`${topic}\n`, prompt(about)]);
    case 'problems':
      return [[prompt('本年度存在的主要问题')], [prompt('针对上述问题的改进措施')]];
    default: {
      if (id === '2019') return [[prompt('其他需要报告的事项，没有的写“无”')]];
      const choices = [noFee(year).join(''), fee(year, '____').join('')];
      return [[{ ...prompt('是否收取信息处理费，收取的写明金额'), choices }]];
    }
  }
}

/**
 * What section 一 tells of (国办公开办函〔2021〕30号); governments also of their assessment (Regulation, Article 50 item 4).
 */
const topics = (organ: string): [topic: string, about: string][] => [
  ['（一）主动公开', '公开的信息、数量和渠道'],
  ['（二）依申请公开', '收到、办结和结转的申请'],
  ['（三）政府信息管理', '信息的制作、审查、更新和清理'],
  ['（四）政府信息公开平台建设', '网站、政务新媒体等平台的情况'],
  [
    '（五）监督保障',
    isGovernment(organ) ? '培训、监督检查，工作考核、社会评议和责任追究结果' : '机构人员、培训和监督检查',
  ],
];

/** Paragraphs with an empty line between them. */
function written(paragraphs: readonly Paragraph[]): { readonly text: string; readonly places: readonly Place[] } {
  let text = '';
  const places: Place[] = [];
  for (const [at, paragraph] of paragraphs.entries()) {
    if (at > 0) text += '\n\n';
    for (const piece of paragraph) {
      const start = text.length;
      text += typeof piece === 'string' ? piece : piece.prompt;
      if (typeof piece === 'string') continue;
      places.push({ start, end: text.length, ...(piece.choices ? { choices: piece.choices } : {}) });
    }
  }
  return { text: `${text}\n`, places };
}
