import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import { CommanderError } from 'commander';
import { complain, messageOf } from './errors.js';
import { languageFor } from './options.js';
import { programFor } from './program.js';
import { OK, UNUSABLE } from './status.js';

async function main(args: readonly string[]): Promise<void> {
  const program = await programFor(languageFor('auto'), args[0]);
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
// What is being done goes on all the same: `gongkai fix … 2>&1 | head`.
process.stderr.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

// A thread of a large run begins here, too; see `run/pool.ts`.
if (parentPort) void import('./run/worker.js').then(({ serve }) => serve(parentPort as MessagePort, workerData));
else void main(process.argv.slice(2));
