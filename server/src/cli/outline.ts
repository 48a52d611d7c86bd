import type { Argument, Command, Option } from 'commander';
import { rules } from '../rules/index.js';
import type { Language } from '../rules/rule.js';
import { inLanguage } from './help.js';

/** What can be typed, for shells that complete it. */
export interface CommandOutline {
  readonly name: string;
  readonly words: string;
  readonly options: readonly OptionOutline[];
  readonly arguments: readonly ValueOutline[];
}

/** What may stand in a place: some words, or, where there are none, a file. */
export interface ValueOutline {
  readonly name: string;
  readonly choices: readonly string[];
  readonly isVariadic: boolean;
}

export interface OptionOutline {
  /** `--output`, and `-o` where there is a short one. */
  readonly flags: readonly string[];
  readonly words: string;
  readonly value: ValueOutline | null;
}

export const outlineOf = (program: Command, language: Language): CommandOutline[] =>
  program.commands.map((command) => ({
    name: command.name(),
    words: inLanguage(command.description(), language),
    options: optionsOf(command).map((option) => ({
      flags: [option.long, option.short].filter((flag) => flag !== undefined),
      words: inLanguage(option.description, language),
      value: option.required ? valueIn(option, /<(.*)>/.exec(option.flags)?.[1] ?? '') : null,
    })),
    arguments: command.registeredArguments.map((argument) => valueIn(argument, argument.name())),
  }));

/** With the one for help. */
const optionsOf = (command: Command): Option[] => command.createHelp().visibleOptions(command);

function valueIn({ argChoices, variadic }: Argument | Option, name: string): ValueOutline {
  const choices = argChoices ?? (/^id\b/.test(name) ? rules.map(({ id }) => id) : []);
  return { name: name.replace(/[^\w-]+.*$/, ''), choices, isVariadic: variadic };
}
