import type { Edit, Span, Tree } from './tree.js';

/** A text in which tables in HTML stand as rows between pipes, offset for offset, and where these tables stand. */
export interface WithRows {
  readonly plain: string;
  readonly tables: readonly Span[];
}

/** The ends of tables, and what makes rows of them, or is no word. Attributes are some hundred characters at most. */
const TABLE = /<(\/?)table(?:\s[^<>]{0,1000})?>/gi;
const PART = /<(\/?)(tr|caption|t[dh])(?:\s[^<>]{0,1000})?\/?>|<[/!?a-z][^<>]{0,1000}>|[\r\n|]/gi;

/**
 * Makes rows of the tables that stand as HTML inside a text, as converters leave those with merged cells: a line for
 * each `<tr>`, wherever the source breaks lines. What a cell holds stays where it is, and an empty cell ends before its
 * `</td>`, so that a number put there is in it. Only this shape matters here, and every offset does: a parser of HTML
 * would decode, repair and move what it reads, and is many times the size of all that reads a report.
 */
export function withRows(text: string): WithRows {
  if (!text.includes('<') || !/<[Tt][Aa][Bb][Ll][Ee]/.test(text)) return { plain: text, tables: [] };
  const tables: Span[] = [];
  let plain = '';
  let from = 0;
  // Of tables in each other, and of one that is never closed, the innermost is taken.
  let open: RegExpExecArray | null = null;
  for (const tag of text.matchAll(TABLE)) {
    if (tag[1] === '') open = tag;
    else if (open) {
      const start = open.index + open[0].length;
      const end = tag.index + tag[0].length;
      plain += text.slice(from, open.index) + frame(open[0].length, '\n');
      plain += `${rowsIn(text.slice(start, tag.index))}${frame(tag[0].length, '\n')}`;
      tables.push({ start: open.index, end });
      from = end;
      open = null;
    }
  }
  return { plain: plain + text.slice(from), tables };
}

/** A line of its own, like the frame of a drawn table. */
const frame = (length: number, before: string): string => before + '-'.repeat(length - before.length);

/** What stands inside of a table, as lines of its own; a cell that nobody closed ends with the next one, or the row. */
function rowsIn(text: string): string {
  let rows = '';
  let from = 0;
  let isRow = false;
  let isCell = false;
  for (const part of text.matchAll(PART)) {
    const [whole, slash, name = ''] = part;
    const isOfCell = /^t[dh]$/i.test(name);
    const isOfRow = /^(?:tr|caption)$/i.test(name);
    let mark = '';
    if (isCell && (isOfCell || isOfRow)) {
      mark = '|';
      isCell = false;
    }
    if (isOfRow && slash === '') {
      mark += '\n';
      isRow = false;
    } else if (isOfCell && slash === '') {
      if (!isRow) mark = '|';
      isRow = true;
      isCell = true;
    }
    rows += text.slice(from, part.index) + mark.padEnd(whole.length);
    from = part.index + whole.length;
  }
  return rows + text.slice(from);
}

/** Whether a place is in a table in HTML, where no row, column or table is written: nothing here knows its markup. */
export const isInHtml = ({ tables }: Pick<Tree, 'tables'>, { start, end }: Span): boolean =>
  tables.some((table) => start < table.end && table.start < end);

/** Whether an edit leaves the tags of these tables as they are; what it puts in may bring its own. */
export function keepsTags({ text, tables }: Tree, { span }: Edit): boolean {
  const table = tables.find(({ start, end }) => start < span.end && span.start < end);
  if (!table) return true;
  const before = text.slice(table.start, span.start);
  return !/[<>]/.test(text.slice(span.start, span.end)) && before.lastIndexOf('<') <= before.lastIndexOf('>');
}
