import { Argument, Command } from 'commander';
import { completionFor, type Shell } from '../completion.js';
import { ending } from '../ending.js';
import { languageFor } from '../options.js';
import { outlineOf } from '../outline.js';
import { OK } from '../status.js';

export async function runCompletion(shell: Shell, _: object, { parent }: Command): Promise<number> {
  if (parent) process.stdout.write(completionFor(shell, outlineOf(parent, languageFor('auto'))));
  return OK;
}

export const completionCommand = (): Command =>
  new Command('completion')
    .description('命令行补全脚本 / a script that completes the command line')
    .addArgument(new Argument('<shell>', '命令行 / shell').choices(['bash', 'zsh', 'fish']))
    .action(ending(runCompletion));
