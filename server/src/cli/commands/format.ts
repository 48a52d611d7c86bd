import { Command, Option } from 'commander';
import { type FormatOptions, formatEdits } from '../../layout/format.js';
import type { TableLayout } from '../../layout/render.js';
import { parse } from '../../parse/parse.js';
import { read } from '../../read/read.js';
import { configsOf } from '../config.js';
import { ending } from '../ending.js';
import { complain, messageOf } from '../errors.js';
import { diffOf } from '../formats/diff.js';
import { printableText } from '../formats/printable.js';
import { inputsOf, namesWith } from '../inputs.js';
import { say } from '../notes.js';
import {
  configOption,
  dryRunOption,
  encodingOption,
  filesArgument,
  type LanguageFlag,
  langOption,
  languageFor,
  layoutOption,
  stdinFilenameOption,
} from '../options.js';
import { rewrite } from '../rewrite.js';
import { FOUND, OK, UNUSABLE } from '../status.js';

interface Flags {
  readonly layout: TableLayout;
  readonly plainNumbers?: true;
  readonly blankAsZero?: true;
  readonly check?: true;
  readonly dryRun?: true;
  readonly lang: LanguageFlag;
  readonly config?: string;
  readonly encoding?: string;
  readonly stdinFilename?: string;
}

export async function runFormat(files: readonly string[], flags: Flags): Promise<number> {
  const language = languageFor(flags.lang);
  const configFor = await configsOf(flags.config, language);
  const nameOf = namesWith(flags.stdinFilename);
  const { layout, plainNumbers = false, blankAsZero = false, encoding, check, dryRun } = flags;
  const options: FormatOptions = { layout, plainNumbers, blankAsZero };
  const isDry = check || dryRun;
  let [status, changed, alike] = [OK, 0, 0];
  for await (const { input, held } of inputsOf(files, (path) => configFor(nameOf(path)))) {
    const path = nameOf(input.path);
    try {
      let isReport = false;
      const layOut = (text: string) => {
        const report = read(parse(text));
        isReport = report.form !== null && held?.isReport !== false;
        return isReport ? [formatEdits(report, options)] : [];
      };
      const rewritten = await rewrite(input.path, layOut, { encoding, dryRun: isDry });
      if (!isReport) {
        if (input.named) say(language, `${path}：不是年报，未改动`, `${path}: no report, left as it is`);
        continue;
      }
      const isChanged = rewritten.before !== rewritten.after;
      if (dryRun) process.stdout.write(printableText(diffOf(path, rewritten), process.stdout));
      else if (check && isChanged) process.stdout.write(`${path}\n`);
      if (isChanged) changed++;
      else alike++;
    } catch (error) {
      complain(`${path}: ${messageOf(error)}`);
      status = UNUSABLE;
    }
  }
  say(
    language,
    `${isDry ? '需要格式化' : '已格式化'} ${changed} 个文件，另有 ${alike} 个无须改动`,
    `${changed} ${isDry ? 'to be formatted' : 'formatted'}, ${alike} left as they are`,
  );
  return check && changed > 0 ? Math.max(status, FOUND) : status;
}

export const formatCommand = (): Command =>
  new Command('format')
    .description('排列表格，不改变数值和文字 / lay tables out; no value or word changes')
    .addArgument(filesArgument())
    .addOption(layoutOption())
    .addOption(new Option('--plain-numbers', '数字改为半角，去掉千位分隔符 / half-width digits without separators'))
    .addOption(new Option('--blank-as-zero', '空白和 /、—、无 改为 0 / 0 for blanks and dashes'))
    .addOption(
      new Option('--check', '只列出需要格式化的文件，有则退出码为 1 / list what would change; exit status 1 if any'),
    )
    .addOption(dryRunOption())
    .addOption(langOption())
    .addOption(configOption())
    .addOption(encodingOption())
    .addOption(stdinFilenameOption())
    .action(ending(runFormat));
