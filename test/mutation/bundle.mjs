// Bundles the tests by which mutants are tried with the sources they try, into scripts that can be run again and again
// in one process: one to count which mutants each test reaches, one to try them. Stryker calls it where it has put the
// sources with all mutants in them.
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { globSync } from 'tinyglobby';

const here = dirname(fileURLToPath(import.meta.url));

/** Those that damage every report in every way are left out: they take most of the time, and the rest finds the same. */
const files = globSync('test/server/{read,rules,repair,check}/**/*.test.ts', {
  ignore: ['**/check/{missing,damage}.test.ts'],
}).sort();

const standIns = {
  'node:test': join(here, 'nodeTest.mjs'),
  'node:assert/strict': join(here, 'assert.mjs'),
};

/** What Stryker writes into each file: who is active, and what is reached. */
const preamble = /function stryNS_9fa48\(\)[\s\S]*?return isActive\(id\);\n\}/;

const plugin = (active) => ({
  name: 'mutation',
  setup(build) {
    build.onResolve({ filter: /\/cost\.js$/ }, () => ({ path: join(here, 'cost.mjs') }));
    build.onResolve({ filter: /^node:(?:test|assert\/strict)$/ }, ({ path, importer }) =>
      importer.endsWith('.ts') ? { path: standIns[path] } : { path, external: true },
    );
    build.onLoad({ filter: /\.ts$/ }, async ({ path }) => ({
      contents: (await readFile(path, 'utf8'))
        .replaceAll('import.meta.url', JSON.stringify(pathToFileURL(path)))
        .replace(/stryCov_9fa48\((?:"\d+"(?:, )?)+\)/g, (call) => call.replaceAll('"', ''))
        .replace(
          preamble,
          `import { isActive as stryMutAct_9fa48, reached as stryCov_9fa48 } from ${JSON.stringify(join(here, active))};`,
        ),
      loader: 'ts',
    }));
  },
});

for (const active of ['active', 'counting']) {
  await build({
    stdin: {
      contents: `
        import { collected } from ${JSON.stringify(standIns['node:test'])};
        export const sources = () => require('./server/src/check.ts');
        export const files = {
          ${files.map((file) => `'${file}': () => collected('${file}', () => require('./${file}')),`).join('\n')}
        };`,
      resolveDir: process.cwd(),
    },
    bundle: true,
    format: 'cjs',
    platform: 'node',
    target: 'node20',
    charset: 'utf8',
    minifySyntax: true,
    outfile: `mutation-${active}.cjs`,
    plugins: [plugin(`${active}.mjs`)],
  });
}
