import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { check } from '../../server/src/check.js';
import { parse } from '../../server/src/parse/parse.js';
import { read } from '../../server/src/read/read.js';
import type { Report } from '../../server/src/read/report.js';
import type { Finding } from '../../server/src/rules/rule.js';

const root = new URL('../../', import.meta.url);

/** A real report in one of its renditions, with the true value of every cell. */
export interface Sample {
  readonly name: string;
  readonly text: string;
  readonly truth: {
    readonly form: string;
    readonly cells: Readonly<Record<string, number | null>>;
    readonly shortRows?: readonly string[];
  };
}

const filesOf = (folder: string): string[] =>
  readdirSync(new URL(folder, root))
    .filter((name) => /\.(txt|md)$/.test(name))
    .sort();
export const textOf = (path: string): string => readFileSync(fileURLToPath(new URL(path, root)), 'utf8');

const sample = (folder: string, name: string): Sample => ({
  name,
  text: textOf(folder + name),
  truth: JSON.parse(textOf(`test/fixtures/truth/${name.split('.')[0]}.json`)),
});

export const seeds: readonly Sample[] = filesOf('seeds/').map((name) => sample('seeds/', name));
export const samples: readonly Sample[] = [
  ...seeds,
  ...filesOf('test/fixtures/reports/').map((name) => sample('test/fixtures/reports/', name)),
];

export function seed(number: string): Sample {
  const found = seeds.find(({ name }) => name.startsWith(number));
  if (!found) throw new Error(`no seed ${number}`);
  return found;
}

export const readText = (text: string): Report => read(parse(text));
export const findingsOf = (text: string): readonly Finding[] => check(readText(text)).findings;

/** `line:rule words`, lines from 1: what a test compares. */
export function briefly(text: string, findings: readonly Finding[]): string[] {
  return findings.map(({ rule, span }) => {
    const line = text.slice(0, span.start).split(/\r\n|\r|\n/).length;
    return `${line} ${rule} ${text.slice(span.start, span.end).replace(/\s+/g, ' ')}`;
  });
}

/** The text with edits made, last first. */
export function edited(
  text: string,
  edits: readonly { span: { start: number; end: number }; newText: string }[],
): string {
  let result = text;
  for (const { span, newText } of [...edits].sort((a, b) => b.span.start - a.span.start)) {
    result = result.slice(0, span.start) + newText + result.slice(span.end);
  }
  return result;
}

/** The form as it is before anybody filled it in: every number of a report taken out, nothing else touched. */
export function emptied(text: string): string {
  return edited(
    text,
    [...readText(text).cells.values()].map(({ span }) => ({ span, newText: '' })),
  );
}

/** Rows whose cells stand apart by tabs, as the rows of a Markdown table. */
export const asPipes = (text: string): string =>
  text.replace(/^.*\t.*$/gm, (line) => {
    const cells = line.split('\t').map((cell) => cell.trim());
    return `| ${cells.join(' | ')} |`;
  });
