import { Command, CommanderError } from 'commander';
import { version } from '../version.js';
import { complain, messageOf } from './errors.js';
import { OK, UNUSABLE } from './status.js';

/** Each is loaded on use. To add a subcommand: a file beside these, and a line here. */
const commands: Readonly<Record<string, () => Promise<Command>>> = {
  check: async () => (await import('./commands/check.js')).checkCommand(),
  fix: async () => (await import('./commands/fix.js')).fixCommand(),
  format: async () => (await import('./commands/format.js')).formatCommand(),
  new: async () => (await import('./commands/new.js')).newCommand(),
  import: async () => (await import('./commands/import.js')).importCommand(),
  compare: async () => (await import('./commands/compare.js')).compareCommand(),
  rules: async () => (await import('./commands/rules.js')).rulesCommand(),
  extract: async () => (await import('./commands/extract.js')).extractCommand(),
};

async function main(args: readonly string[]): Promise<void> {
  const program = new Command('gongkai')
    .description('检查政府信息公开工作年度报告 / check annual reports on government information disclosure')
    .version(version, '--version', '版本 / version')
    .exitOverride();
  const named = Object.hasOwn(commands, args[0] ?? '') ? [args[0] as string] : Object.keys(commands);
  for (const name of named) {
    const command = await commands[name]?.();
    if (command) program.addCommand(command.copyInheritedSettings(program));
  }
  try {
    await program.parseAsync(args, { from: 'user' });
  } catch (error) {
    // Of what is wrong with the command line, commander has told.
    if (!(error instanceof CommanderError)) complain(messageOf(error));
    process.exitCode = error instanceof CommanderError && error.exitCode === 0 ? OK : UNUSABLE;
  }
}

// Whoever reads the output may have had enough of it: `gongkai check … | head`.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});

void main(process.argv.slice(2));
