import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { compileFunction } from 'node:vm';
import { type AnyNode, parse } from 'acorn';
import { build } from 'esbuild';

/** Sources that count how often each of their branches is taken. */
export interface Instrumented<T> {
  readonly exports: T;
  /** One counter a branch; to be set to 0 by whoever reads them. */
  readonly hits: Uint32Array;
}

/** Bundles our own sources, libraries left out, with a counter at the start of every function and branch. */
export async function instrumented<T>(entry: string): Promise<Instrumented<T>> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL(entry, import.meta.url))],
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    packages: 'external',
    charset: 'utf8',
    // As deep in the tree as the sources that ask for it, which look for files of the tests.
    define: { 'import.meta.url': JSON.stringify(import.meta.url) },
    write: false,
  });
  const { code, count } = withCounters(outputFiles[0]?.text ?? '');
  const hits = new Uint32Array(count);
  const module = { exports: {} };
  const run = compileFunction(code, ['module', 'exports', 'require', 'hits__'], { filename: `${entry} (bundled)` });
  run(module, module.exports, createRequire(import.meta.url), hits);
  return { exports: module.exports as T, hits };
}

function withCounters(code: string): { readonly code: string; readonly count: number } {
  const inserts: { readonly at: number; readonly text: string }[] = [];
  let count = 0;
  const hit = (): string => `hits__[${count++}]++`;
  const put = (at: number, text: string): unknown => inserts.push({ at, text });
  /** A statement in braces, so that a counter fits in before it. */
  const inBraces = (node: AnyNode): void => {
    if (node.type === 'BlockStatement') put(node.start + 1, `${hit()};`);
    else {
      put(node.start, `{${hit()};`);
      put(node.end, '}');
    }
  };
  const inBrackets = (node: AnyNode): void => {
    put(node.start, `(${hit()},`);
    put(node.end, ')');
  };
  const visit = (node: AnyNode): void => {
    // Inserts at one place stand in this order: what is outside opens before what is inside of it, and closes behind.
    switch (node.type) {
      case 'IfStatement':
        inBraces(node.consequent);
        if (node.alternate) inBraces(node.alternate);
        break;
      case 'ForStatement':
      case 'ForOfStatement':
      case 'ForInStatement':
      case 'WhileStatement':
        inBraces(node.body);
        break;
      case 'ConditionalExpression':
        inBrackets(node.consequent);
        inBrackets(node.alternate);
        break;
      case 'LogicalExpression':
        inBrackets(node.right);
        break;
      case 'SwitchCase':
        if (node.consequent[0]) put(node.consequent[0].start, `${hit()};`);
        break;
      case 'CatchClause':
        inBraces(node.body);
        break;
      case 'FunctionDeclaration':
      case 'FunctionExpression':
      case 'ArrowFunctionExpression':
        if (node.body.type === 'BlockStatement') inBraces(node.body);
        else inBrackets(node.body);
        break;
    }
    for (const child of childrenOf(node)) visit(child);
  };
  visit(parse(code, { ecmaVersion: 'latest', sourceType: 'script', allowReturnOutsideFunction: true }));
  return { code: spliced(code, inserts), count };
}

const childrenOf = (node: AnyNode): AnyNode[] =>
  Object.values(node)
    .flat()
    .filter((value): value is AnyNode => typeof value?.type === 'string');

/** Puts texts in; those that close are put in inside out. */
function spliced(code: string, inserts: readonly { readonly at: number; readonly text: string }[]): string {
  const closing = inserts.filter(({ text }) => text === '}' || text === ')').reverse();
  const opening = inserts.filter(({ text }) => text !== '}' && text !== ')');
  const all = [...closing, ...opening].sort((a, b) => a.at - b.at);
  let done = '';
  let from = 0;
  for (const { at, text } of all) {
    done += code.slice(from, at) + text;
    from = at;
  }
  return done + code.slice(from);
}
