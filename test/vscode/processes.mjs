// Starting processes so that none outlives the program that started it.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** What is to be undone when the program ends; the last first. */
const endings = [];

/** Has `end` called when the program ends, also where it fails or is told to stop. */
export const ending = (end) => void endings.push(end);

/** Does `work`; then, also where it fails or the program is told to stop, ends whatever it started. */
export async function endingAll(work) {
  let over;
  const end = () => {
    over ??= (async () => {
      while (endings.length > 0) await within(10, 'ending', endings.pop()()).catch((error) => console.error(error));
    })();
    return over;
  };
  for (const [name, code] of [
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ]) {
    process.on(name, () => {
      console.error(`\nStopping (${name}) …`);
      end().finally(() => process.exit(code));
    });
  }
  try {
    return await work();
  } finally {
    await end();
  }
}

/** The promise's outcome, or a rejection that names `what` where it takes longer than `seconds`. */
export async function within(seconds, what, promise) {
  let timer;
  const tooLong = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`${what}: not done after ${seconds} s`)), seconds * 1000);
  });
  try {
    return await Promise.race([promise, tooLong]);
  } finally {
    clearTimeout(timer);
  }
}

/** Starts a command as the head of a process group of its own, so that its children can be ended with it. */
export function start(command, args, options = {}) {
  const detached = process.platform !== 'win32';
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], detached, ...options });
  child.once('error', () => {});
  ending(() => endChild(child));
  return child;
}

/** Ends a process and its children, kindly at first. */
async function endChild(child) {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const signal = (name) => {
    try {
      if (process.platform === 'win32') child.kill(name);
      else process.kill(-child.pid, name);
    } catch {
      // It has ended by itself in the meantime.
    }
  };
  const exit = once(child, 'exit');
  signal('SIGTERM');
  await within(4, 'ending', exit).catch(() => {});
  signal('SIGKILL');
}

/** Runs a command to its end and gives what it printed; rejects with what it printed where it fails or takes longer than `seconds`. */
export async function run(command, args, { seconds = 300, ...options } = {}) {
  const child = start(command, args, { shell: process.platform === 'win32', ...options });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => (said += text));
  const close = new Promise((resolve, reject) => child.once('error', reject).once('close', resolve));
  const what = [command, ...args].join(' ');
  const code = await within(seconds, what, close).finally(() => endChild(child));
  if (code !== 0) throw new Error(`${what} ended with ${code}\n${said}`);
  return said;
}

/** The first program of these names on PATH, if any. */
export function onPath(...names) {
  const suffixes = process.platform === 'win32' ? ['.exe', '.cmd'] : [''];
  const folders = (process.env.PATH ?? '').split(delimiter);
  const programs = names.flatMap((name) =>
    folders.flatMap((folder) => suffixes.map((end) => join(folder, name + end))),
  );
  return programs.find((program) => {
    try {
      accessSync(program, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}
