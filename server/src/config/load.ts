import { findNodeAtLocation, type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';
import type * as z from 'zod/mini';
import { rules } from '../rules/index.js';
import { fits, type Glob, globOf } from './glob.js';
import { type Config, type ForFile, type Level, longestConfig, type Problem } from './model.js';
import { type Said, schemaOf } from './schema.js';

let known: ReturnType<typeof schemaOf> | undefined;

/**
 * Reads a configuration: JSON with comments. Whatever it says, nothing but findings, language and comparison depends
 * on it.
 * @returns the configuration, or what is wrong with it
 */
export function configOf(text: string): { readonly config: Config } | { readonly problems: readonly Problem[] } {
  const at = (offset: number) => placeIn(text, offset);
  const failed = (offset: number, zh: string, en: string) => ({ problems: [{ ...at(offset), zh, en }] });
  if (text.length > longestConfig) return failed(0, '文件过大', 'the file is too large');
  const errors: ParseError[] = [];
  let root: Node | undefined;
  let value: unknown;
  try {
    root = parseTree(text, errors, { allowTrailingComma: true });
    value = root && plain(root);
  } catch {
    return failed(0, '括号嵌套过深', 'brackets are nested too deeply');
  }
  const [error] = errors;
  if (error || !root) {
    const code = error ? printParseErrorCode(error.error) : 'ValueExpected';
    return failed(error?.offset ?? 0, `不是有效的 JSON（${code}）`, `not valid JSON (${code})`);
  }
  known ??= schemaOf(rules.map(({ id }) => id));
  const result = known.safeParse(value);
  if (result.success) return { config: ready(result.data) };
  const tree = root;
  return { problems: result.error.issues.flatMap((issue) => problemsOf(tree, issue, at)) };
}

/** The value of a tree. Every key becomes one of the object's own, `__proto__` too, which is then not known. */
function plain({ type, children = [], value }: Node): unknown {
  if (type === 'array') return children.map(plain);
  if (type !== 'object') return value;
  return Object.fromEntries(
    children.flatMap(({ children: [key, of] = [] }) => (key && of ? [[key.value as string, plain(of)]] : [])),
  );
}

function ready(said: Said): Config {
  const ours = Object.entries(said.rules) as [string, Level][];
  const reports = said.reports.map(compiled);
  const notReports = said.notReports.map(compiled);
  const overrides = said.overrides.map(({ files, rules: levels }) => ({
    files: files.map(compiled),
    levels: Object.entries(levels) as [string, Level][],
  }));
  const { compare, language } = said;
  const compares = (year: number): boolean =>
    typeof compare === 'boolean' ? compare : compare.some(([, later]) => later === year);
  /** Files for which the same holds share it, by the globs that they fit: there may be thousands. */
  const shared = new Map<string, ForFile>();
  return {
    for: (path) => {
      const isIn = (globs: readonly Glob[]): boolean => globs.some((glob) => fits(glob, path));
      const fitting = overrides.filter(({ files }) => isIn(files));
      const isReport = isIn(notReports) ? false : isIn(reports) ? true : null;
      const key = [isReport, ...fitting.map((override) => overrides.indexOf(override))].join();
      const known = shared.get(key);
      if (known) return known;
      const levels = new Map([...ours, ...fitting.flatMap((override) => override.levels)]);
      const held: ForFile = { levels, isReport, language, compares };
      shared.set(key, held);
      return held;
    },
  };
}

/** The schema has seen to it that it can be read. */
const compiled = (text: string): Glob => globOf(text) ?? [];

function problemsOf(root: Node, issue: z.core.$ZodIssue, at: (offset: number) => Pick<Problem, 'line' | 'character'>) {
  const path = issue.path as (string | number)[];
  if (issue.code === 'unrecognized_keys') {
    const owner = findNodeAtLocation(root, path);
    return issue.keys.map((key): Problem => {
      const property = owner?.children?.find(({ children }) => children?.[0]?.value === key);
      const name = JSON.stringify([...path, key].join('.'));
      return { ...at(property?.offset ?? 0), zh: `没有 ${name} 这一项`, en: `there is no ${name}` };
    });
  }
  const name = JSON.stringify(path.join('.'));
  const { zh, en } = expectedOf(issue, String(path.find((key) => typeof key === 'string')));
  const { offset } = findNodeAtLocation(root, path) ?? root;
  if (path.length === 0) return [{ ...at(offset), zh: `整个文件应为${zh}`, en: `the file must be ${en}` }];
  return [{ ...at(offset), zh: `${name} 应为${zh}`, en: `${name} must be ${en}` }];
}

const kinds: Readonly<Record<string, { readonly zh: string; readonly en: string }>> = {
  array: { zh: '列表', en: 'a list' },
  object: { zh: '一组设置', en: 'an object' },
  string: { zh: '文字', en: 'a string' },
};

const glob = {
  zh: '相对于本文件所在文件夹的通配符，如 "2023/**"，且不含 ..',
  en: 'a glob relative to the folder of this file, such as "2023/**", without ..',
};
const comparison = {
  zh: ' true、false 或相邻年份的列表，如 [[2022, 2023]]',
  en: 'true, false or a list of consecutive years such as [[2022, 2023]]',
};

function expectedOf(issue: z.core.$ZodIssue, setting: string): { zh: string; en: string } {
  if (setting === 'compare') return comparison;
  if (issue.code === 'invalid_value') {
    const values = issue.values.map((value) => JSON.stringify(value));
    return { zh: ` ${values.join('、')} 之一`, en: `one of ${values.join(', ')}` };
  }
  return (issue.code === 'invalid_type' && kinds[issue.expected]) || glob;
}

function placeIn(text: string, offset: number): Pick<Problem, 'line' | 'character'> {
  const before = text.slice(0, offset).split(/\r\n|\r|\n/);
  return { line: before.length, character: (before.at(-1)?.length ?? 0) + 1 };
}
