import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { reportSymbols } from '../../../server/src/features/workspaceSymbols.js';
import { extractOf, type Summary } from '../../../server/src/read/summary.js';
import { readText } from '../samples.js';
import { extract } from '../workspace/extract.js';
import { seed } from './sample.js';

const reports: Summary[] = [
  { ...extract('曲沃县人民政府', 2023), uri: 'file:///b.txt' },
  { ...extract('曲沃县人民政府', 2022), uri: 'file:///a.txt' },
  { ...extract('阳泉市人民政府', 2023), uri: 'file:///c.txt' },
];
const found = (query: string): string[] => reportSymbols(reports, query).map(({ name }) => name);

describe('the reports of a workspace', () => {
  test('are found by organ and year, in any abbreviation', () => {
    assert.deepEqual(found(''), ['曲沃县人民政府 2022', '曲沃县人民政府 2023', '阳泉市人民政府 2023']);
    assert.deepEqual(found('曲沃 23'), ['曲沃县人民政府 2023']);
    assert.deepEqual(found('2023'), ['曲沃县人民政府 2023', '阳泉市人民政府 2023']);
    assert.deepEqual(found('2023曲沃'), []);
    assert.deepEqual(found('太原'), []);
  });

  test('are named as they name themselves, and lead to their file', () => {
    const read = extractOf(readText(seed('000')));
    assert.ok(read);
    const [symbol] = reportSymbols([{ ...read, uri: 'file:///000.txt' }], '');
    assert.equal(symbol?.name, '曲沃县人民政府 2023');
    assert.equal(symbol?.location.uri, 'file:///000.txt');
  });

  test('are not listed without end', () => {
    const many = Array.from({ length: 2_000 }, (_, at) => ({ ...extract('某县', 2023), uri: `file:///${at}.txt` }));
    assert.equal(reportSymbols(many, '').length, 500);
  });
});
