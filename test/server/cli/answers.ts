import assert from 'node:assert/strict';
import { z } from 'zod';
import { samples, seed } from '../samples.js';
import { gongkai } from './gongkai.js';

// What the command line answers, read as contract.md fixes it.

const position = z.strictObject({ line: z.int().min(0), character: z.int().min(0) });
const range = z.strictObject({ start: position, end: position });
const path = z.string().regex(/^(?:disclosure|requests|cases)\/[a-zA-Z.]+\/[a-zA-Z]+$/);
const head = {
  file: z.string(),
  form: z.enum(['2021', '2019']).nullable(),
  organ: z.string().nullable(),
  year: z.int().nullable(),
};

/** What contract.md fixes for `extract`, and nothing beside it. */
export const extracted = z.strictObject({
  ...head,
  cells: z.record(path, z.strictObject({ value: z.number().nullable(), text: z.string(), range })),
});

/** What contract.md fixes for `check --format json`. */
export const checked = z.strictObject({
  ...head,
  findings: z.array(
    z.strictObject({
      rule: z.string().regex(/^[a-z]+(?:-[a-z]+)*$/),
      severity: z.enum(['error', 'warning', 'information', 'hint']),
      message: z.string().min(1),
      range,
      cells: z.array(path),
      relations: z.array(z.string().min(1)),
      fixes: z.array(
        z.strictObject({
          title: z.string().min(1),
          preferred: z.boolean(),
          edits: z.array(z.strictObject({ range, newText: z.string() })).min(1),
        }),
      ),
    }),
  ),
  repairs: z
    .array(
      z.strictObject({
        changes: z.array(z.strictObject({ cell: path, from: z.number().nullable(), to: z.number().min(0) })).min(1),
        reason: z.string().min(1),
        confident: z.boolean(),
      }),
    )
    .max(5),
});
export const failed = z.strictObject({ file: z.string(), error: z.string().min(1) });

export async function extract(...args: string[]) {
  const { code, out } = await gongkai(['extract', ...args]);
  return { code, files: z.array(z.union([extracted, failed])).parse(JSON.parse(out)) };
}

export async function check(...args: string[]) {
  const { code, out } = await gongkai(['check', '--format', 'json', ...args]);
  return { code, files: z.array(z.union([checked, failed])).parse(JSON.parse(out)) };
}

/** The one answer, which must be about a readable file. */
export const only = <T extends object>(files: readonly T[]): Exclude<T, { error: string }> => {
  assert.equal(files.length, 1);
  assert.ok(files[0] && !('error' in files[0]));
  return files[0] as Exclude<T, { error: string }>;
};

export const seedFile = (number: string): string => `seeds/${seed(number).name}`;
export const paths = samples.map(({ name }) =>
  /^\d{3}_/.test(name) ? `seeds/${name}` : `test/fixtures/reports/${name}`,
);

/** The words at a range, lines ending anyhow, characters counted in UTF-16 units. */
export function wordsAt(text: string, { start, end }: z.infer<typeof range>): string {
  const lines = text.split(/\r\n|\r|\n/);
  if (start.line === end.line) return lines[start.line]?.slice(start.character, end.character) ?? '';
  const between = lines.slice(start.line + 1, end.line);
  return [lines[start.line]?.slice(start.character), ...between, lines[end.line]?.slice(0, end.character)].join('\n');
}
