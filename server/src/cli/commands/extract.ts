import { Command, Option } from 'commander';
import { ending } from '../ending.js';
import { extractFormats } from '../formats/formats.js';
import {
  configOption,
  encodingOption,
  filesArgument,
  inputOption,
  jobsOption,
  stdinFilenameOption,
} from '../options.js';
import { run } from '../run/run.js';

interface Flags {
  readonly format: keyof typeof extractFormats;
  readonly config?: string;
  readonly encoding?: string;
  readonly stdinFilename?: string;
  readonly input: 'reports' | 'ndjson';
  readonly jobs?: number;
}

export const runExtract = (files: readonly string[], flags: Flags): Promise<number> =>
  run(
    files,
    { task: 'extract', format: flags.format, lang: 'auto', config: flags.config, encoding: flags.encoding },
    { jobs: flags.jobs, stdinFilename: flags.stdinFilename, isNdjson: flags.input === 'ndjson' },
  );

export const extractCommand = (): Command =>
  new Command('extract')
    .description('表中的每个数字 / every number of the tables')
    .addArgument(filesArgument())
    .addOption(
      new Option('--format <format>', '输出格式 / form of the output')
        .choices(Object.keys(extractFormats))
        .default('json'),
    )
    .addOption(configOption())
    .addOption(encodingOption())
    .addOption(stdinFilenameOption())
    .addOption(inputOption())
    .addOption(jobsOption())
    .action(ending(runExtract));
