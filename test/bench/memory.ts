import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { program } from './core.js';
import { jsonOf, reportOf } from './corpus.js';

/** What a fresh process does with the text it is given, before it says how much memory it had at most. */
const works = {
  gongkai: `
    import { parse } from '../../server/src/parse/parse.js';
    import { read } from '../../server/src/read/read.js';
    import { check } from '../../server/src/check.js';
    const work = (text) => check(read(parse(text)));`,
  json: `
    import * as jsonService from 'vscode-json-languageservice';
    import { TextDocument } from 'vscode-languageserver-textdocument';
    const service = jsonService.getLanguageService({});
    const work = (text) => {
      const document = TextDocument.create('file:///rows.json', 'json', 1, text);
      return service.doValidation(document, service.parseJSONDocument(document));
    };`,
};

/** Megabytes that a fresh process has at most, which checks a report of that size, and the JSON service's the same. */
export async function peakMemory(kilobytes: number): Promise<Record<keyof typeof works, number>> {
  const text = reportOf(kilobytes);
  return { gongkai: await peakOf(works.gongkai, text), json: await peakOf(works.json, jsonOf(text)) };
}

async function peakOf(work: string, text: string): Promise<number> {
  const contents = `
    import { readFileSync } from 'node:fs';
    ${work}
    const text = readFileSync(0, 'utf8');
    Promise.resolve(work(text)).then(() => console.log(process.resourceUsage().maxRSS / 1024));`;
  const folder = mkdtempSync(join(tmpdir(), 'gongkai-bench-'));
  try {
    const outfile = join(folder, 'work.cjs');
    await build({ ...program, stdin: { contents, resolveDir: import.meta.dirname }, outfile });
    return Number(execFileSync(process.execPath, [outfile], { input: text, encoding: 'utf8' }));
  } finally {
    rmSync(folder, { recursive: true });
  }
}
