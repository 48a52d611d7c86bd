import type { Column, Part, Row, Table } from '../form/model.js';

/** What belongs into one cell of the form: a label, or the number of a row and column. */
export type Place =
  | { readonly kind: 'heading'; readonly official: string; readonly part: Part }
  | { readonly kind: 'row'; readonly official: string; readonly part: Part; readonly row: Row }
  | {
      readonly kind: 'column';
      readonly official: string;
      readonly part: Part;
      readonly column: Column;
      /** The row whose numbers it heads, where rows stand side by side. */
      readonly row: Row | null;
    }
  | { readonly kind: 'number'; readonly official: ''; readonly part: Part; readonly row: Row; readonly column: Column };

/** One line of a table; null for a cell that another one covers. */
export type ShapeLine = readonly (Place | null)[];

/** A table as the form prints it, a row a line. */
export interface Shape {
  readonly lines: readonly ShapeLine[];
  /** How many columns of labels stand to the left of the numbers. */
  readonly leads: number;
}

const shapes = new WeakMap<Table, Shape>();

export function shapeOf(table: Table): Shape {
  let shape = shapes.get(table);
  if (!shape) {
    shape = { disclosure: disclosureShape, requests: requestsShape, cases: casesShape }[table.key](table);
    shapes.set(table, shape);
  }
  return shape;
}

const covered = (count: number): null[] => Array<null>(count).fill(null);

/** A cell that spans several columns: its words, then nothing. */
const spanning = (place: Place, count: number): ShapeLine => [place, ...covered(count - 1)];

const heading = (part: Part, official: string): Place => ({ kind: 'heading', official, part });

const rowLabel = (part: Part, row: Row): Place => ({ kind: 'row', official: row.label, part, row });

const heads = (part: Part, row: Row | null = null): Place[] =>
  part.columns.map((column): Place => ({ kind: 'column', official: column.label, part, column, row }));

const numbers = (part: Part, row: Row): Place[] =>
  part.columns.map((column): Place => ({ kind: 'number', official: '', part, row, column }));

function disclosureShape({ parts, headings: [content = ''] }: Table): Shape {
  const lines = parts.flatMap((part) => [
    ...(part.caption ? [[heading(part, part.caption)]] : []),
    [heading(part, content), ...heads(part)],
    ...part.rows.map((row) => [rowLabel(part, row), ...numbers(part, row)]),
  ]);
  return { lines, leads: 1 };
}

/** Three lines of heads; three columns of labels: 三、本年度办理结果, （三）不予公开, 1.属于国家秘密. */
function requestsShape({ parts, headings, corner = '' }: Table): Shape {
  const part = parts[0] as Part;
  const [applicants = '', organizations = '', outcomes = ''] = headings;
  const [person = null, ...others] = heads(part);
  const total = others.pop() ?? null;
  const isOutcome = ({ label }: Row): boolean => label.startsWith('（') || /^\d/.test(label);
  const firstOutcome = part.rows.find(isOutcome);
  const lines = [
    [...spanning(heading(part, corner), 3), ...spanning(heading(part, applicants), others.length + 1), total],
    [...covered(3), person, ...spanning(heading(part, organizations), others.length), null],
    [...covered(4), ...others, null],
    ...part.rows.map((row, index): ShapeLine => {
      if (!isOutcome(row)) return [...spanning(rowLabel(part, row), 3), ...numbers(part, row)];
      const lead = row === firstOutcome ? heading(part, outcomes) : null;
      if (!row.group) return [lead, ...spanning(rowLabel(part, row), 2), ...numbers(part, row)];
      const group = row.group === part.rows[index - 1]?.group ? null : heading(part, row.group);
      return [lead, group, rowLabel(part, row), ...numbers(part, row)];
    }),
  ];
  return { lines, leads: 3 };
}

/** The rows side by side: 行政复议 has its heads a line above those of the two kinds of 行政诉讼. */
function casesShape({ parts, headings: [litigation = ''] }: Table): Shape {
  const part = parts[0] as Part;
  const count = part.columns.length;
  const [first, ...kinds] = part.rows;
  if (!first) return { lines: [], leads: 0 };
  const lines = [
    [...spanning(rowLabel(part, first), count), ...spanning(heading(part, litigation), kinds.length * count)],
    [...heads(part, first), ...kinds.flatMap((kind) => spanning(rowLabel(part, kind), count))],
    [...covered(count), ...kinds.flatMap((kind) => heads(part, kind))],
    part.rows.flatMap((row) => numbers(part, row)),
  ];
  return { lines, leads: 0 };
}
