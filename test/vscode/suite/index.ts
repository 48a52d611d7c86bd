// The suite that runs inside VS Code, on a copy of `seeds` opened as its folder. What became of each test is left
// in that folder as `results.json`, which the program that started VS Code reads: its `error`, if it failed, and what
// went wrong at the `first` of two tries.
import * as vscode from 'vscode';
import { configuration } from './configuration.js';
import { corrections } from './corrections.js';
import { detection } from './detection.js';
import { clear, file, until } from './editor.js';
import { findings } from './findings.js';
import { folder } from './folder.js';
import { hovers } from './hovers.js';
import { importing } from './importing.js';
import { links } from './links.js';
import { newReport } from './newReport.js';
import { reading } from './reading.js';
import { restart } from './restart.js';
import { saving } from './saving.js';
import { totals } from './totals.js';
import { isVirtual, provide, resultsFile, virtual } from './virtual.js';
import { writing } from './writing.js';
import { wrongNumbers } from './wrongNumbers.js';
import { years } from './years.js';

type Subjects = Record<string, Record<string, () => Promise<void>>>;

const onDisk: Subjects = {
  findings,
  corrections,
  hovers,
  links,
  newReport,
  detection,
  years,
  reading,
  writing,
  wrongNumbers,
  totals,
  saving,
  importing,
  folder,
  configuration,
  restart,
};

/** Words of which a subject must have one in its name; put in by `run.mjs`. */
declare const SUBJECTS: readonly string[];

export async function run(): Promise<void> {
  if (isVirtual) await provide();
  // On a busy machine the browser's host is there before the server that has the files.
  await until('the folder to be there', async () => {
    try {
      return (await vscode.workspace.fs.readDirectory(file(''))).length > 0;
    } catch {
      return false;
    }
  });
  const results: unknown[] = [];
  const leave = () => vscode.workspace.fs.writeFile(resultsFile, new TextEncoder().encode(JSON.stringify(results)));
  await leave();
  const wanted = Object.entries<Subjects[string]>(isVirtual ? { virtual } : onDisk).filter(
    ([subject]) => SUBJECTS.length === 0 || SUBJECTS.some((word) => subject.includes(word)),
  );
  for (const [name, test] of wanted.flatMap(([, tests]) => Object.entries(tests))) {
    const start = Date.now();
    let error = await outcome(test);
    const first = error;
    if (first) {
      // Now and then, on a busy machine, VS Code drops a request; what is wrong fails again.
      await clear();
      error = await outcome(test);
      if (error) await clear();
    }
    results.push({ name, seconds: (Date.now() - start) / 1000, error, first });
    await leave();
  }
}

/** What a test failed with, if it did. */
async function outcome(test: () => Promise<void>): Promise<string | undefined> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tooLong = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('not done after 60 s')), 60_000);
  });
  try {
    await Promise.race([test(), tooLong]);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  } finally {
    clearTimeout(timer);
  }
}
