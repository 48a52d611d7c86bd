// The suite that runs inside VS Code, on a copy of `seeds` opened as its folder. What became of each test is left
// in that folder as `results.json`, which the program that started VS Code reads.
import * as vscode from 'vscode';
import { corrections } from './corrections.js';
import { detection } from './detection.js';
import { close, file } from './editor.js';
import { findings } from './findings.js';
import { hovers } from './hovers.js';
import { links } from './links.js';
import { reading } from './reading.js';
import { writing } from './writing.js';
import { years } from './years.js';

const tests: Record<string, () => Promise<void>> = {
  ...findings,
  ...corrections,
  ...hovers,
  ...links,
  ...detection,
  ...years,
  ...reading,
  ...writing,
};

export async function run(): Promise<void> {
  const results = [];
  for (const [name, test] of Object.entries(tests)) {
    const start = Date.now();
    const error = await outcome(test);
    results.push({ name, seconds: (Date.now() - start) / 1000, error });
    await vscode.workspace.fs.writeFile(file('results.json'), new TextEncoder().encode(JSON.stringify(results)));
    if (error) await close();
  }
}

/** What a test failed with, if it did. */
async function outcome(test: () => Promise<void>): Promise<string | undefined> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tooLong = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('not done after 30 s')), 30_000);
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
