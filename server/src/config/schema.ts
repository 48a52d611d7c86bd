import * as z from 'zod/mini';
import { globOf } from './glob.js';

const level = z.enum(['off', 'error', 'warning', 'information', 'hint']);
const globs = z._default(z.array(z.string().check(z.refine((text) => globOf(text) !== null))), []);
const pair = z.tuple([z.int(), z.int()]).check(z.refine(([one, next]) => next === one + 1));

/**
 * What `gongkai.config.json` may say. A key that is not here is a mistake.
 * @param rules the names of all rules
 */
export function schemaOf(rules: readonly string[]) {
  const levels = z._default(
    z.strictObject(Object.fromEntries(rules.map((rule) => [rule, z.optional(level)] as const))),
    {},
  );
  return z.strictObject({
    $schema: z.optional(z.string()),
    language: z._default(z.enum(['auto', 'zh', 'en']), 'auto'),
    rules: levels,
    reports: globs,
    notReports: globs,
    compare: z._default(z.union([z.boolean(), z.array(pair)]), true),
    overrides: z._default(z.array(z.strictObject({ files: globs, rules: levels })), []),
  });
}

/** What a configuration says, with what it leaves out. */
export type Said = z.infer<ReturnType<typeof schemaOf>>;
