import { Command, Option } from 'commander';
import type { Severity } from '../../rules/rule.js';
import { checkAll } from '../checkAll.js';
import { fails } from '../checked.js';
import { configsOf } from '../config.js';
import { ending } from '../ending.js';
import { complain } from '../errors.js';
import { isFailed } from '../forEach.js';
import { printJson } from '../formats/json.js';
import { printText } from '../formats/text.js';
import { configOption, encodingOption, filesArgument, type LanguageFlag, langOption, languageFor } from '../options.js';
import { FOUND, OK, UNUSABLE } from '../status.js';

interface Flags {
  readonly format: 'text' | 'json';
  readonly failOn: Severity | 'never';
  readonly lang: LanguageFlag;
  readonly config?: string;
  readonly encoding?: string;
}

export async function runCheck(files: readonly string[], flags: Flags): Promise<number> {
  const configFor = await configsOf(flags.config, languageFor(flags.lang));
  const answers = await checkAll(files, flags.encoding, (held) => languageFor(flags.lang, held), configFor);
  const kept = answers.filter(({ input, answer }) => input.named || isFailed(answer) || answer.form !== null);
  if (flags.format === 'json') printJson(kept);
  else printText(kept);
  let status = OK;
  for (const { input, answer } of kept) {
    if (isFailed(answer)) {
      complain(`${input.path}: ${answer.error}`);
      status = UNUSABLE;
    } else if (answer.findings.some(({ severity }) => fails(severity, flags.failOn))) {
      status = Math.max(status, FOUND);
    }
  }
  return status;
}

export const checkCommand = (): Command =>
  new Command('check')
    .description('报告中的错误 / what is wrong in reports')
    .addArgument(filesArgument())
    .addOption(new Option('--format <format>', '输出格式 / output').choices(['text', 'json']).default('text'))
    .addOption(
      new Option('--fail-on <severity>', '达到该级别时退出码为 1 / exit status 1 at or above')
        .choices(['error', 'warning', 'information', 'hint', 'never'])
        .default('error'),
    )
    .addOption(langOption())
    .addOption(configOption())
    .addOption(encodingOption())
    .action(ending(runCheck));
