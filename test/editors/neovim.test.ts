import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { assertUseful, inEditor, setUp, versionOf } from './editor.js';

const script = fileURLToPath(new URL('neovim.lua', import.meta.url));
const version = versionOf('nvim') ?? 0;
const heading = version === 0.7 ? 'Neovim 0.7' : version >= 0.11 ? 'Neovim 0.11' : null;

test('Neovim, set up as the page on editors says', { skip: !heading && 'no Neovim 0.7 or 0.11 here' }, async () => {
  const files = { 'init.lua': setUp(heading ?? '') };
  const args = ['--headless', '--clean', '-u', 'init.lua', 'report.txt', '-c', `luafile ${script}`];
  assertUseful(await inEditor('nvim', files, args));
});
