import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type Block, documentOf } from '../import/model.js';
import { findingsOf, readText, type Sample, samples } from '../samples.js';
import { type Drawing, drawn } from './drawn.js';

const drawings: Record<string, Drawing> = {
  'boxes, as elinks and w3m draw them': { bar: '│', ruler: '─', middle: true },
  'boxes of dashes, as links and pandoc draw them': { bar: '|', ruler: '-', middle: false },
  'rows without lines between, as Org mode has them': { bar: ' | ', ruler: '', middle: false },
  'a page, numbers in the middle of their row': { bar: '   ', ruler: '', middle: true },
  'a page, numbers on top of their row': { bar: '   ', ruler: '', middle: false },
};

/** Widths of the columns of tables 二, 三 and 四, in which long labels take several lines. */
const widths = new Map([
  [4, [12, 6, 6, 6]],
  [10, [8, 8, 18, 8, 8, 8, 8, 8, 8, 8]],
  [15, Array.from({ length: 15 }, () => 5)],
]);

function textOf(blocks: readonly Block[], drawing: Drawing): string {
  const lines = blocks.flatMap((block) => {
    if (typeof block === 'string') return [block, ''];
    const width = (block[0] ?? []).reduce((sum, { columns = 1 }) => sum + columns, 0);
    return [...drawn(block, widths.get(width) ?? [], drawing), ''];
  });
  return `${lines.join('\n')}\n`;
}

/** Each report in one of its renditions. */
const reportOf = (name: string): string => name.split('.')[0] as string;
const reports = samples.filter(
  ({ name }, at) => at === samples.findIndex((other) => reportOf(other.name) === reportOf(name)),
);

for (const [name, drawing] of Object.entries(drawings)) {
  describe(name, () => {
    for (const sample of reports) {
      test(sample.name, () => {
        const text = textOf(documentOf(sample), drawing);
        const read = [...readText(text).cells].map(([path, { value }]) => [path, value] as const);
        const lost = isMostlyBlank(sample) && drawing.bar.trim() === '';
        const wanted = Object.entries(sample.truth.cells).filter(
          ([path]) => !lost || read.some(([own]) => own === path),
        );
        assert.deepEqual(Object.fromEntries(read), Object.fromEntries(wanted));
        if (lost) return;
        const found = findingsOf(text).filter(
          ({ rule, severity }) => ABOUT_SHAPE.test(rule) && severity !== 'information',
        );
        assert.deepEqual(
          found.map(({ message }) => message),
          [],
        );
      });
    }
  });
}

/** On a page, where nothing marks an empty cell, its rows may be given up; a number is right or none. */
const isMostlyBlank = ({ truth }: Sample): boolean =>
  Object.values(truth.cells).filter((value) => value === null).length > 100;

/** What is told of labels, rows and columns; not that （六） stands in one row. */
const ABOUT_SHAPE = /label|missing|row-cells/;
