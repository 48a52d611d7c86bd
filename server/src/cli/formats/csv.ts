import { formOf } from '../../form/forms.js';
import type { Column, FormId, Row } from '../../form/model.js';
import type { Extracted } from '../extracted.js';
import { isFailed } from '../inputs.js';
import type { Format } from './format.js';

/** The first line, led by the mark without which spreadsheets take UTF-8 for another encoding. */
export const csvHead = (columns: readonly string[]): string => `\uFEFF${csvLine(columns)}`;

/** A line of comma-separated values (RFC 4180). Words that a spreadsheet would take for a formula are led by a quote. */
export const csvLine = (values: readonly (string | number)[]): string => `${values.map(csvValue).join(',')}\r\n`;

function csvValue(value: string | number): string {
  if (typeof value === 'number') return String(value);
  const words = FORMULA.test(value) && !NUMBER.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(words) ? `"${words.replaceAll('"', '""')}"` : words;
}

/** Full-width ones, too, which some spreadsheets make narrow; a dash alone is what reports print for nothing. */
const FORMULA = /^(?:[=+@＝＋＠\t\r]|[-－].)/s;
const NUMBER = /^[-+]?\d+(?:\.\d+)?$/;

const columns = [
  'file',
  'form',
  'organ',
  'year',
  'cell',
  'table',
  'row',
  'column',
  'value',
  'text',
  'line',
  'character',
];

/**
 * A line a number, as programs for statistics take it: whose, of which year, which cell by its path and in the words of
 * the form, the number, what is printed, and where. Lines and characters count from 1, as in what is told of findings.
 */
export const csv: Format<Extracted> = {
  head: csvHead(columns),
  file(path, answer) {
    if (isFailed(answer) || answer.form === null) return '';
    const { form, organ, year, cells } = answer;
    const words = wordsOf(form);
    const lines = Object.entries(cells).map(
      ([
        cell,
        {
          value,
          text,
          range: { start },
        },
      ]) =>
        csvLine([
          ...[path, form, organ ?? '', year ?? '', cell],
          ...(words.get(cell) ?? ['', '', '']),
          ...[value ?? '', text, start.line + 1, start.character + 1],
        ]),
    );
    return lines.join('');
  },
};

const known = new Map<FormId, ReadonlyMap<string, readonly [table: string, row: string, column: string]>>();

/** What the cells of a form are called in it. */
function wordsOf(form: FormId) {
  let words = known.get(form);
  if (!words) {
    const rowWords = ({ group, label }: Row): string => (group ? `${group} ${label}` : label);
    const cells = (['merged', 'split'] as const).flatMap((other) =>
      formOf(form, other).tables.flatMap(({ key, name, parts }) =>
        parts.flatMap(({ rows, columns }) =>
          rows.flatMap((row) =>
            columns.map(
              (column: Column) => [`${key}/${row.key}/${column.key}`, [name, rowWords(row), column.label]] as const,
            ),
          ),
        ),
      ),
    );
    words = new Map(cells);
    known.set(form, words);
  }
  return words;
}
