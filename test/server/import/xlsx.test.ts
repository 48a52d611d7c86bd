import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { seed } from '../samples.js';
import { hasNumbersOf, problemOf, reports, textOf } from './imported.js';
import { documentOf, numbersIn } from './model.js';
import { rowsOf, writeXlsx, zipXlsx } from './writeXlsx.js';

const report = seed('003');
const document = documentOf(report);

describe('a workbook', () => {
  for (const sample of reports)
    test(`has exactly the numbers of the report (${sample.name})`, () =>
      hasNumbersOf(sample, writeXlsx([rowsOf(documentOf(sample))])));

  test('may have a sheet for each section', () => {
    const titles = document.flatMap((block, at) =>
      typeof block === 'string' && /^[一二三四五六]、/.test(block) ? [at] : [],
    );
    const parts = [0, ...titles].map((from, at) => document.slice(from, titles[at] ?? document.length));
    return hasNumbersOf(report, writeXlsx(parts.map((part) => rowsOf(part))));
  });

  test('may have numbers as text, and labels with breaks', () =>
    hasNumbersOf(
      report,
      writeXlsx([
        rowsOf(document, (text) =>
          /^[\d.]+$/.test(text) ? ` ${text} ` : text.length < 40 ? `${text.slice(0, 2)}\n${text.slice(2)}` : text,
        ),
      ]),
    ));

  test('keeps rows whose numbers are all blank, and numbers blank at the end of a row', () => {
    const numbers = (path: string): string =>
      /^requests\/(?:carriedIn|concluded|granted)\/|^requests\/\w+\/total|^disclosure\/rules\//.test(path)
        ? ''
        : numbersIn(report)(path);
    return hasNumbersOf(report, writeXlsx([rowsOf(documentOf(report, numbers))]), numbers);
  });

  test('has numbers as they are typed, not as they are stored', async () => {
    const numbers = [
      '0.30000000000000004',
      '24252.311082',
      '33.85',
      '1E-3',
      '9007199254740991',
      '4.3499999999999996',
      '-8',
      '1.5E+20',
    ];
    const bytes = writeXlsx([[numbers.map((number) => ({ number, format: 2 }))]]);
    assert.equal(
      await textOf(bytes),
      '0.3\t24252.311082\t33.85\t0.001\t9007199254740990\t4.35\t-8\t150000000000000000000\n',
    );
  });

  test('has dates as dates', async () => {
    assert.equal(
      await textOf(writeXlsx([[['编制日期', { number: '45322', format: 1 }]]])),
      '编制日期\t2024年1月31日\n',
    );
  });

  test('has nothing of sheets that are hidden', async () => {
    const sheet = (value: number): string =>
      `<worksheet><sheetData><row r="1"><c r="A1"><v>${value}</v></c></row></sheetData></worksheet>`;
    const bytes = zipXlsx([sheet(1), sheet(2), sheet(3)], [], ['visible', 'hidden', 'veryHidden']);
    assert.equal(await textOf(bytes), '1\n');
  });

  test('may have cells whose formula was never computed, or has failed', async () => {
    const cells =
      '<c r="A1"><f>1+1</f></c><c r="B1" t="str"><f>A1</f></c><c r="C1" t="e"><f>1/0</f><v>#DIV/0!</v></c><c r="D1"><v>5</v></c>';
    const bytes = zipXlsx([`<worksheet><sheetData><row r="1">${cells}</row></sheetData></worksheet>`]);
    assert.equal(await textOf(bytes), '\t\t\t5\n');
  });

  test('is refused where a single cell far away would fill the memory', async () => {
    for (const place of ['XFD1048576', 'ZZZZZZ1', 'A99999999999']) {
      const row = place.replace(/\D+/, '');
      const xml = `<worksheet><sheetData><row r="${row}"><c r="${place}"><v>1</v></c></row></sheetData></worksheet>`;
      assert.match(await problemOf(zipXlsx([xml])), /过大/, place);
      const prefixed = xml.replace(/<(\/?)/g, '<$1x:');
      assert.match(await problemOf(zipXlsx([prefixed])), /过大/, place);
    }
  });

  test('may have empty cells far away', async () => {
    const xml =
      '<worksheet><sheetData><row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576" s="1"/></row></sheetData></worksheet>';
    assert.equal(await textOf(zipXlsx([xml])), '1\n');
  });
});
