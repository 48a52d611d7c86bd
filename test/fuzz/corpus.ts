import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Recipe } from './recipe.js';

export const corpusFile = fileURLToPath(new URL('corpus.jsonl', import.meta.url));

/** The recipes that are kept: of texts that took branches none did before. */
export const corpus = (): Recipe[] => (existsSync(corpusFile) ? linesOf(corpusFile) : []);

/** Texts that once broke something, each with what it broke. */
export const crashes = (): { readonly what: string; readonly text: string }[] =>
  linesOf(fileURLToPath(new URL('crashes.jsonl', import.meta.url)));

const linesOf = <T>(path: string): T[] =>
  readFileSync(path, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
