import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readText, samples } from '../samples.js';

/** Rows with a bar behind each cell but the last, as html2text writes tables. */
const withBarsBehind = (text: string): string =>
  text.replace(/^.*\t.*$/gm, (line) => {
    const cells = line.split('\t').map((cell) => cell.trim());
    return `${cells.slice(cells.findIndex(Boolean)).join('| ')}  `;
  });

const values = (text: string) => [...readText(text).cells].map(([path, { value }]) => [path, value]);

/** Rows with a bar right before each cell but the first, as AsciiDoc goes on behind a label of several lines. */
const withBarsBefore = (text: string): string =>
  text.replace(/^.*\t.*$/gm, (line) => {
    const cells = line.split('\t').map((cell) => cell.trim());
    return cells.slice(cells.findIndex(Boolean)).join(' |');
  });

test('bars stand between cells, none before the first, a blank on one side', () => {
  for (const { name, text } of samples.filter(({ name }) => /^00[13]|pingtan_2021\.txt/.test(name)))
    for (const written of [withBarsBehind(text), withBarsBefore(text)])
      assert.deepEqual(values(written), values(text), name);
});
