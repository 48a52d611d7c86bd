import readXlsxFile from 'read-excel-file/universal';
import { formOf, rowsOf } from '../form/forms.js';
import { normalise } from '../read/normalise.js';
import { type Parts, pack } from './archive.js';
import { inOneLine } from './blanks.js';
import { Refusal } from './refusal.js';
import { readXml, xmlOf } from './xml.js';

/** Of Excel itself; what is counted beyond is no sheet. */
const MOST_ROWS = 1_048_576;
/** Of all cells together, in UTF-16 units. */
const MOST_CHARACTERS = 10_000_000;
/** Places of a sheet from its first to its last value. */
const MOST_PLACES = 1_000_000;

/**
 * The sheets of an Excel workbook as text, a row a line, its cells apart by tabs. Merged cells have their words in
 * their first place.
 * @throws Refusal where it cannot be read
 */
export async function xlsxText(parts: Parts): Promise<string> {
  for (const part of parts.values()) checkPlaces(xmlOf(part));
  let sheets: Awaited<ReturnType<typeof readXlsxFile<string>>>;
  try {
    sheets = await readXlsxFile(pack(parts).buffer, { parseNumber: printed, trim: true });
  } catch {
    throw new Refusal('damaged');
  }
  const hidden = hiddenSheets(parts);
  const shown = sheets.filter(({ sheet }) => !hidden.has(sheet)).map(({ data }) => data.map((row) => row.map(wordsOf)));
  // A text that is stored once may stand in every cell.
  let length = 0;
  for (const cell of shown.flat(2)) length += cell.length;
  if (length > MOST_CHARACTERS) throw new Refusal('too-large');
  return shown.map(sheetText).join('\n');
}

/** Names of sheets that are not shown; programs keep things of their own there. */
function hiddenSheets(parts: Parts): ReadonlySet<string> {
  const hidden = new Set<string>();
  readXml(xmlOf(parts.get('xl/workbook.xml') as Uint8Array), {
    open: (name, attributes) => {
      if (withoutPrefix(name) === 'sheet' && /hidden$/i.test(attributes().state ?? ''))
        hidden.add(attributes().name ?? '');
    },
    close: () => {},
  });
  return hidden;
}

/** The library fills the rows of a sheet up to its last column: one cell far away would fill the memory. */
function checkPlaces(xml: string): void {
  let rows = 0;
  let columns = 0;
  let isFilled = false;
  let row = 0;
  let column = 0;
  readXml(xml, {
    open: (prefixed, attributes) => {
      const name = withoutPrefix(prefixed);
      if (name === 'row') {
        row = Number(attributes().r ?? row + 1);
        if (!(row <= MOST_ROWS)) throw new Refusal('too-large');
      } else if (name === 'c') {
        column = columnOf(attributes().r ?? '');
        isFilled = false;
      } else if (name === 'v' || name === 'is') isFilled = true;
    },
    close: (prefixed) => {
      if (withoutPrefix(prefixed) !== 'c' || !isFilled) return;
      rows = Math.max(rows, row);
      columns = Math.max(columns, column);
      if (rows * columns > MOST_PLACES) throw new Refusal('too-large');
    },
  });
}

const withoutPrefix = (name: string): string => name.slice(name.indexOf(':') + 1);

/** `AB12`: 28. */
function columnOf(place: string): number {
  let column = 0;
  for (const letter of place) {
    const value = letter.charCodeAt(0) - 64;
    if (value < 1 || value > 26) break;
    column = column * 26 + value;
  }
  return column;
}

/** Excel computes with the fifteen digits that it shows; behind them stands what binary fractions leave over. */
function printed(number: string): string {
  const value = Number(number);
  if (!Number.isFinite(value)) return number;
  const rounded = Number(value.toPrecision(15));
  return Math.abs(rounded) < 1e21 && !String(rounded).includes('e') ? String(rounded) : number;
}

/** What a cell shows; of a date its day, as its format is not known. */
function wordsOf(cell: unknown): string {
  if (cell === null) return '';
  if (cell instanceof Date) return `${cell.getUTCFullYear()}年${cell.getUTCMonth() + 1}月${cell.getUTCDate()}日`;
  return String(cell);
}

/** The labels of rows; their numbers may all be blank. */
const LABELS = new Set(
  [formOf('2021'), formOf('2021', 'merged'), formOf('2019')].flatMap(({ tables }) =>
    tables.flatMap((table) => rowsOf(table).map(({ label }) => normalise(label))),
  ),
);

/** Rows of several values are a table, as wide as the widest of them; one value at the beginning is a line of text. */
function sheetText(rows: readonly (readonly string[])[]): string {
  const lines: string[] = [];
  let table: (readonly string[])[] = [];
  const end = (): void => {
    const width = Math.max(0, ...table.map((row) => row.findLastIndex((cell) => cell !== '') + 1));
    lines.push(...table.map((row) => row.slice(0, width).map(inOneLine).join('\t')));
    table = [];
  };
  for (const row of rows) {
    const last = row.findLastIndex((cell) => cell !== '');
    const [first = ''] = row;
    if (last > 0 || (last === 0 && LABELS.has(normalise(first)))) {
      table.push(row);
      continue;
    }
    end();
    lines.push(...first.split(/[\r\n]+/).filter((line) => line.trim() !== ''));
  }
  end();
  return lines.map((line) => `${line}\n`).join('');
}
