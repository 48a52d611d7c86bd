import { basename, join } from 'node:path';
import { Command, Option } from 'commander';
import { decode } from '../../encoding.js';
import { importReport } from '../../import/import.js';
import type { TableLayout } from '../../layout/render.js';
import type { Language } from '../../rules/rule.js';
import { ending } from '../ending.js';
import { complain, messageOf, Unusable } from '../errors.js';
import { documents, exists, expand, isDirectory, readBytes } from '../files.js';
import { printableText } from '../formats/printable.js';
import { say } from '../notes.js';
import { filesArgument, type LanguageFlag, langOption, languageFor, layoutOption, outputOption } from '../options.js';
import { OK, UNUSABLE } from '../status.js';
import { createFile, readOriginal, replaceFile } from '../writeFile.js';

interface Flags {
  readonly output?: string;
  readonly force?: true;
  readonly layout: TableLayout;
  readonly lang: LanguageFlag;
}

export async function runImport(files: readonly string[], flags: Flags): Promise<number> {
  const language = languageFor(flags.lang);
  const inputs = await expand(files, documents);
  const isFolder = flags.output !== undefined && (await isDirectory(flags.output));
  if (inputs.length > 1 && !isFolder)
    throw new Unusable(
      '多个文件须用 --output 指明已有的目录 / for several files, --output names a directory that is there',
    );
  let status = OK;
  for (const { path } of inputs) {
    try {
      const text = await imported(path, flags.layout, language);
      if (flags.output === undefined) process.stdout.write(printableText(text, process.stdout));
      else {
        const target = isFolder ? join(flags.output, textName(path)) : flags.output;
        await write(target, Buffer.from(text), flags.force === true);
        process.stderr.write(`${path} → ${target}\n`);
      }
    } catch (error) {
      complain(messageOf(error));
      status = UNUSABLE;
    }
  }
  return status;
}

/** @throws Error with a message for people where there is no text in it */
async function imported(path: string, layout: TableLayout, language: Language): Promise<string> {
  const bytes = await readBytes(path).catch((error) => {
    throw new Error(`${path}: ${messageOf(error)}`);
  });
  const result = await importReport(path, bytes, { language, layout, decode });
  if ('problem' in result) throw new Error(result.problem);
  if (!result.isReport)
    say(
      language,
      `${path}：其中没有识别出年报，这是其中的文字`,
      `${path}: no report was recognised in it; this is its text`,
    );
  return result.text;
}

async function write(path: string, bytes: Buffer, force: boolean): Promise<void> {
  try {
    const isThere = force && (await exists(path));
    await (isThere ? replaceFile(await readOriginal(path), bytes) : createFile(path, bytes));
  } catch (error) {
    throw new Error(`${path}: ${messageOf(error)}`);
  }
}

/** What the text of a file is called. */
const textName = (path: string): string => basename(path).replace(/(?:\.[^.]*)?$/, '.txt');

export const importCommand = (): Command =>
  new Command('import')
    .description(
      '把 .docx、.xlsx、网页、文本变成年报文本 / turn Word, Excel, web pages and text into the text of a report',
    )
    .addArgument(filesArgument())
    .addOption(outputOption('写入的文件，或已有的目录 / file to write, or a directory that is there'))
    .addOption(new Option('--force', '覆盖已有的文件 / overwrite files that are there'))
    .addOption(layoutOption())
    .addOption(langOption())
    .action(ending(runImport));
