import { Command } from 'commander';
import { configsOf } from '../config.js';
import { ending } from '../ending.js';
import { complain } from '../errors.js';
import { fixAll } from '../fixAll.js';
import { diffOf } from '../formats/diff.js';
import { printable, printableText } from '../formats/printable.js';
import { isFailed, namesWith } from '../inputs.js';
import { say } from '../notes.js';
import {
  configOption,
  dryRunOption,
  encodingOption,
  filesArgument,
  type LanguageFlag,
  langOption,
  languageFor,
  ruleOption,
  stdinFilenameOption,
} from '../options.js';
import { OK, UNUSABLE } from '../status.js';

interface Flags {
  readonly dryRun?: true;
  readonly rule?: readonly string[];
  readonly lang: LanguageFlag;
  readonly config?: string;
  readonly encoding?: string;
  readonly stdinFilename?: string;
}

export async function runFix(
  files: readonly string[],
  { lang, config, rule: only, stdinFilename, ...options }: Flags,
): Promise<number> {
  const reader = languageFor(lang);
  const configFor = await configsOf(config, reader);
  const nameOf = namesWith(stdinFilename);
  const corrects = (rule: string): boolean => only?.includes(rule) ?? true;
  const sum = { corrections: 0, files: 0, left: 0 };
  let status = OK;
  const language = (held: Parameters<typeof languageFor>[1]) => languageFor(lang, held);
  for await (const { input, answer } of fixAll(files, { ...options, language, corrects }, (path) =>
    configFor(nameOf(path)),
  )) {
    const path = nameOf(input.path);
    if (isFailed(answer)) {
      complain(`${path}: ${answer.error}`);
      status = UNUSABLE;
      continue;
    }
    if (!answer.isReport) {
      if (input.named) say(reader, `${path}：不是年报，未改动`, `${path}: no report, left as it is`);
      continue;
    }
    if (options.dryRun) process.stdout.write(printableText(diffOf(path, answer), process.stdout));
    for (const { at, rule, title } of answer.corrections)
      process.stderr.write(`${printable(path)}:${at.line + 1}:${at.character + 1} ${rule} ${printable(title)}\n`);
    sum.corrections += answer.corrections.length;
    sum.files += answer.corrections.length > 0 ? 1 : 0;
    sum.left += answer.left;
  }
  say(
    reader,
    `${options.dryRun ? '可以更正' : '已更正'} ${sum.corrections} 处，涉及 ${sum.files} 个文件；其余问题 ${sum.left} 处，见 gongkai check`,
    `${sum.corrections} ${options.dryRun ? 'can be corrected' : 'corrected'} in ${sum.files} ${sum.files === 1 ? 'file' : 'files'}; ${sum.left} other ${sum.left === 1 ? 'finding' : 'findings'}, see gongkai check`,
  );
  return status;
}

export const fixCommand = (): Command =>
  new Command('fix')
    .description('作出全部确定的更正 / make all certain corrections')
    .addArgument(filesArgument())
    .addOption(dryRunOption())
    .addOption(ruleOption())
    .addOption(langOption())
    .addOption(configOption())
    .addOption(encodingOption())
    .addOption(stdinFilenameOption())
    .action(ending(runFix));
