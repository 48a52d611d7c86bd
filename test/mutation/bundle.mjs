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

/**
 * What each of the two scripts has in place of Stryker's calls, which take longer than what they ask about: one asks
 * which mutant is active, the other, in which none is, counts what is reached.
 */
const scripts = {
  active: {
    preamble: `import { active as stryActive_9fa48, hit as stryHit_9fa48 } from ${JSON.stringify(join(here, 'active.mjs'))};`,
    isActive: '(stryActive_9fa48 === $1 && stryHit_9fa48())',
    reached: () => '0',
  },
  counting: {
    preamble: 'const stryHits_9fa48 = globalThis.__stryker__.hits;',
    isActive: 'false',
    reached: (_call, ids) => ids.replaceAll(/"(\d+)"/g, 'stryHits_9fa48[$1]++'),
  },
};

const plugin = (script) => ({
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
      const contents = text
        .replace(preamble, script.preamble)
        .replace(/stryMutAct_9fa48\("(\d+)"\)/g, script.isActive)
        .replace(/stryCov_9fa48\(((?:"\d+"(?:, )?)+)\)/g, script.reached)
        .replaceAll('import.meta.url', JSON.stringify(pathToFileURL(path)));
      return { contents, loader: 'ts' };
    });
  },
});

for (const [name, script] of Object.entries(scripts)) {
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
    outfile: `mutation-${name}.cjs`,
    plugins: [plugin(script)],
  });
}

await writeFile('mutation-mutants.json', JSON.stringify(mutants));
