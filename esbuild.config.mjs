import { existsSync } from 'node:fs';
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { context, build as esbuild } from 'esbuild';

const { version } = JSON.parse(await readFile('package.json', 'utf8'));
const watch = process.argv.includes('--watch');

/** What all bundles share. CommonJS, because the extension host of VS Code 1.97 loads nothing else. */
const common = {
  bundle: true,
  format: 'cjs',
  charset: 'utf8',
  minify: !watch,
  sourcemap: watch ? 'linked' : false,
  legalComments: 'none',
  logLevel: 'info',
};
const node = { ...common, platform: 'node', target: 'node20', mainFields: ['module', 'main'] };
const browser = { ...common, platform: 'browser', target: 'es2022' };

/**
 * Parts of the protocol library that stay out of the server: it never looks for modules in the workspace and runs
 * none, and no report is a notebook.
 */
const leftOut = {
  'vscode-languageserver/lib/node/files.js': 'module.exports = {};',
  'vscode-languageserver/lib/common/notebook.js': 'module.exports = { NotebookSyncFeature: (Base) => Base };',
};
const leaveOut = {
  name: 'leave-out',
  setup: (build) =>
    build.onLoad(
      { filter: /vscode-languageserver[\\/]lib[\\/](?:node[\\/]files|common[\\/]notebook)\.js$/ },
      ({ path }) => {
        const part = Object.keys(leftOut).find((name) => path.replaceAll('\\', '/').endsWith(name));
        return { contents: leftOut[part] };
      },
    ),
};

/** Of the manifest only the version is bundled (`server/src/version.ts`). */
const versionAlone = {
  name: 'version-alone',
  setup: (build) =>
    build.onLoad({ filter: /package\.json$/ }, () => ({ contents: JSON.stringify({ version }), loader: 'json' })),
};

/**
 * Large parts of the server that its start does not need, each a file of its own: the guide, a third of its own code,
 * wanted at the first hover, the tables of encodings, wanted when the files of the workspace are read, and what reads
 * configurations, wanted with the first of them.
 */
const onUse = {
  guide: 'server/src/form/guide/guide.ts',
  encoding: 'server/src/encoding.ts',
  config: 'server/src/config/config.ts',
};
const loadOnUse = {
  name: 'load-on-use',
  setup: (build) =>
    build.onResolve({ filter: /\/(?:guide|encoding|config)\.js$/, namespace: 'file' }, ({ path, kind }) =>
      kind === 'dynamic-import' ? { path: `./${path.split('/').at(-1)}`, external: true } : undefined,
    ),
};

/**
 * What reads and checks a report is a file of its own as well, `core.js`, loaded when the first document is: the server
 * answers its client at once. The rooms above see it through getters, so that their sources import as ever.
 */
const coreRooms = /[\\/]server[\\/]src[\\/](?:form|parse|read|layout|rules|repair|check)(?:[\\/][^.]+)?\.ts$/;
const coreModules = new Map();
const coreOnUse = {
  name: 'core-on-use',
  setup: (build) => {
    build.onResolve({ filter: /^\.\.?\//, namespace: 'file' }, ({ path, importer, resolveDir, kind }) => {
      if (kind === 'entry-point') return undefined;
      const file = join(resolveDir, path.replace(/\.js$/, '.ts'));
      return coreRooms.test(file) && !coreRooms.test(importer) ? { path: file, namespace: 'core' } : undefined;
    });
    build.onLoad({ filter: /./, namespace: 'core' }, async ({ path }) => {
      const name = relative('server/src', path).replace(/\W/g, '_');
      coreModules.set(path, name);
      const { metafile } = await esbuild({
        entryPoints: [path],
        format: 'esm',
        write: false,
        metafile: true,
        outdir: '.',
      });
      const [{ exports }] = Object.values(metafile.outputs);
      const getters = exports.map((key) => `get ${key}() { return core().${name}.${key}; },`);
      return {
        contents: `let known; const core = () => (known ??= require('./core.js')); module.exports = { ${getters.join(' ')} };`,
        resolveDir: '.',
      };
    });
    build.onResolve({ filter: /^\.\/core\.js$/, namespace: 'core' }, ({ path }) => ({ path, external: true }));
  },
};
const coreEntry = () => ({
  contents: [...coreModules]
    .sort()
    .map(([path, name]) => `export * as ${name} from ${JSON.stringify(path)};`)
    .join('\n'),
  resolveDir: '.',
});

const bundles = [
  { ...node, entryPoints: ['client/src/node.ts'], outfile: 'dist/client.js', external: ['vscode'] },
  {
    ...node,
    entryPoints: ['server/src/node.ts'],
    outfile: 'dist/server.js',
    plugins: [leaveOut, versionAlone, loadOnUse, coreOnUse],
  },
  ...Object.entries(onUse).map(([name, entry]) => ({
    ...node,
    entryPoints: [entry],
    outfile: `dist/${name}.js`,
    plugins: [coreOnUse],
  })),
  { ...browser, entryPoints: ['client/src/web.ts'], outfile: 'dist/web/client.cjs', external: ['vscode'] },
  {
    ...browser,
    format: 'iife',
    entryPoints: ['server/src/web.ts'],
    outfile: 'dist/web/server.js',
    plugins: [leaveOut, versionAlone],
  },
];
const cli = 'server/src/cli/main.ts';
if (existsSync(cli)) {
  bundles.push({
    ...node,
    entryPoints: [cli],
    outfile: 'dist/cli.js',
    plugins: [versionAlone],
    banner: { js: '#!/usr/bin/env node\nconst moduleUrl = require("node:url").pathToFileURL(__filename).href;' },
    define: { 'import.meta.url': 'moduleUrl' },
  });
}

await mkdir('dist', { recursive: true });
await writeFile('dist/package.json', '{ "type": "commonjs" }\n');
if (watch) {
  const follow = async (options) => {
    const followed = await context(options);
    await followed.rebuild();
    await followed.watch();
  };
  for (const options of bundles) await follow(options);
  await follow({ ...node, stdin: coreEntry(), outfile: 'dist/core.js' });
} else {
  await Promise.all(bundles.map((options) => esbuild(options)));
  await esbuild({ ...node, stdin: coreEntry(), outfile: 'dist/core.js' });
  if (existsSync('dist/cli.js')) await chmod('dist/cli.js', 0o755);
}
