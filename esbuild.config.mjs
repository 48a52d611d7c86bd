import { existsSync } from 'node:fs';
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, join, relative } from 'node:path';
import { context, build as esbuild } from 'esbuild';
import { licensesOf } from './licenses.mjs';

const { version } = JSON.parse(await readFile('package.json', 'utf8'));
const watch = process.argv.includes('--watch');
/** Legible, with the way back to the sources: for those who step through a bundle, and for what counts covered lines. */
const debug = watch || process.argv.includes('--debug');

/** What all bundles share. CommonJS, because the extension host of VS Code 1.97 loads nothing else. */
const common = {
  bundle: true,
  format: 'cjs',
  charset: 'utf8',
  minify: !debug,
  sourcemap: debug ? 'linked' : false,
  legalComments: 'none',
  logLevel: 'info',
  metafile: true,
};
const node = { ...common, platform: 'node', target: 'node20', mainFields: ['module', 'main'] };
const browser = { ...common, platform: 'browser', target: 'es2022' };

/**
 * Parts of libraries that stay out, and what stands in their place: the server never looks for modules in the workspace
 * and runs none, no report is a notebook, and none has another encoding than those of `server/src/encoding.ts`.
 */
const leftOut = {
  'vscode-languageserver/lib/node/files.js': 'module.exports = {};',
  'vscode-languageserver/lib/common/notebook.js': 'module.exports = { NotebookSyncFeature: (Base) => Base };',
  'iconv-lite/encodings/sbcs-data-generated.js': 'module.exports = {};',
  ...Object.fromEntries(
    ['shiftjis', 'eucjp', 'cp949', 'cp950', 'big5-added'].map((table) => [
      `iconv-lite/encodings/tables/${table}.json`,
      '[]',
    ]),
  ),
};
const leaveOut = {
  name: 'leave-out',
  setup: (build) =>
    build.onLoad({ filter: /[\\/](?:vscode-languageserver|iconv-lite)[\\/]/ }, ({ path }) => {
      const part = Object.keys(leftOut).find((name) => path.replaceAll('\\', '/').endsWith(name));
      return part && { contents: leftOut[part], loader: part.endsWith('json') ? 'json' : 'js' };
    }),
};

/**
 * A CommonJS library as one module with its names. Else every file that imports it gets a copy of all of them, hundreds
 * at a time: two dozen copies were a tenth of what the server's start takes.
 */
const importedOnce = {
  name: 'imported-once',
  setup: (build) => {
    const library = 'vscode-languageserver';
    build.onResolve({ filter: new RegExp(`^${library}$`) }, ({ importer, namespace }) =>
      namespace === 'file' && !importer.includes('node_modules') ? { path: library, namespace: 'once' } : undefined,
    );
    build.onLoad({ filter: /./, namespace: 'once' }, () => ({
      contents: `export { ${Object.keys(createRequire(import.meta.url)(library)).join(', ')} } from '${library}';`,
      resolveDir: '.',
    }));
  },
};

/** Of the manifest only the version is bundled (`server/src/version.ts`). */
const versionAlone = {
  name: 'version-alone',
  setup: (build) =>
    build.onLoad({ filter: /package\.json$/ }, () => ({ contents: JSON.stringify({ version }), loader: 'json' })),
};

/**
 * Large parts of the server that its start does not need, each a file of its own: the guide, a third of its own code,
 * wanted at the first hover, the tables of encodings, wanted when the files of the workspace are read, what reads
 * configurations, wanted with the first of them, and what reads other formats.
 */
const onUse = {
  guide: 'server/src/form/guide/guide.ts',
  encoding: 'server/src/encoding.ts',
  config: 'server/src/config/config.ts',
  importers: 'server/src/import/importers.ts',
};
const loadOnUse = (...names) => ({
  name: 'load-on-use',
  setup: (build) =>
    build.onResolve({ filter: new RegExp(`/(?:${names.join('|')})\\.js$`), namespace: 'file' }, ({ path, kind }) =>
      kind === 'dynamic-import' ? { path: `./${path.split('/').at(-1)}`, external: true } : undefined,
    ),
});

/** In the browser, what reads other formats alone is one: a module, which a worker can import wherever it began. */
const importersOnUse = {
  name: 'importers-on-use',
  setup: (build) =>
    build.onResolve({ filter: /\/importers\.js$/ }, ({ kind }) =>
      kind === 'dynamic-import' ? { path: './importers.js', external: true } : undefined,
    ),
};

/**
 * Some rooms are a file of their own as well, loaded the first time that anything of them is wanted; others see them
 * through getters, so that their sources import as ever.
 * @param {string} file in `dist`
 * @param {RegExp} rooms the sources that belong there
 */
function apart(file, rooms) {
  const modules = new Map();
  const name = basename(file, '.js');
  const plugin = {
    name: `${name}-apart`,
    setup: (build) => {
      build.onResolve({ filter: /^\.\.?\//, namespace: 'file' }, ({ path, importer, resolveDir, kind }) => {
        if (kind === 'entry-point') return undefined;
        const source = join(resolveDir, path.replace(/\.js$/, '.ts'));
        return rooms.test(source) && !rooms.test(importer) ? { path: source, namespace: name } : undefined;
      });
      build.onLoad({ filter: /./, namespace: name }, async ({ path }) => {
        const module = relative('.', path).replace(/\W/g, '_');
        modules.set(path, module);
        const { metafile } = await esbuild({
          entryPoints: [path],
          format: 'esm',
          write: false,
          metafile: true,
          outdir: '.',
        });
        const [{ exports }] = Object.values(metafile.outputs);
        const getters = exports.map((key) => `get ${key}() { return all().${module}.${key}; },`);
        return {
          contents: `let known; const all = () => (known ??= require('./${file}')); module.exports = { ${getters.join(' ')} };`,
          resolveDir: '.',
        };
      });
      build.onResolve({ filter: new RegExp(`^\\./${name}\\.js$`), namespace: name }, ({ path }) => ({
        path,
        external: true,
      }));
    },
  };
  /** To be made after all that see it. */
  const bundle = () => ({
    ...node,
    stdin: {
      contents: [...modules]
        .sort()
        .map(([path, module]) => `export * as ${module} from ${JSON.stringify(path)};`)
        .join('\n'),
      resolveDir: '.',
    },
    outfile: `dist/${file}`,
    external: ['vscode'],
  });
  return { plugin, bundle };
}

/** What reads and checks a report: loaded with the first document, so that the server answers its client at once. */
const core = apart(
  'core.js',
  /[\\/]server[\\/]src[\\/](?:form|parse|read|layout|rules|repair|check)(?:[\\/][^.]+)?\.ts$/,
);
/** The language client: loaded with the first report, so that the extension is active at once. */
const languageClient = apart('languageClient.js', /[\\/]client[\\/]src[\\/]languageClient(?:\.node)?\.ts$/);

const bundles = [
  {
    ...node,
    entryPoints: ['client/src/node.ts'],
    outfile: 'dist/client.js',
    external: ['vscode'],
    plugins: [languageClient.plugin],
  },
  {
    ...node,
    entryPoints: ['server/src/node.ts'],
    outfile: 'dist/server.js',
    plugins: [importedOnce, leaveOut, versionAlone, loadOnUse(...Object.keys(onUse)), core.plugin],
  },
  ...Object.entries(onUse).map(([name, entry]) => ({
    ...node,
    entryPoints: [entry],
    outfile: `dist/${name}.js`,
    plugins: [leaveOut, core.plugin],
  })),
  { ...browser, entryPoints: ['client/src/web.ts'], outfile: 'dist/web/client.cjs', external: ['vscode'] },
  {
    ...browser,
    format: 'iife',
    entryPoints: ['server/src/web.ts'],
    outfile: 'dist/web/server.js',
    plugins: [importedOnce, leaveOut, versionAlone, importersOnUse],
  },
  { ...browser, format: 'esm', entryPoints: [onUse.importers], outfile: 'dist/web/importers.js' },
];
const cli = 'server/src/cli/main.ts';
if (existsSync(cli)) {
  bundles.push({
    ...node,
    entryPoints: [cli],
    outfile: 'dist/cli.js',
    plugins: [leaveOut, versionAlone, loadOnUse('importers')],
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
  await follow(core.bundle());
  await follow(languageClient.bundle());
} else {
  const built = await Promise.all(bundles.map((options) => esbuild(options)));
  built.push(...(await Promise.all([core, languageClient].map(({ bundle }) => esbuild(bundle())))));
  await writeFile('dist/licenses.txt', licensesOf(built.map(({ metafile }) => metafile)));
  if (existsSync('dist/cli.js')) await chmod('dist/cli.js', 0o755);
}
