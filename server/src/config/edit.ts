import { applyEdits, modify, parse } from 'jsonc-parser';
import { globFor } from './glob.js';
import { configOf } from './load.js';

/** A change of a text, by offsets. */
export interface TextChange {
  readonly offset: number;
  readonly length: number;
  readonly content: string;
}

/**
 * Changes of a configuration that turn a rule off, comments and form kept: for everything, or for one file.
 * @param text of the configuration; empty where there is none yet
 * @param path of the file, relative to the configuration, with `/`
 * @returns null where the configuration has mistakes, or goes on to say otherwise of the file
 */
export function turnedOff(text: string, rule: string, path: string, scope: 'all' | 'file'): TextChange[] | null {
  if ('problems' in configOf(text || '{}')) return null;
  const edits = scope === 'all' ? set(text, ['rules', rule]) : forFile(text, rule, globFor(path));
  const after = configOf(applyEdits(text, edits));
  return 'config' in after && after.config.for(path).levels.get(rule) === 'off' ? edits : null;
}

function forFile(text: string, rule: string, glob: string): TextChange[] {
  const { overrides = [] } = (parse(text) ?? {}) as { overrides?: { files?: string[] }[] };
  const last = overrides.length - 1;
  const files = overrides[last]?.files;
  // What is said last counts; only where that is about this file alone is it added to.
  if (files?.length === 1 && files[0] === glob) return set(text, ['overrides', last, 'rules', rule]);
  return set(text, ['overrides', overrides.length], { files: [glob], rules: { [rule]: 'off' } });
}

function set(text: string, path: (string | number)[], value: unknown = 'off'): TextChange[] {
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const [, indent] = /^([ \t]+)\S/m.exec(text) ?? [];
  const insertSpaces = !indent?.startsWith('\t');
  const formattingOptions = { insertSpaces, tabSize: insertSpaces ? (indent?.length ?? 2) : 1, eol };
  return modify(text, path, value, { formattingOptions });
}
