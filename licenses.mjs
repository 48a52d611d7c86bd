// What the licences of bundled packages ask for: their texts, beside the bundles.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The names, versions and licences of all packages that went into some bundles, as one text.
 * @param {import('esbuild').Metafile[]} metafiles of the bundles
 */
export function licensesOf(metafiles) {
  const folders = new Set();
  for (const { inputs } of metafiles) {
    for (const path of Object.keys(inputs)) {
      const [folder] = /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path) ?? [];
      if (folder) folders.add(folder);
    }
  }
  const texts = new Map([...folders].map(textOf));
  const ours = 'This extension holds parts of the packages below, each under the licence that follows its name.';
  return [ours, ...[...texts.keys()].sort().map((name) => texts.get(name))].join(`\n\n${'-'.repeat(80)}\n\n`);
}

/** Name, version and licence of the package in a folder, and its text. */
function textOf(folder) {
  const { name, version, license, author } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const file = readdirSync(folder).find((each) => /^licen[cs]e/i.test(each));
  const text = file ? readFileSync(join(folder, file), 'utf8').trim() : `© ${author?.name ?? author ?? name}`;
  return [`${name}@${version}`, `${name}@${version} (${license})\n\n${text}`];
}
