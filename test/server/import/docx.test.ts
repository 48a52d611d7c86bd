import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { decode } from '../../../server/src/encoding.js';
import { importReport } from '../../../server/src/import/import.js';
import { readText } from '../samples.js';
import { documentOf, numbersIn, reports } from './model.js';
import { writeDocx } from './writeDocx.js';

describe('a Word document', () => {
  for (const sample of reports) {
    test(`has exactly the numbers of the report (${sample.name})`, async () => {
      const imported = await importReport('年报.docx', writeDocx(documentOf(sample)), {
        language: 'zh',
        layout: 'tabs',
        decode,
      });
      assert.ok('text' in imported && imported.isReport);
      const { cells } = readText(imported.text);
      const truth = numbersIn(sample);
      assert.deepEqual(
        [...cells].map(([path, { text }]) => [path, text]),
        Object.keys(sample.truth.cells).map((path) => [path, truth(path)]),
      );
    });
  }
});
