import { Command, Option } from 'commander';
import type { Severity } from '../../rules/rule.js';
import { ending } from '../ending.js';
import { checkFormats } from '../formats/formats.js';
import {
  colorOption,
  configOption,
  encodingOption,
  filesArgument,
  inputOption,
  jobsOption,
  type LanguageFlag,
  langOption,
  ruleOption,
  stdinFilenameOption,
} from '../options.js';
import { run } from '../run/run.js';
import { type ColorFlag, styleOf } from '../style.js';

interface Flags {
  readonly format: keyof typeof checkFormats;
  readonly failOn: Severity | 'never';
  readonly rule?: readonly string[];
  readonly lang: LanguageFlag;
  readonly color: ColorFlag;
  readonly config?: string;
  readonly encoding?: string;
  readonly stdinFilename?: string;
  readonly input: 'reports' | 'ndjson';
  readonly jobs?: number;
}

export const runCheck = (files: readonly string[], flags: Flags): Promise<number> =>
  run(
    files,
    {
      task: 'check',
      format: flags.format,
      style: styleOf(flags.color, process.stdout, process.env),
      failOn: flags.failOn,
      rules: flags.rule ?? null,
      lang: flags.lang,
      config: flags.config,
      encoding: flags.encoding,
    },
    { jobs: flags.jobs, stdinFilename: flags.stdinFilename, isNdjson: flags.input === 'ndjson' },
  );

export const checkCommand = (): Command =>
  new Command('check')
    .description('报告中的错误 / what is wrong in reports')
    .addArgument(filesArgument())
    .addOption(
      new Option('--format <format>', '输出格式 / form of the output')
        .choices(Object.keys(checkFormats))
        .default('text'),
    )
    .addOption(
      new Option('--fail-on <severity>', '达到该级别时退出码为 1 / exit status 1 at or above')
        .choices(['error', 'warning', 'information', 'hint', 'never'])
        .default('error'),
    )
    .addOption(ruleOption())
    .addOption(langOption())
    .addOption(colorOption())
    .addOption(configOption())
    .addOption(encodingOption())
    .addOption(stdinFilenameOption())
    .addOption(inputOption())
    .addOption(jobsOption())
    .action(ending(runCheck));
