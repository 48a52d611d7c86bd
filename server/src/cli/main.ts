import { Command, CommanderError, Option } from 'commander';
import type { Severity } from '../rules/rule.js';
import { languageOf, localeOf } from '../settings.js';
import { type Checked, fails } from './check.js';
import { checkAll } from './checkAll.js';
import { configsOf } from './config.js';
import { type Extracted, extract } from './extract.js';
import { type Answer, forEach, isFailed } from './forEach.js';

const OK = 0;
const FOUND = 1;
const UNUSABLE = 2;

function printJson(answers: readonly Answer<object>[]): void {
  const files = answers.map(({ input, answer }) => ({ file: input.path, ...answer }));
  process.stdout.write(`${JSON.stringify(files, null, 1)}\n`);
}

/** Errors of files go to the error output where the format has no place for them. */
function printErrors(answers: readonly Answer<object>[]): void {
  for (const { input, answer } of answers)
    if (isFailed(answer)) process.stderr.write(`gongkai: ${input.path}: ${answer.error}\n`);
}

/** What is wrong with configurations: then nothing is answered. */
function printComplaints(complaints: readonly string[]): number {
  for (const complaint of complaints) process.stderr.write(`gongkai: ${complaint}\n`);
  return UNUSABLE;
}

interface ExtractFlags {
  readonly encoding?: string;
  readonly config?: string;
}

async function runExtract(files: string[], flags: ExtractFlags): Promise<number> {
  const { configFor, complaints } = await configsOf(flags.config, languageOf('auto', localeOf(process.env)));
  const answers = await forEach<Extracted>(files, flags.encoding, configFor, extract);
  if (complaints.length > 0) return printComplaints(complaints);
  const kept = answers.filter(({ input, answer }) => input.named || isFailed(answer) || answer.form !== null);
  printJson(kept);
  printErrors(kept);
  return kept.some(({ answer }) => isFailed(answer)) ? UNUSABLE : OK;
}

interface CheckFlags extends ExtractFlags {
  readonly format: 'text' | 'json';
  readonly failOn: Severity | 'never';
  readonly lang: 'zh' | 'en' | 'auto';
}

async function runCheck(files: string[], flags: CheckFlags): Promise<number> {
  const auto = languageOf('auto', localeOf(process.env));
  const { configFor, complaints } = await configsOf(flags.config, flags.lang === 'auto' ? auto : flags.lang);
  const answers = await checkAll(
    files,
    flags.encoding,
    (held) => languageOf(flags.lang === 'auto' ? (held?.language ?? 'auto') : flags.lang, auto),
    configFor,
  );
  if (complaints.length > 0) return printComplaints(complaints);
  const kept = answers.filter(({ input, answer }) => input.named || isFailed(answer) || answer.form !== null);
  if (flags.format === 'json') printJson(kept);
  else for (const { input, answer } of kept) if (!isFailed(answer)) printText(input.path, answer);
  printErrors(kept);
  if (kept.some(({ answer }) => isFailed(answer))) return UNUSABLE;
  const failed = kept.some(
    ({ answer }) => !isFailed(answer) && answer.findings.some(({ severity }) => fails(severity, flags.failOn)),
  );
  return failed ? FOUND : OK;
}

function printText(path: string, { findings }: Checked): void {
  for (const { range, severity, rule, message } of findings) {
    process.stdout.write(
      `${path}:${range.start.line + 1}:${range.start.character + 1} ${severity} ${rule} ${message}\n`,
    );
  }
}

async function main(): Promise<number> {
  let status: Promise<number> = Promise.resolve(OK);
  const program = new Command('gongkai')
    .description('检查政府信息公开工作年度报告 / check annual reports on government information disclosure')
    .exitOverride();
  const encoding = new Option(
    '--encoding <name>',
    '文件编码 / encoding of the files: utf-8, utf-16le, utf-16be, gb18030',
  );
  const config = new Option(
    '--config <file>',
    '代替 gongkai.config.json 的配置 / configuration instead of gongkai.config.json',
  );
  program
    .command('check')
    .description('报告中的错误 / what is wrong in reports')
    .argument('<file...>', '文件、目录、通配符，- 为标准输入 / files, directories, globs, - for standard input')
    .addOption(new Option('--format <format>', '输出格式 / output').choices(['text', 'json']).default('text'))
    .addOption(
      new Option('--fail-on <severity>', '达到该级别时退出码为 1 / exit status 1 at or above')
        .choices(['error', 'warning', 'information', 'hint', 'never'])
        .default('error'),
    )
    .addOption(
      new Option('--lang <language>', '提示语言 / language of messages').choices(['auto', 'zh', 'en']).default('auto'),
    )
    .addOption(config)
    .addOption(encoding)
    .action((files: string[], flags: CheckFlags) => {
      status = runCheck(files, flags);
    });
  program
    .command('extract')
    .description('表中的每个数字 / every number of the tables')
    .argument('<file...>', '文件、目录、通配符，- 为标准输入 / files, directories, globs, - for standard input')
    .addOption(new Option('--format <format>', '输出格式 / output').choices(['json']).default('json'))
    .addOption(config)
    .addOption(encoding)
    .action((files: string[], flags: ExtractFlags) => {
      status = runExtract(files, flags);
    });
  try {
    await program.parseAsync();
    return await status;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? OK : UNUSABLE;
    process.stderr.write(`gongkai: ${error instanceof Error ? error.message : String(error)}\n`);
    return UNUSABLE;
  }
}

// Whoever reads the output may have had enough of it: `gongkai check … | head`.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});

void main().then((code) => {
  process.exitCode = code;
});
