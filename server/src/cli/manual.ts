import type { Command } from 'commander';
import { examplesOf } from './examples.js';
import { inLanguage, optionIn } from './help.js';

/** The manual page, gongkai(1): what `--help` says, in both languages. Without a date, so that it is the same each time. */
export function manualOf(program: Command): string {
  const help = program.createHelp();
  const lines = [
    `'\\" -*- coding: utf-8 -*-`,
    '.\\" Made by "npm run docs" from the command line itself.',
    `.TH GONGKAI 1 "" "gongkai ${program.version()}"`,
    // Lines of Chinese cannot be stretched, and its words are not to be divided.
    '.ad l',
    '.nh',
    '.SH NAME',
    `gongkai \\- ${escaped(inLanguage(program.description(), 'en'))}`,
    '.SH SYNOPSIS',
    '.B gongkai',
    '.I command',
    '.RI [ options ]',
    '.RI [ file ...]',
    '.SH DESCRIPTION',
    ...paragraph(
      'Reports are text in UTF-8, UTF-16 or GB18030. A directory stands for the .gongkai, .txt and .md files in it that hold a report, - for standard input. The reports of one organ for consecutive years among the files of one run are compared. What is told of a file is in the language of the locale, unless --lang or the configuration says otherwise.',
    ),
    ...paragraph(
      '年报是 UTF-8、UTF-16 或 GB18030 编码的文本。目录指其中 .gongkai、.txt、.md 文件里的年报，- 指标准输入。同一次运行中同一机关前后两年的年报互相核对。提示的语言随系统语言，--lang 和配置另有规定的除外。',
    ),
    '.SH COMMANDS',
    ...program.commands.flatMap((command) => [
      `.SS gongkai ${escaped(command.name())} ${escaped(command.usage())}`,
      ...bilingual(command.description()),
      ...command.registeredArguments.flatMap((argument) => [
        '.TP',
        `.I ${escaped(help.argumentTerm(argument))}`,
        ...bilingual(argument.description),
      ]),
      ...help
        .visibleOptions(command)
        .flatMap((option) => [
          '.TP',
          `.B ${escaped(option.flags)}`,
          ...bilingual(`${optionIn(option, 'zh')} / ${optionIn(option, 'en')}`),
        ]),
      ...examplesOf(command.name()).flatMap(({ line, words }) => ['.TP', `.B ${escaped(line)}`, ...bilingual(words)]),
    ]),
    '.SH EXIT STATUS',
    ...term('0', '没有问题；没有达到 --fail-on 的问题 / nothing wrong, or nothing as grave as --fail-on says'),
    ...term(
      '1',
      'check 查出错误；format --check 有须排列的文件 / check found errors; format --check would change a file',
    ),
    ...term('2', '命令、文件或配置无法使用 / the command line, a file or the configuration cannot be used'),
    '.SH FILES',
    ...term(
      'gongkai.config.json',
      '配置，取离文件最近的上级目录中的 / the configuration, of the nearest directory upwards from a file',
    ),
  ];
  return `${lines.join('\n')}\n`;
}

const paragraph = (words: string): string[] => ['.PP', escaped(words)];
const term = (name: string, words: string): string[] => ['.TP', `.B ${escaped(name)}`, ...bilingual(words)];
const bilingual = (words: string): string[] => [
  escaped(inLanguage(words, 'en')),
  '.br',
  escaped(inLanguage(words, 'zh')),
];

/** Nothing in it is a request of roff, and a hyphen is the one that can be typed. */
const escaped = (words: string): string =>
  words
    .replaceAll('\\', '\\e')
    .replaceAll('-', '\\-')
    .replace(/^(?=[.'])/, '\\&');
