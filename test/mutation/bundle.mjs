// Bundles the tests by which mutants are tried with the sources they try, into scripts that can be run again and again
// in one process: one to count which mutants each test reaches, one to try them. Stryker calls it where it has put the
// sources with all mutants in them.
import { readFile, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { globSync } from 'tinyglobby';

const here = dirname(fileURLToPath(import.meta.url));

const files = globSync(
  ['test/server/{read,rules,repair,check,layout,features}/**/*.test.ts', 'test/docs/rules.test.ts'],
  { ignore: '**/{giants,hostile}.test.ts' },
).sort();

const standIns = {
  'node:test': join(here, 'nodeTest.mjs'),
  'node:assert/strict': join(here, 'assert.mjs'),
};

/** What Stryker writes into each file: who is active, and what is reached. */
const preamble = /function stryNS_9fa48\(\)[\s\S]*?return isActive\(id\);\n\}/;

/** The mutants of each source. */
const mutants = {};

/** One comparison of two numbers for each mutant: a call for each takes longer than what it asks about. */
const asking = (text) =>
  text
    .replace(/stryMutAct_9fa48\("(\d+)"\)/g, '(stryActive_9fa48 === $1 && stryHit_9fa48())')
    .replace(/stryCov_9fa48\((?:"\d+"(?:, )?)+\)/g, (call) => call.replaceAll('"', ''));

const plugin = (active) => ({
  name: 'mutation',
  setup(build) {
    build.onResolve({ filter: /\/cost\.js$/ }, () => ({ path: join(here, 'cost.mjs') }));
    build.onResolve({ filter: /^node:(?:test|assert\/strict)$/ }, ({ path, importer }) =>
      importer.endsWith('.ts') ? { path: standIns[path] } : { path, external: true },
    );
    build.onLoad({ filter: /\.ts$/ }, async ({ path }) => {
      const text = await readFile(path, 'utf8');
      const ids = [...text.matchAll(/stryMutAct_9fa48\("(\d+)"\)/g)].map(([, id]) => Number(id));
      if (ids.length > 0) mutants[relative(process.cwd(), path)] = ids;
      const names = 'active as stryActive_9fa48, hit as stryHit_9fa48, reached as stryCov_9fa48';
      const contents = asking(text)
        .replaceAll('import.meta.url', JSON.stringify(pathToFileURL(path)))
        .replace(preamble, `import { ${names} } from ${JSON.stringify(join(here, active))};`);
      return { contents, loader: 'ts' };
    });
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

await writeFile('mutation-mutants.json', JSON.stringify(mutants));
