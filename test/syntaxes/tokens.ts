import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import oniguruma from 'vscode-oniguruma';
import textmate, { type IGrammar, type IRawGrammar, type StateStack } from 'vscode-textmate';
import { grammar } from '../../syntaxes/grammar.js';

const wasm = createRequire(import.meta.url).resolve('vscode-oniguruma/release/onig.wasm');

/** The grammar as the editor would load it. */
export async function load(): Promise<IGrammar> {
  await oniguruma.loadWASM(readFileSync(wasm));
  const registry = new textmate.Registry({
    onigLib: Promise.resolve({
      createOnigScanner: (patterns) => new oniguruma.OnigScanner(patterns),
      createOnigString: (text) => new oniguruma.OnigString(text),
    }),
    loadGrammar: async () => grammar() as unknown as IRawGrammar,
  });
  const loaded = await registry.loadGrammar('text.gongkai');
  if (!loaded) throw new Error('no grammar');
  return loaded;
}

export interface Token {
  readonly text: string;
  /** Without the root, `meta.row` and the endings `.gongkai`; never empty. */
  readonly scopes: readonly string[];
}

/** The highlighted pieces of each line; plain text is left out. */
export function tokensOf(loaded: IGrammar, lines: readonly string[]): Token[][] {
  let state: StateStack = textmate.INITIAL;
  return lines.map((line) => {
    const { tokens, ruleStack } = loaded.tokenizeLine(line, state);
    state = ruleStack;
    return tokens
      .map(({ startIndex, endIndex, scopes }) => ({
        text: line.slice(startIndex, endIndex),
        scopes: scopes.slice(1).map((scope) => scope.replace(/\.gongkai$/, '')),
      }))
      .map(({ text, scopes }) => ({ text, scopes: scopes.filter((scope) => scope !== 'meta.row') }))
      .filter(({ scopes }) => scopes.length > 0);
  });
}
