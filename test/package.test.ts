import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { listFiles, PackageManager } from '@vscode/vsce';
import { build } from 'esbuild';
import iconv from 'iconv-lite';
import { programFor } from '../server/src/cli/program.js';
import type { decode } from '../server/src/encoding.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const read = (name: string): string => readFileSync(join(root, name), 'utf8');
const manifest = JSON.parse(read('package.json'));
const files = await listFiles({ cwd: root, packageManager: PackageManager.None });

/** What runs on the desktop; the importers are apart, as they are loaded by whoever imports. */
const desktop = ['client', 'languageClient', 'server', 'core', 'guide', 'encoding', 'config'].map(
  (name) => `dist/${name}.js`,
);
const web = ['dist/web/client.cjs', 'dist/web/server.js'];
const importers = ['dist/importers.js', 'dist/web/importers.js'];
const zipped = (names: readonly string[]): number =>
  names.reduce((sum, name) => sum + gzipSync(readFileSync(join(root, name))).length, 0);

interface Step {
  readonly description: string;
  readonly media: { readonly image: Record<string, string> };
  readonly completionEvents?: readonly string[];
}
const steps: readonly Step[] = manifest.contributes.walkthroughs.flatMap(({ steps }: { steps: Step[] }) => steps);

test('the walkthrough runs only commands that there are', () => {
  const ours = manifest.contributes.commands.map(({ command }: { command: string }) => command);
  const told = ['package.nls.json', 'package.nls.zh-cn.json'].flatMap((name) =>
    Array.from(read(name).matchAll(/\(command:([\w.]+)\)/g), ([, command]) => command ?? ''),
  );
  const awaited = steps.flatMap(({ completionEvents = [] }) =>
    completionEvents.flatMap((event) => /^onCommand:(.+)/.exec(event)?.[1] ?? []),
  );
  assert.ok(told.length > 5 && awaited.length > 3);
  for (const command of [...told, ...awaited])
    assert.ok(/^(?:workbench|editor)\./.test(command) || ours.includes(command), command);
});

test('the extension ships everything its manifest names', () => {
  const { main, browser, icon, contributes } = manifest;
  const named = [
    main,
    browser,
    icon,
    contributes.languages[0].configuration,
    ...contributes.grammars.map(({ path }: { path: string }) => path),
    ...contributes.jsonValidation.map(({ url }: { url: string }) => url),
    ...steps.flatMap(({ media }) => Object.values(media.image)),
  ].map((path: string) => path.replace('./', ''));
  for (const name of [...named, ...desktop, ...web, ...importers])
    assert.ok(files.includes(name), `${name} is not shipped`);
});

test('the extension ships its bundles with their licences, its words, its pages of rules, and nothing else', () => {
  const pages = files.filter((name) => /^docs\/rules\/[a-z-]+\.md$/.test(name));
  assert.ok(pages.length > 30);
  const pictures = steps.flatMap(({ media }) => Object.values(media.image));
  const known = [...pages, ...pictures, ...importers];
  const others = files.filter((name) => !known.includes(name)).sort();
  assert.deepEqual(
    others,
    [
      ...desktop,
      ...web,
      // Without it the bundles would be taken for modules.
      'dist/package.json',
      'dist/licenses.txt',
      'CHANGELOG.md',
      'LICENSE',
      'README.md',
      'client/l10n/bundle.l10n.zh-cn.json',
      'docs/rules/README.md',
      'media/icon.png',
      'package.json',
      'package.nls.json',
      'package.nls.zh-cn.json',
      'schemas/gongkai.config.schema.json',
      'syntaxes/gongkai.tmLanguage.json',
      'syntaxes/language-configuration.json',
    ].sort(),
  );
});

test('every file that a bundle loads is shipped', () => {
  const loaded = desktop.flatMap((name) =>
    Array.from(read(name).matchAll(/\b(?:require|import)\("\.\/([\w.-]+)"\)/g), ([, file]) => `dist/${file}`),
  );
  assert.ok(loaded.length >= 5);
  for (const name of loaded) assert.ok(files.includes(name), `${name} is not shipped`);
});

test('the bundles of client and server have at most 400 KB each way, packed, the extension 1.5 MB', () => {
  assert.ok(zipped(desktop) <= 400_000, `desktop: ${zipped(desktop)}`);
  assert.ok(zipped(web) <= 400_000, `web: ${zipped(web)}`);
  assert.ok(zipped(files) <= 1_500_000, `extension: ${zipped(files)}`);
});

test('the language client is not loaded before the first report', () => {
  assert.ok(statSync(join(root, 'dist/client.js')).size < 100_000);
  assert.ok(!read('dist/client.js').includes('textDocument/didOpen'));
});

test('what runs beside the editor starts no program and knows no network but the editor that it is told of', () => {
  const server = desktop.filter((name) => !/client/i.test(name));
  const modules = server.flatMap((name) => Array.from(read(name).matchAll(/\brequire\("([^".]+)"\)/g), ([, id]) => id));
  const known = [
    'buffer',
    'console',
    'crypto',
    'fs',
    'fs/promises',
    'net',
    'os',
    'path',
    'stream',
    'string_decoder',
    'url',
    'util',
  ];
  const others = new Set(modules.map((id) => id?.replace(/^node:/, '') ?? '').filter((id) => !known.includes(id)));
  assert.deepEqual([...others], []);
  for (const name of server) assert.doesNotMatch(read(name), /\b(?:fetch|eval|Function)\(/, name);
});

test('each package that is bundled is shipped with its licence, which lets everybody use it', async () => {
  const { metafile } = await build({
    entryPoints: ['client/src/node.ts', 'server/src/node.ts', 'server/src/cli/main.ts'],
    absWorkingDir: root,
    bundle: true,
    platform: 'node',
    format: 'esm',
    external: ['vscode'],
    outdir: 'dist',
    write: false,
    metafile: true,
    logLevel: 'silent',
  });
  const folders = new Set(
    Object.keys(metafile.inputs).flatMap((path) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0] ?? []),
  );
  assert.ok(folders.size > 10);
  const licences = read('dist/licenses.txt');
  for (const folder of folders) {
    const { name, version, license } = JSON.parse(read(`${folder}/package.json`));
    assert.ok(licences.includes(`${name}@${version} (${license})\n`), `${name} is not told of`);
    assert.match(license, /^\(?(?:MIT|ISC|BlueOak-1\.0\.0|BSD-[23]-Clause|Apache-2\.0|0BSD|Zlib)\b/, name);
  }
});

test('what is left out of the encodings is not missed: every character of GB18030 is read as before', () => {
  const bundled: { readonly decode: typeof decode } = createRequire(import.meta.url)('../dist/encoding.js');
  const codes = Array.from({ length: 0x10000 }, (_, code) => code).filter((code) => code < 0xd800 || code > 0xdfff);
  const all = codes.map((code) => String.fromCharCode(code)).join('');
  const bytes = iconv.encode(`${all}\u{20000}`, 'gb18030');
  assert.equal(bundled.decode(bytes, 'gb18030').text, iconv.decode(bytes, 'gb18030'));
  assert.ok(iconv.decode(bytes, 'gb18030').includes('政'));
});

test('dimmed zeros keep a contrast of 4.5:1 on the usual backgrounds', () => {
  const themes = manifest.contributes.configurationDefaults['editor.tokenColorCustomizations'];
  const colourIn = (theme: string): string => themes[theme].textMateRules[0].settings.foreground;
  for (const background of ['#1F1F1F', '#1E1E1E', '#282C34'])
    assert.ok(contrast(colourIn('[*Dark*]'), background) >= 4.5);
  for (const background of ['#FFFFFF', '#FDF6E3']) assert.ok(contrast(colourIn('[*Light*]'), background) >= 4.5);
});

/** Contrast of two colours, 1 to 21 (WCAG 2). */
function contrast(one: string, other: string): number {
  const [darker, lighter] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number];
  return (lighter + 0.05) / (darker + 0.05);
}

function luminance(colour: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

test('the package of the command line holds what it needs, and nothing of the extension', () => {
  const packed = spawnSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
    cwd: root,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  const [{ files: held }] = JSON.parse(packed.stdout) as [{ files: readonly { path: string }[] }];
  const names = held.map(({ path }) => path);
  const server = ['core', 'guide', 'encoding', 'config', 'importers'].map((name) => `dist/${name}.js`);
  const needed = [manifest.bin.gongkai, ...manifest.man.map((page: string) => page.replace('./', ''))];
  for (const name of [...needed, ...server, 'dist/server.js', 'dist/package.json', 'dist/licenses.txt'])
    assert.ok(names.includes(name), `${name} is not in it`);
  for (const name of names) assert.match(name, /^(?:dist\/[^/]+|docs\/gongkai\.1|[^/]+\.(?:md|json)|LICENSE)$/);
  assert.ok(!names.some((name) => /client/i.test(name)));
});

test('the hooks for pre-commit run commands that there are', async () => {
  const program = await programFor('en');
  const entries = [...read('.pre-commit-hooks.yaml').matchAll(/^ {2}entry: gongkai (\S+)$/gm)].map(([, name]) => name);
  assert.deepEqual(entries, ['check', 'fix']);
  for (const name of entries) assert.ok(program.commands.some((command) => command.name() === name));
});

test('nothing that is shipped, and no command line, knows the network', () => {
  const names = [...desktop, ...web, ...importers, 'dist/cli.js'];
  const required = (name: string): string[] =>
    [...read(name).matchAll(/\brequire\(["'](?:node:)?([\w/]+)["']\)/g)].map(([, module]) => module ?? '');
  const known = names.flatMap((name) => required(name).map((module) => ({ name, module })));
  assert.ok(known.length > 10, `${known.length} modules of Node are loaded`);
  for (const { name, module } of known) {
    assert.doesNotMatch(module, /^(?:https?|http2|tls|dgram|dns|inspector|repl|cluster)\b/, `${name} loads ${module}`);
    // The library for the protocol can speak it over a socket, where the client says so.
    if (module === 'net') assert.match(name, /(?:server|languageClient)\.js$/);
  }
  for (const name of names) assert.doesNotMatch(read(name), /\b(?:fetch|XMLHttpRequest|WebSocket|EventSource)\(/, name);
});

test('the extension trusts no Markdown and shows no page of its own', () => {
  const sources = readdirSync(join(root, 'client/src')).map((name) => `client/src/${name}`);
  assert.ok(sources.length > 10);
  for (const name of sources)
    assert.doesNotMatch(
      read(name),
      /isTrusted|supportHtml|createWebviewPanel|registerWebview|registerCustomEditor/,
      name,
    );
});
