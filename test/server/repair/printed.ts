import { formOf, tableOf } from '../../../server/src/form/forms.js';
import { type CellPath, pathOf } from '../../../server/src/form/model.js';
import type { Report } from '../../../server/src/read/report.js';
import type { Change } from '../../../server/src/repair/diagnose.js';
import { render } from '../../bench/errorloc/render.js';
import { readText } from '../samples.js';

/** Tables 三 and 四 without fault, row by row; rows that are not named hold zeros. */
const SOUND = `
  received                     180 45 2 0 6 12 245
  carriedIn                     12  3 0 0 0  1  16
  granted                       64 20 1 0 2  5  92
  partlyGranted                 31  6 0 0 1  2  40
  refused.thirdParty             2  1 0 0 0  0   3
  refused.enforcementFile        8  0 0 0 0  0   8
  unavailable.notHeld           52 14 1 0 2  4  73
  unavailable.unclear            5  0 0 0 0  0   5
  notProcessed.petition          9  0 0 0 0  0   9
  notProcessed.duplicate         3  1 0 0 0  1   5
  other.other                    4  2 0 0 1  0   7
  concluded                    178 44 2 0 6 12 242
  carriedOut                    14  4 0 0 0  1  19
  reconsideration                3  1 0 2  6
  litigation.direct             12  0 3 5 20
  litigation.afterReconsideration 7 1 0 2 10`;

const form = formOf('2021');
const places = new Map(
  (['requests', 'cases'] as const).flatMap((key) =>
    tableOf(form, key).parts.flatMap(({ rows, columns }) =>
      rows.map((row) => [row.key, columns.map((column) => pathOf(key, row, column))] as const),
    ),
  ),
);

/** `key number number …`, a row a line; `_` for an empty cell. */
function cellsOf(rows: string): [CellPath, number | bigint | null][] {
  return rows
    .trim()
    .split('\n')
    .filter(Boolean)
    .flatMap((line) => {
      const [key = '', ...numbers] = line.trim().split(/\s+/);
      const paths = places.get(key);
      if (paths?.length !== numbers.length) throw new Error(`no row: ${line}`);
      return paths.map((path, at): [CellPath, number | bigint | null] => [path, numberOf(numbers[at] as string)]);
    });
}

const numberOf = (text: string): number | bigint | null =>
  text === '_' ? null : Number.isSafeInteger(Number(text)) ? Number(text) : BigInt(text);

/** The text of a report without fault, but for these rows. */
export const textWith = (rows: string): string => render(new Map([...cellsOf(SOUND), ...cellsOf(rows)]));

/** The text of a report with nothing but zeros, but for these rows. */
export const textOf = (rows: string): string => render(new Map(cellsOf(rows)));

export const reportWith = (rows: string): Report => readText(textWith(rows));

/** `granted/naturalPerson 46→64` */
export const brief = ({ cell, from, to }: Change): string => `${cell.replace(/^\w+\//, '')} ${from ?? 'blank'}→${to}`;
