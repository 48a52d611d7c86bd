import { Command } from 'commander';
import type { Language } from '../rules/rule.js';
import { version } from '../version.js';
import { examplesFor, helpFor } from './help.js';
import { refusalIn } from './refusals.js';

/** Each is loaded on use. To add a subcommand: a file in `commands`, a line here, and examples in `examples.ts`. */
const commands: Readonly<Record<string, () => Promise<Command>>> = {
  check: async () => (await import('./commands/check.js')).checkCommand(),
  fix: async () => (await import('./commands/fix.js')).fixCommand(),
  format: async () => (await import('./commands/format.js')).formatCommand(),
  new: async () => (await import('./commands/new.js')).newCommand(),
  import: async () => (await import('./commands/import.js')).importCommand(),
  compare: async () => (await import('./commands/compare.js')).compareCommand(),
  extract: async () => (await import('./commands/extract.js')).extractCommand(),
  rules: async () => (await import('./commands/rules.js')).rulesCommand(),
  completion: async () => (await import('./commands/completion.js')).completionCommand(),
};

/**
 * The command line as commander knows it.
 * @param language of the help; descriptions have both, with ` / ` in between
 * @param named the only subcommand that is wanted; all of them where it is none
 */
export async function programFor(language: Language, named?: string): Promise<Command> {
  const program = new Command('gongkai')
    .description(
      '检查、更正、编写政府信息公开工作年度报告 / check, correct and write annual reports on government information disclosure',
    )
    .version(version, '--version', '版本 / version')
    .helpOption('-h, --help', '帮助 / help')
    .helpCommand('help [command]', '某个命令的帮助 / help for a command')
    .configureHelp(helpFor(language))
    .configureOutput({ outputError: (text, write) => write(refusalIn(text, language)) })
    .exitOverride();
  for (const name of named !== undefined && standsAlone(named) ? [named] : Object.keys(commands)) {
    const command = await commands[name]?.();
    if (!command) continue;
    program.addCommand(command.copyInheritedSettings(program).addHelpText('after', examplesFor(name, language)));
  }
  return program;
}

/** Whether a subcommand needs none of the others: completion is about them all. */
const standsAlone = (name: string): boolean => Object.hasOwn(commands, name) && name !== 'completion';
