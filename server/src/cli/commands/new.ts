import { join } from 'node:path';
import { Argument, Command, InvalidArgumentError, Option } from 'commander';
import { newReportOf, notBegun } from '../../features/newReport.js';
import type { TableLayout } from '../../layout/render.js';
import { parse } from '../../parse/parse.js';
import { organKey } from '../../read/organ.js';
import { read } from '../../read/read.js';
import { extractOf, type Summary } from '../../read/summary.js';
import { type Language, sayIn } from '../../rules/rule.js';
import { ending } from '../ending.js';
import { messageOf, Unusable } from '../errors.js';
import { isDirectory, readText } from '../files.js';
import { say } from '../notes.js';
import { encodingOption, type LanguageFlag, langOption, languageFor, layoutOption, outputOption } from '../options.js';
import { OK } from '../status.js';
import { uriOf } from '../uri.js';
import { createFile } from '../writeFile.js';

interface Flags {
  readonly lastYear?: string;
  readonly output?: string;
  readonly layout: TableLayout;
  readonly lang: LanguageFlag;
  readonly encoding?: string;
}

export async function runNew(
  organ: string,
  year: number,
  { lastYear, output, layout, lang, encoding }: Flags,
): Promise<number> {
  const language = languageFor(lang);
  const before = lastYear === undefined ? [] : [await reportIn(lastYear, organ, year - 1, language, encoding)];
  const made = newReportOf({ organ, year }, { before, same: [] }, { layout, say: sayIn(language) });
  if (!made) throw new Unusable(notBegun({ organ, year }, sayIn(language)));
  if (output === undefined) process.stdout.write(made.text);
  else {
    const path = (await isDirectory(output)) ? join(output, made.name) : output;
    await createFile(path, Buffer.from(made.text)).catch((error) => {
      throw new Unusable(`${path}: ${messageOf(error)}`);
    });
    say(language, `已写入 ${path}`, `written to ${path}`);
  }
  if (lastYear !== undefined) say(language, made.message, made.message);
  return OK;
}

/** @throws Unusable where a file does not hold the report of that organ for that year */
async function reportIn(
  path: string,
  organ: string,
  year: number,
  language: Language,
  encoding: string | undefined,
): Promise<Summary> {
  const text = await readText(path, encoding).catch((error) => {
    throw new Unusable(`${path}: ${messageOf(error)}`);
  });
  const extract = extractOf(read(parse(text)));
  if (extract && extract.organ === organKey(organ) && extract.year === year) return { ...extract, uri: uriOf(path) };
  const held = extract ? `${extract.name} ${extract.year}` : sayIn(language)('没有可用的年报', 'no report');
  throw new Unusable(
    sayIn(language)(
      `${path}: 不是${organ} ${year} 年的年报：${held}`,
      `${path}: not the report of ${organ} for ${year}: ${held}`,
    ),
  );
}

const yearArgument = (): Argument =>
  new Argument('<year>', '报告的年度 / year that the report is for').argParser((value: string): number => {
    if (!/^\d{4}$/.test(value)) throw new InvalidArgumentError('年度须为四位数字 / a year has four digits');
    return Number(value);
  });

export const newCommand = (): Command =>
  new Command('new')
    .description('新建年报，结转的数字取自上年报告 / begin a report, with what last year carried out')
    .argument('<organ>', '机关全称 / full name of the organ')
    .addArgument(yearArgument())
    .addOption(new Option('--last-year <file>', '上年报告 / the report of the year before'))
    .addOption(outputOption('写入的文件或目录；已有的文件不改动 / file or directory to write; no file is overwritten'))
    .addOption(layoutOption())
    .addOption(langOption())
    .addOption(encodingOption())
    .action(ending(runNew));
