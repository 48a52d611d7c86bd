import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { anything } from './anything.js';

const path = (name: string): string => fileURLToPath(new URL(`../../${name}`, import.meta.url));
const require = createRequire(import.meta.url);

/** A part of the client, bundled as it is shipped, on a VS Code of which these parts are known. */
export async function loadClient<T>(file: string, known: Readonly<Record<string, unknown>>): Promise<T> {
  const { outputFiles } = await build({
    entryPoints: [path(`client/src/${file}`)],
    bundle: true,
    format: 'cjs',
    platform: 'node',
    external: ['vscode'],
    write: false,
  });
  const module = { exports: {} as T };
  const vscode = anything(known);
  const run = new Function('module', 'exports', 'require', outputFiles[0]?.text ?? '');
  run(module, module.exports, (name: string) => (name === 'vscode' ? vscode : require(name)));
  return module.exports;
}

const chinese: Readonly<Record<string, string>> = JSON.parse(
  readFileSync(path('client/l10n/bundle.l10n.zh-cn.json'), 'utf8'),
);

/** `l10n.t` of an editor in that language. */
export const translate =
  (language: string) =>
  (message: string, ...values: readonly unknown[]): string =>
    (language === 'zh-cn' ? (chinese[message] ?? message) : message).replace(/\{(\d)\}/g, (_, at) =>
      String(values[at]),
    );
