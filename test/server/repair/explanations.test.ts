import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { diagnose } from '../../../server/src/repair/diagnose.js';
import type { Evidence } from '../../../server/src/repair/evidence.js';
import { proposalsOf } from '../../../server/src/repair/repair.js';
import { textOf } from '../samples.js';
import { brief, reportWith } from './printed.js';

/** Tables with something wrong, and what explains it. */
interface Example {
  readonly title: string;
  readonly rows: string;
  readonly evidence: readonly Evidence[];
  readonly told: readonly string[];
}

/** `# ` is what is wrong, `- ` a row as it is printed, `? ` what the text says of cells; all else is what is found. */
const examplesOf = (fixture: string): Example[] =>
  fixture
    .split(/^# /m)
    .slice(1)
    .map((block) => {
      const [title = '', ...lines] = block.trimEnd().split('\n');
      const after = (mark: string): string[] => lines.flatMap((line) => (line.startsWith(mark) ? line.slice(2) : []));
      const evidence = after('? ').map((line): Evidence => {
        const [value, ...cells] = line.split(' ');
        return { readings: [cells.map((cell) => `requests/${cell}`)], value: Number(value), independent: true };
      });
      return { title, rows: after('- ').join('\n'), evidence, told: lines.filter((line) => !/^[-?] |^$/.test(line)) };
    });

/** The best explanations of each block, each with its price, and the best corrections of them all. */
function told({ rows, evidence }: Pick<Example, 'rows' | 'evidence'>): string[] {
  const report = reportWith(rows);
  const diagnoses = diagnose(report, evidence);
  const found = diagnoses.flatMap(({ solutions, complete }, block) => {
    return [
      `block ${block + 1}: ${solutions.length}${complete ? '' : ', not everything tried'}`,
      ...solutions
        .slice(0, 5)
        .flatMap(({ mistakes, price }) => [
          `  ${price.toFixed(1)}`,
          ...mistakes.map(
            ({ kind, misprint, changes, certain }) =>
              `    ${misprint ? `${kind} ${misprint}` : kind}${certain ? ', certain' : ''}: ${changes.map(brief).join(', ')}`,
          ),
        ]),
    ];
  });
  const [proposal, ...others] = proposalsOf(report, diagnoses);
  if (!proposal) return found;
  const changes = proposal.mistakes.flatMap((mistake) => mistake.changes).map(brief);
  return [...found, `first of ${others.length + 1}${proposal.confident ? ', confident' : ''}: ${changes.join(', ')}`];
}

describe('what explains numbers that do not agree, likeliest first', () => {
  for (const example of examplesOf(textOf('test/fixtures/explanations.txt')))
    test(example.title, () => assert.deepEqual(told(example), example.told));
});
