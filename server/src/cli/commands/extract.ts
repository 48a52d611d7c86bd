import { Command, Option } from 'commander';
import { configsOf } from '../config.js';
import { ending } from '../ending.js';
import { complain } from '../errors.js';
import { type Extracted, extract } from '../extracted.js';
import { type Answer, forEach, isFailed } from '../forEach.js';
import { printJson } from '../formats/json.js';
import { configOption, encodingOption, filesArgument, languageFor } from '../options.js';
import { OK, UNUSABLE } from '../status.js';

interface Flags {
  readonly config?: string;
  readonly encoding?: string;
}

export async function runExtract(files: readonly string[], flags: Flags): Promise<number> {
  const configFor = await configsOf(flags.config, languageFor('auto'));
  const kept: Answer<Extracted>[] = [];
  for await (const answered of forEach(files, flags.encoding, configFor, extract)) {
    const { input, answer } = answered;
    if (input.named || isFailed(answer) || answer.form !== null) kept.push(answered);
  }
  printJson(kept);
  let status = OK;
  for (const { input, answer } of kept) {
    if (!isFailed(answer)) continue;
    complain(`${input.path}: ${answer.error}`);
    status = UNUSABLE;
  }
  return status;
}

export const extractCommand = (): Command =>
  new Command('extract')
    .description('表中的每个数字 / every number of the tables')
    .addArgument(filesArgument())
    .addOption(new Option('--format <format>', '输出格式 / output').choices(['json']).default('json'))
    .addOption(configOption())
    .addOption(encodingOption())
    .action(ending(runExtract));
