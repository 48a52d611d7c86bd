import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { readText, samples, seed } from '../samples.js';

/** A number torn off into a block of its own, where nothing tells what it belongs to: the only one. */
const tornOff: Record<string, Record<string, null>> = {
  'shanghai_kewei_2024.pdfmd.md': { 'requests/carriedOut/total': null },
};

/** Who reports on which year, by the beginning of the file's name. */
const identity: Record<string, readonly [organ: string, year: number]> = {
  '000': ['曲沃县人民政府', 2023],
  '001': ['宝丰县人民政府办公室', 2023],
  '002': ['阳泉市人民政府', 2023],
  '003': ['运城市人民政府办公室', 2023],
  '004': ['交城县', 2021],
  hongze_2023: ['洪泽区人民政府', 2023],
  pingtan_2021: ['平潭综合实验区', 2021],
  pingtan_2022: ['平潭综合实验区', 2022],
  shanghai_bgt_2019: ['上海市人民政府办公厅', 2019],
  shanghai_kewei_2024: ['上海市科委', 2024],
};

for (const { name, text, truth } of samples) {
  describe(name, () => {
    const report = readText(text);
    const short = new Set(truth.shortRows);
    const readable = Object.entries(truth.cells).filter(([path]) => !short.has(path.split('/')[1] ?? ''));

    test('every number is the printed one, and there are no others', () => {
      const values = Object.fromEntries([...report.cells].map(([path, cell]) => [path, cell.value]));
      assert.ok(readable.length > 80);
      assert.deepEqual(values, { ...Object.fromEntries(readable), ...tornOff[name] });
    });

    test('every cell stands exactly on what it prints, each on a place of its own', () => {
      for (const [path, cell] of report.cells) {
        const printed = text.slice(cell.span.start, cell.span.end);
        assert.equal(printed.replace(/[\r\n]\s*/g, ''), cell.text, path);
        assert.equal(printed.trim(), printed, path);
        assert.equal(cell.kind === 'blank', printed === '', path);
        assert.equal(`${cell.table.key}/${cell.row.key}/${cell.column.key}`, path);
      }
      const printed = [...report.cells.values()].filter(({ kind }) => kind !== 'blank');
      assert.equal(new Set(printed.map(({ span }) => span.start)).size, printed.length);
    });

    test('form, organ and year', () => {
      const [organ, year] = Object.entries(identity).find(([start]) => name.startsWith(start))?.[1] ?? [];
      assert.equal(report.form?.id, truth.form);
      assert.equal(report.organ, organ);
      assert.equal(report.year, year);
      assert.ok(report.yearSpan);
      const printed = text.slice(report.yearSpan.start, report.yearSpan.end).replace(/\s/g, '');
      assert.match(printed, new RegExp(`^${year}年?$`));
    });

    test('sections and tables are found once each, in the order of the text', () => {
      assert.deepEqual(
        report.tables.map(({ table }) => table.key),
        ['disclosure', 'requests', 'cases'],
      );
      const starts = report.sections.map(({ line }) => line.start);
      assert.deepEqual(
        starts,
        starts.toSorted((a, b) => a - b),
      );
      assert.equal(new Set(report.sections.map(({ section }) => section.key)).size, starts.length);
      assert.equal(starts.length, name.startsWith('shanghai_kewei') ? 5 : 6);
    });
  });
}

test('sixteen rows of seed 004 print six numbers for seven columns and give no keys', () => {
  const { text, truth } = seed('004');
  const short = readText(text).tables.flatMap(({ rows }) => rows.filter((row) => row.short));
  assert.equal(truth.shortRows?.length, 16);
  assert.deepEqual(
    short.map(({ row }) => row.key),
    truth.shortRows,
  );
  for (const row of short) {
    assert.equal(row.short?.length, 6);
    assert.equal(row.cells.length, 0);
  }
});
