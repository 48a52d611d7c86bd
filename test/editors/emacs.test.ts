import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { assertUseful, inEditor, setUp } from './editor.js';

const script = fileURLToPath(new URL('emacs.el', import.meta.url));
const hasEglot = spawnSync('emacs', ['--batch', '-l', 'eglot']).status === 0;

test('Emacs, set up as the page on editors says', { skip: !hasEglot && 'no Emacs with eglot here' }, async () => {
  const files = { 'init.el': setUp('Emacs') };
  assertUseful(await inEditor('emacs', files, ['--batch', '-l', 'init.el', '-l', script]));
});
