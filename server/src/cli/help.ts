import type { HelpConfiguration, Option } from 'commander';
import { displayWidth } from '../layout/render.js';
import { type Language, sayIn } from '../rules/rule.js';
import { examplesOf } from './examples.js';

/** One half of words that are there in both languages. */
export function inLanguage(words: string, language: Language): string {
  const [zh = '', en = zh] = words.split(' / ');
  return language === 'zh' ? zh : en;
}

const titles: Readonly<Record<string, string>> = {
  'Usage:': '用法：',
  'Arguments:': '参数：',
  'Options:': '选项：',
  'Commands:': '命令：',
};

/** How commander words its help, for readers of a language. */
export function helpFor(language: Language): HelpConfiguration {
  return {
    displayWidth,
    styleTitle: (title) => (language === 'zh' ? (titles[title] ?? title) : title),
    commandDescription: (command) => inLanguage(command.description(), language),
    subcommandDescription: (command) => inLanguage(command.description(), language),
    argumentDescription: ({ description }) => inLanguage(description, language),
    optionDescription: (option) => optionIn(option, language),
  };
}

/** What an option does, with its choices and what holds without it. */
export function optionIn({ description, argChoices, defaultValue }: Option, language: Language): string {
  const say = sayIn(language);
  const more = [
    ...(argChoices ? [say(`可选 ${argChoices.join('、')}`, `one of ${argChoices.join(', ')}`)] : []),
    ...(typeof defaultValue === 'string' ? [say(`默认 ${defaultValue}`, `default ${defaultValue}`)] : []),
  ];
  const words = inLanguage(description, language);
  return more.length === 0 ? words : words + say(`（${more.join('；')}）`, ` (${more.join('; ')})`);
}

/** What stands at the end of a subcommand's help. */
export function examplesFor(command: string, language: Language): string {
  const lines = examplesOf(command).map(({ line, words }) => `  ${line}\n      ${inLanguage(words, language)}`);
  return `\n${sayIn(language)('示例：', 'Examples:')}\n${lines.join('\n')}`;
}
