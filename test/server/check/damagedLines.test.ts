import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { check } from '../../../server/src/check.js';
import type { Report } from '../../../server/src/read/report.js';
import { readText, type Sample, samples, textOf } from '../samples.js';

/** What happens to one line of a report, or between it and the next. */
const damages: Readonly<Record<string, (line: string, next: string) => string>> = {
  'left out': (_, next) => next,
  'without its first word': (line, next) => `${line.replace(/[^\s|]+/, '')}\n${next}`,
  'without its last word': (line, next) => `${line.replace(/[^\s|]+(?=[\s|]*$)/, '')}\n${next}`,
  'without its third character': (line, next) => `${line.replace(/^(\s*\S{2})\S/, '$1')}\n${next}`,
  'broken in the middle': (line, next) =>
    `${line.slice(0, line.length >> 1)}\n${line.slice(line.length >> 1)}\n${next}`,
  'joined with the next': (line, next) => `${line}${next}`,
  'behind the next': (line, next) => `${next}\n${line}`,
  'printed twice': (line, next) => `${line}\n${line}\n${next}`,
  'with blanks for its tabs': (line, next) => `${line.replaceAll('\t', '   ')}\n${next}`,
  'the last of a page': (line, next) => `${line}\n\n- 7 -\n\f\n${next}`,
  'with other numbers': (line, next) => `${line.replace(/\d+/g, (digits) => `${Number(digits) + 3}`)}\n${next}`,
};

/** So many places in each text. */
const PLACES = 3;

/** The text with a line damaged, at places that lie evenly between its first words and its last. */
function damagedIn(text: string, damage: (line: string, next: string) => string, first: number): string[] {
  const lines = text.split('\n');
  const printed = [...lines.keys()].filter((at) => (lines[at] as string).trim() !== '');
  return Array.from({ length: PLACES }, (_, place) => {
    const at = printed[Math.floor(((place + first) * printed.length) / PLACES)] as number;
    const changed = damage(lines[at] as string, lines[at + 1] ?? '');
    return [...lines.slice(0, at), changed, ...lines.slice(at + 2)].join('\n');
  });
}

/** How often there is what. */
class Counts {
  readonly #counts = new Map<string, number>();

  add(what: string, count = 1): void {
    this.#counts.set(what, (this.#counts.get(what) ?? 0) + count);
  }

  get told(): string {
    return [...this.#counts]
      .filter(([, count]) => count > 0)
      .map(([what, count]) => `${what} ${count}`)
      .join(', ');
  }
}

function countRead(counts: Counts, { tables, sections, cells, organ, year }: Report, { truth }: Sample): void {
  const rows = tables.flatMap((table) => table.rows);
  const columns = tables.flatMap((table) => table.columns);
  counts.add('numbers', [...cells.values()].filter(({ value }) => value !== null).length);
  counts.add('others than are true', [...cells].filter(([path, { value }]) => value !== truth.cells[path]).length);
  counts.add('titles', sections.length);
  counts.add('row labels', rows.filter(({ label }) => label).length);
  counts.add('altered', rows.filter(({ label }) => label?.altered).length);
  counts.add('heads', columns.filter(({ label }) => label).length);
  counts.add('headings', tables.flatMap(({ headings }) => headings).length);
  counts.add('repeated', tables.flatMap(({ repeated }) => repeated).length);
  counts.add('rows given up', rows.filter(({ short }) => short).length);
  counts.add('rows missing', tables.flatMap(({ missingRows }) => missingRows).length);
  counts.add('columns missing', tables.flatMap(({ missingColumns }) => missingColumns).length);
  counts.add('organs', organ === null ? 0 : 1);
  counts.add('years', year === null ? 0 : 1);
}

/** What is read and found of a report, with one line damaged at several places, as two lines. */
function told(sample: Sample, damage: (line: string, next: string) => string, first: number): string {
  const read = new Counts();
  const found = new Counts();
  for (const text of damagedIn(sample.text, damage, first)) {
    const report = readText(text);
    countRead(read, report, sample);
    for (const { rule, fixes } of check(report).findings)
      found.add(
        `${rule}${fixes.some(({ preferred }) => preferred) ? ' mended' : fixes.length > 0 ? ' with choices' : ''}`,
      );
  }
  return `${read.told}\n${found.told || 'nothing is found'}`;
}

const known = new Map(
  textOf('test/fixtures/damaged-lines.txt')
    .split(/^# /m)
    .slice(1)
    .map((block) => block.trimEnd().split(/\n([\s\S]*)/) as [string, string]),
);

// What is right cannot be told for so many texts one by one. But every change of what is read and found in them shows,
// and whoever makes one sees what it gains and what it loses.
describe('what is read and found where one line is', () => {
  for (const [at, [name, damage]] of Object.entries(damages).entries())
    for (const sample of samples) {
      const title = `${name}: ${sample.name}`;
      test(title, () => assert.equal(told(sample, damage, at / Object.keys(damages).length), known.get(title)));
    }
});
