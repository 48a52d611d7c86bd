import { Argument, InvalidArgumentError, Option } from 'commander';
import { closest } from 'fastest-levenshtein';
import type { ForFile } from '../config/model.js';
import { isEncoding } from '../encoding.js';
import { rules } from '../rules/index.js';
import type { Language } from '../rules/rule.js';
import { languageOf, localeOf } from '../settings.js';

/** Arguments and options that several subcommands have. Each is made anew, as commander keeps what was given in them. */

export const filesArgument = (): Argument =>
  new Argument('<file...>', '文件、目录、通配符，- 为标准输入 / files, directories, globs, - for standard input');

export const encodingOption = (): Option =>
  new Option('--encoding <name>', '文件编码 / encoding of the files: utf-8, utf-16le, utf-16be, gb18030').argParser(
    (name: string) => {
      if (!isEncoding(name)) throw new InvalidArgumentError('未知的编码 / unknown encoding');
      return name;
    },
  );

export const configOption = (): Option =>
  new Option('--config <file>', '代替 gongkai.config.json 的配置 / configuration instead of gongkai.config.json');

export const langOption = (): Option =>
  new Option('--lang <language>', '提示语言 / language of messages').choices(['auto', 'zh', 'en']).default('auto');

export const dryRunOption = (): Option =>
  new Option('--dry-run', '只显示差异，不写入文件 / show the differences, write nothing');

export const outputOption = (description: string): Option => new Option('-o, --output <path>', description);

export const layoutOption = (): Option =>
  new Option('--layout <layout>', '表格：以制表符分隔、对齐、每格一行 / tables: with tabs, aligned, a cell a line')
    .choices(['tabs', 'aligned', 'cells'])
    .default('tabs');

/** Gives the ids that were named; none are undefined. */
export const ruleOption = (): Option =>
  new Option('--rule <id,...>', '只限这些规则，可以多次使用 / these rules alone; may be given several times').argParser(
    (value: string, before: readonly string[] = []): readonly string[] => {
      const named = value.split(',').map((id) => id.trim());
      const wrong = named.find((id) => !rules.some((rule) => rule.id === id));
      if (wrong !== undefined) throw new InvalidArgumentError(noRule(wrong));
      return [...before, ...named];
    },
  );

/** What people are told who named a rule that there is not. */
export function noRule(id: string): string {
  const alike = closest(
    id,
    rules.map((rule) => rule.id),
  );
  return `没有规则 ${id}，最接近的是 ${alike} / there is no rule ${id}; the closest is ${alike}`;
}

export const colorOption = (): Option =>
  new Option('--color <when>', '是否使用颜色 / whether to use colours')
    .choices(['auto', 'always', 'never'])
    .default('auto');

export const stdinFilenameOption = (): Option =>
  new Option('--stdin-filename <path>', '标准输入的文件名 / what standard input is called');

export const inputOption = (): Option =>
  new Option(
    '--input <kind>',
    '文件内容：报告，或每行一份报告的 NDJSON / what the files hold: reports, or NDJSON with a report a line: {"file", "text"}',
  )
    .choices(['reports', 'ndjson'])
    .default('reports');

export const jobsOption = (): Option =>
  new Option('--jobs <count>', '线程数 / how many threads work').argParser((value: string) => {
    const jobs = Number(value);
    if (!Number.isInteger(jobs) || jobs < 1 || jobs > 256)
      throw new InvalidArgumentError('应为正整数 / not a whole number above 0');
    return jobs;
  });

export type LanguageFlag = 'auto' | 'zh' | 'en';

/** The language of what is said of a file: the command line's, else the configuration's, else the environment's. */
export const languageFor = (flag: LanguageFlag, held: ForFile | null = null): Language =>
  languageOf(flag === 'auto' ? (held?.language ?? 'auto') : flag, localeOf(process.env));
